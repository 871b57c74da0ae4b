//! Who comes: the list, and what an organiser does with somebody on it.

use domain::ApiError;
use domain::access::{Actor, Capability};
use domain::events::{Attendee, AttendeeFilter, EventState, RegistrationStatus, RsvpInput};
use domain::ids::{EventId, RegistrationId};
use domain::locale::Locale;
use domain::page::Page;
use domain::people::{InteractionKind, NewPerson, Source};
use uuid::Uuid;

use super::list::like;
use super::mails::{self, Occasion};
use super::rows::RegistrationRecord;
use super::seats::{self, Entry, Newcomer};
use super::{commit_seats, own, person, queue, require, require_registration, sql, tenant_of};
use crate::audit::{self, Act, Who};
use crate::{Engine, Error, Result, all, people, value};

const PAGE: u32 = 200;

/// The list by name; the waitlist by turn.
///
/// # Errors
/// [`ApiError::NotFound`]; [`ApiError::Forbidden`] without the right to see events.
pub async fn attendees(engine: &Engine, actor: &Actor, id: EventId, filter: &AttendeeFilter) -> Result<Page<Attendee>> {
    let mut tx = engine.read().await?;
    let event = require(&mut tx, actor, Capability::EventsRead, id).await?;
    let words = format!("%{}%", like(&filter.q));
    let status = filter.status.map_or("", RegistrationStatus::as_str);
    let mark = filter.mark.map_or("", domain::events::Mark::as_str);
    let queued = filter.status == Some(RegistrationStatus::Waitlisted);
    let after =
        filter.after.as_deref().and_then(|c| c.rsplit_once('.')).and_then(|(key, id)| Some((key, id.parse::<Uuid>().ok()?)));
    let limit = i64::from(PAGE) + 1;
    let rows = if queued {
        let (at, id_after) = after.and_then(|(key, id)| Some((key.parse::<i64>().ok()?, id))).unwrap_or((i64::MIN, Uuid::nil()));
        all!(&mut tx, RegistrationRecord, sql::ATTENDEES_QUEUE, actor.tenant, id, words, status, mark, at, id_after, limit)?
    } else {
        let (key, id_after) = after.unwrap_or(("", Uuid::nil()));
        all!(&mut tx, RegistrationRecord, sql::ATTENDEES, actor.tenant, id, words, status, mark, key, id_after, limit)?
    };
    let page = Page::cut(rows, usize::try_from(PAGE).unwrap_or_default(), |r: &RegistrationRecord| {
        if queued { format!("{}.{}", r.position, r.registration_id) } else { format!("{}.{}", r.name_key, r.registration_id) }
    });
    let mut items = Vec::with_capacity(page.items.len());
    for r in &page.items {
        let waits = r.status == RegistrationStatus::Waitlisted;
        let turn = if waits { Some(value!(&mut tx, i64, sql::TURN, actor.tenant, id, r.position)? + 1) } else { None };
        items.push(r.attendee(&event.zone, turn));
    }
    Ok(Page { items, next: page.next })
}

/// Puts somebody on the list by hand; if the event is full, on the waitlist. They get the mail they would have got by
/// signing up. Gives how they stand.
///
/// # Errors
/// Validation problems by field; [`ApiError::Conflict`]: `known` if they are on the list already, `cancelled`, `draft`;
/// [`ApiError::NotFound`].
pub async fn add(engine: &Engine, actor: &Actor, id: EventId, input: &RsvpInput, locale: Locale) -> Result<RegistrationStatus> {
    let mut tx = engine.write().await?;
    let event = require(&mut tx, actor, Capability::EventsManage, id).await?;
    let values = input.check(event.guests_allowed)?;
    match event.state {
        EventState::Published => {}
        state => return Err(Error::Api(ApiError::Conflict(state.to_string()))),
    }
    let tenant = tenant_of(&mut tx, actor.tenant).await?;
    let new = NewPerson {
        given_name: values.given_name.clone(),
        family_name: values.family_name.clone(),
        email: values.email.clone(),
        locale,
        ..NewPerson::default()
    };
    let found = people::match_or_create(engine, &mut tx, &tenant, &new, event.organisation_id, Source::Organiser).await?;
    people::recover(engine, &mut tx, &tenant, found.person, Source::Organiser).await?;
    let who = Newcomer {
        person: found.person,
        given_name: &values.given_name,
        family_name: &values.family_name,
        email: &values.email,
        locale,
        guests: values.guests,
        source: "organiser",
        referrer: "",
    };
    let Entry::New(registration) = seats::enter(engine, &mut tx, &tenant, &event, &who).await? else {
        return Err(Error::Api(ApiError::Conflict("known".into())));
    };
    let kind = match registration.status {
        RegistrationStatus::Waitlisted => InteractionKind::EventWaitlisted,
        _ => InteractionKind::EventBooked,
    };
    person::note(engine, &mut tx, &tenant, &event, &registration, kind, Source::Organiser, Some(actor)).await?;
    if !registration_over(&event, engine) {
        mails::send(engine, &mut tx, &tenant, &event, &registration, Occasion::of(registration.status)).await?;
    }
    let act = Act { action: "registration.added", subject_kind: "registration", subject: Some(registration.registration_id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "event": id })).await?;
    commit_seats(engine, tx, actor.tenant, &event).await?;
    Ok(registration.status)
}

/// Whoever is written down at the door or afterwards needs no invitation.
fn registration_over(event: &super::rows::EventRecord, engine: &Engine) -> bool {
    event.start_at <= engine.now()
}

/// Gives somebody from the waitlist a place out of turn, if there is one.
///
/// # Errors
/// [`ApiError::Conflict`]: `full`, or `state` if they are not waiting; [`ApiError::NotFound`].
pub async fn promote(engine: &Engine, actor: &Actor, id: RegistrationId) -> Result<()> {
    let mut tx = engine.write().await?;
    let (event, registration) = require_registration(&mut tx, actor, id).await?;
    let seats = registration.seats();
    match registration.status {
        RegistrationStatus::Held => {}
        RegistrationStatus::Waitlisted => {
            if seats::adjust(&mut tx, actor.tenant, event.event_id, seats, -1).await?.is_none() {
                return Err(Error::Api(ApiError::Conflict("full".into())));
            }
        }
        RegistrationStatus::Registered | RegistrationStatus::Cancelled => {
            return Err(Error::Api(ApiError::Conflict("state".into())));
        }
    }
    let tenant = tenant_of(&mut tx, actor.tenant).await?;
    own::seat(engine, &mut tx, &tenant, &event, registration, Some(actor)).await?;
    let act = Act { action: "registration.promoted", subject_kind: "registration", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "event": event.event_id }))
        .await?;
    commit_seats(engine, tx, actor.tenant, &event).await
}

/// Takes somebody off the list, tells them, and passes the place on.
///
/// # Errors
/// [`ApiError::Conflict`] (`state`) if they are off it already; [`ApiError::NotFound`].
pub async fn remove(engine: &Engine, actor: &Actor, id: RegistrationId) -> Result<()> {
    let mut tx = engine.write().await?;
    let (event, registration) = require_registration(&mut tx, actor, id).await?;
    if registration.status == RegistrationStatus::Cancelled {
        return Err(Error::Api(ApiError::Conflict("state".into())));
    }
    let tenant = tenant_of(&mut tx, actor.tenant).await?;
    queue::withdraw(engine, &mut tx, &tenant, &event, &registration, Some(actor)).await?;
    let act = Act { action: "registration.cancelled", subject_kind: "registration", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "event": event.event_id }))
        .await?;
    commit_seats(engine, tx, actor.tenant, &event).await
}
