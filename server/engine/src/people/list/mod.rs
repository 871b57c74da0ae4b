//! The list of people: what it is limited to, in which order, what of each, and in groups.

mod choices;
mod filter;
mod groups;
mod order;
mod rows;

use domain::access::{Actor, Capability};
use domain::ids::{PersonId, TagId};
use domain::page::Page;
use domain::people::{ListColumn, PeopleQuery, PersonSummary, TagView};

pub use self::choices::{list_fields, owners};
pub(super) use self::filter::{conditions, find_tenant, prepare};
pub use self::groups::groups;
use self::order::Order;
pub(super) use self::rows::rows;
use super::custom;
use super::visible::Reach;
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::{Engine, Result, access, segments};

/// Rows of a page.
pub const PAGE: u32 = 50;

/// A page of the people the caller may see. However deep it lies, it costs the same: it continues after a key and counts nothing.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people; [`domain::ApiError::NotFound`] if it is limited to a segment the
/// caller may not see.
pub async fn list(engine: &Engine, actor: &Actor, query: &PeopleQuery, size: u32) -> Result<Page<PersonSummary>> {
    prepare(engine, actor.tenant, query).await?;
    let mut tx = engine.read().await?;
    let reach = Reach::of(engine, &mut tx, actor, Capability::PeopleRead).await?;
    let order = Order::of(query.sort);
    let keys = keys(engine, &mut tx, actor, &reach, query, &order, size).await?;
    let page = Page::cut(keys, usize::try_from(size).unwrap_or_default(), |(person, key)| format!("{person}~{key}"));
    let ids: Vec<PersonId> = page.items.iter().map(|(person, _)| *person).collect();
    let columns = own_columns(engine, &mut tx, actor, Capability::PeopleRead, &query.columns).await?;
    let items = rows(&mut tx, actor.tenant, &ids, &columns).await?;
    drop(tx);
    if let Some(segment) = query.segment {
        segments::shown(engine, actor, segment, i64::try_from(items.len()).unwrap_or_default()).await?;
    }
    Ok(Page { items, next: page.next })
}

/// The people of a page in order, with what they are sorted by; one more than asked for, if there is one.
async fn keys(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    reach: &Reach,
    query: &PeopleQuery,
    order: &Order,
    size: u32,
) -> Result<Vec<(PersonId, String)>> {
    let conditions = conditions(engine, tx, actor, reach, query).await?;
    let mut sql = order.select(tx.backend(), actor.tenant);
    sql.append(conditions);
    if let Some((person, key)) = query.after.as_deref().and_then(|after| after.split_once('~'))
        && let Ok(person) = person.parse::<PersonId>()
    {
        order.after(&mut sql, person, key);
    }
    order.finish(&mut sql);
    sql.push(" LIMIT ").bind(i64::from(size).saturating_add(1));
    sql.all(tx).await
}

/// Those of the columns the caller may see: fields of other organisations are left out.
pub(super) async fn own_columns(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    capability: Capability,
    columns: &[ListColumn],
) -> Result<Vec<ListColumn>> {
    if !columns.iter().any(|column| matches!(column, ListColumn::Field(_))) {
        return Ok(columns.to_vec());
    }
    let own = custom::visible(engine, tx, actor, capability).await?;
    let seen = |column: &ListColumn| match column {
        ListColumn::Field(id) => own.iter().any(|field| field.id == *id),
        _ => true,
    };
    Ok(columns.iter().copied().filter(seen).collect())
}

/// How many people the query finds in all.
///
/// # Errors
/// As [`list`].
pub async fn count(engine: &Engine, actor: &Actor, query: &PeopleQuery) -> Result<i64> {
    prepare(engine, actor.tenant, query).await?;
    let mut tx = engine.read().await?;
    let reach = Reach::of(engine, &mut tx, actor, Capability::PeopleRead).await?;
    let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM person p WHERE ");
    sql.append(conditions(engine, &mut tx, actor, &reach, query).await?);
    sql.value(&mut tx).await
}

/// The tags one can filter by, by name.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn tag_choices(engine: &Engine, actor: &Actor) -> Result<Vec<TagView>> {
    access::require(actor, Capability::PeopleRead)?;
    let mut tx = engine.read().await?;
    let mut sql = Sql::new("SELECT tag_id, name FROM tag WHERE tenant_id = ");
    sql.bind(actor.tenant).push(" AND archived_at IS NULL AND merged_into IS NULL ORDER BY name_key, tag_id");
    let rows: Vec<(TagId, String)> = sql.all(&mut tx).await?;
    Ok(rows.into_iter().map(|(id, name)| TagView { id, name }).collect())
}
