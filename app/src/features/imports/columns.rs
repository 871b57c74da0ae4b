//! What each column stands for, and where the names of the columns stand.

use domain::imports::{ImportOptions, ImportView, Layout, Target};
use domain::tr;
use leptos::prelude::*;

use super::words::column_name;
use crate::session::use_locale;
use crate::ui::{Button, Choice, Column, DataTable, FieldRow, Select};

/// Most lines the names of the columns may stand in.
const DEEPEST: u32 = 12;

/// Which sheet, and which line has the names: a plain form, because everything else depends on it.
#[component]
pub fn Sheets(import: ImportView, sheet: usize, layout: Layout) -> impl IntoView {
    let l = use_locale();
    let many = import.sheets.len() > 1;
    let sheets: Vec<Choice> = import
        .sheets
        .iter()
        .enumerate()
        .map(|(i, s)| Choice::new(i.to_string(), if s.name.is_empty() { (i + 1).to_string() } else { s.name.clone() }))
        .collect();
    let mut lines = vec![Choice::new("0", tr!(l, imports.header_none))];
    lines.extend((1..=DEEPEST.max(layout.header_line)).map(|n| Choice::new(n.to_string(), n.to_string())));
    let found = import.sheets.get(sheet).cloned().unwrap_or_default();
    let read_as =
        (!found.delimiter.is_empty()).then(|| tr!(l, imports.read_as, encoding = &found.encoding, delimiter = &found.delimiter));
    view! {
        <form method="get">
            <FieldRow>
                {many.then(|| view! { <Select label=tr!(l, imports.sheet) name="sheet" options=sheets value=sheet.to_string()/> })}
                <Select label=tr!(l, imports.header_line) name="header" options=lines value=layout.header_line.to_string()/>
                <Button>{tr!(l, imports.read_again)}</Button>
            </FieldRow>
        </form>
        {read_as.map(|text| view! { <p class="soft">{text}</p> })}
    }
}

/// The table of columns. A choice takes effect at once.
#[component]
pub fn Columns(
    names: Vec<String>,
    samples: Vec<Vec<String>>,
    targets: Vec<Choice>,
    options: RwSignal<ImportOptions>,
) -> impl IntoView {
    let l = use_locale();
    let columns = vec![
        Column::new(tr!(l, imports.column)),
        Column::new(tr!(l, imports.samples)).hidden_on_phones(),
        Column::new(tr!(l, imports.stands_for)),
    ];
    let chosen = options.get_untracked().columns;
    let rows: Vec<_> = names
        .into_iter()
        .enumerate()
        .map(|(i, name)| {
            let shown = column_name(l, &name);
            let now = chosen.get(i).cloned().unwrap_or_default().to_string();
            let in_it = samples.get(i).map(|s| s.join(" · ")).unwrap_or_default();
            let label = tr!(l, imports.stands_for_of, column = &shown);
            view! {
                <tr>
                    <td>{shown}</td>
                    <td class="roomy soft">{in_it}</td>
                    <td><Target_ at=i label now targets=targets.clone() options/></td>
                </tr>
            }
        })
        .collect();
    view! { <DataTable caption=tr!(l, imports.step_map) columns dense=true>{rows}</DataTable> }
}

/// The menu of one column; its label is the column's name, said to those who can't see the row.
#[component]
fn Target_(at: usize, label: String, now: String, targets: Vec<Choice>, options: RwSignal<ImportOptions>) -> impl IntoView {
    let body: Vec<_> = groups(targets)
        .into_iter()
        .map(|(group, of)| {
            let of: Vec<_> = of
                .into_iter()
                .map(|c| {
                    let selected = c.value == now;
                    view! { <option value=c.value selected=selected>{c.label}</option> }
                })
                .collect();
            if group.is_empty() { of.into_any() } else { view! { <optgroup label=group>{of}</optgroup> }.into_any() }
        })
        .collect();
    view! {
        <select
            class="input"
            aria-label=label
            on:change=move |event| {
                let target = Target::from(event_target_value(&event));
                options.update(|o| {
                    if let Some(column) = o.columns.get_mut(at) {
                        *column = target;
                    }
                });
            }
        >
            {body}
        </select>
    }
}

fn groups(choices: Vec<Choice>) -> Vec<(String, Vec<Choice>)> {
    let mut out: Vec<(String, Vec<Choice>)> = Vec::new();
    for choice in choices {
        match out.iter_mut().find(|(name, _)| *name == choice.group) {
            Some((_, of)) => of.push(choice),
            None => out.push((choice.group.clone(), vec![choice])),
        }
    }
    out
}
