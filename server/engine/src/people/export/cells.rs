//! The cells of a row, by column.

use std::collections::HashMap;

use domain::ids::FieldId;
use domain::people::{HEADERS, ListColumn};

use super::load::Exported;
use crate::clock;

/// Between several values of one cell.
const AND: &str = "; ";

/// The heads of the columns, as an import recognises them; a custom field has its own name.
pub(super) fn heads(columns: &[ListColumn], names: &HashMap<FieldId, String>) -> Vec<String> {
    let mut out = Vec::new();
    for column in columns {
        match column {
            ListColumn::Field(id) => out.push(names.get(id).cloned().unwrap_or_default()),
            known => {
                let heads = HEADERS.iter().find(|(column, _)| column == known).map(|(_, heads)| *heads).unwrap_or_default();
                out.extend(heads.iter().map(|head| (*head).to_owned()));
            }
        }
    }
    out
}

/// The cells of one person, as many as there are heads.
pub(super) fn cells(columns: &[ListColumn], zone: &str, p: &Exported) -> Vec<String> {
    let mut out = Vec::new();
    for column in columns {
        one(*column, zone, p, &mut out);
    }
    out
}

fn one(column: ListColumn, zone: &str, p: &Exported, out: &mut Vec<String>) {
    let b = &p.base;
    let nth = |list: &[domain::people::Address], n: usize| list.get(n).map(|a| a.address.clone()).unwrap_or_default();
    match column {
        ListColumn::Name => out.extend([b.given_name.clone(), b.additional_name.clone(), b.family_name.clone()]),
        ListColumn::Email => out.extend([nth(&p.emails, 0), nth(&p.emails, 1)]),
        ListColumn::Phone => out.extend([nth(&p.phones, 0), nth(&p.phones, 1)]),
        ListColumn::Street => {
            let home = p.home();
            out.extend([home.street, home.extra, home.region, home.country]);
        }
        ListColumn::Postcode => out.push(p.home().postcode),
        ListColumn::City => out.push(p.home().city),
        ListColumn::Branch => out.push(p.ties.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(AND)),
        ListColumn::Role => out.push(p.ties.iter().map(|(_, role)| role.as_str()).collect::<Vec<_>>().join(AND)),
        ListColumn::Tags => out.push(p.tags.join(AND)),
        ListColumn::Source => out.push(b.source.as_str().to_owned()),
        ListColumn::Owner => out.push(b.owner.clone().unwrap_or_default()),
        ListColumn::Support => out.push(b.support_level.map(|level| level.to_string()).unwrap_or_default()),
        ListColumn::Language => out.push(b.locale.as_str().to_owned()),
        ListColumn::Job => out.extend([b.job_title.clone(), b.employer.clone()]),
        ListColumn::BirthDate => out.push(b.birth_date.clone()),
        ListColumn::LastTouch => out.push(clock::date_in(b.touched_at, zone)),
        ListColumn::Created => out.push(clock::date_in(b.created_at, zone)),
        ListColumn::Field(id) => out.push(p.custom.get(&id).map(|values| values.join(AND)).unwrap_or_default()),
    }
}

/// What a spreadsheet would take for a formula begins with an apostrophe, which makes it text. Numbers with a sign, phone numbers among
/// them, can do nothing and stay as they are.
pub(crate) fn defused(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = cell.get(1..).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
        && cell.starts_with(['+', '-']);
    if risky && !number { format!("'{cell}") } else { cell.to_owned() }
}
