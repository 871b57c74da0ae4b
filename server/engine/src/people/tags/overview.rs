//! All tags with how many people have each; those of a person by group; those that could be meant by what is typed.

use std::collections::HashMap;

use domain::access::{Actor, Capability};
use domain::ids::{PersonId, TagGroupId, TagId};
use domain::people::{GroupedTag, TagGroup, TagGroupKind, TagOverview, TagUse};
use domain::time::Timestamp;

use super::sql;
use crate::people::visible::{self, Reach};
use crate::{Engine, Result, access, all, text};

/// Most tags on the page about tags.
pub const MOST: i64 = 2000;
/// Tags offered at once.
const OFFERED: i64 = 8;

#[derive(sqlx::FromRow)]
struct Row {
    tag_id: TagId,
    name: String,
    group_name: Option<String>,
    kind: Option<TagGroupKind>,
    archived_at: Option<Timestamp>,
}

fn view(r: Row) -> GroupedTag {
    GroupedTag {
        id: r.tag_id,
        name: r.name,
        group: r.group_name.unwrap_or_default(),
        kind: r.kind.unwrap_or_default(),
        archived: r.archived_at.is_some(),
    }
}

/// A person's tags with their groups, by name.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not see this person.
pub async fn grouped(engine: &Engine, actor: &Actor, person: PersonId) -> Result<Vec<GroupedTag>> {
    let mut tx = engine.read().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    Ok(all!(&mut tx, Row, sql::GROUPED, actor.tenant, person)?.into_iter().map(view).collect())
}

/// Tags a word of which begins with what was typed, that are still given and that the person does not have.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn suggest(engine: &Engine, actor: &Actor, person: PersonId, typed: &str) -> Result<Vec<GroupedTag>> {
    access::require(actor, Capability::PeopleRead)?;
    let key = text::fold(typed).replace(['%', '_', '\\'], "");
    let (first, later) = (format!("{key}%"), format!("% {key}%"));
    let mut tx = engine.read().await?;
    let rows = all!(&mut tx, Row, sql::SUGGEST, actor.tenant, first, later, person, OFFERED)?;
    Ok(rows.into_iter().map(view).collect())
}

#[derive(sqlx::FromRow)]
struct TagRow {
    tag_id: TagId,
    name: String,
    group_id: Option<TagGroupId>,
    archived_at: Option<Timestamp>,
}

/// The page about tags. Whoever may change people everywhere may change tags.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn overview(engine: &Engine, actor: &Actor) -> Result<TagOverview> {
    access::require(actor, Capability::PeopleRead)?;
    let mut tx = engine.read().await?;
    let tenant = actor.tenant;
    let everyone = Reach::of(engine, &mut tx, actor, Capability::PeopleRead).await? == Reach::All;
    let may_manage = access::require_whole(&mut tx, actor, Capability::PeopleWrite).await.is_ok();
    let uses = if everyone {
        all!(&mut tx, (TagId, i64), sql::USE_ALL, tenant)?
    } else {
        all!(&mut tx, (TagId, i64), sql::USE_SEEN, tenant, actor.account, engine.now())?
    };
    let uses: HashMap<TagId, i64> = uses.into_iter().collect();
    let tags = all!(&mut tx, TagRow, sql::TAGS, tenant, MOST)?;
    let groups = all!(&mut tx, (TagGroupId, String, TagGroupKind), sql::GROUPS, tenant)?;
    let tags = tags.into_iter().map(|t| TagUse {
        id: t.tag_id,
        name: t.name,
        group: t.group_id,
        archived: t.archived_at.is_some(),
        people: uses.get(&t.tag_id).copied().unwrap_or_default(),
    });
    Ok(TagOverview {
        tags: tags.collect(),
        groups: groups.into_iter().map(|(id, name, kind)| TagGroup { id, name, kind }).collect(),
        may_manage,
    })
}
