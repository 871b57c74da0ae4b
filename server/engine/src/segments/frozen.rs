//! Static segments: lists of people.

use domain::access::{Actor, Capability};
use domain::ids::{PersonId, SegmentId};
use domain::segments::{SegmentKind, Tree};
use domain::{ApiError, Problem};

use super::compile::where_clause;
use super::manage::{note, seen};
use super::scope::Scope;
use super::sql;
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::people::visible;
use crate::{Engine, Error, Result, exec};

/// Puts everybody a tree finds now into a segment.
pub(super) async fn freeze(engine: &Engine, tx: &mut Tx, actor: &Actor, id: SegmentId, tree: &Tree) -> Result<u64> {
    let scope = Scope::of(engine, tx, actor, Capability::PeopleRead, tree).await?;
    // The tenant of the row, so that each table is seen to be narrowed.
    let mut sql = Sql::new("INSERT INTO segment_member (tenant_id, segment_id, person_id, added_at) SELECT p.tenant_id, ");
    sql.bind(id).push(", p.person_id, ").bind(engine.now()).push(" FROM person p WHERE ");
    sql.append(where_clause(tree, &scope)).exec(tx).await
}

/// Puts one person into a static segment or takes them out; gives whether that changed anything.
///
/// # Errors
/// [`ApiError::NotFound`] if the actor does not have the segment or may not see the person; [`ApiError::Forbidden`] if they may not change
/// the segment; [`ApiError::Validation`] on `kind` for a segment that is described.
pub async fn put(engine: &Engine, actor: &Actor, id: SegmentId, person: PersonId, inside: bool) -> Result<bool> {
    let mut tx = engine.write().await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    let row = seen(engine, &mut tx, actor, id).await?;
    if !row.may_edit {
        return Err(Error::Api(ApiError::Forbidden));
    }
    if row.kind != SegmentKind::Static {
        return Err(Error::Api(ApiError::field("kind", Problem::Choice)));
    }
    let changed = if inside {
        exec!(&mut tx, sql::ADD_MEMBER, actor.tenant, id, person, engine.now())?
    } else {
        exec!(&mut tx, sql::REMOVE_MEMBER, actor.tenant, id, person)?
    };
    if changed > 0 {
        note(engine, &mut tx, actor, if inside { "segment.person_added" } else { "segment.person_removed" }, id, "").await?;
    }
    tx.commit().await?;
    Ok(changed > 0)
}
