//! What a file would change, and how it is read.

use domain::ids::ImportId;
use domain::representatives::import::{FaultKind, ImportKind, ImportOptions, Preview};
use domain::representatives::level::{AreaKind, Level};
use domain::representatives::texts;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::api::{self, ImportPage};
use super::paths;
use super::report::{Changes, IssueList};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{Button, Choice, Column, DataTable, ErrorNote, Field, Kind, Note, Section, Select, Tone, Variant};
use crate::wire::Loaded;

/// The preview of a file, with the button that imports it.
#[component]
pub fn Look(
    id: ImportId,
    file_name: String,
    preview: Preview,
    again: Loaded<Result<Option<ImportPage>, Failure>>,
) -> impl IntoView {
    let l = use_locale();
    let options = preview.options.clone();
    let start = Action::new(move |options: &ImportOptions| {
        let options = options.clone();
        async move {
            let done = api::start_import(id, options).await;
            again.refetch();
            done
        }
    });
    let usable = preview.fault.is_none();
    let fault = preview.fault.clone().map(|f| {
        let missing = if f.kind == FaultKind::NoCodeColumn { String::new() } else { f.detail };
        view! { <Note tone=Tone::Bad title=tr!(l, representatives.failed_title)>{l10n::text(l, texts::fault(f.kind))} " " {missing}</Note> }
    });
    let chosen = StoredValue::new(options.clone());
    view! {
        <p class="lead">{file_name}</p>
        {fault}
        {usable.then(|| view! {
            <Section title=tr!(l, representatives.preview_title)>
                <Changes changes=preview.changes.clone()/>
                <Button variant=Variant::Primary kind=Kind::Button disabled=start.pending() on:click=move |_| { start.dispatch(chosen.get_value()); }>{tr!(l, representatives.run)}</Button>
                {move || start.value().get().and_then(Result::err).map(|e| view! { <ErrorNote error=e.0/> })}
            </Section>
            <IssueList issues=preview.issues.clone()/>
        })}
        <Samples rows=preview.samples.clone()/>
        <Mapping id options columns=preview.columns/>
    }
}

#[component]
fn Samples(rows: Vec<Vec<String>>) -> impl IntoView {
    let l = use_locale();
    let mut rows = rows.into_iter();
    let Some(header) = rows.next() else { return ().into_any() };
    let columns = header.into_iter().map(Column::new).collect::<Vec<_>>();
    let body: Vec<_> =
        rows.map(|cells| view! { <tr>{cells.into_iter().map(|c| view! { <td>{c}</td> }).collect::<Vec<_>>()}</tr> }).collect();
    view! {
        <Section title=tr!(l, representatives.samples)>
            <DataTable caption=tr!(l, representatives.samples) columns dense=true>{body}</DataTable>
        </Section>
    }
    .into_any()
}

/// How the file is read: what was guessed is filled in, and sending the form looks again.
#[component]
fn Mapping(id: ImportId, options: ImportOptions, columns: Vec<String>) -> impl IntoView {
    let l = use_locale();
    let o = options;
    let column = move |label: String, name: &'static str, value: String| {
        view! { <Field label name value list=columns.clone()/> }.into_any()
    };
    let fields: Vec<AnyView> = match o.kind {
        ImportKind::Popolo => vec![level_field(l, Level::ALL.iter().map(|v| (v.as_str(), texts::level(*v))).collect(), &o.level)],
        ImportKind::Boundaries => vec![
            level_field(l, AreaKind::ALL.iter().map(|v| (v.as_str(), texts::area_kind(*v))).collect(), &o.level),
            view! { <Field label=tr!(l, representatives.scheme) name="scheme" value=o.scheme.clone()/> }.into_any(),
            column(tr!(l, representatives.code), "code", o.code.clone()),
            column(tr!(l, representatives.name), "name", o.name.clone()),
            view! { <Field label=tr!(l, representatives.valid_from) name="valid_from" kind="date" value=o.valid_from.clone()/> }
                .into_any(),
        ],
        ImportKind::Postcodes => vec![
            column(tr!(l, representatives.postcode), "postcode", o.postcode.clone()),
            column(tr!(l, representatives.to), "to", o.to.clone()),
            column(tr!(l, representatives.code), "code", o.code.clone()),
            column(tr!(l, representatives.street), "street", o.street.clone()),
            column(tr!(l, representatives.number_from), "number_from", o.number_from.clone()),
            column(tr!(l, representatives.number_to), "number_to", o.number_to.clone()),
        ],
        ImportKind::Crosswalk => vec![
            column(tr!(l, representatives.code), "code", o.code.clone()),
            column(tr!(l, representatives.to), "to", o.to.clone()),
            column(tr!(l, representatives.to_name), "to_name", o.to_name.clone()),
        ],
    };
    let source = (o.kind != ImportKind::Boundaries).then(|| view! { <Field label=tr!(l, representatives.source) name="source" value=o.source.clone() hint=tr!(l, representatives.source_hint)/> });
    let whole = if o.complete == Some(false) { "no" } else { "yes" };
    view! {
        <Section title=tr!(l, representatives.mapping)>
            <p class="soft">{tr!(l, representatives.mapping_hint)}</p>
            <form method="get" action=paths::IMPORT>
                <input type="hidden" name="id" value=id.to_string()/>
                {source}
                {fields}
                <Select label=tr!(l, representatives.complete) name="complete" value=whole options=vec![Choice::new("yes", tr!(l, representatives.yes)), Choice::new("no", tr!(l, representatives.no))]/>
                <Button>{tr!(l, representatives.look_again)}</Button>
            </form>
        </Section>
    }
}

fn level_field(l: domain::locale::Locale, words: Vec<(&'static str, l10n::Key)>, value: &str) -> AnyView {
    let options: Vec<Choice> = words.into_iter().map(|(word, key)| Choice::new(word, l10n::text(l, key))).collect();
    view! { <Select label=tr!(l, representatives.level) name="level" options value=value.to_owned()/> }.into_any()
}
