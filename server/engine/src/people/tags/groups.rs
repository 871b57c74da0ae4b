//! Groups of tags.

use domain::access::{Actor, Capability};
use domain::ids::TagGroupId;
use domain::people::TagGroupKind;
use domain::{ApiError, Problem};

use super::manage::checked;
use super::sql;
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, exec, not_found, one};

/// Makes a group.
///
/// # Errors
/// Problems on `group`, `Taken` if there is one of that name; without the right to change people everywhere.
pub async fn add_group(engine: &Engine, actor: &Actor, name: &str, kind: TagGroupKind) -> Result<TagGroupId> {
    let (name, key) = checked("group", name)?;
    let mut tx = engine.write().await?;
    access::require_whole(&mut tx, actor, Capability::PeopleWrite).await?;
    let id: TagGroupId = engine.id();
    // New groups stand last: their place is when they were made.
    if exec!(&mut tx, sql::INSERT_GROUP, actor.tenant, id, &name, &key, kind, engine.now())? == 0 {
        return Err(Error::Api(ApiError::field("group", Problem::Taken)));
    }
    record(engine, &mut tx, actor, "tag_group.created", id).await?;
    tx.commit().await?;
    Ok(id)
}

/// Gives a group another name or meaning.
///
/// # Errors
/// As [`add_group`]; [`ApiError::NotFound`] if there is no such group.
pub async fn change_group(engine: &Engine, actor: &Actor, group: TagGroupId, name: &str, kind: TagGroupKind) -> Result<()> {
    let (name, key) = checked("group", name)?;
    let mut tx = engine.write().await?;
    access::require_whole(&mut tx, actor, Capability::PeopleWrite).await?;
    if one!(&mut tx, (TagGroupId,), sql::GROUP_BY_KEY, actor.tenant, &key)?.is_some_and(|(other,)| other != group) {
        return Err(Error::Api(ApiError::field("group", Problem::Taken)));
    }
    if exec!(&mut tx, sql::SET_GROUP_NAME, actor.tenant, group, &name, &key, kind)? == 0 {
        return not_found();
    }
    record(engine, &mut tx, actor, "tag_group.changed", group).await?;
    tx.commit().await
}

/// Takes a group away; its tags stay, in none.
///
/// # Errors
/// Without the right to change people everywhere; [`ApiError::NotFound`] if there is no such group.
pub async fn remove_group(engine: &Engine, actor: &Actor, group: TagGroupId) -> Result<()> {
    let mut tx = engine.write().await?;
    access::require_whole(&mut tx, actor, Capability::PeopleWrite).await?;
    exec!(&mut tx, sql::EMPTY_GROUP, actor.tenant, group)?;
    if exec!(&mut tx, sql::DELETE_GROUP, actor.tenant, group)? == 0 {
        return not_found();
    }
    record(engine, &mut tx, actor, "tag_group.removed", group).await?;
    tx.commit().await
}

async fn record(engine: &Engine, tx: &mut Tx, actor: &Actor, action: &str, group: TagGroupId) -> Result<()> {
    let act = Act { action, subject_kind: "tag_group", subject: Some(group.0) };
    audit::record(engine, tx, actor.tenant, Who::Account(actor), act, ()).await
}
