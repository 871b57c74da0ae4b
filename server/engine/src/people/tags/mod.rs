//! Tags: given to people, put in groups, renamed, made one, and put away. They belong to the whole organisation.

mod groups;
mod index;
mod manage;
mod merge;
mod overview;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use domain::access::{Actor, Capability};
use domain::ids::{PersonId, TagId, TenantId};
use domain::people::{InteractionKind, Source, TagView};
use domain::validate::Check;

pub use self::groups::{add_group, change_group, remove_group};
pub use self::index::index;
pub use self::manage::{archive, create, rename, set_group};
pub(super) use self::merge::forget;
pub use self::merge::{merge, sweep, take_apart};
pub use self::overview::{MOST, grouped, overview, suggest};
use super::interactions::{self, NewInteraction};
use super::list::find_tenant;
use super::{search, visible};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, all, exec, one, text};

/// Longest name of a tag, in characters.
pub const MAX_LENGTH: u32 = 40;

/// The tags of a person, by name. The caller has checked that they may be seen.
///
/// # Errors
/// If the database fails.
pub async fn of(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Vec<TagView>> {
    let rows = all!(tx, (TagId, String), sql::TAGS_OF, tenant, person)?;
    Ok(rows.into_iter().map(|(id, name)| TagView { id, name }).collect())
}

/// Gives a person a tag by its name, making the tag if it is new. Gives whether the person did not have it. The caller
/// has checked that they may.
///
/// # Errors
/// If the database fails.
pub async fn give(engine: &Engine, tx: &mut Tx, tenant: TenantId, person: PersonId, name: &str) -> Result<bool> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let key = text::fold(&name);
    if key.is_empty() {
        return Ok(false);
    }
    let id: TagId = engine.id();
    exec!(tx, sql::INSERT_TAG, tenant, id, &name, &key, engine.now())?;
    let Some(tag) = by_name(tx, tenant, &name).await? else {
        return Err(Error::Bug("a tag is gone right after it was made".into()));
    };
    Ok(exec!(tx, sql::INSERT_TAGGING, tenant, person, tag, engine.now())? > 0)
}

/// The tag of that name, however it is written; of one that was made one with another, the other.
///
/// # Errors
/// If the database fails.
pub async fn by_name(tx: &mut Tx, tenant: TenantId, name: &str) -> Result<Option<TagId>> {
    let found = one!(&mut *tx, (TagId,), sql::TAG_BY_KEY, tenant, text::fold(name))?;
    match found {
        Some((tag,)) => Ok(Some(current(tx, tenant, tag).await?)),
        None => Ok(None),
    }
}

/// The tag itself, or, if it was made one with another, the other.
///
/// # Errors
/// If the database fails.
pub async fn current(tx: &mut Tx, tenant: TenantId, tag: TagId) -> Result<TagId> {
    let mut tag = tag;
    while let Some((Some(next),)) = one!(&mut *tx, (Option<TagId>,), sql::MERGED_INTO, tenant, tag)? {
        tag = next;
    }
    Ok(tag)
}

/// What a tag is called; nothing if there is no such tag.
///
/// # Errors
/// If the database fails.
pub async fn name(tx: &mut Tx, tenant: TenantId, tag: TagId) -> Result<String> {
    Ok(one!(tx, (String,), sql::TAG_NAME, tenant, tag)?.map(|(name,)| name).unwrap_or_default())
}

/// Of these tags those that were made one with another, with the other.
///
/// # Errors
/// If the database fails.
pub async fn renamed(tx: &mut Tx, tenant: TenantId, tags: impl IntoIterator<Item = TagId>) -> Result<BTreeMap<TagId, TagId>> {
    let mut out = BTreeMap::new();
    for tag in tags {
        let now = current(tx, tenant, tag).await?;
        if now != tag {
            out.insert(tag, now);
        }
    }
    Ok(out)
}

/// Gives a person a tag.
///
/// # Errors
/// Problems on `tag`; [`domain::ApiError::NotFound`] if the caller may not change this person.
pub async fn add(engine: &Engine, actor: &Actor, person: PersonId, name: &str) -> Result<()> {
    let mut check = Check::new();
    let name = check.text("tag", name, MAX_LENGTH);
    check.done()?;
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    if give(engine, &mut tx, actor.tenant, person, &name).await? {
        note(engine, &mut tx, actor, person, InteractionKind::Tagged, &name).await?;
    }
    tx.commit().await
}

/// Takes a tag from a person.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not change this person.
pub async fn remove(engine: &Engine, actor: &Actor, person: PersonId, tag: TagId) -> Result<()> {
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let tag = current(&mut tx, actor.tenant, tag).await?;
    let name = name(&mut tx, actor.tenant, tag).await?;
    if exec!(&mut tx, sql::DELETE_TAGGING, actor.tenant, person, tag)? > 0 {
        note(engine, &mut tx, actor, person, InteractionKind::Untagged, &name).await?;
    }
    tx.commit().await
}

async fn note(engine: &Engine, tx: &mut Tx, actor: &Actor, person: PersonId, kind: InteractionKind, tag: &str) -> Result<()> {
    let entry = NewInteraction::new(person, kind, Source::Organiser).by(actor);
    interactions::add(engine, tx, actor.tenant, NewInteraction { body: tag, ..entry }).await?;
    let tenant = find_tenant(&mut *tx, actor.tenant).await?;
    search::index(&mut *tx, &tenant, &[person]).await?;
    let action = if kind == InteractionKind::Tagged { "person.tagged" } else { "person.untagged" };
    let act = Act { action, subject_kind: "person", subject: Some(person.0) };
    audit::record(engine, tx, actor.tenant, Who::Account(actor), act, ()).await
}
