//! Choosing a record by typing a part of its name.

use std::time::Duration;

use domain::people::{PersonChoice, PersonKind};
use domain::tr;
use leptos::prelude::*;

use super::relations_api::pick;
use super::words::person_name;
use crate::session::use_locale;
use crate::ui::{Combobox, Suggestion, error_text};

/// How long nothing more must be typed before the server is asked.
const PAUSE: Duration = Duration::from_millis(150);

/// Runs `ask` a moment after the last change of `text`. What it began for an older text is dropped.
pub(super) fn after_typing(text: RwSignal<String>, ask: impl Fn(String) + Clone + 'static) {
    Effect::new(move || {
        let (typed, ask) = (text.get(), ask.clone());
        if let Ok(waiting) = set_timeout_with_handle(move || ask(typed), PAUSE) {
            on_cleanup(move || waiting.clear());
        }
    });
}

/// A field that finds records as one types. What was chosen is in `chosen` until something else is typed.
#[component]
pub fn RecordPicker(
    #[prop(into)] label: String,
    #[prop(into)] name: String,
    chosen: RwSignal<Option<PersonChoice>>,
    /// Records of these kinds only; empty: of every kind.
    #[prop(optional, into)]
    kinds: Signal<Vec<PersonKind>>,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] note: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let l = use_locale();
    let named = move |p: &PersonChoice| person_name(l, &p.given_name, &p.family_name);
    let text = RwSignal::new(chosen.get_untracked().as_ref().map(named).unwrap_or_default());
    let (found, failed) = (RwSignal::new(Vec::<PersonChoice>::new()), RwSignal::new(None::<String>));
    after_typing(text, move |typed| {
        if chosen.get_untracked().as_ref().map(named).is_some_and(|name| name == typed) {
            return;
        }
        chosen.set(None);
        leptos::task::spawn_local(async move {
            let list = pick(typed.clone()).await;
            if text.try_get_untracked().as_ref() == Some(&typed) {
                failed.set(list.as_ref().err().map(|e| error_text(l, &e.0)));
                found.set(list.unwrap_or_default());
            }
        });
    });
    // Emptied from outside: the form was sent.
    Effect::new(move |before: Option<bool>| {
        let some = chosen.get().is_some();
        if before == Some(true) && !some && !text.get_untracked().is_empty() {
            let old = found.get_untracked().iter().any(|p| named(p) == text.get_untracked());
            if old {
                text.set(String::new());
            }
        }
        some
    });
    let options = Signal::derive(move || {
        let kinds = kinds.get();
        let fit = found.get().into_iter().filter(|p| kinds.is_empty() || kinds.contains(&p.kind));
        fit.map(|p| Suggestion { value: p.id.to_string(), label: named(&p), detail: p.detail }).collect::<Vec<_>>()
    });
    let choose = move |option: Suggestion| {
        if let Some(p) = found.get_untracked().into_iter().find(|p| p.id.to_string() == option.value) {
            chosen.set(Some(p));
            text.set(option.label);
        }
    };
    let count = move |n: usize| tr!(l, notes.suggestions, n = i64::try_from(n).unwrap_or_default());
    let error = Signal::derive(move || failed.get().or_else(|| error.get()));
    view! { <Combobox label name text options choose count hint note error/> }
}
