//! What an import has done, what is left for a human, and taking it back.

use domain::imports::{Counts, ImportState, ImportView, IssueKind, Refused, texts};
use domain::people::{PeopleQuery, PersonSort};
use domain::{l10n, tr};
use leptos::prelude::*;

use super::show::Page;
use super::words::{column_name, state_tone};
use super::{api, paths};
use crate::features::people::{field_text, paths as people};
use crate::session::use_locale;
use crate::ui::{
    Button, Chip, Column, DataTable, DescriptionList, ErrorNote, Kind, LinkButton, Note, Section, Stat, StatRow, Tone, Variant,
};

/// The end of an import.
#[component]
pub fn Finished(import: ImportView, humans: Vec<Refused>, page: Page) -> impl IntoView {
    let l = use_locale();
    let id = import.id;
    let can_undo = matches!(import.state, ImportState::Done | ImportState::Cancelled);
    let stopped = import.state == ImportState::Cancelled;
    let kept = import.kept.clone();
    let newest = PeopleQuery { sort: PersonSort::Newest, ..PeopleQuery::default() };
    let facts = vec![
        (tr!(l, imports.by), import.actor.clone().into_any()),
        (tr!(l, imports.data_from), import.options.origin.clone().into_any()),
        (tr!(l, imports.told), import.options.told.clone().into_any()),
    ];
    view! {
        <p class="lead">
            {import.file_name.clone()} " " <Chip tone=state_tone(import.state)>{l10n::text(l, texts::state(import.state))}</Chip>
        </p>
        {stopped.then(|| view! { <Note tone=Tone::Warn>{tr!(l, imports.stopped_text)}</Note> })}
        <Section title=tr!(l, imports.summary)>
            <Numbers counts=import.counts.clone() newest=people::list(&newest)/>
            <Sentences counts=import.counts/>
            <DescriptionList items=facts/>
        </Section>
        {(!kept.is_empty()).then(|| view! {
            <Section title=tr!(l, imports.kept)>
                <p>{tr!(l, imports.kept_text)}</p>
                <ul>{kept.into_iter().map(|(person, field)| {
                    let what = if field == "person" { tr!(l, imports.person_link) } else { field_text(l, &field) };
                    view! { <li><a href=people::person(person)>{what}</a></li> }
                }).collect::<Vec<_>>()}</ul>
            </Section>
        })}
        <Section title=tr!(l, imports.humans)><Humans id humans/></Section>
        {can_undo.then(|| view! { <Undo id page/> })}
        <LinkButton href=paths::LIST>{tr!(l, imports.another)}</LinkButton>
    }
}

/// The four numbers. `newest` is where the new ones can be seen, once there are any.
#[component]
pub fn Numbers(counts: Counts, #[prop(optional, into)] newest: String) -> impl IntoView {
    let l = use_locale();
    let newest = if counts.created > 0 { newest } else { String::new() };
    view! {
        <StatRow>
            <Stat label=tr!(l, imports.created) value=l10n::number(l, counts.created) href=newest/>
            <Stat label=tr!(l, imports.updated) value=l10n::number(l, counts.updated)/>
            <Stat label=tr!(l, imports.same) value=l10n::number(l, counts.same)/>
            <Stat label=tr!(l, imports.refused) value=l10n::number(l, counts.refused)/>
        </StatRow>
    }
}

/// What must not go unsaid.
#[component]
pub fn Sentences(counts: Counts) -> impl IntoView {
    let l = use_locale();
    let mut lines = Vec::new();
    if counts.of(IssueKind::Suppressed) > 0 {
        lines.push(tr!(l, imports.summary_suppressed, n = counts.of(IssueKind::Suppressed)));
    }
    if counts.of(IssueKind::Erased) > 0 {
        lines.push(tr!(l, imports.summary_erased, n = counts.of(IssueKind::Erased)));
    }
    if counts.consents > 0 {
        lines.push(tr!(l, imports.summary_consents, n = counts.consents));
    }
    let rest: Vec<_> = counts
        .issues
        .iter()
        .filter(|(kind, _)| !matches!(kind, IssueKind::Suppressed | IssueKind::Erased))
        .map(|(kind, n)| (l10n::text(l, texts::issue(*kind)), l10n::number(l, *n).into_any()))
        .collect();
    view! {
        {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect::<Vec<_>>()}
        {(!rest.is_empty()).then(|| view! { <DescriptionList items=rest/> })}
    }
}

#[component]
fn Humans(id: domain::ids::ImportId, humans: Vec<Refused>) -> impl IntoView {
    let l = use_locale();
    if humans.is_empty() {
        return view! { <p>{tr!(l, imports.humans_none)}</p> }.into_any();
    }
    let columns = vec![
        Column::new(tr!(l, imports.line)).number(),
        Column::new(tr!(l, imports.reason)),
        Column::new(tr!(l, imports.column)).hidden_on_phones(),
        Column::new(tr!(l, imports.cell)),
        Column::new(tr!(l, imports.person_link)),
    ];
    let rows: Vec<_> = humans
        .into_iter()
        .map(|row| {
            let link = row.person.map(|person| view! { <a href=people::person(person)>{tr!(l, imports.person_link)}</a> });
            view! {
                <tr class="import-row">
                    <td class="number import-line">{row.line.to_string()}</td>
                    <td class="import-who">{l10n::text(l, texts::issue(row.issue.kind))}</td>
                    <td class="roomy">{column_name(l, &row.issue.column)}</td>
                    <td class="import-said soft breakable">{row.issue.cell}</td>
                    <td class="import-link">{link}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <p>{tr!(l, imports.humans_text)}</p>
        <LinkButton href=paths::rows(id) download=true>{tr!(l, imports.humans_download)}</LinkButton>
        <DataTable caption=tr!(l, imports.humans) columns dense=true fold=true>{rows}</DataTable>
    }
    .into_any()
}

#[component]
fn Undo(id: domain::ids::ImportId, page: Page) -> impl IntoView {
    let l = use_locale();
    let undo = Action::new(move |(): &()| async move {
        let done = api::turn(id, ImportState::Undoing).await;
        page.refetch();
        done
    });
    view! {
        <Section title=tr!(l, imports.undo)>
            <p>{tr!(l, imports.undo_text)}</p>
            <Button variant=Variant::Danger kind=Kind::Button disabled=undo.pending() on:click=move |_| { undo.dispatch(()); }>{tr!(l, imports.undo)}</Button>
            {move || undo.value().get().and_then(Result::err).map(|e| view! { <ErrorNote error=e.0/> })}
        </Section>
    }
}
