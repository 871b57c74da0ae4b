//! Ties to organisations, with their days.

use domain::access::{Actor, Capability};
use domain::ids::{AffiliationId, OrganisationId, PersonId};
use domain::people::{AffiliationRole, NewTie, Tie};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::{ApiError, Problem};

use super::super::record::{self, Why};
use super::super::visible;
use super::save::noted;
use super::sql;
use crate::db::Tx;
use crate::{Engine, Error, Result, access, clock, exec, not_found, one};

/// Ties a person to an organisation since a day that is not in the future.
///
/// # Errors
/// Problems on `since`; `Taken` on `role` if the person has this tie; [`ApiError::NotFound`] if the caller may not change this
/// person, or people of this organisation.
pub async fn add_tie(engine: &Engine, actor: &Actor, tenant: &Tenant, person: PersonId, new: &NewTie) -> Result<()> {
    let since = day(engine, tenant, "since", &new.since, Timestamp(i64::MIN))?;
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    access::require_on(&mut tx, actor, Capability::PeopleWrite, new.organisation).await?;
    let tie = Tie { organisation: new.organisation, role: new.role };
    let changed = change(engine, &mut tx, actor, tenant, person, |ties| {
        if ties.contains(&tie) {
            return Err(Error::Api(ApiError::field("role", Problem::Taken)));
        }
        ties.push(tie);
        Ok(())
    })
    .await?;
    exec!(&mut tx, sql::START_TIE, tenant.id, person, new.organisation, new.role, since)?;
    noted(engine, &mut tx, actor, person, &changed).await?;
    tx.commit().await
}

/// Ends a tie on a day between its beginning and today. Without any tie left the person has left.
///
/// # Errors
/// Problems on `until`; [`ApiError::NotFound`] as [`add_tie`], or if there is no such tie any more.
pub async fn end_tie(
    engine: &Engine,
    actor: &Actor,
    tenant: &Tenant,
    person: PersonId,
    id: AffiliationId,
    until: &str,
) -> Result<()> {
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let row = one!(&mut tx, (OrganisationId, AffiliationRole, Timestamp), sql::TIE, tenant.id, person, id)?;
    let Some((organisation, role, started)) = row else { return not_found() };
    access::require_on(&mut tx, actor, Capability::PeopleWrite, organisation).await?;
    let until = day(engine, tenant, "until", until, started)?;
    let tie = Tie { organisation, role };
    let changed = change(engine, &mut tx, actor, tenant, person, |ties| {
        ties.retain(|known| *known != tie);
        Ok(())
    })
    .await?;
    exec!(&mut tx, sql::END_TIE, tenant.id, person, id, until)?;
    noted(engine, &mut tx, actor, person, &changed).await?;
    tx.commit().await
}

async fn change(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    tenant: &Tenant,
    person: PersonId,
    what: impl FnOnce(&mut Vec<Tie>) -> Result<()>,
) -> Result<Vec<String>> {
    let Some((before, _)) = record::load_held(tx, tenant.id, person).await? else { return not_found() };
    let mut after = before.clone();
    what(&mut after.ties)?;
    record::apply(engine, tx, tenant, person, &before, &after, &Why::by(engine, actor)).await
}

/// The instant of a day: now if it is today or not given.
fn day(engine: &Engine, tenant: &Tenant, field: &str, given: &str, first: Timestamp) -> Result<Timestamp> {
    let now = engine.now();
    let given = given.trim();
    if given.is_empty() || given == clock::date_in(now, &tenant.zone) {
        return Ok(now);
    }
    let wrong = |problem| Error::Api(ApiError::field(field, problem));
    let at = clock::instant(&format!("{given}T12:00"), &tenant.zone).map_err(wrong)?;
    if at > now {
        return Err(wrong(Problem::DateTime));
    }
    // On the day it began, at noon, may be before the hour it began at.
    let at = if given == clock::date_in(first, &tenant.zone) { first } else { at };
    if at < first { Err(wrong(Problem::EndBeforeStart)) } else { Ok(at) }
}
