//! What happened, in words.

use domain::l10n;
use domain::locale::Locale;
use domain::people::{Direction, InteractionKind as Kind, InteractionView, TimelineEntry, TouchResult};
use domain::tr;
use leptos::prelude::*;

use super::field_text;
use super::relation_words::stored_way_text;
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
        Kind::Called => tr!(l, notes.kind_called),
        Kind::Met => tr!(l, notes.kind_met),
        Kind::Posted => tr!(l, notes.kind_posted),
        Kind::Emailed => tr!(l, notes.kind_emailed),
        Kind::TaskDone => tr!(l, notes.kind_task_done),
        Kind::Related => tr!(l, notes.kind_related),
        Kind::Unrelated => tr!(l, notes.kind_unrelated),
        Kind::Tagged => tr!(l, people.kind_tagged),
        Kind::Untagged => tr!(l, people.kind_untagged),
        Kind::EventBooked => tr!(l, people.kind_event_booked),
        Kind::EventWaitlisted => tr!(l, people.kind_event_waitlisted),
        Kind::EventHeld => tr!(l, people.kind_event_held),
        Kind::EventCancelled => tr!(l, people.kind_event_cancelled),
        Kind::EventAttended => tr!(l, people.kind_event_attended),
        Kind::EventNoShow => tr!(l, people.kind_event_no_show),
        Kind::EventChanged => tr!(l, people.kind_event_changed),
    }
}

fn glyph(kind: Kind) -> Glyph {
    match kind {
        Kind::SignedUp | Kind::Added => Glyph::Plus,
        Kind::Note | Kind::Corrected | Kind::CorrectedByPerson => Glyph::Edit,
        Kind::Called => Glyph::Phone,
        Kind::Met => Glyph::People,
        Kind::Posted | Kind::Emailed => Glyph::Mail,
        Kind::TaskDone => Glyph::Check,
        Kind::Tagged | Kind::Untagged => Glyph::Tag,
        Kind::Related | Kind::Unrelated => Glyph::Link,
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
    parts.extend(touch_text(l, entry));
    parts.extend(stored_way_text(l, &entry.result));
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
    if entry.edited_at.is_some() {
        parts.push(tr!(l, notes.edited));
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

/// Who began, and what came of it.
fn touch_text(l: Locale, entry: &InteractionView) -> Option<String> {
    if !Kind::WRITTEN.contains(&entry.kind) {
        return None;
    }
    let side = match entry.direction {
        Direction::In => Some(tr!(l, notes.direction_in)),
        Direction::Out => Some(tr!(l, notes.direction_out)),
        Direction::None => None,
    };
    let result = TouchResult::parse(&entry.result).map(|result| result_text(l, result));
    let parts: Vec<String> = side.into_iter().chain(result).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// What came of a call or a visit.
#[must_use]
pub fn result_text(l: Locale, result: TouchResult) -> String {
    match result {
        TouchResult::Reached => tr!(l, notes.result_reached),
        TouchResult::NoAnswer => tr!(l, notes.result_no_answer),
        TouchResult::LeftMessage => tr!(l, notes.result_left_message),
        TouchResult::CallBack => tr!(l, notes.result_call_back),
        TouchResult::WrongNumber => tr!(l, notes.result_wrong_number),
        TouchResult::Refused => tr!(l, notes.result_refused),
    }
}

/// One entry of the timeline; below it what can be done with it.
#[component]
pub(super) fn Entry(entry: TimelineEntry, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let l = use_locale();
    let TimelineEntry { when, entry, .. } = entry;
    let body = entry.body.clone();
    view! {
        <TimelineItem when=l10n::date_time(l, &when) datetime=when.input_value() title=kind_text(l, entry.kind) icon=glyph(entry.kind) detail=entry_text(l, &entry)>
            {(!body.is_empty()).then(|| view! { <p class="said">{body}</p> })}
            {children.map(|children| children())}
        </TimelineItem>
    }
}
