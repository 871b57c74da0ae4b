//! Making, renaming and putting away tags.

use domain::access::{Actor, Capability};
use domain::ids::{TagGroupId, TagId};
use domain::validate::Check;
use domain::{ApiError, Problem};

use super::{MAX_LENGTH, index, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, exec, not_found, one, text, value};

/// Makes a tag nobody has yet. Everybody who may change people may do that, as they may by tagging somebody.
///
/// # Errors
/// Problems on `tag`, `Taken` if there is one of that name; [`ApiError::NotFound`] if there is no such group.
pub async fn create(engine: &Engine, actor: &Actor, name: &str, group: Option<TagGroupId>) -> Result<TagId> {
    let (name, key) = checked("tag", name)?;
    access::require(actor, Capability::PeopleWrite)?;
    let mut tx = engine.write().await?;
    if one!(&mut tx, (TagId,), sql::TAG_BY_KEY, actor.tenant, &key)?.is_some() {
        return Err(Error::Api(ApiError::field("tag", Problem::Taken)));
    }
    let id: TagId = engine.id();
    exec!(&mut tx, sql::INSERT_TAG, actor.tenant, id, &name, &key, engine.now())?;
    if let Some(group) = group {
        has_group(&mut tx, actor, group).await?;
        exec!(&mut tx, sql::SET_GROUP, actor.tenant, id, group)?;
    }
    record(engine, &mut tx, actor, "tag.created", id).await?;
    tx.commit().await?;
    Ok(id)
}

/// Gives a tag another name.
///
/// # Errors
/// Problems on `tag`, `Taken` if another has that name; as [`require`].
pub async fn rename(engine: &Engine, actor: &Actor, tag: TagId, name: &str) -> Result<()> {
    let (name, key) = checked("tag", name)?;
    let mut tx = engine.write().await?;
    require(&mut tx, actor, tag).await?;
    if one!(&mut tx, (TagId,), sql::TAG_BY_KEY, actor.tenant, &key)?.is_some_and(|(other,)| other != tag) {
        return Err(Error::Api(ApiError::field("tag", Problem::Taken)));
    }
    exec!(&mut tx, sql::SET_NAME, actor.tenant, tag, &name, &key)?;
    index::later(engine, &mut tx, actor.tenant, tag).await?;
    record(engine, &mut tx, actor, "tag.renamed", tag).await?;
    tx.commit().await
}

/// Puts a tag into a group, or into none.
///
/// # Errors
/// As [`require`]; [`ApiError::NotFound`] if there is no such group.
pub async fn set_group(engine: &Engine, actor: &Actor, tag: TagId, group: Option<TagGroupId>) -> Result<()> {
    let mut tx = engine.write().await?;
    require(&mut tx, actor, tag).await?;
    if let Some(group) = group {
        has_group(&mut tx, actor, group).await?;
    }
    exec!(&mut tx, sql::SET_GROUP, actor.tenant, tag, group)?;
    record(engine, &mut tx, actor, "tag.grouped", tag).await?;
    tx.commit().await
}

/// Puts a tag away, so that it is offered no more, or brings it back. Whoever has it keeps it.
///
/// # Errors
/// As [`require`].
pub async fn archive(engine: &Engine, actor: &Actor, tag: TagId, away: bool) -> Result<()> {
    let mut tx = engine.write().await?;
    require(&mut tx, actor, tag).await?;
    let at = away.then(|| engine.now());
    exec!(&mut tx, sql::SET_ARCHIVED, actor.tenant, tag, at)?;
    record(engine, &mut tx, actor, if away { "tag.archived" } else { "tag.restored" }, tag).await?;
    tx.commit().await
}

/// Insists that the caller may change people everywhere, since everybody's people have the tag, and that it is there.
///
/// # Errors
/// [`ApiError::Forbidden`] or [`ApiError::NotFound`] without the right; [`ApiError::NotFound`] if there is no such tag.
pub(super) async fn require(tx: &mut Tx, actor: &Actor, tag: TagId) -> Result<()> {
    access::require_whole(tx, actor, Capability::PeopleWrite).await?;
    if value!(tx, i64, sql::IS_THERE, actor.tenant, tag)? > 0 { Ok(()) } else { not_found() }
}

async fn has_group(tx: &mut Tx, actor: &Actor, group: TagGroupId) -> Result<()> {
    if value!(tx, i64, sql::HAS_GROUP, actor.tenant, group)? > 0 { Ok(()) } else { not_found() }
}

/// The name with single spaces, and what it is compared by.
pub(super) fn checked(field: &str, name: &str) -> Result<(String, String)> {
    let mut check = Check::new();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = check.text(field, &name, MAX_LENGTH);
    let key = text::fold(&name);
    check.ensure(name.is_empty() || !key.is_empty(), field, Problem::Required);
    check.done()?;
    Ok((name, key))
}

pub(super) async fn record(engine: &Engine, tx: &mut Tx, actor: &Actor, action: &str, tag: TagId) -> Result<()> {
    let act = Act { action, subject_kind: "tag", subject: Some(tag.0) };
    audit::record(engine, tx, actor.tenant, Who::Account(actor), act, ()).await
}
