//! Correcting the note and the dates of a relationship where it stands.

use domain::people::{RelationshipDetails, RelationshipView};
use domain::tr;
use leptos::prelude::*;

use super::relations_api::correct_relation;
use crate::session::use_locale;
use crate::ui::{Button, Field, Kind, Problems, Size, TextArea, Variant, error_text, use_toasts};

/// The form in the place of the row's words.
#[component]
pub(super) fn Correct(
    tie: RelationshipView,
    open: RwSignal<bool>,
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let id = tie.id;
    let (start, end, note) = (RwSignal::new(tie.start_date), RwSignal::new(tie.end_date), RwSignal::new(tie.note));
    let save = Action::new(move |(): &()| {
        let (start_date, end_date) = (start.get_untracked(), end.get_untracked());
        correct_relation(id, RelationshipDetails { note: note.get_untracked(), start_date, end_date })
    });
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move || match save.value().get() {
        Some(Ok(())) => {
            toasts.say(tr!(l, common.saved));
            open.set(false);
            refresh();
        }
        Some(Err(e)) if !matches!(e.0, domain::ApiError::Validation(_)) => toasts.fail(error_text(l, &e.0)),
        _ => {}
    });
    let name = move |part: &str| format!("{part}-{id}");
    view! {
        <form class="tie-form" method="post" novalidate=true on:submit=move |event| { event.prevent_default(); save.dispatch(()); }>
            <Field label=tr!(l, notes.start_date) name=name("start_date") bound=start note=tr!(l, common.optional) hint=tr!(l, notes.date_hint) maxlength=10 error=problems.of("start_date")/>
            <Field label=tr!(l, notes.end_date) name=name("end_date") bound=end note=tr!(l, common.optional) maxlength=10 error=problems.of("end_date")/>
            <TextArea label=tr!(l, notes.tie_note) name=name("tie_note") rows=2 bound=note note=tr!(l, common.optional) error=problems.of("note")/>
            <p class="picks">
                <Button size=Size::Small disabled=Signal::derive(move || save.pending().get())>{tr!(l, common.save)}</Button>
                <Button size=Size::Small kind=Kind::Button variant=Variant::Quiet on:click=move |_| open.set(false)>{tr!(l, common.cancel)}</Button>
            </p>
        </form>
    }
}
