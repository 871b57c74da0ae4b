//! The console's lists: bodies, areas, people.

pub(crate) mod sql;

use domain::access::{Actor, Capability};
use domain::ids::{AreaId, BodyId, PoliticianId};
use domain::page::Page;
use domain::representatives::contact::{Channel, best};
use domain::representatives::level::{AreaKind, Level};
use domain::representatives::list::{AreaRow, BodyRow, Inventory, PoliticianRow};
use uuid::Uuid;

use super::contacts;
use super::parse::code;
use crate::{Engine, Result, access, all, one};

/// Rows on a page of a list.
const PAGE: usize = 50;

#[derive(sqlx::FromRow)]
struct InventoryRow {
    politicians: i64,
    bodies: i64,
    areas: i64,
    boundaries: i64,
    postcodes: i64,
}

/// How much there is of everything.
///
/// # Errors
/// [`domain::ApiError::Forbidden`].
pub async fn inventory(engine: &Engine, actor: &Actor) -> Result<Inventory> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut tx = engine.read().await?;
    let r = one!(&mut tx, InventoryRow, sql::INVENTORY, actor.tenant)?;
    Ok(r.map(|r| Inventory {
        politicians: r.politicians,
        bodies: r.bodies,
        areas: r.areas,
        boundaries: r.boundaries,
        postcodes: r.postcodes,
    })
    .unwrap_or_default())
}

#[derive(sqlx::FromRow)]
struct BodyLine {
    body_id: BodyId,
    name: String,
    level: Level,
    source: String,
    seats: Option<i64>,
    sitting: i64,
}

/// The bodies that are not parties.
///
/// # Errors
/// [`domain::ApiError::Forbidden`].
pub async fn bodies(engine: &Engine, actor: &Actor) -> Result<Vec<BodyRow>> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut tx = engine.read().await?;
    let row = |r: BodyLine| BodyRow {
        id: r.body_id,
        name: r.name,
        level: r.level,
        source: r.source,
        seats: r.seats,
        sitting: r.sitting,
    };
    Ok(all!(&mut tx, BodyLine, sql::BODIES, actor.tenant)?.into_iter().map(row).collect())
}

#[derive(sqlx::FromRow)]
struct AreaLine {
    area_id: AreaId,
    name: String,
    code: String,
    scheme: String,
    kind: AreaKind,
    valid_from: String,
    valid_to: String,
    drawn: bool,
    name_key: String,
}

/// The areas whose name or code has `search` in it, by name, continuing after the cursor.
///
/// # Errors
/// [`domain::ApiError::Forbidden`].
pub async fn areas(engine: &Engine, actor: &Actor, search: &str, after: &str) -> Result<Page<AreaRow>> {
    access::require(actor, Capability::RepresentativesManage)?;
    let (key, id) = cursor(after);
    let mut tx = engine.read().await?;
    let like = format!("%{}%", code::name_key(search));
    let code_like = if search.trim().is_empty() { "%".to_owned() } else { code::key(search).replace(['%', '_'], "") };
    let size = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let rows = all!(&mut tx, AreaLine, sql::AREAS, actor.tenant, like, code_like, key, id, size)?;
    let page = Page::cut(rows, PAGE, |r| format!("{}|{}", r.name_key, r.area_id));
    let row = |r: AreaLine| AreaRow {
        id: r.area_id,
        name: r.name,
        code: r.code,
        scheme: r.scheme,
        kind: r.kind,
        valid_from: r.valid_from,
        valid_to: r.valid_to,
        drawn: r.drawn,
    };
    Ok(Page { items: page.items.into_iter().map(row).collect(), next: page.next })
}

/// The people whose name has `search` in it, by name, continuing after the cursor.
///
/// # Errors
/// [`domain::ApiError::Forbidden`].
pub async fn politicians(engine: &Engine, actor: &Actor, search: &str, after: &str) -> Result<Page<PoliticianRow>> {
    access::require(actor, Capability::RepresentativesManage)?;
    let (key, id) = cursor(after);
    let mut tx = engine.read().await?;
    let like = format!("%{}%", code::name_key(search));
    let size = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let rows = all!(&mut tx, (PoliticianId, String, String), sql::POLITICIANS, actor.tenant, like, key, id, size)?;
    let page = Page::cut(rows, PAGE, |(id, _, name_key)| format!("{name_key}|{id}"));
    let mut items = Vec::with_capacity(page.items.len());
    for (id, name, _) in page.items {
        let (body, area, party) = one!(&mut tx, (String, String, String), sql::SEATS_OF, actor.tenant, id)?.unwrap_or_default();
        let list = contacts::of(&mut tx, actor.tenant, id).await?;
        items.push(PoliticianRow { id, name, body, area, party, channel: best(&list).map_or(Channel::Unknown, |c| c.channel) });
    }
    Ok(Page { items, next: page.next })
}

/// The key and id a list continues after.
fn cursor(after: &str) -> (String, Uuid) {
    let (key, id) = after.rsplit_once('|').unwrap_or(("", ""));
    (key.to_owned(), id.parse().unwrap_or_default())
}
