//! The lines of the inbox.

use domain::casework::office::{CaseRow, InboxQuery};
use domain::casework::words;
use domain::locale::Locale;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::paths;
use super::words::{age_tone, case_tone};
use crate::session::use_locale;
use crate::ui::{Chip, Column, DataTable};

/// The table. With `several`, says which office a letter is for.
#[component]
pub(super) fn Rows(rows: Vec<CaseRow>, several: bool) -> impl IntoView {
    let l = use_locale();
    let mut columns = vec![
        Column::new(tr!(l, casework.col_letter)),
        Column::new(tr!(l, casework.col_from)).hidden_on_phones(),
        Column::new(tr!(l, casework.col_age)),
        Column::new(tr!(l, casework.col_state)).hidden_on_phones(),
        Column::new(tr!(l, casework.col_owner)).hidden_on_phones(),
    ];
    if several {
        columns.push(Column::new(tr!(l, casework.col_office)).hidden_on_phones());
    }
    columns.push(Column::new(tr!(l, casework.col_came)).hidden_on_phones());
    view! {
        <DataTable caption=tr!(l, casework.inbox_title) columns keyboard=true>
            {rows.into_iter().map(|row| line(l, row, several)).collect_view()}
        </DataTable>
    }
}

fn line(l: Locale, row: CaseRow, several: bool) -> impl IntoView {
    let pile = (row.same > 1).then(|| {
        let href = paths::inbox(&InboxQuery { same_as: Some(row.id), ..InboxQuery::default() });
        view! { " " <a class="chip tone-info" href=href>{tr!(l, casework.same_count, n = row.same)}</a> }
    });
    let age = words::age(l, row.age).map(|text| view! { <Chip tone=age_tone(row.age)>{text}</Chip> });
    let owner = if row.owner.is_empty() { tr!(l, casework.nobody) } else { row.owner };
    let about = format!("{} · {}", row.number, words::topic(l, row.topic));
    view! {
        <tr>
            <td>
                <a href=paths::case(row.id)>{row.subject}</a>
                {pile}
                <br/>
                <span class="soft">{about}</span>
            </td>
            <td class="roomy">{row.citizen}<br/><span class="soft">{row.area}</span></td>
            <td>{age}</td>
            <td class="roomy"><Chip tone=case_tone(row.state)>{words::case_state(l, row.state)}</Chip></td>
            <td class="roomy">{owner}</td>
            {several.then(|| view! { <td class="roomy">{row.office}</td> })}
            <td class="roomy soft">{l10n::date_short(l, &row.at)}</td>
        </tr>
    }
}
