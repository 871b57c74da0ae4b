//! What an import has changed, what is worth a look, and what remained unmatched.

use std::collections::BTreeMap;

use domain::representatives::import::{Change, ImportState, ImportView, Issues, Leftovers, What};
use domain::representatives::texts;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::{api, paths};
use crate::session::use_locale;
use crate::ui::{Chip, Column, DataTable, EmptyState, ErrorNote, LinkButton, Note, Section, SkeletonTable, Tone, Variant};
use crate::wire::load;

/// How many details of one kind are shown.
const SHOWN: usize = 10;

/// The end of an import.
#[component]
pub fn Finished(import: ImportView) -> impl IntoView {
    let l = use_locale();
    let report = import.report.unwrap_or_default();
    let head = match report.fault.clone() {
        Some(f) => view! { <Note tone=Tone::Bad title=tr!(l, representatives.failed_title)>{l10n::text(l, texts::fault(f.kind))} " " {f.detail}</Note> }.into_any(),
        None => view! { <Note tone=Tone::Good title=tr!(l, representatives.done_title)>{import.file_name.clone()}</Note> }.into_any(),
    };
    let fine = import.state == ImportState::Done;
    view! {
        {head}
        {fine.then(|| view! {
            <Section title=tr!(l, representatives.done_title)><Changes changes=report.changes/></Section>
            <Unmatched left=report.leftovers/>
            <IssueList issues=report.issues/>
        })}
        <LinkButton href=paths::IMPORT variant=Variant::Primary>{tr!(l, representatives.import_button)}</LinkButton>
    }
}

/// What changes, or has changed, in numbers.
#[component]
pub fn Changes(changes: BTreeMap<What, Change>) -> impl IntoView {
    let l = use_locale();
    let columns = vec![
        Column::new(tr!(l, representatives.column_what)),
        Column::new(tr!(l, representatives.column_in_file)).number(),
        Column::new(tr!(l, representatives.column_new)).number(),
        Column::new(tr!(l, representatives.column_changed)).number(),
        Column::new(tr!(l, representatives.column_same)).number().hidden_on_phones(),
        Column::new(tr!(l, representatives.column_ended)).number(),
    ];
    let cell = move |n: u32| l10n::number(l, i64::from(n));
    let rows: Vec<_> = changes
        .into_iter()
        .map(|(what, c)| {
            view! {
                <tr>
                    <td>{l10n::text(l, texts::what(what))}</td>
                    <td class="number">{cell(c.in_file)}</td>
                    <td class="number">{cell(c.new)}</td>
                    <td class="number">{cell(c.changed)}</td>
                    <td class="number roomy">{cell(c.same)}</td>
                    <td class="number">{cell(c.ended)}</td>
                </tr>
            }
        })
        .collect();
    view! { <DataTable caption=tr!(l, representatives.preview_title) columns dense=true>{rows}</DataTable> }
}

/// What somebody should know, by kind.
#[component]
pub fn IssueList(issues: Issues) -> impl IntoView {
    let l = use_locale();
    let body = if issues.totals.is_empty() {
        view! { <p>{tr!(l, representatives.issues_none)}</p> }.into_any()
    } else {
        let of = |kind| {
            issues
                .items
                .iter()
                .filter(|i| i.kind == kind && !i.detail.is_empty())
                .take(SHOWN)
                .map(|i| {
                    let row = if i.row > 0 { format!("{}: ", i.row) } else { String::new() };
                    view! { <li>{row}{i.detail.clone()}</li> }
                })
                .collect::<Vec<_>>()
        };
        let kinds: Vec<_> = issues.totals.iter().map(|(kind, n)| view! {
            <details>
                <summary>{l10n::text(l, texts::issue(*kind))} " " <span class="count">{l10n::number(l, i64::from(*n))}</span></summary>
                <ul>{of(*kind)}</ul>
            </details>
        }).collect();
        kinds.into_any()
    };
    view! { <Section title=tr!(l, representatives.issues)>{body}</Section> }
}

#[component]
fn Unmatched(left: Leftovers) -> impl IntoView {
    let l = use_locale();
    let list = move |title: String, total: u32, names: Vec<String>| {
        (total > 0).then(|| {
            view! {
                <Section title=format!("{title} ({})", l10n::number(l, i64::from(total)))>
                    <p>{names.join(", ")}</p>
                </Section>
            }
        })
    };
    let none = left.seats_total == 0 && left.areas_total == 0;
    view! {
        {none.then(|| view! { <p>{tr!(l, representatives.leftovers_none)}</p> })}
        {list(tr!(l, representatives.leftovers_seats), left.seats_total, left.seats_without_area)}
        {list(tr!(l, representatives.leftovers_areas), left.areas_total, left.areas_without_seat)}
    }
}

/// The last imports.
#[component]
pub fn Recent() -> impl IntoView {
    let l = use_locale();
    let overview = load(|| (), |()| api::overview());
    let row = move |i: ImportView| {
        let tone = match i.state {
            ImportState::Done => Tone::Good,
            ImportState::Failed => Tone::Bad,
            _ => Tone::Info,
        };
        view! {
            <tr>
                <td><a href=paths::import(i.id)>{i.file_name}</a></td>
                <td class="roomy">{l10n::text(l, texts::kind(i.options.kind))}</td>
                <td><Chip tone>{l10n::text(l, texts::state(i.state))}</Chip></td>
            </tr>
        }
    };
    let columns = move || {
        vec![
            Column::new(tr!(l, representatives.file)),
            Column::new(tr!(l, representatives.kind)).hidden_on_phones(),
            Column::new(tr!(l, representatives.tab_imports)),
        ]
    };
    view! {
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match overview.await {
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    Ok(o) if o.imports.is_empty() => view! { <EmptyState title=tr!(l, representatives.empty_title) sentence=tr!(l, representatives.empty_text)/> }.into_any(),
                    Ok(o) => view! { <DataTable caption=tr!(l, representatives.tab_imports) columns=columns() dense=true>{o.imports.into_iter().map(row).collect::<Vec<_>>()}</DataTable> }.into_any(),
                }
            })}
        </Transition>
    }
}
