//! Which people and added fields somebody may ask about: those they see, and never a sensitive one, which is shown only by a click that is logged.

use std::collections::BTreeSet;

use domain::access::{Actor, Capability};
use domain::ids::{FieldId, TenantId};
use domain::segments::{Condition, Tree};

use super::sql;
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::people::{custom, visible};
use crate::{Engine, Result, duplicates, not_found, one};

/// The added fields that trees name.
fn named<'a>(trees: impl Iterator<Item = &'a Tree>) -> BTreeSet<FieldId> {
    let field = |c: &Condition| if let Condition::Custom { field, .. } = c { Some(*field) } else { None };
    trees.flat_map(Tree::conditions).filter_map(field).filter(|field| !field.0.is_nil()).collect()
}

/// Somebody the tree names, if the actor may know of them: those who are not there any more betray nothing.
///
/// # Errors
/// [`domain::ApiError::NotFound`] otherwise.
async fn people(engine: &Engine, tx: &mut Tx, actor: &Actor, tree: &Tree) -> Result<()> {
    for condition in tree.conditions() {
        if let Condition::Relation { other: Some(other), .. } = condition {
            let other = duplicates::resolve(tx, actor.tenant, *other).await?;
            if one!(tx, (String, String), sql::THERE, actor.tenant, other)?.is_some() {
                visible::require(engine, tx, actor, Capability::PeopleRead, other).await?;
            }
        }
    }
    Ok(())
}

/// Insists that everybody and every added field the tree names may be asked about.
///
/// # Errors
/// [`domain::ApiError::NotFound`] otherwise.
pub(super) async fn require(engine: &Engine, tx: &mut Tx, actor: &Actor, tree: &Tree) -> Result<()> {
    people(engine, tx, actor, tree).await?;
    let named = named(std::iter::once(tree));
    if named.is_empty() {
        return Ok(());
    }
    let own = custom::had(engine, tx, actor, Capability::PeopleRead).await?;
    if named.iter().all(|id| own.iter().any(|own| own.id == *id && !own.sensitive)) { Ok(()) } else { not_found() }
}

/// Insists that none of the fields is sensitive that the segments inside a tree name: one may have become so since. Whoever shares a segment
/// lets others ask about the rest.
///
/// # Errors
/// [`domain::ApiError::NotFound`] otherwise.
pub(super) async fn open(tx: &mut Tx, tenant: TenantId, inside: impl Iterator<Item = &Tree>) -> Result<()> {
    let named = named(inside);
    if named.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM custom_field WHERE sensitive AND tenant_id = ");
    sql.bind(tenant).push(" AND field_id IN ").list(named);
    if sql.value::<i64>(tx).await? == 0 { Ok(()) } else { not_found() }
}
