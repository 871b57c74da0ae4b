//! Server functions: tags and their groups.

use domain::ids::{BatchId, PersonId, TagGroupId, TagId};
use domain::people::{GroupedTag, TagGroupKind, TagOverview};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {crate::server::ctx, domain::access::Capability, engine::people::tags};

/// All tags with how many people have each.
///
/// # Errors
/// Without the right to see people.
#[server(prefix = "/api", endpoint = "people/tags")]
pub async fn overview() -> Result<TagOverview, Failure> {
    let ctx = ctx()?;
    Ok(tags::overview(&ctx.engine, ctx.require(Capability::PeopleRead)?).await?)
}

/// A person's tags.
///
/// # Errors
/// If the reader may not see this person.
#[server(prefix = "/api", endpoint = "people/tags_of")]
pub async fn tags_of(id: PersonId) -> Result<Vec<GroupedTag>, Failure> {
    let ctx = ctx()?;
    Ok(tags::grouped(&ctx.engine, ctx.require(Capability::PeopleRead)?, id).await?)
}

/// Tags that may be meant by what was typed, and that the person does not have.
///
/// # Errors
/// Without the right to see people.
#[server(prefix = "/api", endpoint = "people/suggest_tags")]
pub async fn suggest(id: PersonId, typed: String) -> Result<Vec<GroupedTag>, Failure> {
    let ctx = ctx()?;
    Ok(tags::suggest(&ctx.engine, ctx.require(Capability::PeopleRead)?, id, &typed).await?)
}

/// A change of a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TagChange {
    /// Another name.
    Rename(String),
    /// Another group, or none.
    Group(Option<TagGroupId>),
    /// Offered no more, or offered again.
    Archive(bool),
}

/// Makes a tag nobody has yet.
///
/// # Errors
/// Problems on `tag`; without the right to change people.
#[server(prefix = "/api", endpoint = "people/create_tag", input = Json)]
pub async fn create_tag(name: String, group: Option<TagGroupId>) -> Result<TagId, Failure> {
    let ctx = ctx()?;
    Ok(tags::create(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &name, group).await?)
}

/// Changes a tag.
///
/// # Errors
/// Problems on `tag`; unless the reader may change people everywhere.
#[server(prefix = "/api", endpoint = "people/change_tag", input = Json)]
pub async fn change_tag(id: TagId, change: TagChange) -> Result<(), Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleWrite)?;
    Ok(match change {
        TagChange::Rename(name) => tags::rename(&ctx.engine, actor, id, &name).await,
        TagChange::Group(group) => tags::set_group(&ctx.engine, actor, id, group).await,
        TagChange::Archive(away) => tags::archive(&ctx.engine, actor, id, away).await,
    }?)
}

/// Makes two tags one; gives what takes them apart.
///
/// # Errors
/// Problems on `into`; unless the reader may change people everywhere.
#[server(prefix = "/api", endpoint = "people/merge_tags")]
pub async fn merge_tags(id: TagId, into: TagId) -> Result<BatchId, Failure> {
    let ctx = ctx()?;
    Ok(tags::merge(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id, into).await?)
}

/// Takes two tags apart again.
///
/// # Errors
/// Unless the reader may change people everywhere; after a month; if the common tag is gone.
#[server(prefix = "/api", endpoint = "people/unmerge_tags")]
pub async fn unmerge_tags(merge: BatchId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(tags::take_apart(&ctx.engine, ctx.require(Capability::PeopleWrite)?, merge).await?)
}

/// Makes a group, or changes it if it has an identifier.
///
/// # Errors
/// Problems on `group`; unless the reader may change people everywhere.
#[server(prefix = "/api", endpoint = "people/save_tag_group", input = Json)]
pub async fn save_group(id: Option<TagGroupId>, name: String, kind: TagGroupKind) -> Result<TagGroupId, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleWrite)?;
    Ok(match id {
        None => tags::add_group(&ctx.engine, actor, &name, kind).await?,
        Some(id) => tags::change_group(&ctx.engine, actor, id, &name, kind).await.map(|()| id)?,
    })
}

/// Takes a group away; its tags stay.
///
/// # Errors
/// Unless the reader may change people everywhere.
#[server(prefix = "/api", endpoint = "people/remove_tag_group")]
pub async fn remove_group(id: TagGroupId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(tags::remove_group(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id).await?)
}
