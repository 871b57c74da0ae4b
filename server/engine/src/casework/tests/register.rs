//! With the register of representatives: from chosen memberships and a signed place to letters.

use domain::casework::letter::{DistrictCheck, LetterState};
use domain::ids::MembershipId;
use domain::representatives::import::{ImportKind, ImportOptions};
use domain::representatives::level::Level;
use domain::representatives::lookup::{Outcome, Question, Representation};
use domain::representatives::place::FoundBy;

use super::*;
use crate::representatives::{contacts, find, import_file, place};

const CITIZEN: &str = "aino@example.org";

const PEOPLE: &str = r#"{"persons":[{"id":"1","name":"Maja Holm","email":"maja@assembly.example.org"},{"id":"2","name":"Jonas Toft"},{"id":"3","name":"Nora Ny"}],
  "organizations":[{"id":"a","name":"National Assembly","classification":"legislature"}],
  "areas":[{"id":"N1","name":"Norrvig West"},{"id":"N2","name":"Norrvig East"}],
  "events":[{"id":"t2","classification":"legislative period","organization_id":"a","start_date":"2024-01-01"}],
  "memberships":[{"person_id":"1","organization_id":"a","area_id":"N1","legislative_period_id":"t2"},
    {"person_id":"2","organization_id":"a","area_id":"N1","legislative_period_id":"t2"},
    {"person_id":"3","organization_id":"a","area_id":"N2","legislative_period_id":"t2"}]}"#;

async fn import(t: &TestEngine, kind: ImportKind, text: &str) {
    let level = if kind == ImportKind::Popolo { Level::National.as_str() } else { "" };
    let options = ImportOptions { kind, source: "test".into(), level: level.into(), ..ImportOptions::default() };
    let report = import_file(&t.engine, t.tenant.id, text.as_bytes(), &options).await.unwrap();
    assert_eq!(report.fault, None);
}

/// Who represents a postcode.
async fn at(t: &TestEngine, postcode: &str) -> Representation {
    let question = Question { text: postcode.into(), ..Question::default() };
    match find(&t.engine, t.tenant.id, "2026-11-22", &question).await.unwrap() {
        Outcome::Found(found) => found,
        other => panic!("expected people, got {other:?}"),
    }
}

fn membership(of: &Representation, name: &str) -> MembershipId {
    of.holders().find(|h| h.name == name).unwrap().membership
}

pub(super) async fn country(t: &TestEngine) -> (Representation, Representation) {
    import(t, ImportKind::Popolo, PEOPLE).await;
    import(t, ImportKind::Postcodes, "postcode;district\n4821;N1\n4900;N2\n").await;
    (at(t, "4821").await, at(t, "4900").await)
}

crate::both_databases! {
    async fn the_form_finds_its_recipients_and_fills_in_the_place(t: TestEngine) {
        let (west, east) = country(&t).await;
        let (maja, nora) = (membership(&west, "Maja Holm"), membership(&east, "Nora Ny"));
        let ask = LetterForm { to: format!("{maja},{nora},{}", t.engine.id::<MembershipId>()), place: west.token.clone(), ..LetterForm::default() };
        let page = write_page(&t.engine, &t.tenant, ask.clone()).await.unwrap();
        assert_eq!(page.recipients.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["Maja Holm", "Nora Ny"], "a stranger's id is nobody");
        assert!(page.recipients[0].title.contains("National Assembly") && page.recipients[0].title.contains("Norrvig West"));
        assert_eq!(page.form.postcode, "4821");
        let typed = LetterForm { postcode: "9999".into(), ..ask.clone() };
        assert_eq!(write_page(&t.engine, &t.tenant, typed).await.unwrap().form.postcode, "9999", "what was typed stays");
        // A place nobody signed is none; one of another party neither.
        let to = recipients(&t.engine, &t.tenant, &ask).await.unwrap();
        let checks = to.recipients.iter().map(|r| r.check(to.place.as_ref())).collect::<Vec<_>>();
        assert_eq!(checks, [DistrictCheck::Inside, DistrictCheck::Outside]);
        let forged = LetterForm { place: "AAAA.BBBB".into(), ..ask.clone() };
        let to = recipients(&t.engine, &t.tenant, &forged).await.unwrap();
        assert_eq!(to.recipients[0].check(to.place.as_ref()), DistrictCheck::Unknown);
        assert!(recipients(&t.engine, &t.other_tenant, &ask).await.unwrap().recipients.is_empty());
        let stated = Place { found_by: FoundBy::Choice, ..west.place.clone() };
        let chosen = LetterForm { place: place::sign(&t.engine, t.tenant.id, &stated), ..ask };
        let to = recipients(&t.engine, &t.tenant, &chosen).await.unwrap();
        assert_eq!(to.recipients[0].check(to.place.as_ref()), DistrictCheck::Stated);
    }

    async fn a_letter_leaves_when_a_contact_appears(t: TestEngine) {
        let (_, east) = country(&t).await;
        let ask = LetterForm { to: membership(&east, "Nora Ny").to_string(), place: east.token.clone(), ..form(CITIZEN, "Welcome to your seat.") };
        let to = recipients(&t.engine, &t.tenant, &ask).await.unwrap();
        let politician = to.recipients[0].politician;
        let token = send(&t, &ask, &to.recipients).await;
        later(&t, DAY).await;
        assert_eq!(track(&t.engine, &t.tenant, &token).await.unwrap().letters[0].state, LetterState::Held);
        contacts::correct(&t.engine, &t.owner, politician, Channel::Email, "nora@assembly.example.org", "").await.unwrap();
        later(&t, DAY).await;
        assert_eq!(track(&t.engine, &t.tenant, &token).await.unwrap().letters[0].state, LetterState::Sent);
        assert!(last_mail(&t, "nora@assembly.example.org").await.text.contains("Welcome to your seat."));
        // Two days of silence, and the address counts as good.
        later(&t, 2 * DAY).await;
        let mut tx = t.engine.read().await.unwrap();
        assert_eq!(contacts::of(&mut tx, t.tenant.id, politician).await.unwrap()[0].health, Health::Good);
    }
}
