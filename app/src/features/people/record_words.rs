//! Words for the fields of a record and their values.

use std::collections::BTreeMap;

use domain::consent::Channel;
use domain::l10n;
use domain::locale::Locale;
use domain::people::{
    Address, AffiliationRole, CUSTOM, CustomField, CustomValue, Facet, FieldKind, Link, LinkKind, PersonKind, Postal, Tie,
    number_text,
};
use domain::time::{LocalDateTime, Timestamp};
use domain::tr;
use serde_json::Value;
use uuid::Uuid;

use super::words::{address_lines, role_text};

/// Names of what stands in a record as an identifier.
pub type Names = BTreeMap<Uuid, String>;

/// The name of a field of a record.
#[must_use]
pub fn field_name(l: Locale, field: &str, names: &Names) -> String {
    match field {
        "kind" => tr!(l, records.kind),
        "honorific_prefix" => tr!(l, records.honorific_prefix),
        "given_name" => tr!(l, common.given_name),
        "additional_name" => tr!(l, people.additional_name),
        "family_name" => tr!(l, common.family_name),
        "nickname" => tr!(l, records.nickname),
        "pronouns" => tr!(l, records.pronouns),
        "birth_date" => tr!(l, records.birth_date),
        "locale" => tr!(l, common.language),
        "languages" => tr!(l, records.languages),
        "job_title" => tr!(l, records.job_title),
        "employer" => tr!(l, records.employer),
        "facets" => tr!(l, records.facets),
        "outlet" => tr!(l, records.outlet),
        "beat" => tr!(l, records.beat),
        "emails" => tr!(l, records.emails),
        "phones" => tr!(l, records.phones),
        "addresses" => tr!(l, records.addresses),
        "links" => tr!(l, records.links),
        "do_not_contact" => tr!(l, records.do_not_contact),
        "support_level" => tr!(l, records.support),
        "owner" => tr!(l, records.owner),
        "tags" => tr!(l, people.tags),
        "ties" => tr!(l, people.ties_title),
        "state" => tr!(l, common.state),
        other => {
            other.strip_prefix(CUSTOM).and_then(|id| names.get(&id.parse().ok()?)).cloned().unwrap_or_else(|| other.to_owned())
        }
    }
}

/// The value of a field in words, the parts of a list each on its own.
#[must_use]
pub fn value_words(l: Locale, field: &str, value: &Value, names: &Names, home: &str) -> Vec<String> {
    let read = || -> Option<Vec<String>> {
        let value = value.clone();
        Some(match field {
            "kind" => vec![kind_text(l, serde_json::from_value(value).ok()?)],
            "birth_date" => vec![day_text(l, value.as_str()?)],
            "locale" => vec![serde_json::from_value::<Locale>(value).ok()?.endonym().to_owned()],
            "facets" => serde_json::from_value::<Vec<Facet>>(value).ok()?.into_iter().map(|f| facet_text(l, f)).collect(),
            "emails" | "phones" => serde_json::from_value::<Vec<Address>>(value).ok()?.iter().map(|a| labelled(l, a)).collect(),
            "addresses" => {
                let all: Vec<Postal> = serde_json::from_value(value).ok()?;
                all.iter()
                    .map(|a| format!("{}: {}", place_text(l, &a.kind), address_lines(l, &a.address, home).join(", ")))
                    .collect()
            }
            "links" => serde_json::from_value::<Vec<Link>>(value).ok()?.into_iter().map(|link| link.url).collect(),
            "do_not_contact" => {
                serde_json::from_value::<Vec<Channel>>(value).ok()?.into_iter().map(|c| block_text(l, c)).collect()
            }
            "support_level" => vec![support_text(l, value.as_i64())],
            "tags" => named(names, serde_json::from_value::<Vec<Uuid>>(value).ok()?),
            "owner" => named(names, serde_json::from_value::<Option<Uuid>>(value).ok()?.into_iter().collect()),
            "ties" => {
                let all: Vec<Tie> = serde_json::from_value(value).ok()?;
                all.into_iter().map(|tie| tie_text(l, tie, names)).collect()
            }
            "state" => vec![state_text(l, value.as_str())],
            _ if field.starts_with(CUSTOM) => custom_words(l, &serde_json::from_value(value).ok()?, names),
            _ => match value {
                Value::String(text) => vec![text],
                Value::Array(all) => all.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
                _ => Vec::new(),
            },
        })
    };
    let mut words = read().unwrap_or_default();
    words.retain(|word| !word.is_empty());
    words
}

fn named(names: &Names, ids: Vec<Uuid>) -> Vec<String> {
    ids.into_iter().map(|id| names.get(&id).cloned().unwrap_or_else(|| "…".into())).collect()
}

fn tie_text(l: Locale, tie: Tie, names: &Names) -> String {
    let role: AffiliationRole = tie.role;
    format!("{} ({})", names.get(&tie.organisation.0).map_or("…", String::as_str), role_text(l, role))
}

fn state_text(l: Locale, state: Option<&str>) -> String {
    match state {
        None => String::new(),
        Some("active") => tr!(l, people.state_active),
        Some("left") => tr!(l, people.state_left),
        Some(_) => tr!(l, records.trash),
    }
}

/// The value of a field an organisation added.
#[must_use]
pub fn custom_words(l: Locale, value: &CustomValue, names: &Names) -> Vec<String> {
    match value {
        CustomValue::Text(text) | CustomValue::Choice(text) => vec![text.clone()],
        CustomValue::Date(day) => vec![day_text(l, day)],
        CustomValue::Choices(all) => all.clone(),
        CustomValue::Number(micros) => vec![decimal(l, *micros)],
        CustomValue::YesNo(true) => vec![tr!(l, common.yes)],
        CustomValue::YesNo(false) => vec![tr!(l, common.no)],
        CustomValue::Person(id) => named(names, vec![id.0]),
    }
}

/// A number as the language writes it.
#[must_use]
pub fn decimal(l: Locale, micros: i64) -> String {
    let text = number_text(micros);
    if l == Locale::En { text } else { text.replace('.', ",") }
}

/// A day as precisely as it is known: `17 May 1980`, `May 1980`, `1980`.
#[must_use]
pub fn day_text(l: Locale, date: &str) -> String {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next().and_then(|y| y.parse().ok()), parts.next(), parts.next());
    let (Some(year), Some(month)) = (year, month.and_then(|m| m.parse().ok())) else { return date.to_owned() };
    let at = LocalDateTime {
        at: Timestamp(0),
        year,
        month,
        day: day.and_then(|d| d.parse().ok()).unwrap_or(1),
        hour: 0,
        minute: 0,
        weekday: 1,
        offset_minutes: 0,
        zone: String::new(),
    };
    if day.is_some() { l10n::date(l, &at) } else { l10n::month_year(l, &at) }
}

/// What a record stands for.
#[must_use]
pub fn kind_text(l: Locale, kind: PersonKind) -> String {
    match kind {
        PersonKind::Person => tr!(l, records.kind_person),
        PersonKind::Household => tr!(l, records.kind_household),
        PersonKind::Organisation => tr!(l, records.kind_organisation),
    }
}

/// A further part somebody plays.
#[must_use]
pub fn facet_text(l: Locale, facet: Facet) -> String {
    match facet {
        Facet::Stakeholder => tr!(l, records.facet_stakeholder),
        Facet::Media => tr!(l, records.facet_media),
    }
}

/// The label of an address or number.
#[must_use]
pub fn label_text(l: Locale, label: &str) -> String {
    match label {
        "home" => tr!(l, records.label_home),
        "work" => tr!(l, records.label_work),
        "mobile" => tr!(l, records.label_mobile),
        "other" => tr!(l, records.label_other),
        _ => String::new(),
    }
}

fn labelled(l: Locale, address: &Address) -> String {
    let label = label_text(l, &address.label);
    if label.is_empty() { address.address.clone() } else { format!("{} ({label})", address.address) }
}

/// The kind of a postal address.
#[must_use]
pub fn place_text(l: Locale, kind: &str) -> String {
    match kind {
        "home" => tr!(l, records.address_home),
        "work" => tr!(l, records.address_work),
        "postal" => tr!(l, records.address_postal),
        _ => tr!(l, records.address_other),
    }
}

/// Where a link leads; names of companies are the same in all languages.
#[must_use]
pub fn link_text(l: Locale, kind: LinkKind) -> String {
    match kind {
        LinkKind::Website => tr!(l, records.link_website),
        LinkKind::Other => tr!(l, records.link_other),
        LinkKind::Facebook => "Facebook".into(),
        LinkKind::Instagram => "Instagram".into(),
        LinkKind::X => "X".into(),
        LinkKind::Bluesky => "Bluesky".into(),
        LinkKind::Mastodon => "Mastodon".into(),
        LinkKind::Linkedin => "LinkedIn".into(),
        LinkKind::Tiktok => "TikTok".into(),
        LinkKind::Youtube => "YouTube".into(),
    }
}

/// "No calls".
#[must_use]
pub fn block_text(l: Locale, channel: Channel) -> String {
    match channel {
        Channel::Email => tr!(l, records.block_email),
        Channel::Phone => tr!(l, records.block_phone),
        Channel::Sms => tr!(l, records.block_sms),
        Channel::Post => tr!(l, records.block_post),
    }
}

/// What somebody thinks of us.
#[must_use]
pub fn support_text(l: Locale, level: Option<i64>) -> String {
    match level {
        Some(1) => tr!(l, records.support_1),
        Some(2) => tr!(l, records.support_2),
        Some(3) => tr!(l, records.support_3),
        Some(4) => tr!(l, records.support_4),
        Some(5) => tr!(l, records.support_5),
        _ => tr!(l, records.support_none),
    }
}

/// What a field holds.
#[must_use]
pub fn field_kind_text(l: Locale, kind: FieldKind) -> String {
    match kind {
        FieldKind::Text => tr!(l, records.field_kind_text),
        FieldKind::Number => tr!(l, records.field_kind_number),
        FieldKind::Date => tr!(l, records.field_kind_date),
        FieldKind::Choice => tr!(l, records.field_kind_choice),
        FieldKind::Choices => tr!(l, records.field_kind_choices),
        FieldKind::YesNo => tr!(l, records.field_kind_yes_no),
        FieldKind::Person => tr!(l, records.field_kind_person),
    }
}

/// The names of the fields organisations added, by identifier.
#[must_use]
pub fn field_names(fields: &[CustomField]) -> Names {
    fields.iter().map(|field| (field.id.0, field.name.clone())).collect()
}
