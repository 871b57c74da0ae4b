//! Writing on a timeline: a note, or a call, a meeting, a letter, an e-mail with what came of it.

use domain::ids::PersonId;
use domain::people::{Direction, InteractionKind, NoteInput, TouchResult};
use domain::tr;
use leptos::prelude::*;

use super::notes_api::note;
use super::timeline::{kind_text, result_text};
use crate::session::use_locale;
use crate::ui::{Button, Choice, Field, FieldRow, Kind, MentionArea, OtherProblem, Problems, Select, use_toasts};

/// The form.
#[component]
pub(super) fn NoteForm(id: PersonId, names: RwSignal<Vec<String>>, changed: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let kind = RwSignal::new(InteractionKind::Note);
    let text = RwSignal::new(String::new());
    let (side, result, at) = (RwSignal::new(String::from("out")), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = Action::new(move |(): &()| {
        let input = NoteInput {
            kind: kind.get_untracked(),
            direction: Direction::parse(&side.get_untracked()).unwrap_or_default(),
            result: TouchResult::parse(&result.get_untracked()),
            body: text.get_untracked(),
            at: at.get_untracked(),
        };
        note(id, input)
    });
    let problems = Problems::new(l, move || add.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move || {
        if let Some(Ok(_)) = add.value().get() {
            toasts.say(tr!(l, people.note_added));
            for field in [text, result, at] {
                field.set(String::new());
            }
            kind.set(InteractionKind::Note);
            changed.update(|n| *n += 1);
        }
    });
    let count = move |n: usize| tr!(l, notes.suggestions, n = i64::try_from(n).unwrap_or_default());
    view! {
        <form method="post" on:submit=move |event| { event.prevent_default(); add.dispatch(()); }>
            <div class="segments" role="group" aria-label=tr!(l, notes.kind)>
                {InteractionKind::WRITTEN.iter().map(|of| view! {
                    <button type="button" class="btn btn-small" aria-pressed=move || if kind.get() == *of { "true" } else { "false" } on:click=move |_| kind.set(*of)>
                        {kind_text(l, *of)}
                    </button>
                }).collect_view()}
            </div>
            {move || (kind.get() != InteractionKind::Note).then(|| view! { <Details kind=kind.get() side result at problems/> })}
            <MentionArea label=tr!(l, people.note) name="note" text names count hint=tr!(l, notes.note_hint) error=problems.of("note")/>
            <OtherProblem problems/>
            <Button kind=Kind::Submit disabled=Signal::derive(move || add.pending().get())>{tr!(l, people.add_note)}</Button>
        </form>
    }
}

/// Who began, what came of it, and when.
#[component]
fn Details(
    kind: InteractionKind,
    side: RwSignal<String>,
    result: RwSignal<String>,
    at: RwSignal<String>,
    problems: Problems,
) -> impl IntoView {
    let l = use_locale();
    let sides = vec![Choice::new("out", tr!(l, notes.direction_out)), Choice::new("in", tr!(l, notes.direction_in))];
    let results = TouchResult::ALL.iter().map(|r| Choice::new(r.as_str(), result_text(l, *r)));
    let results: Vec<Choice> = std::iter::once(Choice::new("", "–")).chain(results).collect();
    let (sided, ends) = (kind != InteractionKind::Met, matches!(kind, InteractionKind::Called | InteractionKind::Met));
    view! {
        <FieldRow>
            {sided.then(|| view! { <Select label=tr!(l, notes.direction) name="direction" options=sides bound=side error=problems.of("direction")/> })}
            {ends.then(|| view! { <Select label=tr!(l, notes.result) name="result" options=results bound=result/> })}
            <Field label=tr!(l, notes.at) name="at" kind="datetime-local" bound=at note=tr!(l, notes.at_now) error=problems.of("at")/>
        </FieldRow>
    }
}
