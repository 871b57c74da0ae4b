//! What was written in a case, oldest first, and the log of what happened.

use domain::casework::office::{CaseMessage, CaseStep, CaseView, MessageKind};
use domain::casework::words;
use domain::locale::Locale;
use domain::{l10n, tr};
use leptos::prelude::*;

use crate::session::use_locale;
use crate::ui::{Bubble, Timeline, TimelineItem, Voice};

/// The letter and everything after it.
#[component]
pub(super) fn Thread(case: CaseView) -> impl IntoView {
    let l = use_locale();
    let steps = case.steps;
    view! {
        <h2 class="visually-hidden">{tr!(l, casework.thread_title)}</h2>
        <Bubble from=Voice::Them author=case.citizen.name when=l10n::date_time(l, &case.row.at) meta=tr!(l, casework.the_letter)>
            <div class="letter-text">{case.text}</div>
        </Bubble>
        {case.thread.into_iter().map(|m| message(l, m)).collect_view()}
        <details class="letter-more">
            <summary>{tr!(l, casework.log_title)}</summary>
            <Timeline>{steps.into_iter().map(|s| step(l, s)).collect_view()}</Timeline>
        </details>
    }
}

fn message(l: Locale, m: CaseMessage) -> impl IntoView {
    let (from, meta) = match m.kind {
        MessageKind::In => (Voice::Them, tr!(l, casework.kind_in)),
        MessageKind::Answer => (Voice::Us, tr!(l, casework.kind_answer)),
        MessageKind::Acknowledgement => (Voice::Us, tr!(l, casework.kind_acknowledgement)),
        MessageKind::Note => (Voice::Inside, tr!(l, casework.kind_note)),
    };
    view! { <Bubble from author=m.author when=l10n::date_time(l, &m.at) meta><div class="letter-text">{m.body}</div></Bubble> }
}

fn step(l: Locale, s: CaseStep) -> impl IntoView {
    let who = match s.actor.as_str() {
        "citizen" => tr!(l, casework.by_citizen),
        "system" => tr!(l, casework.by_system),
        _ => s.actor,
    };
    view! { <TimelineItem when=l10n::date_time(l, &s.at) title=words::step(l, s.step) detail=who/> }
}
