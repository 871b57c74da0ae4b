//! Where the pages of this feature are.

use crate::ids::{EventId, FileId};

/// The public list, of one branch if given by its slug.
#[must_use]
pub fn events_path(branch: Option<&str>) -> String {
    branch.map_or_else(|| "/p/events".to_owned(), |slug| format!("/p/events?branch={slug}"))
}

/// An event's public page.
#[must_use]
pub fn event_path(slug: &str) -> String {
    format!("/p/events/{slug}")
}

/// The page after signing up.
#[must_use]
pub fn thanks_path(slug: &str, outcome: super::RsvpOutcome) -> String {
    format!("/p/events/{slug}/{outcome}")
}

/// An event as a calendar file.
#[must_use]
pub fn event_calendar_path(slug: &str) -> String {
    format!("/p/events/{slug}.ics")
}

/// The calendar feed, of one branch if given by its slug.
#[must_use]
pub fn calendar_feed_path(branch: Option<&str>) -> String {
    branch.map_or_else(|| "/p/events.ics".to_owned(), |slug| format!("/p/events.ics?branch={slug}"))
}

/// The page where somebody changes or cancels their registration.
#[must_use]
pub fn own_path(token: &str) -> String {
    format!("/p/rsvp/{token}")
}

/// A public file.
#[must_use]
pub fn file_path(id: FileId) -> String {
    format!("/p/files/{id}")
}

/// An event's page for organisers.
#[must_use]
pub fn console_path(id: EventId) -> String {
    format!("/org/events/{id}")
}
