//! When, where, with whom, how many places: the same on every page.

use domain::events::{Closed, Place, PublicEvent};
use domain::l10n::{date_range, zone};
use domain::locale::Locale;
use domain::time::LocalDateTime;
use domain::tr;
use leptos::prelude::*;

use crate::ui::DescriptionList;

/// The time with its zone, readable by machines too.
pub(super) fn when(l: Locale, start: &LocalDateTime, end: &LocalDateTime) -> AnyView {
    let machine = machine(start);
    view! { <time datetime=machine>{date_range(l, start, end)}</time> <span class="soft">{format!(" ({})", zone(start))}</span> }
        .into_any()
}

/// `2026-12-01T19:00+01:00`.
pub(super) fn machine(at: &LocalDateTime) -> String {
    let (sign, minutes) = (if at.offset_minutes < 0 { '-' } else { '+' }, at.offset_minutes.unsigned_abs());
    format!("{}{sign}{:02}:{:02}", at.input_value(), minutes / 60, minutes % 60)
}

/// The place in one line, or that it is online.
pub(super) fn place_line(l: Locale, place: &Place) -> String {
    match (place.line(), place.online) {
        (line, true) if line.is_empty() => tr!(l, rsvp.online),
        (line, true) => format!("{line} · {}", tr!(l, rsvp.online)),
        (line, false) => line,
    }
}

/// How many places there are, in words; `None` where nothing can be said.
pub(super) fn places_line(l: Locale, event: &PublicEvent) -> Option<String> {
    let left = event.seats_left.filter(|_| event.closed.is_none())?;
    let waiting = (event.waiting > 0).then(|| tr!(l, rsvp.waiting, n = event.waiting));
    let places = if left > 0 { tr!(l, rsvp.seats_left, n = left) } else { tr!(l, rsvp.full) };
    Some(waiting.map_or_else(|| places.clone(), |waiting| format!("{places} · {waiting}")))
}

/// Why nobody can sign up, as a sentence.
pub(super) fn closed_line(l: Locale, closed: Closed) -> String {
    match closed {
        Closed::Past => tr!(l, rsvp.closed_past),
        Closed::Cancelled => tr!(l, rsvp.closed_cancelled),
    }
}

/// The facts of an event as a list.
#[component]
pub(super) fn Facts(event: PublicEvent, l: Locale) -> impl IntoView {
    let text = |text: String| view! { {text} }.into_any();
    let mut items = vec![(tr!(l, rsvp.fact_when), when(l, &event.start, &event.end))];
    if !event.place.venue.is_empty() || !event.place.lines.is_empty() {
        let lines = std::iter::once(event.place.venue.clone()).chain(event.place.lines.clone()).filter(|line| !line.is_empty());
        let lines: Vec<_> = lines.map(|line| view! { <span class="line">{line}</span> }).collect();
        items.push((tr!(l, rsvp.fact_where), lines.into_any()));
    }
    if event.place.online {
        items.push((tr!(l, rsvp.online), text(tr!(l, rsvp.online_note))));
    }
    if let Some(places) = places_line(l, &event) {
        items.push((tr!(l, rsvp.fact_places), text(places)));
    }
    items.push((tr!(l, rsvp.fact_host), text(event.organisation.clone())));
    view! { <DescriptionList items/> }
}

#[cfg(test)]
mod tests {
    use domain::time::Timestamp;

    use super::*;

    #[test]
    fn machines_read_the_offset() {
        let at = LocalDateTime {
            at: Timestamp(0),
            year: 2026,
            month: 12,
            day: 1,
            hour: 19,
            minute: 0,
            weekday: 2,
            offset_minutes: -210,
            zone: "America/St_Johns".into(),
        };
        assert_eq!(machine(&at), "2026-12-01T19:00-03:30");
    }
}
