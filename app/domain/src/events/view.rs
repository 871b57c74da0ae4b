//! Events as the pages show them. Times are worked out by the server; texts for the public are in the reader's language
//! already, texts for organisers in all.

use serde::{Deserialize, Serialize};

use super::{EventInput, EventState, Mark, RegistrationStatus, Visibility};
use crate::ids::{EventId, FileId, OrganisationId, PersonId, RegistrationId};
use crate::locale::LocalizedText;
use crate::text_enum;
use crate::time::{LocalDateTime, Timestamp};

/// Where an event is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Name of the place; may be empty.
    pub venue: String,
    /// Lines of the address, as its country writes them.
    pub lines: Vec<String>,
    /// Whether one can take part online.
    pub online: bool,
}

impl Place {
    /// All of it in one line; empty if it is online only.
    #[must_use]
    pub fn line(&self) -> String {
        let parts = std::iter::once(&self.venue).chain(&self.lines).filter(|p| !p.is_empty());
        parts.map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

/// The picture of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The file.
    pub id: FileId,
    /// What it shows; empty for decoration.
    pub alt: String,
}

text_enum! {
    /// Why nobody can sign up any more.
    pub enum Closed {
        /// It has begun or is over.
        Past = "past",
        /// It was cancelled.
        Cancelled = "cancelled",
    }
}

text_enum! {
    /// What came of signing up.
    pub enum RsvpOutcome {
        /// There was a place.
        Registered = "registered",
        /// There was none: in the queue.
        Waitlisted = "waitlisted",
    }
}

/// An event's public page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicEvent {
    /// Its name in addresses.
    pub slug: String,
    /// Title.
    pub title: String,
    /// The beginning of the description as plain text, for previews.
    pub summary: String,
    /// The description as sanitised HTML.
    pub description: String,
    /// Name of the hosting branch.
    pub organisation: String,
    /// Its short name.
    pub organisation_slug: String,
    /// Where.
    pub place: Place,
    /// When, in the event's zone.
    pub start: LocalDateTime,
    /// Until when.
    pub end: LocalDateTime,
    /// Why nobody can sign up, if so.
    pub closed: Option<Closed>,
    /// What the organiser said when cancelling; may be empty.
    pub cancel_message: String,
    /// Places left; `None` without a limit.
    pub seats_left: Option<i64>,
    /// How many wait for a place.
    pub waiting: i64,
    /// Most guests one person may bring.
    pub guests_allowed: i64,
    /// Its picture.
    pub picture: Option<Picture>,
    /// Whether search engines may list it.
    pub listed: bool,
}

/// A line of the public list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicEventRow {
    /// Its name in addresses.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Name of the hosting branch.
    pub organisation: String,
    /// Where.
    pub place: Place,
    /// When, in the event's zone.
    pub start: LocalDateTime,
    /// Until when.
    pub end: LocalDateTime,
    /// Places left; `None` without a limit.
    pub seats_left: Option<i64>,
    /// Its picture.
    pub picture: Option<Picture>,
}

/// The public list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicEvents {
    /// The events to come, the next first.
    pub rows: Vec<PublicEventRow>,
    /// The branches with events to come: short name and name.
    pub branches: Vec<(String, String)>,
    /// The branch whose events are shown, if one was asked for: short name and name.
    pub branch: Option<(String, String)>,
}

/// A registration as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRegistration {
    /// The event; its summary and description are left out.
    pub event: PublicEvent,
    /// Whether it has a public page to link to.
    pub has_page: bool,
    /// The person's name.
    pub name: String,
    /// How it stands.
    pub status: RegistrationStatus,
    /// How many guests come along.
    pub guests: i64,
    /// How many wait before this one.
    pub ahead: i64,
    /// Until when a held place waits, in the event's zone.
    pub hold_until: Option<LocalDateTime>,
    /// Whether there is room for them right now.
    pub room: bool,
    /// The link to take part online, for those with a place.
    pub online_url: Option<String>,
}

text_enum! {
    /// Which events the organisers' list shows.
    #[derive(Default)]
    pub enum EventWhen {
        /// Not over yet, drafts included.
        #[default]
        Upcoming = "upcoming",
        /// Over.
        Past = "past",
        /// Not published yet.
        Drafts = "drafts",
    }
}

/// What the organisers' list shows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EventFilter {
    /// Which of them.
    pub when: EventWhen,
    /// Words of the title or the place.
    pub q: String,
    /// Of which branch and below; `None` for all that one may see.
    pub organisation: Option<OrganisationId>,
    /// Where the page before this one ended.
    pub after: Option<String>,
}

/// A line of the organisers' list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRow {
    /// The event.
    pub id: EventId,
    /// Title per language.
    pub title: LocalizedText,
    /// Name of the hosting branch.
    pub organisation: String,
    /// Where.
    pub place: Place,
    /// When, in the event's zone.
    pub start: LocalDateTime,
    /// Until when.
    pub end: LocalDateTime,
    /// Draft, published, cancelled.
    pub state: EventState,
    /// Who can find it.
    pub visibility: Visibility,
    /// Places in all.
    pub capacity: Option<i64>,
    /// Places taken.
    pub seats_taken: i64,
    /// How many wait.
    pub waiting: i64,
}

/// How many people stand how. Counts registrations; guests are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EventNumbers {
    /// Have a place.
    pub registered: i64,
    /// Guests of those.
    pub guests: i64,
    /// In the queue.
    pub waitlisted: i64,
    /// Have a place waiting for them.
    pub held: i64,
    /// Gave it back.
    pub cancelled: i64,
    /// Were there.
    pub attended: i64,
    /// Were not.
    pub no_show: i64,
}

/// An event's page for organisers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventView {
    /// The line of the list.
    pub row: EventRow,
    /// Its name in addresses.
    pub slug: String,
    /// The hosting branch.
    pub organisation: OrganisationId,
    /// How many people stand how.
    pub numbers: EventNumbers,
    /// Whether it is over or has begun.
    pub begun: bool,
    /// Link to take part online.
    pub online_url: String,
    /// What was said when cancelling.
    pub cancel_message: String,
    /// Whether a reminder goes out.
    pub remind: bool,
    /// When it did.
    pub reminded: Option<LocalDateTime>,
    /// Most guests one person may bring.
    pub guests_allowed: i64,
    /// Its picture.
    pub picture: Option<Picture>,
    /// Whether the reader may change it.
    pub may_manage: bool,
    /// The full address of its public page, if it has one.
    pub public_url: Option<String>,
}

/// What the form for an event needs to begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventEdit {
    /// The values to start with.
    pub input: EventInput,
    /// The event, unless it is new.
    pub event: Option<EventView>,
    /// The branches one may plan events for.
    pub hosts: Vec<HostChoice>,
    /// All IANA zones.
    pub zones: Vec<String>,
}

/// A branch one may plan events for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostChoice {
    /// Which.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
}

/// What saving a change would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChangeEffect {
    /// How many people would get a mail because time, place or title is another.
    pub told: i64,
    /// How many of those waiting would be offered a place.
    pub offered: i64,
}

/// Which of the attendees to show.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AttendeeFilter {
    /// Words of the name or the address.
    pub q: String,
    /// Standing so; `None` for all but the cancelled.
    pub status: Option<RegistrationStatus>,
    /// With this mark.
    pub mark: Option<Mark>,
    /// Where the page before this one ended.
    pub after: Option<String>,
}

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// The registration.
    pub id: RegistrationId,
    /// The person.
    pub person: PersonId,
    /// Name as given for this event.
    pub name: String,
    /// Address as given for this event.
    pub email: String,
    /// How it stands.
    pub status: RegistrationStatus,
    /// Whether they came, once somebody said so.
    pub mark: Option<Mark>,
    /// When they were checked in, in the event's zone.
    pub checked_in: Option<LocalDateTime>,
    /// How many guests come along.
    pub guests: i64,
    /// Turn in the queue, 1 for the first; `None` for those not in it.
    pub turn: Option<i64>,
    /// Until when a held place waits, in the event's zone.
    pub hold_until: Option<LocalDateTime>,
    /// When they signed up.
    pub created_at: Timestamp,
}
