//! Signing up without an account. Whoever types an address gets a place at once; but only the link in the mail to that
//! address can change anything afterwards, and nobody learns whether an address was known.

use domain::events::{RegistrationStatus, RsvpInput, RsvpOutcome, RsvpValues};
use domain::locale::Locale;
use domain::people::{InteractionKind, NewPerson, Source};
use domain::tenants::Tenant;
use domain::{ApiError, Problem};

use super::mails::{self, Occasion};
use super::rows::EventRecord;
use super::seats::{self, Entry, Newcomer};
use super::{commit_seats, person, public, sql};
use crate::throttle::{self, Limit};
use crate::{Engine, Error, Result, not_found, one, people};

/// Sign-ups from one network address; a whole hall may share one.
const PER_ADDRESS: Limit = Limit::per_hour(600);
/// Mails a stranger can have us write to somebody who is on the list already.
const PER_PERSON: Limit = Limit::per_hour(5);

/// Signs somebody up. An address that is on the list already changes nothing and is sent its link again; the answer is
/// the one a newcomer would have got.
///
/// # Errors
/// Validation problems by field; [`ApiError::NotFound`]; [`ApiError::Conflict`] (`closed`) once it has begun or was
/// cancelled; [`ApiError::RateLimited`].
pub async fn rsvp(
    engine: &Engine,
    tenant: &Tenant,
    locale: Locale,
    slug: &str,
    input: &RsvpInput,
    ip: &str,
) -> Result<RsvpOutcome> {
    throttle::hit(engine, tenant.id, &format!("rsvp:{ip}"), PER_ADDRESS).await?;
    if !input.website.is_empty() {
        return Err(Error::Api(ApiError::field("website", Problem::TooLong { max: 0 })));
    }
    // Two tries of the same person at the same moment: the second one to write finds the first one's registration.
    for _ in 0..4 {
        match attempt(engine, tenant, locale, slug, input).await {
            Err(e) if e.is_taken() || e.is_retryable() => {}
            other => return other,
        }
    }
    attempt(engine, tenant, locale, slug, input).await
}

async fn attempt(engine: &Engine, tenant: &Tenant, locale: Locale, slug: &str, input: &RsvpInput) -> Result<RsvpOutcome> {
    let mut tx = engine.write().await?;
    let event = one!(&mut tx, EventRecord, sql::BY_SLUG, tenant.id, slug)?.filter(public::has_page);
    let Some(event) = event else { return not_found() };
    if event.closed(engine.now()).is_some() {
        return Err(Error::Api(ApiError::Conflict("closed".into())));
    }
    let values = input.check(event.guests_allowed)?;
    let new = NewPerson {
        given_name: values.given_name.clone(),
        family_name: values.family_name.clone(),
        email: values.email.clone(),
        locale,
        ..NewPerson::default()
    };
    let found = people::match_or_create(engine, &mut tx, tenant, &new, event.organisation_id, Source::Event).await?;
    people::recover(engine, &mut tx, tenant, found.person, Source::Event).await?;
    let who = Newcomer {
        person: found.person,
        given_name: &values.given_name,
        family_name: &values.family_name,
        email: &values.email,
        locale,
        guests: values.guests,
        source: "web",
        referrer: &referrer(&input.referrer),
    };
    match seats::enter(engine, &mut tx, tenant, &event, &who).await? {
        Entry::New(registration) => {
            let (kind, occasion, outcome) = match registration.status {
                RegistrationStatus::Waitlisted => {
                    (InteractionKind::EventWaitlisted, Occasion::Waitlisted, RsvpOutcome::Waitlisted)
                }
                _ => (InteractionKind::EventBooked, Occasion::Registered, RsvpOutcome::Registered),
            };
            person::note_given(engine, &mut tx, tenant, &event, &registration, kind, found.given).await?;
            mails::send(engine, &mut tx, tenant, &event, &registration, occasion).await?;
            commit_seats(engine, tx, tenant.id, &event).await?;
            Ok(outcome)
        }
        Entry::Known(registration) => {
            tx.commit().await?;
            again(engine, tenant, &event, registration).await?;
            Ok(as_if_new(&event, &values))
        }
    }
}

/// Sends the link again, not too often.
async fn again(
    engine: &Engine,
    tenant: &Tenant,
    event: &EventRecord,
    registration: super::rows::RegistrationRecord,
) -> Result<()> {
    let name = format!("rsvp:again:{}", registration.registration_id);
    match throttle::hit(engine, tenant.id, &name, PER_PERSON).await {
        // A stranger may not find out by the limit either that the address is on the list.
        Err(Error::Api(ApiError::RateLimited(_))) => return Ok(()),
        other => other?,
    }
    let mut tx = engine.write().await?;
    mails::send(engine, &mut tx, tenant, event, &registration, Occasion::of(registration.status)).await?;
    tx.commit().await
}

fn as_if_new(event: &EventRecord, values: &RsvpValues) -> RsvpOutcome {
    let fits = event.seats_left().is_none_or(|left| left > values.guests);
    if fits { RsvpOutcome::Registered } else { RsvpOutcome::Waitlisted }
}

/// A short word, whatever the address said.
fn referrer(given: &str) -> String {
    given.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')).take(60).collect()
}
