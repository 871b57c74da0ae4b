//! Words for states, and what a refusal means here.

use domain::ApiError;
use domain::events::{Attendee, EventRow, EventState, Mark, RegistrationStatus};
use domain::l10n::{api_error, number};
use domain::locale::Locale;
use domain::tr;
use leptos::prelude::*;

use crate::ui::{Chip, Tone};

/// Draft, published, cancelled.
pub(super) fn state_chip(l: Locale, state: EventState) -> impl IntoView {
    let (tone, text) = match state {
        EventState::Draft => (Tone::Warn, tr!(l, events.state_draft)),
        EventState::Published => (Tone::Good, tr!(l, events.state_published)),
        EventState::Cancelled => (Tone::Bad, tr!(l, events.state_cancelled)),
    };
    view! { <Chip tone>{text}</Chip> }
}

/// The name of a status.
pub(super) fn status_text(l: Locale, status: RegistrationStatus) -> String {
    match status {
        RegistrationStatus::Registered => tr!(l, events.status_registered),
        RegistrationStatus::Waitlisted => tr!(l, events.status_waitlisted),
        RegistrationStatus::Held => tr!(l, events.status_held),
        RegistrationStatus::Cancelled => tr!(l, events.status_cancelled),
    }
}

/// How somebody stands: the mark says more than the status.
pub(super) fn standing_chip(l: Locale, attendee: &Attendee) -> impl IntoView + use<> {
    let (tone, text) = match (attendee.status, attendee.mark) {
        (_, Some(Mark::Attended)) => (Tone::Good, tr!(l, events.status_attended)),
        (_, Some(Mark::NoShow)) => (Tone::Bad, tr!(l, events.status_no_show)),
        (status @ RegistrationStatus::Registered, None) => (Tone::Info, status_text(l, status)),
        (status @ (RegistrationStatus::Waitlisted | RegistrationStatus::Held), None) => (Tone::Warn, status_text(l, status)),
        (status @ RegistrationStatus::Cancelled, None) => (Tone::Plain, status_text(l, status)),
    };
    view! { <Chip tone>{text}</Chip> }
}

/// "12 of 40", or "12" without a limit.
pub(super) fn taken_text(l: Locale, row: &EventRow) -> String {
    let taken = number(l, row.seats_taken);
    row.capacity.map_or_else(|| taken.clone(), |capacity| tr!(l, events.taken_of, taken = taken, capacity = number(l, capacity)))
}

/// Where it is, in one line.
pub(super) fn place_text(l: Locale, row: &EventRow) -> String {
    let line = row.place.line();
    if line.is_empty() && row.place.online { tr!(l, events.online) } else { line }
}

/// Why something was refused. Conflicts have their own words here.
pub(super) fn refusal(l: Locale, error: &ApiError) -> String {
    let ApiError::Conflict(word) = error else { return api_error(l, error) };
    match word.as_str() {
        "full" => tr!(l, events.error_full),
        "known" => tr!(l, events.error_known),
        "past" => tr!(l, events.error_past),
        "draft" => tr!(l, events.error_draft),
        "cancelled" => tr!(l, events.error_cancelled),
        _ => tr!(l, events.error_state),
    }
}
