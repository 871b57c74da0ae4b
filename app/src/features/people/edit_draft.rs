//! What stands in the form for a record while it is edited.

use std::collections::BTreeSet;

use domain::consent::Channel;
use domain::ids::FieldId;
use domain::locale::Locale;
use domain::people::{
    Address, CustomField, CustomValue, Facet, FieldKind, Link, LinkKind, PersonKind, Postal, PostalAddress, Record, number_from,
};
use leptos::prelude::*;

use super::record_words::decimal;

/// A line of a list: an address with its label, a link with where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Tells the lines apart while they move.
    pub key: usize,
    /// The label, or the kind of link.
    pub label: RwSignal<String>,
    /// The address.
    pub value: RwSignal<String>,
}

impl Line {
    pub fn new(key: usize, label: &str, value: &str) -> Self {
        Self { key, label: RwSignal::new(label.into()), value: RwSignal::new(value.into()) }
    }
}

/// A postal address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub key: usize,
    pub kind: RwSignal<String>,
    pub street: RwSignal<String>,
    pub extra: RwSignal<String>,
    pub postcode: RwSignal<String>,
    pub city: RwSignal<String>,
    pub region: RwSignal<String>,
    pub country: RwSignal<String>,
}

impl Place {
    pub fn new(key: usize, postal: &Postal, home: &str) -> Self {
        let (a, text) = (&postal.address, |text: &str| RwSignal::new(text.to_owned()));
        Self {
            key,
            kind: text(&postal.kind),
            street: text(&a.street),
            extra: text(&a.extra),
            postcode: text(&a.postcode),
            city: text(&a.city),
            region: text(&a.region),
            country: text(if a.country.is_empty() { home } else { &a.country }),
        }
    }

    fn postal(self) -> Postal {
        let address = PostalAddress {
            street: self.street.get_untracked(),
            extra: self.extra.get_untracked(),
            postcode: self.postcode.get_untracked(),
            city: self.city.get_untracked(),
            region: self.region.get_untracked(),
            country: self.country.get_untracked(),
        };
        Postal { kind: self.kind.get_untracked(), address }
    }
}

/// The value of a field an organisation added: as text, or as the options chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Own {
    pub text: RwSignal<String>,
    pub chosen: RwSignal<BTreeSet<String>>,
}

/// The whole form. A copy is free.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    pub kind: RwSignal<String>,
    pub honorific_prefix: RwSignal<String>,
    pub given_name: RwSignal<String>,
    pub additional_name: RwSignal<String>,
    pub family_name: RwSignal<String>,
    pub nickname: RwSignal<String>,
    pub pronouns: RwSignal<String>,
    pub birth: [RwSignal<String>; 3],
    pub locale: RwSignal<String>,
    pub languages: RwSignal<String>,
    pub job_title: RwSignal<String>,
    pub employer: RwSignal<String>,
    pub stakeholder: RwSignal<bool>,
    pub media: RwSignal<bool>,
    pub outlet: RwSignal<String>,
    pub beat: RwSignal<String>,
    pub emails: RwSignal<Vec<Line>>,
    pub phones: RwSignal<Vec<Line>>,
    pub links: RwSignal<Vec<Line>>,
    pub places: RwSignal<Vec<Place>>,
    pub blocks: StoredValue<Vec<(Channel, RwSignal<bool>)>>,
    pub block_reason: RwSignal<String>,
    pub owner: RwSignal<String>,
    /// The fields with a control in the form.
    pub own: RwSignal<Vec<(CustomField, Own)>>,
    /// What the form does not hold.
    rest: StoredValue<Record>,
}

impl Draft {
    /// A record in the form; `fields` are those that may be shown.
    pub fn new(r: &Record, fields: &[CustomField], l: Locale, home: &str) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let lines = |list: &[Address]| {
            let mut all: Vec<Line> = list.iter().enumerate().map(|(n, a)| Line::new(n, &a.label, &a.address)).collect();
            if all.is_empty() {
                all.push(Line::new(0, "", ""));
            }
            RwSignal::new(all)
        };
        let mut birth = r.birth_date.split('-');
        let mut part = || text(birth.next().unwrap_or_default());
        let mut places: Vec<Place> = r.addresses.iter().enumerate().map(|(n, a)| Place::new(n, a, home)).collect();
        if places.is_empty() {
            places.push(Place::new(0, &Postal { kind: "home".into(), ..Postal::default() }, home));
        }
        let links = r.links.iter().enumerate().map(|(n, link)| Line::new(n, link.kind.as_str(), &link.url)).collect();
        Self {
            kind: text(r.kind.as_str()),
            honorific_prefix: text(&r.honorific_prefix),
            given_name: text(&r.given_name),
            additional_name: text(&r.additional_name),
            family_name: text(&r.family_name),
            nickname: text(&r.nickname),
            pronouns: text(&r.pronouns),
            birth: [part(), part(), part()],
            locale: text(r.locale.as_str()),
            languages: text(&r.languages.join(" ")),
            job_title: text(&r.job_title),
            employer: text(&r.employer),
            stakeholder: RwSignal::new(r.facets.contains(&Facet::Stakeholder)),
            media: RwSignal::new(r.facets.contains(&Facet::Media)),
            outlet: text(&r.outlet),
            beat: text(&r.beat),
            emails: lines(&r.emails),
            phones: lines(&r.phones),
            links: RwSignal::new(links),
            places: RwSignal::new(places),
            blocks: StoredValue::new(Channel::ALL.iter().map(|c| (*c, RwSignal::new(r.do_not_contact.contains(c)))).collect()),
            block_reason: text(""),
            owner: text(&r.owner.map(|id| id.to_string()).unwrap_or_default()),
            own: RwSignal::new(fields.iter().map(|f| (f.clone(), own(r.custom.get(&f.id), l))).collect()),
            rest: StoredValue::new(r.clone()),
        }
    }

    /// The record the form stands for.
    pub fn record(self) -> Record {
        let lines = |list: RwSignal<Vec<Line>>| -> Vec<Address> {
            let address = |line: &Line| Address { label: line.label.get_untracked(), address: line.value.get_untracked() };
            list.with_untracked(|all| all.iter().map(address).collect())
        };
        let link = |line: &Line| Link {
            kind: LinkKind::parse(&line.label.get_untracked()).unwrap_or_default(),
            url: line.value.get_untracked(),
        };
        let facets = [(Facet::Stakeholder, self.stakeholder), (Facet::Media, self.media)];
        Record {
            kind: PersonKind::parse(&self.kind.get_untracked()).unwrap_or_default(),
            honorific_prefix: self.honorific_prefix.get_untracked(),
            given_name: self.given_name.get_untracked(),
            additional_name: self.additional_name.get_untracked(),
            family_name: self.family_name.get_untracked(),
            nickname: self.nickname.get_untracked(),
            pronouns: self.pronouns.get_untracked(),
            birth_date: birth(self.birth.map(|part| part.get_untracked())),
            locale: Locale::parse(&self.locale.get_untracked()).unwrap_or_default(),
            languages: self
                .languages
                .get_untracked()
                .split([' ', ','])
                .filter(|t| !t.is_empty())
                .map(str::to_lowercase)
                .collect(),
            job_title: self.job_title.get_untracked(),
            employer: self.employer.get_untracked(),
            facets: facets.into_iter().filter(|(_, on)| on.get_untracked()).map(|(facet, _)| facet).collect(),
            outlet: self.outlet.get_untracked(),
            beat: self.beat.get_untracked(),
            emails: lines(self.emails),
            phones: lines(self.phones),
            links: self.links.with_untracked(|all| all.iter().map(link).collect()),
            addresses: self.places.with_untracked(|all| all.iter().map(|place| place.postal()).collect()),
            do_not_contact: self
                .blocks
                .with_value(|all| all.iter().filter(|(_, on)| on.get_untracked()).map(|(c, _)| *c).collect()),
            owner: self.owner.get_untracked().parse().ok(),
            custom: self.own.with_untracked(|all| all.iter().filter_map(|(f, o)| Some((f.id, value(f, *o)?))).collect()),
            ..self.rest.get_value()
        }
    }

    /// The fields organisations added that stand in the form.
    pub fn shown(self) -> BTreeSet<FieldId> {
        self.own.with_untracked(|all| all.iter().map(|(field, _)| field.id).collect())
    }

    /// Adds fields to the form: those that were just revealed.
    pub fn show(self, fields: &[CustomField], values: &std::collections::BTreeMap<FieldId, CustomValue>, l: Locale) {
        let add = |all: &mut Vec<(CustomField, Own)>| {
            all.extend(fields.iter().map(|f| (f.clone(), own(values.get(&f.id), l))));
            all.sort_by_key(|(f, _)| f.position);
        };
        self.own.update(add);
    }
}

/// `1980-05-17` from its parts; what is not a date is sent as it is, and refused.
fn birth([year, month, day]: [String; 3]) -> String {
    let two = |part: &str| format!("{:0>2}", part.trim());
    let mut out = year.trim().to_owned();
    for part in [&month, &day] {
        if !part.trim().is_empty() {
            out = format!("{out}-{}", two(part));
        }
    }
    out
}

fn own(value: Option<&CustomValue>, l: Locale) -> Own {
    let (text, chosen) = match value {
        None => (String::new(), BTreeSet::new()),
        Some(CustomValue::Text(text) | CustomValue::Date(text) | CustomValue::Choice(text)) => (text.clone(), BTreeSet::new()),
        Some(CustomValue::Number(micros)) => (decimal(l, *micros), BTreeSet::new()),
        Some(CustomValue::YesNo(yes)) => (if *yes { "yes" } else { "no" }.to_owned(), BTreeSet::new()),
        Some(CustomValue::Person(id)) => (id.to_string(), BTreeSet::new()),
        Some(CustomValue::Choices(all)) => (String::new(), all.iter().cloned().collect()),
    };
    Own { text: RwSignal::new(text), chosen: RwSignal::new(chosen) }
}

fn value(field: &CustomField, own: Own) -> Option<CustomValue> {
    let text = own.text.get_untracked().trim().to_owned();
    let value = match field.kind {
        FieldKind::Text => CustomValue::Text(text),
        FieldKind::Date => CustomValue::Date(text),
        FieldKind::Choice => CustomValue::Choice(text),
        FieldKind::Choices => {
            // In the order of the options; one that was taken away since stays at the end.
            let chosen = own.chosen.get_untracked();
            let known = field.options.iter().filter(|o| chosen.contains(*o));
            let gone = chosen.iter().filter(|o| !field.options.contains(o));
            CustomValue::Choices(known.chain(gone).cloned().collect())
        }
        _ if text.is_empty() => return None,
        // What is no number is sent as it is, and refused with a sentence beside it.
        FieldKind::Number => number_from(&text).map_or(CustomValue::Text(text), CustomValue::Number),
        FieldKind::YesNo => CustomValue::YesNo(text == "yes"),
        FieldKind::Person => CustomValue::Person(text.parse().ok()?),
    };
    (!value.is_blank()).then_some(value)
}
