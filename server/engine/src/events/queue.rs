//! The queue of a full event. A place that becomes free is held for the first in line who fits into what is free, for a
//! day or until shortly before the start; who does not say yes in time leaves the queue, and the place is passed on.

use domain::events::{EventState, RegistrationStatus, hold_until};
use domain::ids::{EventId, TenantId};
use domain::jobs::JobPayload;
use domain::people::{InteractionKind, Source};
use domain::tenants::Tenant;

use super::mails::{self, Occasion};
use super::rows::{EventRecord, RegistrationRecord};
use super::{commit_seats, find, person, seats, sql, tenant_of};
use crate::db::Tx;
use crate::{Engine, Result, all, exec, jobs};

/// Offers free places to those in line; gives how many were offered one. The caller has taken the event's turn.
pub(super) async fn fill(engine: &Engine, tx: &mut Tx, tenant: &Tenant, event: EventId) -> Result<usize> {
    let Some(event) = find(tx, tenant.id, event).await? else { return Ok(0) };
    let now = engine.now();
    let Some(until) = hold_until(now, event.start_at) else { return Ok(0) };
    let mut free = event.seats_left().unwrap_or(i64::MAX);
    if event.state != EventState::Published || event.waiting == 0 || free == 0 {
        return Ok(0);
    }
    let mut offered = 0;
    for registration in all!(tx, RegistrationRecord, sql::QUEUE, tenant.id, event.event_id)? {
        if registration.seats() > free {
            continue;
        }
        free -= registration.seats();
        seats::settle(tx, tenant.id, event.event_id, registration.seats(), -1).await?;
        exec!(
            tx,
            sql::SET_STATUS,
            tenant.id,
            registration.registration_id,
            RegistrationStatus::Held,
            Some(until),
            now,
            RegistrationStatus::Waitlisted
        )?;
        let held = RegistrationRecord { status: RegistrationStatus::Held, hold_until: Some(until), ..registration };
        person::note(engine, tx, tenant, &event, &held, InteractionKind::EventHeld, Source::Event, None).await?;
        mails::send(engine, tx, tenant, &event, &held, Occasion::Held).await?;
        offered += 1;
        if free == 0 {
            break;
        }
    }
    if offered > 0 {
        jobs::enqueue_at(engine, tx, tenant.id, &JobPayload::ExpireHolds { event: event.event_id }, until).await?;
    }
    Ok(offered)
}

/// Takes back the places whose time to say yes is over and offers them to the next in line. May run at any time, twice too.
///
/// # Errors
/// If the database fails.
pub async fn expire(engine: &Engine, tenant: TenantId, event: EventId) -> Result<()> {
    let mut tx = engine.write().await?;
    let tenant = tenant_of(&mut tx, tenant).await?;
    seats::lock(&mut tx, tenant.id, event).await?;
    let Some(event) = find(&mut tx, tenant.id, event).await? else { return Ok(()) };
    for registration in all!(&mut tx, RegistrationRecord, sql::EXPIRED_HOLDS, tenant.id, event.event_id, engine.now())? {
        give_back(engine, &mut tx, &tenant, &event, &registration).await?;
        person::note(engine, &mut tx, &tenant, &event, &registration, InteractionKind::EventCancelled, Source::Event, None)
            .await?;
        mails::send(engine, &mut tx, &tenant, &event, &registration, Occasion::HoldExpired).await?;
    }
    fill(engine, &mut tx, &tenant, event.event_id).await?;
    commit_seats(engine, tx, tenant.id, &event).await
}

/// Ends a registration and frees what it took. The caller has taken the event's turn, and offers what became free.
pub(super) async fn give_back(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    event: &EventRecord,
    of: &RegistrationRecord,
) -> Result<()> {
    let now = engine.now();
    exec!(tx, sql::SET_STATUS, tenant.id, of.registration_id, RegistrationStatus::Cancelled, None::<i64>, now, of.status)?;
    let taken = if of.status.takes_seats() { of.seats() } else { 0 };
    let waiting = i64::from(of.status == RegistrationStatus::Waitlisted);
    seats::settle(tx, tenant.id, event.event_id, -taken, -waiting).await?;
    Ok(())
}

/// Ends a registration by its person's or an organiser's wish, and passes the place on.
pub(super) async fn withdraw(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    event: &EventRecord,
    of: &RegistrationRecord,
    by: Option<&domain::access::Actor>,
) -> Result<()> {
    give_back(engine, tx, tenant, event, of).await?;
    let source = if by.is_some() { Source::Organiser } else { Source::Person };
    person::note(engine, tx, tenant, event, of, InteractionKind::EventCancelled, source, by).await?;
    mails::send(engine, tx, tenant, event, of, Occasion::Withdrawn).await?;
    fill(engine, tx, tenant, event.event_id).await?;
    Ok(())
}
