//! Two tags that mean the same become one, and can be taken apart again for a month.

use domain::access::{Actor, Capability};
use domain::ids::{BatchId, PersonId, TagId, TenantId};
use domain::time::Timestamp;
use domain::{ApiError, Problem};

use super::manage::{record, require};
use super::{index, sql};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, exec, not_found, one, value};

/// How long a merge can be taken back.
const KEPT: i64 = 30 * Timestamp::DAY;

/// Gives everybody who has `tag` the tag `into` instead. The name of the first means the second from then on. Gives what
/// [`take_apart`] needs.
///
/// # Errors
/// `Choice` on `into` if both are the same; as [`require`].
pub async fn merge(engine: &Engine, actor: &Actor, tag: TagId, into: TagId) -> Result<BatchId> {
    if tag == into {
        return Err(Error::Api(ApiError::field("into", Problem::Choice)));
    }
    let mut tx = engine.write().await?;
    require(&mut tx, actor, tag).await?;
    require(&mut tx, actor, into).await?;
    let (tenant, id): (TenantId, BatchId) = (actor.tenant, engine.id());
    exec!(&mut tx, sql::INSERT_MERGE, tenant, id, tag, into, engine.now())?;
    exec!(&mut tx, sql::REMEMBER, tenant, id, tag, into)?;
    exec!(&mut tx, sql::DROP_BOTH, tenant, id, tag)?;
    exec!(&mut tx, sql::MOVE, tenant, tag, into)?;
    exec!(&mut tx, sql::SET_MERGED, tenant, tag, into)?;
    index::later(engine, &mut tx, tenant, into).await?;
    record(engine, &mut tx, actor, "tag.merged", tag).await?;
    tx.commit().await?;
    Ok(id)
}

/// Takes two tags apart again: everybody has what they had, except whoever has lost the common tag since.
///
/// # Errors
/// [`ApiError::NotFound`] without the right over everything, or if the merge is not remembered;
/// [`ApiError::Conflict`] `merged_since` if the common tag was made one with yet another, which has to be taken back first.
pub async fn take_apart(engine: &Engine, actor: &Actor, merge: BatchId) -> Result<()> {
    let mut tx = engine.write().await?;
    access::require_whole(&mut tx, actor, Capability::PeopleWrite).await?;
    let tenant = actor.tenant;
    let Some((tag, into)) = one!(&mut tx, (TagId, TagId), sql::MERGE, tenant, merge)? else { return not_found() };
    if value!(&mut tx, i64, sql::IS_THERE, tenant, into)? == 0 {
        return Err(Error::Api(ApiError::Conflict("merged_since".into())));
    }
    exec!(&mut tx, sql::STILL_TAGGED, tenant, merge, into)?;
    exec!(&mut tx, sql::GIVE_BACK, tenant, merge, tag)?;
    exec!(&mut tx, sql::TAKE_BACK, tenant, merge, into)?;
    exec!(&mut tx, sql::SET_MERGED, tenant, tag, None::<TagId>)?;
    exec!(&mut tx, sql::DELETE_MERGE_PEOPLE, tenant, merge)?;
    exec!(&mut tx, sql::DELETE_MERGE, tenant, merge)?;
    for apart in [tag, into] {
        index::later(engine, &mut tx, tenant, apart).await?;
    }
    record(engine, &mut tx, actor, "tag.taken_apart", tag).await?;
    tx.commit().await
}

/// Forgets merges too old to be taken back.
///
/// # Errors
/// If the database fails.
pub async fn sweep(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<()> {
    exec!(tx, sql::SWEEP_PEOPLE, tenant, now.plus(-KEPT))?;
    exec!(tx, sql::SWEEP, tenant, now.plus(-KEPT))?;
    Ok(())
}

/// Forgets which tags an erased person had before they were made one.
pub(in crate::people) async fn forget(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<()> {
    exec!(tx, sql::FORGET, tenant, person)?;
    Ok(())
}
