//! The cells of a row, and correcting one where it stands.

use domain::ids::PersonId;
use domain::locale::Locale;
use domain::people::{Cell, ListColumn, PersonSummary};
use domain::time::Timestamp;
use domain::{l10n, tr};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{kind_text, list_api, role_text, source_text};
use crate::session::use_locale;
use crate::ui::{Chip, Tone, error_text, use_toasts};

/// What a cell shows; what can be corrected can be pressed.
pub(super) fn cell(l: Locale, column: ListColumn, p: &PersonSummary, now: Timestamp, edit: Option<Callback<()>>) -> AnyView {
    let value = |cell: Cell, text: String| match edit {
        Some(saved) => view! { <EditCell person=p.id version=p.version cell text saved/> }.into_any(),
        None => text.into_any(),
    };
    match column {
        ListColumn::Name => l10n::full_name(&p.given_name, &p.family_name).into_any(),
        ListColumn::Email => view! {
            {value(Cell::Email, p.email.clone().unwrap_or_default())}
            {p.bounced.then(|| view! { " " <Chip tone=Tone::Bad>{tr!(l, people.bounced)}</Chip> })}
        }
        .into_any(),
        ListColumn::Phone => value(Cell::Phone, p.phone.clone().unwrap_or_default()),
        ListColumn::Street => p.street.clone().into_any(),
        ListColumn::Postcode => value(Cell::Postcode, p.postcode.clone()),
        ListColumn::City => value(Cell::City, p.city.clone()),
        ListColumn::Branch => p.ties.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>().join(", ").into_any(),
        ListColumn::Role => p.ties.iter().map(|(_, role)| role_text(l, *role)).collect::<Vec<_>>().join(", ").into_any(),
        ListColumn::Tags => p.tags.clone().into_iter().map(|tag| view! { <Chip>{tag.name}</Chip>" " }).collect_view().into_any(),
        ListColumn::Source => source_text(l, p.source).into_any(),
        ListColumn::Owner => p.owner.clone().into_any(),
        // Hidden until it is revealed, on the person's own page.
        ListColumn::Support => ().into_any(),
        ListColumn::Language => p.locale.endonym().into_any(),
        ListColumn::Job => p.job.clone().into_any(),
        ListColumn::BirthDate => p.birth_date.clone().into_any(),
        ListColumn::LastTouch => happened(l, p, now).into_any(),
        ListColumn::Created => l10n::relative(l, now, p.created_at).into_any(),
        ListColumn::Field(id) => {
            p.custom.iter().find(|(field, _)| *field == id).map(|(_, text)| text.clone()).unwrap_or_default().into_any()
        }
    }
}

pub(super) fn happened(l: Locale, p: &PersonSummary, now: Timestamp) -> Option<String> {
    p.last_kind.map(|kind| {
        let what = kind_text(l, kind);
        let about = if p.last_subject.is_empty() { what } else { format!("{what}: {}", p.last_subject) };
        format!("{about}, {}", l10n::relative(l, now, p.touched_at))
    })
}

fn cell_text(l: Locale, cell: Cell) -> String {
    match cell {
        Cell::Email => tr!(l, common.email),
        Cell::Phone => tr!(l, common.phone),
        Cell::Postcode => tr!(l, common.postcode),
        Cell::City => tr!(l, common.city),
    }
}

/// A value that becomes a field when it is pressed: Enter or leaving it saves, Escape leaves it as it was.
#[component]
fn EditCell(person: PersonId, version: i64, cell: Cell, text: String, saved: Callback<()>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let (shown, editing) = (RwSignal::new(text), RwSignal::new(false));
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(input) = node.get() {
            input.set_value(&shown.get_untracked());
            // The element is there: it was just drawn.
            let _focused = input.focus();
            input.select();
        }
    });
    let save = move || {
        let Some(value) = node.get_untracked().map(|input| input.value()) else { return };
        if !editing.get_untracked() {
            return;
        }
        editing.set(false);
        if value.trim() == shown.get_untracked() {
            return;
        }
        spawn_local(async move {
            match list_api::cell(person, version, cell, value.clone()).await {
                Ok(()) => {
                    shown.set(value);
                    saved.run(());
                }
                Err(e) => toasts.fail(error_text(l, &e.0)),
            }
        });
    };
    let label = move || tr!(l, lists.change_value, name = cell_text(l, cell), value = shown.get());
    move || {
        if editing.get() {
            view! {
                <input class="input cell-input" node_ref=node aria-label=cell_text(l, cell)
                    on:blur=move |_| save()
                    on:keydown=move |event| match event.key().as_str() {
                        "Enter" => save(),
                        "Escape" => { event.prevent_default(); editing.set(false); }
                        _ => {}
                    }/>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="cell-edit" aria-label=label on:click=move |_| editing.set(true)>
                    {move || if shown.read().is_empty() { "\u{2013}".to_owned() } else { shown.get() }}
                </button>
            }
            .into_any()
        }
    }
}
