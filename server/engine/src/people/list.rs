//! The list of people.

use std::collections::HashMap;

use domain::access::{Actor, Capability};
use domain::ids::{OrganisationId, PersonId, TagId};
use domain::page::Page;
use domain::people::{InteractionKind, PeopleQuery, PersonSort, PersonState, PersonSummary, TagCount, TagView};
use domain::time::Timestamp;
use uuid::Uuid;

use super::sql;
use crate::db::Tx;
use crate::{Engine, Result, access, all, text, value};

/// Rows of a page.
pub const PAGE: u32 = 50;

#[derive(sqlx::FromRow)]
struct Row {
    person_id: PersonId,
    given_name: String,
    family_name: String,
    name_key: String,
    email: Option<String>,
    bounced: bool,
    phone: Option<String>,
    postcode: Option<String>,
    city: Option<String>,
    touched_at: Timestamp,
    created_at: Timestamp,
    last_kind: Option<InteractionKind>,
    last_subject: Option<String>,
}

/// A page of the people the caller may see.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn list(engine: &Engine, actor: &Actor, query: &PeopleQuery, size: u32) -> Result<Page<PersonSummary>> {
    access::require(actor, Capability::PeopleRead)?;
    let mut tx = engine.read().await?;
    let rows = page(engine, &mut tx, actor, query, size).await?;
    let keys: HashMap<PersonId, String> = rows.iter().map(|r| (r.person_id, cursor(query.sort, r))).collect();
    let rows: Vec<PersonSummary> = rows.into_iter().map(summary).collect();
    let mut page = Page::cut(rows, usize::try_from(size).unwrap_or_default(), |r: &PersonSummary| {
        keys.get(&r.id).cloned().unwrap_or_default()
    });
    for row in &mut page.items {
        row.tags = super::tags::of(&mut tx, actor.tenant, row.id).await?;
    }
    Ok(page)
}

/// How many people the query finds in all.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn count(engine: &Engine, actor: &Actor, query: &PeopleQuery) -> Result<i64> {
    access::require(actor, Capability::PeopleRead)?;
    let mut tx = engine.read().await?;
    let [a, b, c, d] = text::patterns(&query.search);
    let state = PersonState::from(query.state);
    value!(
        &mut tx,
        i64,
        sql::COUNT,
        actor.tenant,
        actor.account,
        engine.now(),
        state,
        a,
        b,
        c,
        d,
        query.tag.is_none(),
        query.tag.unwrap_or(TagId(Uuid::nil())),
        query.branch.is_none(),
        query.branch.unwrap_or(OrganisationId(Uuid::nil()))
    )
}

async fn page(engine: &Engine, tx: &mut Tx, actor: &Actor, query: &PeopleQuery, size: u32) -> Result<Vec<Row>> {
    let [a, b, c, d] = text::patterns(&query.search);
    let state = PersonState::from(query.state);
    let (any_tag, tag) = (query.tag.is_none(), query.tag.unwrap_or(TagId(Uuid::nil())));
    let (any_branch, branch) = (query.branch.is_none(), query.branch.unwrap_or(OrganisationId(Uuid::nil())));
    let after = query.after.as_deref().and_then(|text| text.split_once('~'));
    let after_id = after.and_then(|(id, _)| id.parse().ok()).unwrap_or(PersonId(Uuid::nil()));
    let first = after.is_none();
    let more = i64::from(size) + 1;
    let now = engine.now();
    let (tenant, account) = (actor.tenant, actor.account);
    match query.sort {
        PersonSort::Name | PersonSort::NameDown => {
            let key = after.map(|(_, key)| key.to_owned()).unwrap_or_default();
            let statement = if query.sort == PersonSort::Name { sql::LIST_NAME } else { sql::LIST_NAME_DOWN };
            all!(
                tx, Row, statement, tenant, account, now, state, a, b, c, d, any_tag, tag, any_branch, branch, first, key,
                after_id, more
            )
        }
        PersonSort::Newest | PersonSort::Touched => {
            let key = Timestamp(after.and_then(|(_, key)| key.parse().ok()).unwrap_or_default());
            let statement = if query.sort == PersonSort::Newest { sql::LIST_NEWEST } else { sql::LIST_TOUCHED };
            all!(
                tx, Row, statement, tenant, account, now, state, a, b, c, d, any_tag, tag, any_branch, branch, first, key,
                after_id, more
            )
        }
    }
}

fn cursor(sort: PersonSort, row: &Row) -> String {
    match sort {
        PersonSort::Name | PersonSort::NameDown => format!("{}~{}", row.person_id, row.name_key),
        PersonSort::Newest => format!("{}~{}", row.person_id, row.created_at.0),
        PersonSort::Touched => format!("{}~{}", row.person_id, row.touched_at.0),
    }
}

fn summary(r: Row) -> PersonSummary {
    PersonSummary {
        id: r.person_id,
        given_name: r.given_name,
        family_name: r.family_name,
        email: r.email,
        bounced: r.bounced,
        phone: r.phone,
        postcode: r.postcode.unwrap_or_default(),
        city: r.city.unwrap_or_default(),
        tags: Vec::new(),
        last_kind: r.last_kind,
        last_subject: r.last_subject.unwrap_or_default(),
        touched_at: r.touched_at,
        created_at: r.created_at,
    }
}

/// The tags of the people the caller may see, with how many have each; by name.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn tag_counts(engine: &Engine, actor: &Actor) -> Result<Vec<TagCount>> {
    access::require(actor, Capability::PeopleRead)?;
    let mut tx = engine.read().await?;
    let rows = all!(&mut tx, (TagId, String, i64), sql::TAG_COUNTS, actor.tenant, actor.account, engine.now())?;
    Ok(rows.into_iter().map(|(id, name, people)| TagCount { tag: TagView { id, name }, people }).collect())
}
