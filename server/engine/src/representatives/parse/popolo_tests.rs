use domain::representatives::contact::Channel;
use domain::representatives::import::{FaultKind, IssueKind};
use proptest::prelude::*;

use super::read;

const SMALL: &str = r#"{"people":[
    {"id":1,"name":"Maja Holm","email":"maja@example.org; office@example.org","contact_details":[
        {"type":"phone","value":"20 30 40 50 (office); Fax 20 30 40 51"},{"type":"twitter","value":"x"},
        {"type":"contact_form","value":"https://example.org/write"},{"type":"address","value":"Box 1"}]},
    {"id":"2","name":"Jonas Toft","email":"florin@cdep.roflorin@pnl.ro"},
    {"id":"2","name":"Again"},{"name":"No id"},{"id":"3","name":null}],
  "organizations":[{"id":"council","name":"Council","classification":"Legislature","seats":"3"}],
  "events":[{"id":"t9","classification":"legislative period","start_date":"2020"},{"id":"x","classification":"general election"}],
  "posts":[{"id":"mayor","label":"Mayor","organization_id":"council","area":{"id":"a1","name":"Norrvig"},"seats":1}],
  "memberships":[
    {"person_id":1,"post_id":"mayor","legislative_period_id":"t9"},
    {"person_id":"2","organization_id":"council","area":{"name":"Sea"},"on_behalf_of_id":"greens","legislative_period_id":"t8"},
    {"person_id":"9","organization_id":"council"},
    {"person_id":"3","organization_id":"legislature","area_id":"a7","post_id":"gone"}]}"#;

#[test]
fn both_dialects_and_everything_odd_is_said() {
    let (doc, issues) = read(SMALL.as_bytes()).unwrap();
    assert_eq!(
        doc.people.iter().map(|p| (p.source_id.as_str(), p.name.as_str())).collect::<Vec<_>>(),
        [("1", "Maja Holm"), ("2", "Jonas Toft"), ("3", "3")]
    );
    let ways: Vec<_> = doc.people[0].contacts.iter().map(|c| (c.channel, c.value.as_str())).collect();
    assert_eq!(
        ways,
        [
            (Channel::Email, "maja@example.org"),
            (Channel::Email, "office@example.org"),
            (Channel::Phone, "20 30 40 50"),
            (Channel::WebForm, "https://example.org/write"),
            (Channel::Letter, "Box 1"),
        ]
    );
    assert!(doc.people[1].contacts.is_empty(), "an address that cannot be told apart is not stored");
    assert_eq!(doc.memberships.len(), 3);
    let first = &doc.memberships[0];
    assert_eq!((first.body.as_str(), first.area.as_str()), ("council", "a1"), "a membership takes body and area from its post");
    assert_eq!(doc.areas.iter().map(|a| a.source_id.as_str()).collect::<Vec<_>>(), ["a1", "Sea", "a7"]);
    assert_eq!(
        doc.bodies.iter().map(|b| (b.source_id.as_str(), b.classification.as_str())).collect::<Vec<_>>(),
        [("council", "legislature"), ("greens", "party"), ("legislature", "legislature")]
    );
    for (kind, n) in [
        (IssueKind::BadEmail, 1),
        (IssueKind::UnusedContact, 2),
        (IssueKind::DuplicateId, 1),
        (IssueKind::MissingId, 1),
        (IssueKind::MissingName, 1),
        (IssueKind::DanglingPerson, 1),
        (IssueKind::DanglingBody, 2),
        (IssueKind::DanglingArea, 1),
        (IssueKind::DanglingPeriod, 1),
        (IssueKind::DanglingPost, 1),
    ] {
        assert_eq!(issues.count(kind), n, "{kind}");
    }
}

#[test]
fn what_is_not_popolo_is_said_to_be_something_else() {
    for (bytes, kind) in [
        ("{}", FaultKind::NotPopolo),
        ("[]", FaultKind::NotPopolo),
        (r#"{"type":"FeatureCollection","features":[]}"#, FaultKind::NotPopolo),
        ("{\"persons\":", FaultKind::NotJson),
        ("a,b", FaultKind::NotJson),
    ] {
        assert_eq!(read(bytes.as_bytes()).unwrap_err().kind, kind, "{bytes}");
    }
}

proptest! {
    #[test]
    fn junk_is_refused_without_a_panic(text in r#"[\[\]{}":,0-9a-z. -]{0,80}"#) {
        let _ = read(text.as_bytes());
        let _ = read(format!(r#"{{"persons":[{{"id":"1","name":{text}}}],"memberships":[{text}]}}"#).as_bytes());
    }
}
