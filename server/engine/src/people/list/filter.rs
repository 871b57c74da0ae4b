//! What a list is limited to.

use domain::access::Actor;
use domain::ids::TenantId;
use domain::people::{PeopleQuery, PersonState};
use domain::tenants::Tenant;

use super::super::visible::Reach;
use super::super::{search, tags};
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::segments;
use crate::{Engine, Error, Result, tenants, text};

/// Up to so many people are fetched by a condition first; more are asked one by one along the order of the list.
const FEW: i64 = 5_000;

/// Makes ready what a query asks about and what can't be made ready inside its transaction: the places a segment may name.
///
/// # Errors
/// If the database fails.
pub(in crate::people) async fn prepare(engine: &Engine, tenant: TenantId, query: &PeopleQuery) -> Result<()> {
    match query.segment {
        Some(segment) => segments::refresh_places(engine, tenant, &segments::frozen_tree(segment)).await,
        None => Ok(()),
    }
}

/// The conditions on the row called `p`, to stand after `WHERE `. Comes after [`prepare`].
///
/// # Errors
/// If the database fails; [`domain::ApiError::NotFound`] for a segment the caller may not see.
pub(in crate::people) async fn conditions(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    reach: &Reach,
    query: &PeopleQuery,
) -> Result<Sql> {
    let tenant = actor.tenant;
    let state = PersonState::from(query.state);
    let mut sql = Sql::new("p.tenant_id = ");
    sql.bind(tenant).push(" AND p.state = ").bind(state.as_str());
    if !query.search.trim().is_empty() {
        let whole = find_tenant(tx, tenant).await?;
        sql.append(search::matching(tx, &whole, &query.search).await?);
    }
    if let Some(owner) = query.owner {
        sql.push(" AND p.owner_id = ").bind(owner);
    }
    if let Some(source) = query.source {
        sql.push(" AND p.source = ").bind(source.as_str());
    }
    if !query.city.trim().is_empty() {
        let locale = find_tenant(tx, tenant).await?.locale;
        sql.push(" AND p.person_id IN (SELECT c.person_id FROM person_search c WHERE c.tenant_id = ").bind(tenant);
        sql.push(" AND c.city_key = ").bind(text::sort_key(locale, &query.city)).push(")");
    }
    if let Some(tag) = query.tag {
        let tag = tags::current(tx, tenant, tag).await?;
        let mut these = Sql::new("SELECT t.person_id FROM tagging t WHERE t.tenant_id = ");
        these.bind(tenant).push(" AND t.tag_id = ").bind(tag);
        narrow(tx, &mut sql, these, " AND t.person_id = p.person_id").await?;
    }
    if let Some(branch) = query.branch {
        let mut these = Sql::new(
            "SELECT b.person_id FROM affiliation b
            JOIN organisation_closure bc ON bc.tenant_id = b.tenant_id AND bc.descendant_id = b.organisation_id WHERE b.tenant_id = ",
        );
        these.bind(tenant).push(" AND bc.ancestor_id = ").bind(branch);
        // Who has left belongs to nothing any more: what counts is where they were.
        if state == PersonState::Active {
            these.push(" AND b.ended_at IS NULL");
        }
        narrow(tx, &mut sql, these, " AND b.person_id = p.person_id").await?;
    }
    if let Reach::Some(reached) = reach {
        let mut these = Sql::new("SELECT r.person_id FROM affiliation r WHERE r.tenant_id = ");
        these.bind(tenant).push(" AND r.organisation_id IN ").list(reached.iter().copied());
        narrow(tx, &mut sql, these, " AND r.person_id = p.person_id").await?;
    }
    if let Some(segment) = query.segment {
        sql.append(segments::and_segment(engine, tx, actor, reach, segment).await?);
    }
    Ok(sql)
}

/// Adds that the person is among `these`: as a list if they are few, otherwise asked of each person.
async fn narrow(tx: &mut Tx, sql: &mut Sql, these: Sql, person: &'static str) -> Result<()> {
    let mut count = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM (");
    count.append(these.clone()).push(" LIMIT ").bind(FEW.saturating_add(1)).push(") AS few");
    if count.value::<i64>(tx).await? <= FEW {
        sql.push(" AND p.person_id IN (").append(these).push(")");
    } else {
        sql.push(" AND EXISTS (").append(these).push(person).push(")");
    }
    Ok(())
}

/// The caller's tenant.
pub(in crate::people) async fn find_tenant(tx: &mut Tx, tenant: TenantId) -> Result<Tenant> {
    match tenants::get(tx, tenant).await? {
        Some(tenant) => Ok(tenant),
        None => Err(Error::Bug("somebody acts for a tenant that is gone".into())),
    }
}
