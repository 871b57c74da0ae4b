//! Telling many: that an event has changed or was called off, and that it is tomorrow. Done by jobs, a few dozen people per
//! transaction; who was told is written beside the mail, so that a job begun again tells nobody twice.

use domain::events::{EventState, RegistrationStatus};
use domain::ids::{EventId, TenantId};
use domain::jobs::JobPayload;
use domain::people::{Direction, InteractionKind, Medium, Source};
use domain::time::Timestamp;

use super::mails::{self, Occasion};
use super::rows::RegistrationRecord;
use super::{find, sql, tenant_of};
use crate::db::Tx;
use crate::people::interactions::{self, NewInteraction};
use crate::{Engine, Result, all, exec, jobs};

/// How long before the start a reminder goes out, in microseconds.
const BEFORE: i64 = 24 * Timestamp::HOUR;

/// Tells everybody on the list how the event stands now, unless they know.
///
/// # Errors
/// If the database fails; then those told so far stay told.
pub async fn tell(engine: &Engine, tenant: TenantId, id: EventId) -> Result<()> {
    loop {
        let mut tx = engine.write().await?;
        let tenant = tenant_of(&mut tx, tenant).await?;
        let Some(event) = find(&mut tx, tenant.id, id).await? else { return Ok(()) };
        let why = if event.state == EventState::Cancelled { Occasion::EventCancelled } else { Occasion::Changed };
        let people = all!(&mut tx, RegistrationRecord, sql::UNTOLD, tenant.id, id, event.ics_sequence)?;
        if people.is_empty() {
            return Ok(());
        }
        let title = event.title.get(tenant.locale);
        for registration in people {
            mails::send(engine, &mut tx, &tenant, &event, &registration, why).await?;
            exec!(&mut tx, sql::TOLD, tenant.id, registration.registration_id, event.ics_sequence)?;
            let entry = NewInteraction::new(registration.person_id, InteractionKind::EventChanged, Source::Event)
                .with(event.organisation_id)
                .about("event", id.0, title);
            let entry = NewInteraction { direction: Direction::Out, channel: Medium::Email, ..entry };
            interactions::add(engine, &mut tx, tenant.id, entry).await?;
        }
        tx.commit().await?;
    }
}

/// Reminds everybody with a place, once.
///
/// # Errors
/// If the database fails; then those reminded so far stay reminded.
pub async fn remind(engine: &Engine, tenant: TenantId, id: EventId) -> Result<()> {
    loop {
        let mut tx = engine.write().await?;
        let tenant = tenant_of(&mut tx, tenant).await?;
        let Some(event) = find(&mut tx, tenant.id, id).await? else { return Ok(()) };
        let due = event.state == EventState::Published && event.remind && event.start_at > engine.now();
        let people = if due { all!(&mut tx, RegistrationRecord, sql::UNREMINDED, tenant.id, id)? } else { Vec::new() };
        if people.is_empty() {
            return Ok(());
        }
        for registration in people {
            debug_assert_eq!(registration.status, RegistrationStatus::Registered);
            mails::send(engine, &mut tx, &tenant, &event, &registration, Occasion::Reminder).await?;
            exec!(&mut tx, sql::REMINDED, tenant.id, registration.registration_id)?;
        }
        tx.commit().await?;
    }
}

/// Part of the regular round: reminders that are due, and held places whose own job got lost.
///
/// # Errors
/// If the database fails.
pub async fn sweep(engine: &Engine, tx: &mut Tx, tenant: TenantId) -> Result<()> {
    let now = engine.now();
    for (event,) in all!(&mut *tx, (EventId,), sql::DUE_REMINDERS, tenant, now, now.plus(BEFORE))? {
        jobs::enqueue(engine, tx, tenant, &JobPayload::RemindAttendees { event }).await?;
    }
    for (event,) in all!(&mut *tx, (EventId,), sql::EVENTS_WITH_EXPIRED_HOLDS, tenant, now)? {
        jobs::enqueue(engine, tx, tenant, &JobPayload::ExpireHolds { event }).await?;
    }
    Ok(())
}
