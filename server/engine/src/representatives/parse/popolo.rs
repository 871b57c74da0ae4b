//! Popolo JSON, in the dialect of EveryPolitician and in the one that writes areas as names and leaves references dangling.

use std::collections::{BTreeMap, BTreeSet};

use domain::representatives::contact::Channel;
use domain::representatives::import::{Fault, FaultKind, IssueKind, Issues};
use domain::representatives::popolo::{Area, Body, Document, LegislativePeriod, Membership, Politician, Post, SourceContact};

use super::popolo_raw::{self as raw, Raw};
use super::{checked, contact, date, fault, json_fault, row};

/// Reads a document. Whatever it refers to and does not contain is made, empty, and reported.
///
/// # Errors
/// [`FaultKind::NotJson`], [`FaultKind::NotPopolo`] (no people, or no memberships), [`FaultKind::Empty`], [`FaultKind::TooLarge`].
pub fn read(bytes: &[u8]) -> Result<(Document, Issues), Fault> {
    let bytes = checked(bytes)?;
    let raw: Raw = serde_json::from_slice(bytes).map_err(|e| {
        let kind = if e.is_data() { FaultKind::NotPopolo } else { FaultKind::NotJson };
        json_fault(kind, &e)
    })?;
    if raw.persons.is_empty() || raw.memberships.is_empty() {
        return Err(fault(FaultKind::NotPopolo, "persons, memberships"));
    }
    let mut issues = Issues::default();
    let mut doc = Document {
        people: people(raw.persons, &mut issues),
        bodies: bodies(raw.organizations, &mut issues),
        periods: periods(raw.events, &mut issues),
        areas: raw.areas.into_iter().enumerate().filter_map(|(i, a)| area(a, row(i), &mut issues)).collect(),
        ..Document::default()
    };
    unique(&mut doc.areas, |a| &a.source_id, &mut issues);
    let mut areas =
        Areas { known: doc.areas.iter().map(|a| a.source_id.clone()).collect(), list: std::mem::take(&mut doc.areas) };
    doc.posts = raw.posts.into_iter().enumerate().filter_map(|(i, p)| post(p, row(i), &mut areas, &mut issues)).collect();
    unique(&mut doc.posts, |p| &p.source_id, &mut issues);
    doc.memberships = memberships(raw.memberships, &mut areas, &mut issues);
    doc.areas = areas.list;
    resolve(&mut doc, &mut issues);
    remarks(&doc, &mut issues);
    Ok((doc, issues))
}

fn people(list: Vec<raw::Person>, issues: &mut Issues) -> Vec<Politician> {
    let mut out = Vec::with_capacity(list.len());
    for (i, p) in list.into_iter().enumerate() {
        if p.id.is_empty() {
            issues.note(IssueKind::MissingId, row(i), p.name);
            continue;
        }
        if p.name.is_empty() {
            issues.note(IssueKind::MissingName, row(i), &p.id);
        }
        let contacts = contacts(&p, row(i), issues);
        let name = if p.name.is_empty() { p.id.clone() } else { p.name };
        out.push(Politician {
            source_id: p.id,
            name,
            given_name: p.given_name,
            family_name: p.family_name,
            birth_date: date(&p.birth_date),
            contacts,
        });
    }
    unique(&mut out, |p| &p.source_id, issues);
    out
}

fn contacts(p: &raw::Person, row: u32, issues: &mut Issues) -> Vec<SourceContact> {
    let mut out: Vec<SourceContact> = Vec::new();
    let mut add = |channel, value: String, note: &str| {
        if !out.iter().any(|c| c.channel == channel && c.value == value) {
            out.push(SourceContact { channel, value, note: note.to_owned() });
        }
    };
    let mut emails = |channel, cell: &str, note: &str, issues: &mut Issues| {
        let read = contact::emails(cell);
        for bad in read.rejected {
            issues.note(IssueKind::BadEmail, row, format!("{}: {bad}", p.name));
        }
        for address in read.addresses {
            add(channel, address, note);
        }
    };
    emails(Channel::Email, &p.email, "", issues);
    for d in p.contact_details.iter().filter(|d| !d.value.is_empty() || d.kind == "refuses") {
        match d.kind.to_lowercase().as_str() {
            "email" | "e-mail" => emails(Channel::Email, &d.value, &d.note, issues),
            "secretariat" => emails(Channel::Secretariat, &d.value, &d.note, issues),
            _ => {}
        }
    }
    for d in p.contact_details.iter().filter(|d| !d.value.is_empty() || d.kind == "refuses") {
        match d.kind.to_lowercase().as_str() {
            "email" | "e-mail" | "secretariat" => {}
            "phone" | "tel" | "telephone" | "voice" | "cell" | "mobile" => {
                let read = contact::phones(&d.value);
                if read.fax > 0 {
                    issues.note(IssueKind::UnusedContact, row, "fax");
                }
                for bad in read.rejected {
                    issues.note(IssueKind::BadPhone, row, format!("{}: {bad}", p.name));
                }
                for (number, note) in read.numbers {
                    add(Channel::Phone, number, if note.is_empty() { &d.note } else { &note });
                }
            }
            "form" | "web_form" | "contact_form" | "url" if d.value.starts_with("http") => {
                add(Channel::WebForm, d.value.clone(), &d.note)
            }
            "address" | "postal" | "letter" => add(Channel::Letter, d.value.clone(), &d.note),
            "refuses" => add(Channel::Refuses, String::new(), if d.note.is_empty() { &d.value } else { &d.note }),
            other => issues.note(IssueKind::UnusedContact, row, other),
        }
    }
    out
}

fn bodies(list: Vec<raw::Organization>, issues: &mut Issues) -> Vec<Body> {
    let mut out = Vec::with_capacity(list.len());
    for (i, o) in list.into_iter().enumerate() {
        if o.id.is_empty() {
            issues.note(IssueKind::MissingId, row(i), o.name);
            continue;
        }
        if o.name.is_empty() {
            issues.note(IssueKind::MissingName, row(i), &o.id);
        }
        let name = if o.name.is_empty() { o.id.clone() } else { o.name };
        out.push(Body { source_id: o.id, name, classification: o.classification.to_lowercase(), seats: o.seats });
    }
    unique(&mut out, |b| &b.source_id, issues);
    out
}

fn periods(list: Vec<raw::Event>, issues: &mut Issues) -> Vec<LegislativePeriod> {
    let mut out = Vec::new();
    for (i, e) in list.into_iter().enumerate() {
        // Elections and other events stand in the same list.
        if !e.classification.is_empty() && !e.classification.to_lowercase().contains("period") {
            continue;
        }
        if e.id.is_empty() {
            issues.note(IssueKind::MissingId, row(i), e.name);
            continue;
        }
        let name = if e.name.is_empty() { e.id.clone() } else { e.name };
        out.push(LegislativePeriod {
            source_id: e.id,
            name,
            body: e.organization_id,
            start_date: date(&e.start_date),
            end_date: date(&e.end_date),
        });
    }
    unique(&mut out, |p| &p.source_id, issues);
    out
}

fn area(a: raw::Area, row: u32, issues: &mut Issues) -> Option<Area> {
    if a.id.is_empty() && a.name.is_empty() {
        issues.note(IssueKind::MissingId, row, "");
        return None;
    }
    if a.name.is_empty() {
        issues.note(IssueKind::MissingName, row, &a.id);
    }
    let name = if a.name.is_empty() { a.id.clone() } else { a.name };
    // The other dialect knows areas by name only.
    let source_id = if a.id.is_empty() { name.clone() } else { a.id };
    let kind = a.kind.to_lowercase();
    Some(Area { source_id, name, seats: a.seats, abroad: kind == "abroad" || kind == "overseas citizens" })
}

fn post(p: raw::Post, row: u32, areas: &mut Areas, issues: &mut Issues) -> Option<Post> {
    if p.id.is_empty() {
        issues.note(IssueKind::MissingId, row, if p.label.is_empty() { p.role } else { p.label });
        return None;
    }
    let label = if p.label.is_empty() { p.role } else { p.label };
    let area = if p.area_id.is_empty() { inline(p.area, row, areas, issues) } else { p.area_id };
    Some(Post { source_id: p.id, label, body: p.organization_id, area, seats: p.seats })
}

/// The areas so far.
struct Areas {
    list: Vec<Area>,
    known: BTreeSet<String>,
}

/// The id of an area written inside the record, which is added to the areas if it is new.
fn inline(a: Option<raw::Area>, row: u32, areas: &mut Areas, issues: &mut Issues) -> String {
    let Some(a) = a.filter(|a| !a.id.is_empty() || !a.name.is_empty()) else { return String::new() };
    let Some(a) = area(a, row, issues) else { return String::new() };
    let id = a.source_id.clone();
    if areas.known.insert(id.clone()) {
        areas.list.push(a);
    }
    id
}

fn memberships(list: Vec<raw::Membership>, areas: &mut Areas, issues: &mut Issues) -> Vec<Membership> {
    let mut out = Vec::with_capacity(list.len());
    for (i, m) in list.into_iter().enumerate() {
        let area = if m.area_id.is_empty() { inline(m.area, row(i), areas, issues) } else { m.area_id };
        out.push(Membership {
            person: if m.person_id.is_empty() { m.member } else { m.person_id },
            body: m.organization_id,
            party: m.on_behalf_of_id,
            post: m.post_id,
            area,
            period: m.legislative_period_id,
            role: m.role,
            start_date: date(&m.start_date),
            end_date: date(&m.end_date),
        });
    }
    out
}

/// Makes what is referred to and not there, says so, and leaves out memberships of nobody.
fn resolve(doc: &mut Document, issues: &mut Issues) {
    let people: BTreeSet<String> = doc.people.iter().map(|p| p.source_id.clone()).collect();
    let mut bodies: BTreeSet<String> = doc.bodies.iter().map(|b| b.source_id.clone()).collect();
    let mut areas: BTreeSet<String> = doc.areas.iter().map(|a| a.source_id.clone()).collect();
    let mut periods: BTreeSet<String> = doc.periods.iter().map(|p| p.source_id.clone()).collect();
    let posts: BTreeMap<String, (String, String)> =
        doc.posts.iter().map(|p| (p.source_id.clone(), (p.body.clone(), p.area.clone()))).collect();
    let (mut new_bodies, mut new_areas, mut new_periods) = (Vec::new(), Vec::new(), Vec::new());
    let mut n = 0u32;
    let mut list = std::mem::take(&mut doc.memberships);
    list.retain_mut(|m| {
        n = n.saturating_add(1);
        if !people.contains(&m.person) {
            issues.note(IssueKind::DanglingPerson, n, &m.person);
            return false;
        }
        if !m.post.is_empty() {
            match posts.get(&m.post) {
                Some((body, area)) => {
                    if m.body.is_empty() {
                        m.body.clone_from(body);
                    }
                    if m.area.is_empty() {
                        m.area.clone_from(area);
                    }
                }
                None => {
                    issues.note(IssueKind::DanglingPost, n, &m.post);
                    m.post.clear();
                }
            }
        }
        if m.body.is_empty() {
            m.body = "legislature".to_owned();
        }
        for (id, party) in [(&m.body, false), (&m.party, true)] {
            if id.is_empty() || bodies.contains(id) {
                continue;
            }
            issues.note(IssueKind::DanglingBody, n, id);
            bodies.insert(id.clone());
            let classification = if party {
                "party"
            } else if id == "legislature" {
                "legislature"
            } else {
                ""
            };
            new_bodies.push(Body {
                source_id: id.clone(),
                name: id.clone(),
                classification: classification.to_owned(),
                seats: None,
            });
        }
        if !m.area.is_empty() && areas.insert(m.area.clone()) {
            issues.note(IssueKind::DanglingArea, n, &m.area);
            new_areas.push(Area { source_id: m.area.clone(), name: m.area.clone(), ..Area::default() });
        }
        if !m.period.is_empty() && periods.insert(m.period.clone()) {
            issues.note(IssueKind::DanglingPeriod, n, &m.period);
            new_periods.push(LegislativePeriod {
                source_id: m.period.clone(),
                name: m.period.clone(),
                body: m.body.clone(),
                ..Default::default()
            });
        }
        true
    });
    doc.memberships = list;
    doc.bodies.append(&mut new_bodies);
    doc.areas.append(&mut new_areas);
    doc.periods.append(&mut new_periods);
}

/// What is not wrong, but worth a look.
fn remarks(doc: &Document, issues: &mut Issues) {
    let mut names: BTreeMap<&str, u32> = BTreeMap::new();
    let mut addresses: BTreeMap<&str, u32> = BTreeMap::new();
    for p in &doc.people {
        *names.entry(p.name.as_str()).or_default() += 1;
        for c in p.contacts.iter().filter(|c| c.channel == Channel::Email) {
            *addresses.entry(c.value.as_str()).or_default() += 1;
        }
    }
    for (name, _) in names.into_iter().filter(|(_, n)| *n > 1) {
        issues.note(IssueKind::SameName, 0, name);
    }
    for (address, _) in addresses.into_iter().filter(|(_, n)| *n > 1) {
        issues.note(IssueKind::SharedEmail, 0, address);
    }
    for body in doc.bodies.iter().filter(|b| b.classification != "party") {
        if let Some(p) = doc.latest_period(&body.source_id).filter(|p| !p.end_date.is_empty()) {
            issues.note(IssueKind::PeriodOver, 0, format!("{}: {}", p.name, p.end_date));
        }
        let sitting = doc.sitting(&body.source_id).count();
        if let Some(seats) = body.seats
            && sitting > usize::try_from(seats).unwrap_or(usize::MAX)
        {
            issues.note(IssueKind::TooManyMembers, 0, format!("{}: {sitting} / {seats}", body.name));
        }
    }
}

/// Keeps the first record of each id.
fn unique<T>(list: &mut Vec<T>, id: impl Fn(&T) -> &String, issues: &mut Issues) {
    let mut seen = BTreeSet::new();
    let mut n = 0u32;
    list.retain(|item| {
        n = n.saturating_add(1);
        let fresh = seen.insert(id(item).clone());
        if !fresh {
            issues.note(IssueKind::DuplicateId, n, id(item));
        }
        fresh
    });
}

#[cfg(test)]
#[path = "popolo_tests.rs"]
mod tests;
