//! Rows, and what pages make of them.

use domain::events::{Attendee, Closed, EventRow, EventState, Mark, Picture, Place, RegistrationStatus, Visibility};
use domain::ids::{EventId, FileId, OrganisationId, PersonId, RegistrationId};
use domain::l10n::{self, Address};
use domain::locale::{Locale, LocalizedText};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use sqlx::types::Json;

use crate::clock;

#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct EventRecord {
    pub event_id: EventId,
    pub organisation_id: OrganisationId,
    pub organisation_name: String,
    pub organisation_slug: String,
    pub slug: String,
    pub state: EventState,
    pub visibility: Visibility,
    pub title: Json<LocalizedText>,
    pub description: Json<LocalizedText>,
    pub venue: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub country: String,
    pub online_url: String,
    pub zone: String,
    pub start_at: Timestamp,
    pub end_at: Timestamp,
    pub capacity: Option<i64>,
    pub guests_allowed: i64,
    pub seats_taken: i64,
    pub waiting: i64,
    pub picture_id: Option<FileId>,
    pub picture_alt: Json<LocalizedText>,
    pub remind: bool,
    pub reminded_at: Option<Timestamp>,
    pub cancel_message: String,
    pub ics_uid: String,
    pub ics_sequence: i64,
    pub updated_at: Timestamp,
}

impl EventRecord {
    /// Why nobody can sign up at `now`, if so.
    pub fn closed(&self, now: Timestamp) -> Option<Closed> {
        match self.state {
            EventState::Cancelled => Some(Closed::Cancelled),
            _ if self.start_at <= now => Some(Closed::Past),
            _ => None,
        }
    }

    /// Places nobody has; `None` without a limit.
    pub fn seats_left(&self) -> Option<i64> {
        self.capacity.map(|c| (c - self.seats_taken).max(0))
    }

    /// Where it is, in words of the reader's language.
    pub fn place(&self, tenant: &Tenant, locale: Locale) -> Place {
        let address = Address {
            street: &self.street,
            postcode: &self.postcode,
            city: &self.city,
            country: if self.country.is_empty() { &tenant.country } else { &self.country },
            ..Address::default()
        };
        Place {
            venue: self.venue.clone(),
            lines: l10n::address(locale, address, &tenant.country),
            online: !self.online_url.is_empty(),
        }
    }

    pub fn picture(&self, locale: Locale) -> Option<Picture> {
        self.picture_id.map(|id| Picture { id, alt: self.picture_alt.get(locale).to_owned() })
    }

    pub fn row(&self, tenant: &Tenant, locale: Locale) -> EventRow {
        EventRow {
            id: self.event_id,
            title: self.title.0.clone(),
            organisation: self.organisation_name.clone(),
            place: self.place(tenant, locale),
            start: clock::local(self.start_at, &self.zone),
            end: clock::local(self.end_at, &self.zone),
            state: self.state,
            visibility: self.visibility,
            capacity: self.capacity,
            seats_taken: self.seats_taken,
            waiting: self.waiting,
        }
    }
}

#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct RegistrationRecord {
    pub registration_id: RegistrationId,
    pub event_id: EventId,
    pub person_id: PersonId,
    pub status: RegistrationStatus,
    pub mark: Option<Mark>,
    pub guests: i64,
    pub position: i64,
    pub hold_until: Option<Timestamp>,
    pub checked_in_at: Option<Timestamp>,
    pub name: String,
    pub name_key: String,
    pub email: String,
    pub locale: Locale,
    pub created_at: Timestamp,
}

impl RegistrationRecord {
    /// Places it needs: the person and the guests.
    pub const fn seats(&self) -> i64 {
        1 + self.guests
    }

    pub fn attendee(&self, zone: &str, turn: Option<i64>) -> Attendee {
        Attendee {
            id: self.registration_id,
            person: self.person_id,
            name: self.name.clone(),
            email: self.email.clone(),
            status: self.status,
            mark: self.mark,
            checked_in: self.checked_in_at.map(|at| clock::local(at, zone)),
            guests: self.guests,
            turn,
            hold_until: self.hold_until.map(|at| clock::local(at, zone)),
            created_at: self.created_at,
        }
    }
}
