//! Two people turn out to be one: their registrations become one person's, and where both had a place there is one.

use domain::events::{Mark, RegistrationStatus};
use domain::ids::{EventId, PersonId, RegistrationId, TenantId};
use domain::tenants::Tenant;
use serde::{Deserialize, Serialize};

use super::rows::RegistrationRecord;
use super::{find, queue, seats, sql};
use crate::db::Tx;
use crate::{Engine, Result, all, exec, one};

/// What became free where both had a place, to take it back one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatsMoved {
    /// At which event.
    event: EventId,
    /// Places that became free.
    seats: i64,
    /// Turns in the queue that became free.
    waiting: i64,
    /// The registration that went.
    gone: RegistrationId,
}

const fn rank(of: &RegistrationRecord) -> (bool, u8) {
    let status = match of.status {
        RegistrationStatus::Registered => 3,
        RegistrationStatus::Held => 2,
        RegistrationStatus::Waitlisted => 1,
        RegistrationStatus::Cancelled => 0,
    };
    (matches!(of.mark, Some(Mark::Attended)), status)
}

const fn taken(of: &RegistrationRecord) -> i64 {
    if of.status.takes_seats() { of.seats() } else { 0 }
}

/// Makes all registrations of `from` those of `into`. Where both had one, the better one stays, with the larger number of guests, and what
/// becomes free is passed on. Gives what became free. The caller's commit must show it on public pages if there is any.
///
/// # Errors
/// If the database fails.
pub(crate) async fn join(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    from: PersonId,
    into: PersonId,
) -> Result<Vec<SeatsMoved>> {
    let mut out = Vec::new();
    for (event,) in all!(tx, (EventId,), sql::EVENTS_OF_BOTH, tenant.id, from, into)? {
        seats::lock(tx, tenant.id, event).await?;
        let theirs = one!(tx, RegistrationRecord, sql::REGISTRATION_OF, tenant.id, event, from)?;
        let ours = one!(tx, RegistrationRecord, sql::REGISTRATION_OF, tenant.id, event, into)?;
        let (Some(theirs), Some(ours)) = (theirs, ours) else { continue };
        let (stays, goes) = if rank(&theirs) > rank(&ours) { (theirs, ours) } else { (ours, theirs) };
        let both = stays.status.takes_seats() && goes.status.takes_seats();
        let guests = if both { stays.guests.max(goes.guests) } else { stays.guests };
        let moved = SeatsMoved {
            event,
            seats: taken(&goes) - (guests - stays.guests),
            waiting: i64::from(goes.status == RegistrationStatus::Waitlisted),
            gone: goes.registration_id,
        };
        exec!(tx, sql::DELETE_REGISTRATION, tenant.id, goes.registration_id)?;
        exec!(tx, sql::MOVED, tenant.id, goes.registration_id, stays.registration_id)?;
        exec!(tx, sql::SET_GUESTS, tenant.id, stays.registration_id, guests, engine.now())?;
        exec!(tx, sql::SET_PERSON, tenant.id, stays.registration_id, into)?;
        seats::settle(tx, tenant.id, event, -moved.seats, -moved.waiting).await?;
        if find(tx, tenant.id, event).await?.is_some() {
            queue::fill(engine, tx, tenant, event).await?;
        }
        out.push(moved);
    }
    exec!(tx, sql::MOVE_PERSON, tenant.id, from, into)?;
    Ok(out)
}

/// Takes the places again that [`join`] had made free; the registrations themselves are put back by the caller. Gives whether the
/// event's capacity allows it.
///
/// # Errors
/// If the database fails.
pub(crate) async fn part(tx: &mut Tx, tenant: TenantId, moved: &SeatsMoved) -> Result<bool> {
    exec!(tx, sql::UNMOVED, tenant, moved.gone)?;
    Ok(seats::adjust(tx, tenant, moved.event, moved.seats, moved.waiting).await?.is_some())
}

/// The registration a link leads to now.
pub(super) async fn now(tx: &mut Tx, tenant: TenantId, id: RegistrationId) -> Result<RegistrationId> {
    let mut at = id;
    for _ in 0..64 {
        match one!(tx, (RegistrationId,), sql::MOVED_TO, tenant, at)? {
            Some((next,)) => at = next,
            None => break,
        }
    }
    Ok(at)
}
