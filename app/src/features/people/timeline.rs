//! What happened, in words.

use domain::l10n;
use domain::locale::Locale;
use domain::people::{InteractionKind as Kind, InteractionView, TimelineEntry};
use domain::tr;
use leptos::prelude::*;

use super::field_text;
use crate::session::use_locale;
use crate::ui::{Glyph, TimelineItem};

/// What kind of thing happened.
#[must_use]
pub fn kind_text(l: Locale, kind: Kind) -> String {
    match kind {
        Kind::SignedUp => tr!(l, people.kind_signed_up),
        Kind::Added => tr!(l, people.kind_added),
        Kind::Corrected => tr!(l, people.kind_corrected),
        Kind::CorrectedByPerson => tr!(l, people.kind_corrected_by_person),
        Kind::Preferences => tr!(l, people.kind_preferences),
        Kind::Unsubscribed => tr!(l, people.kind_unsubscribed),
        Kind::LinkRequested => tr!(l, people.kind_link_requested),
        Kind::Downloaded => tr!(l, people.kind_downloaded),
        Kind::Left => tr!(l, people.kind_left),
        Kind::Erased => tr!(l, people.kind_erased),
        Kind::Note => tr!(l, people.kind_note),
        Kind::Tagged => tr!(l, people.kind_tagged),
        Kind::Untagged => tr!(l, people.kind_untagged),
        Kind::EventBooked => tr!(l, people.kind_event_booked),
        Kind::EventWaitlisted => tr!(l, people.kind_event_waitlisted),
        Kind::EventHeld => tr!(l, people.kind_event_held),
        Kind::EventCancelled => tr!(l, people.kind_event_cancelled),
        Kind::EventAttended => tr!(l, people.kind_event_attended),
        Kind::EventNoShow => tr!(l, people.kind_event_no_show),
        Kind::EventChanged => tr!(l, people.kind_event_changed),
        Kind::Merged => tr!(l, duplicates.kind_merged),
    }
}

fn glyph(kind: Kind) -> Glyph {
    match kind {
        Kind::SignedUp | Kind::Added => Glyph::Plus,
        Kind::Note | Kind::Corrected | Kind::CorrectedByPerson => Glyph::Edit,
        Kind::Unsubscribed | Kind::Left | Kind::Erased | Kind::EventCancelled => Glyph::Cross,
        Kind::EventAttended | Kind::Preferences => Glyph::Check,
        Kind::LinkRequested | Kind::Downloaded => Glyph::Link,
        _ => Glyph::Dots,
    }
}

/// The line under the kind: what it was about, what was changed or typed, who did it.
#[must_use]
pub fn entry_text(l: Locale, entry: &InteractionView) -> String {
    let mut parts = Vec::new();
    if !entry.subject_label.is_empty() {
        parts.push(entry.subject_label.clone());
    }
    let changed: Vec<String> = entry.result.split(' ').filter_map(|word| changed_text(l, word)).collect();
    if !changed.is_empty() {
        parts.push(l10n::list(l, &changed));
    }
    if !entry.given.is_empty() {
        let typed: Vec<String> =
            entry.given.0.iter().map(|(field, value)| format!("{} “{value}”", field_text(l, field))).collect();
        parts.push(tr!(l, people.typed_differently, list = l10n::list(l, &typed)));
    }
    if !entry.actor.is_empty() {
        parts.push(tr!(l, people.by_actor, name = entry.actor.clone()));
    }
    parts.join(" · ")
}

fn changed_text(l: Locale, word: &str) -> Option<String> {
    Some(match word {
        "more" => tr!(l, records.changed_more),
        "name" => tr!(l, people.changed_name),
        "language" => tr!(l, people.changed_language),
        "address" => tr!(l, people.changed_address),
        "email" => tr!(l, people.changed_email),
        "phone" => tr!(l, people.changed_phone),
        _ => return None,
    })
}

/// One entry of the timeline.
#[component]
pub(super) fn Entry(entry: TimelineEntry) -> impl IntoView {
    let l = use_locale();
    let TimelineEntry { when, entry } = entry;
    let body = entry.body.clone();
    view! {
        <TimelineItem when=l10n::date_time(l, &when) datetime=when.input_value() title=kind_text(l, entry.kind) icon=glyph(entry.kind) detail=entry_text(l, &entry)>
            {(!body.is_empty()).then(|| view! { <p class="said">{body}</p> })}
        </TimelineItem>
    }
}
