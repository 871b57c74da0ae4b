//! The cells of a row, by column.

use std::collections::HashMap;

use domain::ids::FieldId;
use domain::people::{HEADERS, ListColumn};

use super::load::Exported;
use crate::clock;
use crate::text::joined;

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
        // They stand in the name, which is always there.
        ListColumn::GivenName | ListColumn::FamilyName => {}
        ListColumn::Email => out.extend([nth(&p.emails, 0), nth(&p.emails, 1)]),
        ListColumn::Phone => out.extend([nth(&p.phones, 0), nth(&p.phones, 1)]),
        ListColumn::Street => {
            let home = p.home();
            out.extend([home.street, home.extra, home.region, home.country]);
        }
        ListColumn::Postcode => out.push(p.home().postcode),
        ListColumn::City => out.push(p.home().city),
        ListColumn::Branch => out.push(joined(p.ties.iter().map(|(name, _)| name.as_str()))),
        ListColumn::Role => out.push(joined(p.ties.iter().map(|(_, role)| role.as_str()))),
        ListColumn::Tags => out.push(joined(p.tags.iter().map(String::as_str))),
        ListColumn::Source => out.push(b.source.as_str().to_owned()),
        ListColumn::Owner => out.push(b.owner.clone().unwrap_or_default()),
        ListColumn::Support => out.push(b.support_level.map(|level| level.to_string()).unwrap_or_default()),
        ListColumn::Language => out.push(b.locale.as_str().to_owned()),
        ListColumn::Job => out.extend([b.job_title.clone(), b.employer.clone()]),
        ListColumn::BirthDate => out.push(b.birth_date.clone()),
        ListColumn::LastTouch => out.push(clock::date_in(b.touched_at, zone)),
        ListColumn::Created => out.push(clock::date_in(b.created_at, zone)),
        ListColumn::Field(id) => {
            let values = p.custom.get(&id).map(Vec::as_slice).unwrap_or_default();
            out.push(if p.several.contains(&id) { joined(values.iter().map(String::as_str)) } else { values.concat() });
        }
    }
}
