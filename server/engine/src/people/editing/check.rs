//! What a form for a whole record may hold.

use domain::people::{Address, CustomField, CustomValue, FieldKind, PersonKind, Record, partial_date};
use domain::validate::{self, Check};
use domain::{ApiError, Problem};

/// Labels of addresses and numbers.
const LABELS: &[&str] = &["", "home", "work", "mobile", "other"];
/// Kinds of postal addresses.
const KINDS: &[&str] = &["home", "work", "postal", "other"];
/// Most of each: addresses, numbers, links, languages.
const MOST: usize = 20;

/// Checks a record a form sent; gives it with addresses, numbers, links and dates as they are stored. Problems of lists are
/// on `emails.0`, `addresses.1`, those of custom fields on `custom:<id>`.
///
/// # Errors
/// Problems by field.
pub fn check(record: &Record, fields: &[CustomField]) -> Result<Record, ApiError> {
    let mut check = Check::new();
    let mut out = record.clone();
    texts(&mut check, record);
    let named = !(record.given_name.trim().is_empty() && record.family_name.trim().is_empty());
    match record.kind {
        PersonKind::Person => check.ensure(named, "given_name", Problem::Required),
        _ => check.ensure(!record.family_name.trim().is_empty(), "family_name", Problem::Required),
    }
    if !record.birth_date.trim().is_empty() {
        match partial_date(&record.birth_date) {
            Some(date) => out.birth_date = date,
            None => check.fail("birth_date", Problem::DateTime),
        }
    }
    addresses(&mut check, "emails", &mut out.emails, validate::email, Problem::Email);
    addresses(&mut check, "phones", &mut out.phones, validate::phone, Problem::Phone);
    check.ensure(record.addresses.len() <= KINDS.len(), "addresses", Problem::Choice);
    for (n, postal) in record.addresses.iter().enumerate() {
        let field = format!("addresses.{n}");
        let twice = record.addresses.iter().filter(|other| other.kind == postal.kind && !other.address.is_blank()).count() > 1;
        check.ensure(KINDS.contains(&postal.kind.as_str()) && (!twice || postal.address.is_blank()), &field, Problem::Choice);
        let a = &postal.address;
        for text in [&a.street, &a.extra, &a.city, &a.region] {
            check.optional_text(&field, text, 200);
        }
        check.optional_text(&field, &a.postcode, 20);
        check.ensure(a.country.is_empty() || (a.country.len() == 2 && a.country.is_ascii()), &field, Problem::Choice);
    }
    check.ensure(record.links.len() <= MOST, "links", Problem::OutOfRange { min: 0, max: 20 });
    for (n, link) in out.links.iter_mut().enumerate().filter(|(_, link)| !link.url.trim().is_empty()) {
        match web_address(&link.url) {
            Some(url) => link.url = url,
            None => check.fail(&format!("links.{n}"), Problem::Url),
        }
    }
    let tag = |t: &str| (2..=35).contains(&t.len()) && t.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let languages = out.languages.iter().all(|t| tag(t)) && out.languages.len() <= MOST;
    check.ensure(languages, "languages", Problem::Choice);
    for field in fields {
        if let Some(value) = record.custom.get(&field.id).filter(|value| !value.is_blank()) {
            custom(&mut check, field, value);
        }
    }
    check.done()?;
    Ok(out)
}

fn texts(check: &mut Check, r: &Record) {
    for (field, text) in [
        ("honorific_prefix", &r.honorific_prefix),
        ("given_name", &r.given_name),
        ("additional_name", &r.additional_name),
        ("nickname", &r.nickname),
        ("pronouns", &r.pronouns),
    ] {
        check.optional_text(field, text, 100);
    }
    for (field, text) in [
        ("family_name", &r.family_name),
        ("job_title", &r.job_title),
        ("employer", &r.employer),
        ("outlet", &r.outlet),
        ("beat", &r.beat),
    ] {
        check.optional_text(field, text, 200);
    }
}

fn addresses(check: &mut Check, name: &str, list: &mut [Address], normal: fn(&str) -> Option<String>, problem: Problem) {
    check.ensure(list.len() <= MOST, name, Problem::OutOfRange { min: 0, max: 20 });
    for (n, item) in list.iter_mut().enumerate().filter(|(_, item)| !item.address.trim().is_empty()) {
        let field = format!("{name}.{n}");
        check.ensure(LABELS.contains(&item.label.as_str()), &field, Problem::Choice);
        match normal(&item.address) {
            Some(address) => item.address = address,
            None => check.fail(&field, problem.clone()),
        }
    }
}

/// A web address, `https://` put before it if it has no scheme.
fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let url = match text.split_once("://") {
        Some(("https" | "http", _)) => text.to_owned(),
        Some(_) => return None,
        None => format!("https://{text}"),
    };
    let host = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let fine =
        host.contains('.') && !host.starts_with('.') && !url.contains(|c: char| c.is_whitespace() || c.is_control() || c == '"');
    (fine && url.len() <= 500).then_some(url)
}

fn custom(check: &mut Check, field: &CustomField, value: &CustomValue) {
    let name = format!("{}{}", domain::people::CUSTOM, field.id);
    if value.kind() != field.kind {
        check.fail(&name, Problem::Choice);
        return;
    }
    match value {
        CustomValue::Text(text) => {
            check.optional_text(&name, text, 2000);
        }
        CustomValue::Date(day) => check.ensure(day.len() == 10 && partial_date(day).is_some(), &name, Problem::DateTime),
        CustomValue::Choice(option) => check.ensure(known(field, option), &name, Problem::Choice),
        CustomValue::Choices(options) => check.ensure(options.iter().all(|o| known(field, o)), &name, Problem::Choice),
        CustomValue::Number(_) | CustomValue::YesNo(_) | CustomValue::Person(_) => {}
    }
}

fn known(field: &CustomField, option: &str) -> bool {
    debug_assert!(matches!(field.kind, FieldKind::Choice | FieldKind::Choices));
    field.options.iter().any(|o| o == option)
}
