//! An import that waits: columns, settings, and what will happen under them.

use domain::imports::{ImportOptions, ImportView, Preview};
use domain::{ApiError, tr};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::api::{self, ImportChoices};
use super::columns::{Columns, Sheets};
use super::outlook::Outlook;
use super::paths;
use super::settings::{Settings, SettingsFields};
use super::show::Page;
use super::words::{purpose_names, target_choices};
use crate::session::use_locale;
use crate::ui::{Button, ErrorNote, Field, FieldRow, Kind, Note, Section, SkeletonTable, Variant, error_text, use_toasts};
use crate::wire::load;

/// Everything before the start.
#[component]
pub fn Waiting(import: ImportView, preview: Preview, choices: ImportChoices, page: Page) -> impl IntoView {
    let l = use_locale();
    let id = import.id;
    let options = RwSignal::new(preview.options.clone());
    let settings = Settings::new(&preview.options, &choices);
    let layout = preview
        .options
        .layout
        .clone()
        .or_else(|| import.sheets.get(preview.options.sheet).map(|s| s.layout.clone()))
        .unwrap_or_default();
    let asked = RwSignal::new(None::<ImportOptions>);
    // The first answer is there already; every later one is asked for when something that matters was changed.
    let first = StoredValue::new(preview.clone());
    let again = load(
        move || asked.get(),
        move |asked| async move {
            match asked {
                Some(options) => api::preview(id, options).await,
                None => Ok(first.get_value()),
            }
        },
    );
    Effect::new(move |before: Option<ImportOptions>| {
        let now = settings.fill(options.get());
        // What is written in the fields about the data's origin changes nothing of what will happen.
        let matters = ImportOptions { origin: String::new(), told: String::new(), basis: None, ..now };
        if before.is_some_and(|before| before != matters) {
            asked.set(Some(matters.clone()));
        }
        matters
    });
    let start = Action::new(move |options: &ImportOptions| {
        let options = options.clone();
        async move {
            let done = api::start(id, options).await;
            if done.is_ok() {
                page.refetch();
            }
            done
        }
    });
    let error = Signal::derive(move || start.value().get().and_then(Result::err).map(|e| e.0));
    let targets = target_choices(l, &choices);
    let purposes = StoredValue::new(purpose_names(l, &choices));
    let program = preview.mover.map(|m| view! { <Note>{tr!(l, imports.mover, program = m.name())}</Note> });
    let saved = preview.saved.clone().map(|name| view! { <Note>{tr!(l, imports.saved_used, name = name)}</Note> });
    view! {
        <p class="lead">{import.file_name.clone()}</p>
        {program}
        {saved}
        <Section title=tr!(l, imports.step_map)>
            <Sheets import=import.clone() sheet=preview.options.sheet layout=layout.clone()/>
            <Columns names=layout.columns.clone() samples=preview.samples.clone() targets options/>
            <Save id options/>
        </Section>
        <Section title=tr!(l, imports.step_where)><div class="narrow"><SettingsFields settings choices error/></div></Section>
        <Section title=tr!(l, imports.step_check)>
            <Transition fallback=|| view! { <SkeletonTable/> }>
                {move || Suspend::new(async move {
                    match again.await {
                        Ok(mut preview) => {
                            preview.names.extend(purposes.get_value());
                            view! { <Outlook preview/> }.into_any()
                        }
                        Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    }
                })}
            </Transition>
            <Go id total=preview.total start options settings error/>
        </Section>
    }
}

#[component]
fn Go(
    id: domain::ids::ImportId,
    total: i64,
    start: Action<ImportOptions, Result<(), crate::Failure>>,
    options: RwSignal<ImportOptions>,
    settings: Settings,
    error: Signal<Option<ApiError>>,
) -> impl IntoView {
    let l = use_locale();
    let navigate = StoredValue::new_local(use_navigate());
    let toasts = use_toasts();
    let discard = Action::new(move |(): &()| async move {
        match api::discard(id).await {
            Ok(()) => navigate.with_value(|go| go(paths::LIST, Default::default())),
            Err(e) => toasts.fail(error_text(l, &e.0)),
        }
    });
    view! {
        {move || error.get().filter(|e| !matches!(e, ApiError::Validation(_))).map(|error| view! { <ErrorNote error/> })}
        <div class="actions">
            <Button variant=Variant::Primary kind=Kind::Button disabled=start.pending() on:click=move |_| { start.dispatch(settings.fill(options.get_untracked())); }>
                {tr!(l, imports.run, n = total)}
            </Button>
            <Button variant=Variant::Quiet kind=Kind::Button on:click=move |_| { discard.dispatch(()); }>{tr!(l, imports.discard)}</Button>
        </div>
    }
}

/// Keeping what the columns stand for under a name.
#[component]
fn Save(id: domain::ids::ImportId, options: RwSignal<ImportOptions>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let name = RwSignal::new(String::new());
    let save = Action::new(move |name: &String| {
        let (name, options) = (name.clone(), options.get_untracked());
        async move {
            let done = api::save_mapping(id, name, options).await;
            if done.is_ok() {
                toasts.say(tr!(l, imports.saved));
            }
            done
        }
    });
    view! {
        <FieldRow>
            <Field label=tr!(l, imports.save_name) name="mapping" hint=tr!(l, imports.save_hint) bound=name/>
            <Button kind=Kind::Button disabled=save.pending() on:click=move |_| { save.dispatch(name.get_untracked()); }>{tr!(l, imports.save_button)}</Button>
        </FieldRow>
        {move || save.value().get().and_then(Result::err).map(|e| view! { <ErrorNote error=e.0/> })}
    }
}
