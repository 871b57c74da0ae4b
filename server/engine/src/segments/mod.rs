//! Segments: finding, counting and explaining people by a tree of conditions.
//!
//! Other features come in through [`Scope`] and [`and_tree`]: every list of people can be narrowed by a tree. Whatever a tree asks, it can
//! not ask for letters to an office; a test looks at the tables of every condition.

mod asked;
mod asked_place;
mod asked_text;
mod choices;
mod compile;
mod count;
mod facts;
mod fields;
mod frozen;
mod ground;
mod manage;
mod map;
mod members;
mod places;
mod scope;
pub(crate) mod sql;
mod support;
#[cfg(test)]
mod tests;

use domain::access::Actor;
use domain::ids::{PersonId, SegmentId, TenantId};
use domain::segments::{Condition, Join, Tree};

pub use self::choices::choices;
pub use self::compile::{and_tree, where_clause};
pub use self::count::{count, left_out, steps};
pub use self::frozen::put;
pub use self::manage::{archive, create, duplicate, list, load, save};
pub use self::map::{map, statistic};
pub use self::members::{SAMPLE, explain, find_people, sample};
pub use self::places::{exactness, find as find_place, refresh as refresh_places};
pub use self::scope::Scope;
pub use self::support::shown;
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::people::visible::Reach;
use crate::{Engine, Result, exec};

/// The tree that means just one segment.
#[must_use]
pub fn frozen_tree(id: SegmentId) -> Tree {
    Tree::of(Join::All, vec![Condition::Segment(id).into()])
}

/// The condition that the person of the row called `p` is in a segment, to stand after a `WHERE …`: ` AND (…)`. Its places have to be
/// known: see [`refresh_places`].
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the actor does not have the segment, or it asks about a field that is sensitive by now; as
/// [`Scope::within`].
pub async fn and_segment(engine: &Engine, tx: &mut Tx, actor: &Actor, reach: &Reach, id: SegmentId) -> Result<Sql> {
    manage::seen(engine, tx, actor, id).await?;
    let tree = frozen_tree(id);
    let scope = Scope::within(engine, tx, actor.tenant, reach.clone(), &tree).await?;
    fields::open(tx, actor.tenant, scope.inside()).await?;
    Ok(and_tree(&tree, &scope))
}

/// Takes a person out of every static segment, when they are erased.
///
/// # Errors
/// If the database fails.
pub async fn forget(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<()> {
    exec!(tx, sql::FORGET_PERSON, tenant, person)?;
    Ok(())
}
