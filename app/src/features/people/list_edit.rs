//! Correcting a value where it stands in the list.

use domain::ids::{BatchId, PersonId};
use domain::locale::Locale;
use domain::people::{Cell, PersonSummary, number_from, number_text};
use domain::{ApiError, tr, validate};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::record_words::{day_text, decimal};
use super::{list_api, record_api};
use crate::session::use_locale;
use crate::ui::{Choice, Toasts, error_text, use_toasts};

/// What the cells of a row have in common. A correction leaves the list where it is, so that the next one can be typed at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowEdit {
    person: PersonId,
    /// The version of the record, as of the last correction.
    version: RwSignal<i64>,
    /// First and last name, which stand in the row's link.
    pub(super) name: RwSignal<(String, String)>,
    /// Shows the list anew.
    changed: Callback<()>,
}

impl RowEdit {
    /// Nothing corrected yet.
    pub(super) fn new(p: &PersonSummary, changed: Callback<()>) -> Self {
        let name = RwSignal::new((p.given_name.clone(), p.family_name.clone()));
        Self { person: p.id, version: RwSignal::new(p.version), name, changed }
    }
}

/// How a value is typed.
#[derive(Debug, Clone)]
pub(super) enum Entry {
    Text,
    Email,
    Phone,
    Number,
    /// A day, as `2026-05-17`.
    Day,
    /// One of these.
    One(Vec<Choice>),
}

impl Entry {
    /// A value as it is read.
    pub(super) fn words(&self, l: Locale, value: &str) -> String {
        match self {
            Self::Number => number_from(value).map_or_else(|| value.to_owned(), |number| decimal(l, number)),
            Self::Day => day_text(l, value),
            Self::One(choices) => {
                let known = choices.iter().find(|choice| choice.value == value).filter(|choice| !choice.value.is_empty());
                known.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
            }
            _ => value.to_owned(),
        }
    }

    /// What was typed as it will be kept.
    fn kept(&self, typed: &str) -> String {
        let typed = typed.trim();
        let kept = match self {
            Self::Email => validate::email(typed),
            Self::Phone => validate::phone(typed),
            Self::Number => number_from(typed).map(number_text),
            _ => None,
        };
        kept.unwrap_or_else(|| typed.to_owned())
    }
}

/// Takes a correction back, from whatever page the reader is on by then.
fn take_back(l: Locale, toasts: Toasts, row: RowEdit, batch: BatchId) {
    spawn_local(async move {
        match record_api::undo_edit(row.person, batch).await {
            Ok(kept) if kept.is_empty() => toasts.say(tr!(l, common.undone)),
            Ok(_) => toasts.fail(tr!(l, records.change_kept)),
            Err(e) => toasts.fail(error_text(l, &e.0)),
        }
        let _gone = row.changed.try_run(());
    });
}

/// A value that becomes a field when it is pressed: Enter or leaving it saves, Escape leaves it as it was.
#[component]
pub(super) fn EditCell(row: RowEdit, cell: Cell, entry: Entry, name: String, text: String) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let (value, draft) = (RwSignal::new(text), RwSignal::new(String::new()));
    let (editing, back) = (RwSignal::new(false), RwSignal::new(false));
    let (entry, name) = (StoredValue::new(entry), StoredValue::new(name));
    let button = NodeRef::<html::Button>::new();
    Effect::new(move || {
        // Whoever has typed with the keyboard goes on from here.
        if let Some(button) = button.get().filter(|_| back.get_untracked()) {
            back.set(false);
            let _focused = button.focus();
        }
    });
    let save = move || {
        if !editing.get_untracked() {
            return;
        }
        editing.set(false);
        let typed = draft.get_untracked();
        let kept = entry.with_value(|entry| entry.kept(&typed));
        let before = value.get_untracked();
        if kept == before {
            return;
        }
        value.set(kept.clone());
        spawn_local(async move {
            match list_api::cell(row.person, row.version.get_untracked(), cell, kept.clone()).await {
                Ok(saved) => {
                    // The list may have been left meanwhile.
                    let _gone = row.version.try_set(saved.version);
                    let _gone = row.name.try_update(|name| match cell {
                        Cell::GivenName => name.0 = kept,
                        Cell::FamilyName => name.1 = kept,
                        _ => {}
                    });
                    if let Some(batch) = saved.batch {
                        let text = tr!(l, lists.cell_changed, name = name.get_value());
                        toasts.undo(text, move || take_back(l, toasts, row, batch));
                    }
                }
                Err(e) => {
                    let _gone = value.try_set(before);
                    toasts.fail(error_text(l, &e.0));
                    if matches!(e.0, ApiError::Conflict(_)) {
                        let _gone = row.changed.try_run(());
                    }
                }
            }
        });
    };
    let keys = Callback::new(move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            back.set(true);
            save();
        }
        "Escape" => {
            event.prevent_default();
            back.set(true);
            editing.set(false);
        }
        _ => {}
    });
    // An element that goes while it is focused is left, too: by then all this may be gone.
    let left = Callback::new(move |()| save());
    let words = move || entry.with_value(|entry| entry.words(l, &value.read()));
    let label = move || tr!(l, lists.change_value, name = name.get_value(), value = words());
    let open = move |_| {
        draft.set(if entry.with_value(|entry| matches!(entry, Entry::Number)) { words() } else { value.get_untracked() });
        editing.set(true);
    };
    move || {
        if editing.get() {
            let (entry, name) = (entry.get_value(), name.get_value());
            view! { <Typing entry name draft keys left/> }.into_any()
        } else {
            view! {
                <button type="button" class="cell-edit" node_ref=button aria-label=label on:click=open>
                    {move || Some(words()).filter(|words| !words.is_empty()).unwrap_or_else(|| "\u{2013}".to_owned())}
                </button>
            }
            .into_any()
        }
    }
}

/// The field, in the place of the value.
#[component]
fn Typing(
    entry: Entry,
    name: String,
    draft: RwSignal<String>,
    keys: Callback<leptos::ev::KeyboardEvent>,
    left: Callback<()>,
) -> impl IntoView {
    let (input, select) = (NodeRef::<html::Input>::new(), NodeRef::<html::Select>::new());
    Effect::new(move || {
        // The element is there: it was just drawn.
        if let Some(input) = input.get() {
            let _focused = input.focus();
            input.select();
        }
        if let Some(select) = select.get() {
            let _focused = select.focus();
        }
    });
    match entry {
        Entry::One(choices) => {
            let now = draft.get_untracked();
            let option = |choice: Choice| {
                let selected = choice.value == now;
                view! { <option value=choice.value selected=selected>{choice.label}</option> }
            };
            view! {
                <select class="input cell-input" node_ref=select aria-label=name
                    on:change=move |event| draft.set(event_target_value(&event))
                    on:blur=move |_| { let _gone = left.try_run(()); }
                    on:keydown=move |event| { let _gone = keys.try_run(event); }>
                    {choices.into_iter().map(option).collect_view()}
                </select>
            }
            .into_any()
        }
        entry => view! {
            <input class="input cell-input" type=if matches!(entry, Entry::Day) { "date" } else { "text" } node_ref=input aria-label=name
                prop:value=draft.get_untracked()
                on:input=move |event| draft.set(event_target_value(&event))
                on:blur=move |_| { let _gone = left.try_run(()); }
                on:keydown=move |event| { let _gone = keys.try_run(event); }/>
        }
        .into_any(),
    }
}
