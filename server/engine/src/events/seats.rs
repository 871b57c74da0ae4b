//! Taking places and giving them back.

use domain::events::RegistrationStatus;
use domain::ids::{EventId, PersonId, RegistrationId, TenantId};
use domain::l10n::{full_name, list_name};
use domain::locale::Locale;
use domain::tenants::Tenant;

use super::rows::{EventRecord, RegistrationRecord};
use super::sql;
use crate::db::Tx;
use crate::{Engine, Error, Result, exec, one, text};

/// Moves the counters of an event: places taken and registrations waiting. Gives the event's new version, or `None` if the
/// capacity does not allow it; then nothing was changed.
pub(super) async fn adjust(tx: &mut Tx, tenant: TenantId, event: EventId, seats: i64, waiting: i64) -> Result<Option<i64>> {
    Ok(one!(tx, (i64,), sql::ADJUST, tenant, event, seats, waiting)?.map(|(version,)| version))
}

/// The same where no capacity can stand in the way: places given back, somebody joining or leaving the queue.
pub(super) async fn settle(tx: &mut Tx, tenant: TenantId, event: EventId, seats: i64, waiting: i64) -> Result<i64> {
    adjust(tx, tenant, event, seats, waiting)
        .await?
        .ok_or_else(|| Error::Bug(format!("the counters of event {event} do not move")))
}

/// Waits for the event's turn: until the end of the transaction nobody else moves anything there.
pub(super) async fn lock(tx: &mut Tx, tenant: TenantId, event: EventId) -> Result<()> {
    exec!(tx, sql::LOCK, tenant, event)?;
    Ok(())
}

/// Somebody who wants to come.
#[derive(Debug, Clone)]
pub(super) struct Newcomer<'a> {
    pub person: PersonId,
    pub given_name: &'a str,
    pub family_name: &'a str,
    pub email: &'a str,
    pub locale: Locale,
    pub guests: i64,
    /// How they came: `web`, `organiser`, `demo`.
    pub source: &'a str,
    /// From which page; may be empty.
    pub referrer: &'a str,
}

/// What came of it.
#[derive(Debug, Clone)]
pub(super) enum Entry {
    /// Has a place or a turn in the queue now.
    New(RegistrationRecord),
    /// Had one already; nothing was changed.
    Known(RegistrationRecord),
}

/// Gives somebody a place or, if there is none, the last turn in the queue. Somebody who had given theirs back begins anew.
pub(super) async fn enter(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    event: &EventRecord,
    who: &Newcomer<'_>,
) -> Result<Entry> {
    let known = one!(tx, RegistrationRecord, sql::REGISTRATION_OF, tenant.id, event.event_id, who.person)?;
    if let Some(known) = known.as_ref().filter(|k| k.status != RegistrationStatus::Cancelled) {
        return Ok(Entry::Known(known.clone()));
    }
    let (status, position) = match adjust(tx, tenant.id, event.event_id, 1 + who.guests, 0).await? {
        Some(version) => (RegistrationStatus::Registered, version),
        None => (RegistrationStatus::Waitlisted, settle(tx, tenant.id, event.event_id, 0, 1).await?),
    };
    let now = engine.now();
    let name = full_name(who.given_name, who.family_name);
    let key = text::sort_key(tenant.locale, &list_name(tenant.locale, who.given_name, who.family_name).replace(',', " "));
    let id: RegistrationId = match &known {
        Some(known) => {
            exec!(
                tx,
                sql::REVIVE,
                tenant.id,
                known.registration_id,
                status,
                who.guests,
                position,
                &name,
                &key,
                who.email,
                who.locale,
                who.source,
                who.referrer,
                event.ics_sequence,
                now
            )?;
            known.registration_id
        }
        None => {
            let id: RegistrationId = engine.id();
            exec!(
                tx,
                sql::INSERT_REGISTRATION,
                tenant.id,
                id,
                event.event_id,
                who.person,
                status,
                who.guests,
                position,
                &name,
                &key,
                who.email,
                who.locale,
                who.source,
                who.referrer,
                event.ics_sequence,
                now
            )?;
            id
        }
    };
    Ok(Entry::New(RegistrationRecord {
        registration_id: id,
        event_id: event.event_id,
        person_id: who.person,
        status,
        mark: None,
        guests: who.guests,
        position,
        hold_until: None,
        checked_in_at: None,
        name,
        name_key: key,
        email: who.email.to_owned(),
        locale: who.locale,
        created_at: now,
    }))
}
