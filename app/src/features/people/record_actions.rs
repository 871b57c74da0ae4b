//! What can be done with a record as a whole: look at its changes, throw it away, get it back.

use domain::ids::PersonId;
use domain::people::PersonState;
use domain::tr;
use leptos::prelude::*;

use super::{paths, record_api};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{Button, Glyph, Kind, LinkButton, error_text, use_toasts};

/// The buttons.
#[component]
pub(super) fn RecordActions(
    id: PersonId,
    name: String,
    state: PersonState,
    may_write: bool,
    reload: RwSignal<i32>,
) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let trashed = state == PersonState::Trashed;
    let said = name.clone();
    let back = move || {
        let said = said.clone();
        leptos::task::spawn_local(async move {
            match record_api::restore(id).await {
                Ok(()) => {
                    toasts.say(tr!(l, records.restored, name = said));
                    reload.try_update(|n| *n += 1);
                }
                Err(e) => toasts.fail(error_text(l, &e.0)),
            }
        });
    };
    let restore = back.clone();
    let trash = Action::new(move |(): &()| record_api::trash(id));
    Effect::new(move || match trash.value().get() {
        Some(Ok(())) => {
            toasts.undo(tr!(l, records.trashed, name = name.clone()), back.clone());
            reload.update(|n| *n += 1);
        }
        Some(Err(e)) => toasts.fail(failed(l, &e)),
        None => {}
    });
    view! {
        <LinkButton href=paths::changes(id) icon=Glyph::Clock>{tr!(l, records.changes)}</LinkButton>
        {(may_write && !trashed).then(|| view! {
            <Button kind=Kind::Button icon=Glyph::Trash disabled=trash.pending() on:click=move |_| { trash.dispatch(()); }>{tr!(l, records.trash)}</Button>
        })}
        {(may_write && trashed).then(|| view! { <Button kind=Kind::Button icon=Glyph::Undo on:click=move |_| restore()>{tr!(l, records.restore)}</Button> })}
    }
}

fn failed(l: domain::locale::Locale, e: &Failure) -> String {
    error_text(l, &e.0)
}
