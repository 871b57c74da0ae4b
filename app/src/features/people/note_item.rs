//! An entry of the timeline; one's own can be changed and deleted for a day.

use domain::people::{NoteInput, TimelineEntry};
use domain::{ApiError, tr};
use leptos::prelude::*;

use super::notes_api::{change_note, note, remove_note};
use super::timeline::Entry;
use super::undo::back;
use crate::session::use_locale;
use crate::ui::{Button, Kind, MentionArea, Problems, Size, Variant, error_text, use_toasts};

/// What was refused, in words.
fn why(l: domain::locale::Locale, error: &ApiError) -> String {
    match error {
        ApiError::Conflict(what) if what == "too_late" => tr!(l, notes.too_late),
        other => error_text(l, other),
    }
}

/// The entry with its buttons.
#[component]
pub(super) fn Item(entry: TimelineEntry, names: RwSignal<Vec<String>>, changed: RwSignal<i32>) -> impl IntoView {
    if !entry.changeable {
        return view! { <Entry entry/> }.into_any();
    }
    let l = use_locale();
    let toasts = use_toasts();
    let (id, editing) = (entry.entry.id, RwSignal::new(false));
    let body = StoredValue::new(entry.entry.body.clone());
    let refresh = move || {
        changed.try_update(|n| *n += 1);
    };
    let remove = Action::new(move |(): &()| remove_note(id));
    Effect::new(move || match remove.value().get() {
        Some(Ok((person, was))) => {
            let again = move |was: NoteInput| async move { note(person, was).await.map(drop) };
            toasts.undo(tr!(l, notes.note_removed), move || back(l, toasts, refresh, again(was.clone())));
            refresh();
        }
        Some(Err(e)) => toasts.fail(why(l, &e.0)),
        None => {}
    });
    view! {
        <Entry entry>
            {move || if editing.get() {
                view! { <Edit id body=body.get_value() editing names refresh/> }.into_any()
            } else {
                view! {
                    <span class="note-tools">
                        <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet on:click=move |_| editing.set(true)>{tr!(l, notes.change)}</Button>
                        <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet on:click=move |_| { remove.dispatch(()); }>{tr!(l, notes.delete)}</Button>
                        <small class="soft">{tr!(l, notes.for_a_day)}</small>
                    </span>
                }.into_any()
            }}
        </Entry>
    }
    .into_any()
}

#[component]
fn Edit(
    id: domain::ids::InteractionId,
    body: String,
    editing: RwSignal<bool>,
    names: RwSignal<Vec<String>>,
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let text = RwSignal::new(body);
    let save = Action::new(move |text: &String| change_note(id, text.clone()));
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move || match save.value().get() {
        Some(Ok(())) => {
            toasts.say(tr!(l, notes.note_changed));
            editing.set(false);
            refresh();
        }
        Some(Err(e)) if !matches!(e.0, ApiError::Validation(_)) => toasts.fail(why(l, &e.0)),
        _ => {}
    });
    let count = move |n: usize| tr!(l, notes.suggestions, n = i64::try_from(n).unwrap_or_default());
    view! {
        <form method="post" on:submit=move |event| { event.prevent_default(); save.dispatch(text.get_untracked()); }>
            <MentionArea label=tr!(l, people.note) name="changed_note" id=format!("f-note-{id}") text names count error=problems.of("note")/>
            <span class="note-tools">
                <Button size=Size::Small>{tr!(l, common.save)}</Button>
                <Button size=Size::Small kind=Kind::Button variant=Variant::Quiet on:click=move |_| editing.set(false)>{tr!(l, common.cancel)}</Button>
            </span>
        </form>
    }
}
