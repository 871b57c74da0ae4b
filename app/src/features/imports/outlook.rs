//! What will happen, row by row and field by field.

use domain::imports::{Outcome, Preview, PreviewRow, Unmapped, texts};
use domain::{l10n, tr};
use leptos::prelude::*;

use super::changes::change_text;
use super::done::{Numbers, Sentences};
use super::words::column_name;
use crate::features::people::Names;
use crate::session::{use_locale, use_session};
use crate::ui::{Chip, Column, DataTable, Note, Tone};

/// What will happen.
#[component]
pub fn Outlook(preview: Preview) -> impl IntoView {
    let l = use_locale();
    let whole = preview.counts.rows >= preview.total;
    let looked = if whole {
        tr!(l, imports.looked_at, n = preview.counts.rows)
    } else {
        tr!(l, imports.looked_at_of, looked = l10n::number(l, preview.counts.rows), total = l10n::number(l, preview.total))
    };
    let columns = vec![
        Column::new(tr!(l, imports.line)).number(),
        Column::new(tr!(l, imports.who)),
        Column::new(tr!(l, imports.fate)),
        Column::new(tr!(l, imports.changes)),
        Column::new(tr!(l, imports.remarks)),
    ];
    let names = preview.names;
    view! {
        <p role="status">{looked}</p>
        <Numbers counts=preview.counts.clone()/>
        <Sentences counts=preview.counts/>
        <DataTable caption=tr!(l, imports.step_check) columns dense=true fold=true>
            {preview.rows.into_iter().map(|row| view! { <Row row names=names.clone()/> }).collect::<Vec<_>>()}
        </DataTable>
        <Left unmapped=preview.unmapped/>
    }
}

#[component]
fn Row(row: PreviewRow, names: Names) -> impl IntoView {
    let session = use_session();
    let (l, home) = (session.locale, session.tenant.country);
    let changes: Vec<_> = row.changes.iter().map(|change| view! { <div>{change_text(l, change, &names, &home)}</div> }).collect();
    let remarks: Vec<_> = row
        .issues
        .into_iter()
        .map(|i| {
            let cell = if i.cell.is_empty() { String::new() } else { format!(" ({})", i.cell) };
            view! { <div>{l10n::text(l, texts::issue(i.kind))}{cell}</div> }
        })
        .collect();
    let tone = if row.outcome == Outcome::Refused { Tone::Warn } else { Tone::Plain };
    view! {
        <tr class="import-row">
            <td class="number import-line">{row.line.to_string()}</td>
            <td class="import-who">{row.name}<div class="soft">{row.reach}</div></td>
            <td><Chip tone>{l10n::text(l, texts::outcome(row.outcome))}</Chip></td>
            <td class="import-said">{changes}</td>
            <td class="import-said">{remarks}</td>
        </tr>
    }
}

#[component]
fn Left(unmapped: Vec<Unmapped>) -> impl IntoView {
    let l = use_locale();
    (!unmapped.is_empty()).then(move || {
        let line = move |u: Unmapped| view! { <li>{column_name(l, &u.column)} ": " <span class="soft">{u.samples.join(" · ")}</span></li> };
        view! {
            <Note tone=Tone::Warn title=tr!(l, imports.unmapped)>
                {tr!(l, imports.unmapped_text)}
                <ul>{unmapped.into_iter().map(line).collect::<Vec<_>>()}</ul>
            </Note>
        }
    })
}
