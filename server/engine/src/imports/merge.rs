//! What a row adds to a record.

use domain::ids::TagId;
use domain::people::{Postal, Record};

use super::parse::Parsed;

/// The record with what the row says. Lists only grow; single fields are filled where blank, or replaced if `overwrite`. A prohibition of the
/// row is always taken, none is lifted.
#[must_use]
pub fn merged(before: &Record, row: &Parsed, tags: &[TagId], overwrite: bool) -> Record {
    let mut out = before.clone();
    let says = &row.record;
    for (to, from) in [
        (&mut out.honorific_prefix, &says.honorific_prefix),
        (&mut out.given_name, &says.given_name),
        (&mut out.additional_name, &says.additional_name),
        (&mut out.family_name, &says.family_name),
        (&mut out.nickname, &says.nickname),
        (&mut out.pronouns, &says.pronouns),
        (&mut out.birth_date, &says.birth_date),
        (&mut out.job_title, &says.job_title),
        (&mut out.employer, &says.employer),
        (&mut out.outlet, &says.outlet),
        (&mut out.beat, &says.beat),
    ] {
        put(to, from, overwrite);
    }
    if overwrite && row.says_locale {
        out.locale = says.locale;
    }
    if says.support_level.is_some() && (overwrite || out.support_level.is_none()) {
        out.support_level = says.support_level;
    }
    for (to, from) in [(&mut out.emails, &says.emails), (&mut out.phones, &says.phones)] {
        for address in from {
            if !to.iter().any(|known| known.address == address.address) {
                to.push(address.clone());
            }
        }
    }
    for postal in &says.addresses {
        match out.addresses.iter_mut().find(|known| known.kind == postal.kind) {
            None => out.addresses.push(postal.clone()),
            Some(known) => fill_address(known, postal, overwrite),
        }
    }
    for link in &says.links {
        if !out.links.iter().any(|known| known.url == link.url) {
            out.links.push(link.clone());
        }
    }
    for language in &says.languages {
        if !out.languages.contains(language) {
            out.languages.push(language.clone());
        }
    }
    out.do_not_contact.extend(&says.do_not_contact);
    out.tags.extend(tags);
    for tie in &says.ties {
        // Somebody who is there already, as more than a contact, is not made a contact besides.
        let there = out.ties.iter().any(|known| known.organisation == tie.organisation);
        let known = out.ties.contains(tie) || (there && tie.role == domain::people::AffiliationRole::Contact);
        if !known {
            out.ties.push(*tie);
        }
    }
    for (field, value) in &says.custom {
        if overwrite || !out.custom.contains_key(field) {
            out.custom.insert(*field, value.clone());
        }
    }
    out
}

fn put(to: &mut String, from: &str, overwrite: bool) {
    if !from.is_empty() && (overwrite || to.is_empty()) {
        from.clone_into(to);
    }
}

/// Blank lines of an address are filled only if it is the same place: half of one address and half of another is none.
fn fill_address(known: &mut Postal, said: &Postal, overwrite: bool) {
    let (to, from) = (&mut known.address, &said.address);
    let agrees = |a: &str, b: &str| a.is_empty() || b.is_empty() || a.to_lowercase() == b.to_lowercase();
    let agree = agrees(&to.street, &from.street) && agrees(&to.postcode, &from.postcode) && agrees(&to.city, &from.city);
    if !overwrite && !agree {
        return;
    }
    put(&mut to.street, &from.street, overwrite);
    put(&mut to.extra, &from.extra, overwrite);
    put(&mut to.postcode, &from.postcode, overwrite);
    put(&mut to.city, &from.city, overwrite);
    put(&mut to.region, &from.region, overwrite);
    if overwrite {
        to.country.clone_from(&from.country);
    }
}

/// Whether two records can't be one person: born on different days; or nothing in common but the name and a day of birth, while each has
/// addresses and numbers of their own.
#[must_use]
pub fn contradict(a: &Record, b: &Record) -> bool {
    if a.birth_date.len() == 10 && b.birth_date.len() == 10 && a.birth_date != b.birth_date {
        return true;
    }
    let apart = |a: &[domain::people::Address], b: &[domain::people::Address]| {
        !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.iter().any(|y| x.address == y.address))
    };
    apart(&a.emails, &b.emails) && apart(&a.phones, &b.phones)
}
