//! A record in the one form in which it is stored.

use domain::people::{Address, Record};
use domain::tenants::Tenant;

/// Kinds of postal addresses, in their order.
const KINDS: &[&str] = &["home", "work", "postal", "other"];

/// Words separated by spaces.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|word| !word.is_empty())
}

/// Puts in a fixed order what has none of its own, so that equal records are equal values.
pub(super) fn in_order(record: &mut Record) {
    record.addresses.sort_by_key(|a| KINDS.iter().position(|kind| *kind == a.kind).unwrap_or(KINDS.len()));
    record.ties.sort_by_key(|tie| (tie.organisation, tie.role));
    record.ties.dedup();
}

/// A record as it is stored: texts trimmed, blank parts left out, nothing twice, countries filled in.
#[must_use]
pub fn normal(tenant: &Tenant, record: &Record) -> Record {
    let mut out = record.clone();
    for text in [
        &mut out.honorific_prefix,
        &mut out.given_name,
        &mut out.additional_name,
        &mut out.family_name,
        &mut out.nickname,
        &mut out.pronouns,
        &mut out.birth_date,
        &mut out.job_title,
        &mut out.employer,
        &mut out.outlet,
        &mut out.beat,
    ] {
        trim(text);
    }
    out.languages = once(out.languages.iter().flat_map(|tag| words(tag)).map(str::to_owned), |a, b| a == b);
    for list in [&mut out.emails, &mut out.phones] {
        let known = list.iter().filter(|a| !a.address.trim().is_empty());
        *list =
            once(known.map(|a| Address { label: a.label.trim().to_owned(), address: a.address.trim().to_owned() }), |a, b| {
                a.address == b.address
            });
    }
    for postal in &mut out.addresses {
        let a = &mut postal.address;
        for text in [&mut a.street, &mut a.extra, &mut a.postcode, &mut a.city, &mut a.region, &mut a.country] {
            trim(text);
        }
        if a.country.is_empty() {
            a.country.clone_from(&tenant.country);
        }
    }
    out.addresses = once(out.addresses.drain(..).filter(|a| !a.address.is_blank()), |a, b| a.kind == b.kind);
    out.links = once(out.links.drain(..).filter(|link| !link.url.trim().is_empty()), |a, b| a.url == b.url);
    out.custom.retain(|_, value| !value.is_blank());
    in_order(&mut out);
    out
}

fn trim(text: &mut String) {
    if text.trim().len() != text.len() {
        *text = text.trim().to_owned();
    }
}

/// The items without those that say the same as an earlier one.
fn once<T>(items: impl Iterator<Item = T>, same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut out: Vec<T> = Vec::new();
    for item in items {
        if !out.iter().any(|known| same(known, &item)) {
            out.push(item);
        }
    }
    out
}
