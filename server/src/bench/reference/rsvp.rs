//! What a sign-up for an event reads and writes, statement by statement, in the same two transactions. The texts of the mail and the
//! calendar file are constants: writing them is the product's work, not the database's.

use std::sync::Arc;

use axum::extract::Form;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::{EventId, OrganisationId, PersonId, TenantId};
use domain::locale::Locale;
use domain::time::Timestamp;
use engine::{Clock, Db, Ids, Tx, exec, one, value};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use sqlx::types::Json;
use uuid::Uuid;

use crate::bench::load::CLIENT;
use crate::config::Config;

/// What the handler stands on.
pub(super) struct State {
    db: Db,
    clock: Clock,
    ids: Ids,
    tenant: TenantId,
}

impl State {
    pub async fn open(config: &Config) -> anyhow::Result<Self> {
        let db = config.open().await?;
        let mut tx = db.read().await?;
        let tenant = value!(&mut tx, TenantId, "SELECT tenant_id FROM tenant ORDER BY created_at LIMIT 1")?;
        drop(tx);
        Ok(Self { db, clock: Clock::system(), ids: Ids::random(), tenant })
    }

    fn id(&self) -> Uuid {
        self.ids.make(self.clock.now())
    }
}

/// The fields of the form.
#[derive(Debug, Deserialize)]
pub(super) struct SignUp {
    slug: String,
    given_name: String,
    family_name: String,
    email: String,
    guests: i64,
    referrer: String,
}

#[derive(sqlx::FromRow)]
struct Event {
    event_id: EventId,
    organisation_id: OrganisationId,
    ics_sequence: i64,
}

pub(super) async fn sign_up(
    axum::extract::State(state): axum::extract::State<Arc<State>>,
    headers: HeaderMap,
    Form(form): Form<SignUp>,
) -> Response {
    let client = headers.get(CLIENT).and_then(|v| v.to_str().ok()).unwrap_or("unknown");
    match write(&state, client, &form).await {
        Ok(()) => Redirect::to(&format!("/p/events/{}/registered", form.slug)).into_response(),
        Err(e) => (StatusCode::INTERNAL_SERVER_ERROR, e.to_string()).into_response(),
    }
}

async fn write(state: &State, client: &str, form: &SignUp) -> engine::Result<()> {
    let (t, now) = (state.tenant, state.clock.now());
    let mut tx = state.db.write().await?;
    let window = Timestamp(now.0 - now.0.rem_euclid(Timestamp::HOUR));
    value!(
        &mut tx,
        i64,
        "INSERT INTO throttle (tenant_id, name, window_start, hits) VALUES ($1, $2, $3, 1)
            ON CONFLICT (tenant_id, name) DO UPDATE SET
                hits = CASE WHEN throttle.window_start = excluded.window_start THEN throttle.hits + 1 ELSE 1 END,
                window_start = excluded.window_start
            RETURNING hits",
        t,
        format!("rsvp:{client}"),
        window
    )?;
    tx.commit().await?;

    let mut tx = state.db.write().await?;
    let event = one!(
        &mut tx,
        Event,
        "SELECT e.event_id, e.organisation_id, o.name AS organisation_name, o.slug AS organisation_slug, e.slug, e.state, e.visibility,
            e.title, e.description, e.venue, e.street, e.postcode, e.city, e.country, e.online_url, e.zone, e.start_at, e.end_at,
            e.capacity, e.guests_allowed, e.seats_taken, e.waiting, e.picture_id, e.picture_alt, e.remind, e.reminded_at,
            e.cancel_message, e.ics_uid, e.ics_sequence, e.updated_at
        FROM event e JOIN organisation o ON o.tenant_id = e.tenant_id AND o.organisation_id = e.organisation_id
        WHERE e.tenant_id = $1 AND e.slug = $2",
        t,
        &form.slug
    )?
    .ok_or(engine::Error::Api(domain::ApiError::NotFound))?;
    let person = person(state, &mut tx, &event, form, now).await?;
    registration(state, &mut tx, &event, person, form, now).await?;
    mail(state, &mut tx, form, now).await?;
    exec!(&mut tx, "UPDATE tenant SET public_version = public_version + 1 WHERE tenant_id = $1", t)?;
    tx.commit().await
}

async fn person(state: &State, tx: &mut Tx, event: &Event, form: &SignUp, now: Timestamp) -> engine::Result<PersonId> {
    let (t, person) = (state.tenant, PersonId(state.id()));
    one!(
        tx,
        (PersonId,),
        "SELECT p.person_id, p.given_name, p.family_name, a.street, a.postcode, a.city FROM identity i
            JOIN person p ON p.tenant_id = i.tenant_id AND p.person_id = i.person_id
            LEFT JOIN postal_address a ON a.tenant_id = p.tenant_id AND a.person_id = p.person_id AND a.kind = 'home'
            WHERE i.tenant_id = $1 AND i.kind = 'email' AND i.address = $2",
        t,
        &form.email
    )?;
    exec!(
        tx,
        "INSERT INTO person (tenant_id, person_id, state, given_name, additional_name, family_name, locale, name_key,
            search_text, source, created_at, updated_at, touched_at)
        VALUES ($1, $2, 'active', $3, '', $4, $5, $6, '', 'event', $7, $7, $7)",
        t,
        person,
        &form.given_name,
        &form.family_name,
        Locale::En,
        &form.family_name,
        now
    )?;
    exec!(tx, "DELETE FROM postal_address WHERE tenant_id = $1 AND person_id = $2 AND kind = 'home'", t, person)?;
    value!(
        tx,
        i64,
        "SELECT CAST(COUNT(*) AS BIGINT) FROM tombstone WHERE tenant_id = $1 AND kind = 'email' AND fingerprint = $2",
        t,
        &form.email
    )?;
    exec!(
        tx,
        "INSERT INTO identity (tenant_id, identity_id, person_id, kind, address, verified_at, health, suppressed_at, created_at)
        VALUES ($1, $2, $3, 'email', $4, NULL, 'good', NULL, $5) ON CONFLICT DO NOTHING",
        t,
        state.id(),
        person,
        &form.email,
        now
    )?;
    exec!(
        tx,
        "INSERT INTO affiliation (tenant_id, affiliation_id, person_id, organisation_id, role, started_at)
        VALUES ($1, $2, $3, $4, 'contact', $5) ON CONFLICT DO NOTHING",
        t,
        state.id(),
        person,
        event.organisation_id,
        now
    )?;
    exec!(tx, "UPDATE person SET state = 'active' WHERE tenant_id = $1 AND person_id = $2 AND state = 'left'", t, person)?;
    one!(
        tx,
        (String,),
        "SELECT p.given_name, p.additional_name, p.family_name, a.postcode, a.city FROM person p
            LEFT JOIN postal_address a ON a.tenant_id = p.tenant_id AND a.person_id = p.person_id AND a.kind = 'home'
            WHERE p.tenant_id = $1 AND p.person_id = $2",
        t,
        person
    )?;
    one!(
        tx,
        (String,),
        "SELECT address FROM identity WHERE tenant_id = $1 AND person_id = $2 ORDER BY created_at, identity_id",
        t,
        person
    )?;
    exec!(
        tx,
        "UPDATE person SET name_key = $3, search_text = $4 WHERE tenant_id = $1 AND person_id = $2",
        t,
        person,
        &form.family_name,
        &form.email
    )?;
    Ok(person)
}

async fn registration(
    state: &State,
    tx: &mut Tx,
    event: &Event,
    person: PersonId,
    form: &SignUp,
    now: Timestamp,
) -> engine::Result<()> {
    let t = state.tenant;
    one!(
        tx,
        (Uuid,),
        "SELECT r.registration_id, r.event_id, r.person_id, r.status, r.mark, r.guests, r.position, r.hold_until, r.checked_in_at,
            r.name, r.name_key, r.email, r.locale, r.created_at FROM registration r
            WHERE r.tenant_id = $1 AND r.event_id = $2 AND r.person_id = $3",
        t,
        event.event_id,
        person
    )?;
    let position = value!(
        tx,
        i64,
        "UPDATE event SET version = version + 1, seats_taken = seats_taken + $3, waiting = waiting + $4
            WHERE tenant_id = $1 AND event_id = $2 AND ($3 <= 0 OR capacity IS NULL OR seats_taken + $3 <= capacity)
            RETURNING version",
        t,
        event.event_id,
        1 + form.guests,
        0i64
    )?;
    exec!(
        tx,
        "INSERT INTO registration (tenant_id, registration_id, event_id, person_id, status, guests, position, name,
            name_key, email, locale, source, referrer, told_sequence, reminded, created_at, updated_at)
        VALUES ($1, $2, $3, $4, 'registered', $5, $6, $7, $8, $9, $10, 'web', $11, $12, FALSE, $13, $13)",
        t,
        state.id(),
        event.event_id,
        person,
        form.guests,
        position,
        format!("{} {}", form.given_name, form.family_name),
        &form.family_name,
        &form.email,
        Locale::En,
        &form.referrer,
        event.ics_sequence,
        now
    )?;
    exec!(
        tx,
        "INSERT INTO interaction (tenant_id, interaction_id, person_id, organisation_id, at, kind, direction, channel,
            account_id, actor, subject_kind, subject_id, subject_label, result, source, body, given)
        VALUES ($1, $2, $3, $4, $5, 'event_booked', 'in', 'web', NULL, '', 'event', $6, 'An evening', '', 'event', '', $7)",
        t,
        state.id(),
        person,
        event.organisation_id,
        now,
        event.event_id,
        Json(Vec::<(String, String)>::new())
    )?;
    exec!(
        tx,
        "UPDATE person SET touched_at = CASE WHEN touched_at < $3 THEN $3 ELSE touched_at END WHERE tenant_id = $1 AND person_id = $2",
        t,
        person,
        now
    )?;
    Ok(())
}

async fn mail(state: &State, tx: &mut Tx, form: &SignUp, now: Timestamp) -> engine::Result<()> {
    let (t, id) = (state.tenant, state.id());
    exec!(
        tx,
        "INSERT INTO mail (tenant_id, mail_id, template, locale, to_address, to_name, from_address, from_name, reply_to,
            message_id, subject, body_text, body_html, headers, state, created_at)
        VALUES ($1, $2, 'rsvp.registered', $3, $4, $5, 'a@example.org', 'A party', NULL, $6, 'Your place', $7, $8, $9, 'kept', $10)",
        t,
        id,
        Locale::En,
        &form.email,
        &form.given_name,
        id.to_string(),
        TEXT.repeat(12),
        TEXT.repeat(40),
        Json(Vec::<(String, String)>::new()),
        now
    )?;
    exec!(
        tx,
        "INSERT INTO mail_attachment (tenant_id, mail_id, position, file_name, media_type, content)
        VALUES ($1, $2, 0, 'event.ics', 'text/calendar', $3)",
        t,
        id,
        TEXT.repeat(15)
    )?;
    Ok(())
}

/// A line as long as those of a mail.
const TEXT: &str = "You have a place. We look forward to seeing you; if you can't come, give it back. \n";
