//! A person's own registration, reached by the signed link in their mail. Opening it changes nothing; the buttons do.

use domain::events::{OwnRegistration, RegistrationStatus};
use domain::ids::RegistrationId;
use domain::locale::Locale;
use domain::people::{AffiliationRole, InteractionKind, Source};
use domain::tenants::Tenant;
use domain::{ApiError, Problem};
use uuid::Uuid;

use super::mails::{self, Occasion};
use super::public::{has_page, page};
use super::rows::{EventRecord, RegistrationRecord};
use super::{commit_seats, find, join, person, queue, seats, sql};
use crate::db::Tx;
use crate::people::{self, identities};
use crate::{Engine, Error, Result, clock, exec, not_found, one, value};

fn registration_id(engine: &Engine, token: &str) -> Result<RegistrationId> {
    let id = engine.keys.verify(mails::PURPOSE, token, engine.now()).and_then(|payload| Uuid::from_slice(&payload).ok());
    id.map_or_else(not_found, |id| Ok(RegistrationId(id)))
}

/// What the page shows.
///
/// # Errors
/// [`ApiError::NotFound`] if the link is not ours or too old.
pub async fn own(engine: &Engine, tenant: &Tenant, locale: Locale, token: &str) -> Result<OwnRegistration> {
    let id = registration_id(engine, token)?;
    let mut tx = engine.read().await?;
    let id = join::now(&mut tx, tenant.id, id).await?;
    let Some(r) = one!(&mut tx, RegistrationRecord, sql::REGISTRATION, tenant.id, id)? else { return not_found() };
    let Some(event) = find(&mut tx, tenant.id, r.event_id).await? else { return not_found() };
    let waits = r.status == RegistrationStatus::Waitlisted;
    let ahead = if waits { value!(&mut tx, i64, sql::TURN, tenant.id, r.event_id, r.position)? } else { 0 };
    let expired = r.status == RegistrationStatus::Held && r.hold_until.is_some_and(|until| until <= engine.now());
    Ok(OwnRegistration {
        has_page: has_page(&event),
        name: r.name.clone(),
        status: if expired { RegistrationStatus::Cancelled } else { r.status },
        guests: r.guests,
        ahead,
        hold_until: r.hold_until.map(|at| clock::local(at, &event.zone)),
        room: waits && event.seats_left().is_none_or(|left| left >= r.seats()),
        online_url: (r.status == RegistrationStatus::Registered && !event.online_url.is_empty())
            .then(|| event.online_url.clone()),
        event: page(engine, tenant, locale, &event),
    })
}

/// Takes the event's turn and reads the registration; it must not be over.
async fn begin(engine: &Engine, tenant: &Tenant, token: &str) -> Result<(Tx, EventRecord, RegistrationRecord)> {
    let id = registration_id(engine, token)?;
    let mut tx = engine.write().await?;
    let id = join::now(&mut tx, tenant.id, id).await?;
    let Some(found) = one!(&mut tx, RegistrationRecord, sql::REGISTRATION, tenant.id, id)? else { return not_found() };
    seats::lock(&mut tx, tenant.id, found.event_id).await?;
    let Some(registration) = one!(&mut tx, RegistrationRecord, sql::REGISTRATION, tenant.id, id)? else { return not_found() };
    let Some(event) = find(&mut tx, tenant.id, found.event_id).await? else { return not_found() };
    if event.closed(engine.now()).is_some() {
        return Err(Error::Api(ApiError::Conflict("closed".into())));
    }
    // The link was in a mail to this address, and somebody acted on it: the address is theirs.
    identities::verify(engine, &mut tx, tenant.id, registration.person_id, &registration.email).await?;
    people::affiliate(engine, &mut tx, tenant, registration.person_id, event.organisation_id, AffiliationRole::Contact).await?;
    Ok((tx, event, registration))
}

/// Gives the place or the turn back, and passes it on. Doing it twice does no harm.
///
/// # Errors
/// [`ApiError::NotFound`]; [`ApiError::Conflict`] (`closed`) once the event has begun or was cancelled.
pub async fn own_cancel(engine: &Engine, tenant: &Tenant, token: &str) -> Result<()> {
    let (mut tx, event, registration) = begin(engine, tenant, token).await?;
    if registration.status != RegistrationStatus::Cancelled {
        queue::withdraw(engine, &mut tx, tenant, &event, &registration, None).await?;
    }
    commit_seats(engine, tx, tenant.id, &event).await
}

/// Changes how many guests come along.
///
/// # Errors
/// `OutOfRange` on `guests` if the event does not allow as many or has no room for them; [`ApiError::Conflict`] (`closed`,
/// or `gone` for somebody who is not coming); [`ApiError::NotFound`].
pub async fn own_change(engine: &Engine, tenant: &Tenant, token: &str, guests: i64) -> Result<()> {
    let (mut tx, event, registration) = begin(engine, tenant, token).await?;
    if registration.status == RegistrationStatus::Cancelled {
        return Err(Error::Api(ApiError::Conflict("gone".into())));
    }
    let room = if registration.status.takes_seats() { event.seats_left().map(|left| left + registration.guests) } else { None };
    let max = room.map_or(event.guests_allowed, |room| room.min(event.guests_allowed));
    if !(0..=max).contains(&guests) {
        return Err(Error::Api(ApiError::field("guests", Problem::OutOfRange { min: 0, max })));
    }
    let more = if registration.status.takes_seats() { guests - registration.guests } else { 0 };
    seats::settle(&mut tx, tenant.id, event.event_id, more, 0).await?;
    exec!(&mut tx, sql::SET_GUESTS, tenant.id, registration.registration_id, guests, engine.now())?;
    queue::fill(engine, &mut tx, tenant, event.event_id).await?;
    commit_seats(engine, tx, tenant.id, &event).await
}

/// Says yes to a held place, or takes one that is free to somebody in the queue. Doing it twice does no harm.
///
/// # Errors
/// [`ApiError::Conflict`]: `late` if the place was passed on, `full` if there is none, `closed`; [`ApiError::NotFound`].
pub async fn own_confirm(engine: &Engine, tenant: &Tenant, token: &str) -> Result<()> {
    let (mut tx, event, registration) = begin(engine, tenant, token).await?;
    let conflict = |word: &str| Err(Error::Api(ApiError::Conflict(word.into())));
    match registration.status {
        RegistrationStatus::Registered => return Ok(()),
        RegistrationStatus::Cancelled => return conflict("late"),
        RegistrationStatus::Held if registration.hold_until.is_some_and(|until| until <= engine.now()) => {
            return conflict("late");
        }
        RegistrationStatus::Held => {}
        RegistrationStatus::Waitlisted => {
            if seats::adjust(&mut tx, tenant.id, event.event_id, registration.seats(), -1).await?.is_none() {
                return conflict("full");
            }
        }
    }
    seat(engine, &mut tx, tenant, &event, registration, None).await?;
    commit_seats(engine, tx, tenant.id, &event).await
}

/// Somebody whose place is counted already has it from now on, and is told so.
pub(super) async fn seat(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    event: &EventRecord,
    of: RegistrationRecord,
    by: Option<&domain::access::Actor>,
) -> Result<()> {
    let now = engine.now();
    exec!(tx, sql::SET_STATUS, tenant.id, of.registration_id, RegistrationStatus::Registered, None::<i64>, now, of.status)?;
    let of = RegistrationRecord { status: RegistrationStatus::Registered, hold_until: None, ..of };
    let source = if by.is_some() { Source::Organiser } else { Source::Person };
    person::note(engine, tx, tenant, event, &of, InteractionKind::EventBooked, source, by).await?;
    mails::send(engine, tx, tenant, event, &of, Occasion::Registered).await
}
