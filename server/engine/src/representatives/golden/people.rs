use domain::representatives::contact::Channel;
use domain::representatives::import::IssueKind;
use domain::representatives::popolo::Document;

use crate::representatives::parse::popolo;
use crate::representatives::parse::testing::public;

struct Want {
    persons: usize,
    memberships: usize,
    areas: usize,
    periods: usize,
    open_periods: usize,
    sitting: usize,
    with_email: usize,
}

fn check(path: &str, want: &Want) {
    let Some(bytes) = public(path) else { return };
    let (doc, issues) = popolo::read(&bytes).unwrap();
    assert_eq!(doc.people.len(), want.persons, "{path}: persons");
    assert_eq!(doc.memberships.len(), want.memberships, "{path}: memberships");
    assert_eq!(doc.areas.len(), want.areas, "{path}: areas");
    assert_eq!(doc.periods.len(), want.periods, "{path}: periods");
    assert_eq!(doc.periods.iter().filter(|p| p.end_date.is_empty()).count(), want.open_periods, "{path}: open periods");
    assert_eq!(doc.sitting("legislature").count(), want.sitting, "{path}: sitting");
    assert_eq!(sitting_with_email(&doc), want.with_email, "{path}: sitting with e-mail");
    assert_eq!(issues.count(IssueKind::DanglingPerson), 0, "{path}");
}

fn sitting_with_email(doc: &Document) -> usize {
    let has = |id: &str| doc.people.iter().any(|p| p.source_id == id && p.contacts.iter().any(|c| c.channel == Channel::Email));
    doc.sitting("legislature").filter(|m| has(&m.person)).count()
}

#[test]
fn denmark() {
    check(
        "dk-folketing/ep-popolo-v1.0.json",
        &Want { persons: 180, memberships: 180, areas: 12, periods: 1, open_periods: 1, sitting: 180, with_email: 180 },
    );
}

#[test]
fn france() {
    let path = "fr-assemblee/ep-popolo-v1.0.json";
    check(path, &Want { persons: 627, memberships: 627, areas: 107, periods: 1, open_periods: 1, sitting: 580, with_email: 0 });
    let Some(bytes) = public(path) else { return };
    assert_eq!(popolo::read(&bytes).unwrap().1.count(IssueKind::TooManyMembers), 1, "580 for 577 seats is said");
}

#[test]
fn finland() {
    let path = "fi-eduskunta/ep-popolo-v1.0.json";
    check(
        path,
        &Want { persons: 432, memberships: 1250, areas: 17, periods: 12, open_periods: 0, sitting: 200, with_email: 198 },
    );
    let Some(bytes) = public(path) else { return };
    let (doc, issues) = popolo::read(&bytes).unwrap();
    assert_eq!(issues.count(IssueKind::PeriodOver), 1, "that no term is current is said");
    assert!(doc.areas.iter().any(|a| a.source_id == "area/etelä-savon"), "ids keep their letters");
}

#[test]
fn brazil() {
    let path = "br-camara/ep-popolo-v1.0.json";
    check(path, &Want { persons: 513, memberships: 513, areas: 27, periods: 1, open_periods: 1, sitting: 513, with_email: 513 });
    let Some(bytes) = public(path) else { return };
    let (doc, issues) = popolo::read(&bytes).unwrap();
    let phones = doc.people.iter().flat_map(|p| &p.contacts).filter(|c| c.channel == Channel::Phone).count();
    assert_eq!(
        phones + usize::try_from(issues.count(IssueKind::BadPhone)).unwrap(),
        2 * 513,
        "two numbers in every cell, or a remark"
    );
}

#[test]
fn united_kingdom() {
    let path = "uk-commons/ep-popolo-v1.0.json";
    check(
        path,
        &Want { persons: 1337, memberships: 3363, areas: 777, periods: 5, open_periods: 1, sitting: 649, with_email: 648 },
    );
    let Some(bytes) = public(path) else { return };
    assert_eq!(popolo::read(&bytes).unwrap().1.count(IssueKind::SameName), 5);
}

#[test]
fn the_other_dialect_is_read_and_its_dangling_references_are_reported() {
    let Some(bytes) = public("fi-eduskunta/kansanmuisti-eduskunta.json") else { return };
    let (doc, issues) = popolo::read(&bytes).unwrap();
    assert_eq!(doc.people.len(), 432);
    assert_eq!(
        doc.memberships.len() + usize::try_from(issues.count(IssueKind::DanglingPerson)).unwrap(),
        1297,
        "none dropped without a word"
    );
    assert!(doc.bodies.iter().any(|b| b.source_id == "legislature" && b.classification == "legislature"));
    assert_eq!(issues.count(IssueKind::DanglingPerson), 45, "parties in governments are no people");
    assert_eq!(issues.count(IssueKind::DanglingPeriod), 12);
    assert_eq!(doc.latest_period("legislature").map(|p| p.source_id.as_str()), Some("term/36"));
    assert!(doc.sitting("legislature").count() >= 199);
    assert!(doc.areas.iter().any(|a| a.name == "Oulun"));
}
