//! Searching as one types.

use std::collections::HashMap;

use domain::access::{Actor, Capability};
use domain::ids::PersonId;
use domain::people::{IdentityKind, PersonHit, PersonState};
use domain::tenants::Tenant;

use super::condition::{self, FEW, hits};
use super::query::Query;
use super::rank::{self, COLUMNS, Candidate};
use super::typos;
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::people::list::find_tenant;
use crate::people::visible::Reach;
use crate::{Engine, Result};

/// Most people a search gives.
pub const MOST: u32 = 50;
/// Most people whose words fit that are looked at: of a word that more have, those known longest.
const CONSIDERED: i64 = 500;

/// The active people the caller may see who fit what was typed, the best first, `limit` at most: every word begins a word of their
/// name, e-mail address, phone number, address, tags or notes. When next to nobody does, words may be mistyped.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn find(engine: &Engine, actor: &Actor, text: &str, limit: u32) -> Result<Vec<PersonHit>> {
    let mut tx = engine.read().await?;
    let reach = Reach::of(engine, &mut tx, actor, Capability::PeopleRead).await?;
    let Some(query) = Query::parse(text) else { return Ok(Vec::new()) };
    let tenant = find_tenant(&mut tx, actor.tenant).await?;
    let most = usize::try_from(limit.min(MOST)).unwrap_or_default();
    let mut sure = names(&mut tx, &tenant, &reach, &query.text, i64::from(limit.min(MOST))).await?;
    let mut guessed = Vec::new();
    if sure.len() < most && !query.is_short() {
        sure.extend(words(&mut tx, &tenant, &reach, &query).await?);
        if sure.len() < FEW
            && let Some(meant) = typos::expand(&mut tx, &tenant, &query).await?
        {
            guessed = words(&mut tx, &tenant, &reach, &meant).await?;
        }
    }
    let found = rank::order(text, sure, guessed, most);
    shown(&mut tx, &tenant, found).await
}

/// Names that begin with what was typed, either way round: read from the beginning of a range of an index, however many there are.
async fn names(tx: &mut Tx, tenant: &Tenant, reach: &Reach, typed: &str, most: i64) -> Result<Vec<Candidate>> {
    let (from, to) = condition::range(tenant, typed);
    let mut sql = Sql::new(COLUMNS);
    sql.push("person p WHERE p.tenant_id = ").bind(tenant.id).push(" AND p.state = ").bind(PersonState::Active.as_str());
    sql.push(" AND p.name_key >= ").bind(from.as_str()).push(" AND p.name_key < ").bind(to.as_str());
    sql.append(reach.and_seen(tenant.id)).push(" ORDER BY p.name_key, p.person_id LIMIT ").bind(most);
    let mut found: Vec<Candidate> = sql.all(tx).await?;
    let mut sql = Sql::new(COLUMNS);
    sql.push("person_search s JOIN person p ON p.tenant_id = s.tenant_id AND p.person_id = s.person_id WHERE s.tenant_id = ");
    sql.bind(tenant.id).push(" AND p.state = ").bind(PersonState::Active.as_str());
    sql.push(" AND s.other_key >= ").bind(from).push(" AND s.other_key < ").bind(to);
    sql.append(reach.and_seen(tenant.id)).push(" ORDER BY s.other_key, s.person_id LIMIT ").bind(most);
    let other: Vec<Candidate> = sql.all(tx).await?;
    found.extend(other.into_iter().filter(|o| !found.iter().any(|f| f.person_id == o.person_id)).collect::<Vec<_>>());
    Ok(found)
}

/// People whose words fit.
async fn words(tx: &mut Tx, tenant: &Tenant, reach: &Reach, query: &Query) -> Result<Vec<Candidate>> {
    let mut sql = Sql::new("WITH hit AS MATERIALIZED (");
    sql.append(hits(tx, "s.person_id, s.seq", tenant, query)).append(reach.and_seen_as(tenant.id, "s.person_id"));
    // The smallest numbers first: the index of either database has them in that order or at once.
    sql.push("), few AS (SELECT person_id FROM hit ORDER BY seq LIMIT ").bind(CONSIDERED).push(") ").push(COLUMNS);
    sql.push("few JOIN person p ON p.tenant_id = ").bind(tenant.id).push(" AND p.person_id = few.person_id AND p.state = ");
    sql.bind(PersonState::Active.as_str());
    sql.all(tx).await
}

/// With what tells two of one name apart.
async fn shown(tx: &mut Tx, tenant: &Tenant, found: Vec<Candidate>) -> Result<Vec<PersonHit>> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT person_id, kind, address FROM identity WHERE tenant_id = ");
    sql.bind(tenant.id).push(" AND person_id IN ").list(found.iter().map(|f| f.person_id));
    // The last one written over: the first of each kind remains.
    sql.push(" ORDER BY position DESC, created_at DESC, identity_id DESC");
    let rows: Vec<(PersonId, IdentityKind, String)> = sql.all(tx).await?;
    let mut addresses: HashMap<(PersonId, IdentityKind), String> =
        rows.into_iter().map(|(person, kind, address)| ((person, kind), address)).collect();
    let mut sql = Sql::new("SELECT person_id, city FROM postal_address WHERE tenant_id = ");
    sql.bind(tenant.id).push(" AND person_id IN ").list(found.iter().map(|f| f.person_id)).push(" AND kind = 'home'");
    let mut cities: HashMap<PersonId, String> = sql.all::<(PersonId, String)>(tx).await?.into_iter().collect();
    Ok(found
        .into_iter()
        .map(|f| PersonHit {
            id: f.person_id,
            given_name: f.given_name,
            family_name: f.family_name,
            email: addresses.remove(&(f.person_id, IdentityKind::Email)),
            phone: addresses.remove(&(f.person_id, IdentityKind::Phone)),
            city: cities.remove(&f.person_id).unwrap_or_default(),
        })
        .collect())
}
