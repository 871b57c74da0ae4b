use domain::access::Role;
use domain::duplicates::{DuplicateQuery, PairState};
use domain::ids::PersonId;
use domain::people::{NewPerson, PersonEdit, Source};
use domain::tenants::OrganisationKind;

use super::*;
use crate::tenants::{self, NewOrganisation};
use crate::testing::TestEngine;
use crate::{exec, jobs, people};

pub(super) async fn person(t: &TestEngine, given: &str, family: &str, email: &str, phone: &str, postcode: &str) -> PersonId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewPerson {
        given_name: given.into(),
        family_name: family.into(),
        email: email.into(),
        phone: phone.into(),
        postcode: postcode.into(),
        ..NewPerson::default()
    };
    let found = people::match_or_create(&t.engine, &mut tx, &t.tenant, &new, t.root, Source::Import).await.unwrap();
    tx.commit().await.unwrap();
    found.person
}

fn open() -> DuplicateQuery {
    DuplicateQuery::default()
}

crate::both_databases! {
    async fn who_signs_up_twice_is_found_at_once(t: TestEngine) {
        let first = person(&t, "Søren", "Kjær", "soren.kjaer@gmail.com", "", "2200").await;
        let second = person(&t, "Soeren", "Kjaer", "sorenkjaer+x@googlemail.com", "", "").await;
        person(&t, "Mette", "Kjær", "mette@example.org", "", "2200").await;
        let found = list(&t.engine, &t.owner, &open(), PAGE).await.unwrap().items;
        assert_eq!(found.len(), 1);
        let pair = &found[0];
        assert_eq!([pair.a.id, pair.b.id], { let mut ids = [first, second]; ids.sort(); ids });
        assert!(pair.score >= 95 && pair.state == PairState::Open && !pair.reasons.is_empty());
        assert_eq!(of_person(&t.engine, &t.owner, first).await.unwrap()[0].who.id, second);
        assert_eq!(count(&t.engine, &t.owner, 60, 95).await.unwrap(), (1, 1));
        assert!(list(&t.engine, &t.other_owner, &open(), PAGE).await.unwrap().items.is_empty());
        let least = DuplicateQuery { least: 101, ..open() };
        assert!(list(&t.engine, &t.owner, &least, PAGE).await.unwrap().items.is_empty());
        let elsewhere = DuplicateQuery { source: Some(Source::Event), ..open() };
        assert!(list(&t.engine, &t.owner, &elsewhere, PAGE).await.unwrap().items.is_empty());
        let here = DuplicateQuery { source: Some(Source::Import), branch: Some(t.root), ..open() };
        assert_eq!(list(&t.engine, &t.owner, &here, PAGE).await.unwrap().items.len(), 1);
    }

    async fn not_the_same_is_remembered(t: TestEngine) {
        let a = person(&t, "Anna", "Lind", "anna.lind@example.org", "+4520304050", "2200").await;
        let b = person(&t, "Anna", "Lind", "", "+4520304050", "2200").await;
        not_same(&t.engine, &t.owner, a, b).await.unwrap();
        assert!(list(&t.engine, &t.owner, &open(), PAGE).await.unwrap().items.is_empty());
        // Neither a change of the record nor a search through everybody asks again.
        let data = PersonEdit { given_name: "Anna".into(), family_name: "Lindh".into(), phone: "+4520304050".into(), ..PersonEdit::default() };
        people::edit(&t.engine, &t.owner, &t.tenant, b, &data).await.unwrap();
        start(&t.engine, &t.owner).await.unwrap();
        start(&t.engine, &t.owner).await.unwrap();
        assert_eq!(jobs::run_due(&t.engine).await.unwrap(), 1, "one search is enough");
        assert!(list(&t.engine, &t.owner, &open(), PAGE).await.unwrap().items.is_empty());
        let decided = DuplicateQuery { state: PairState::NotSame, ..open() };
        let known = list(&t.engine, &t.owner, &decided, PAGE).await.unwrap().items;
        assert_eq!((known.len(), known[0].decided_by.as_str()), (1, "Olga Owner"));
        reopen(&t.engine, &t.owner, b, a).await.unwrap();
        assert_eq!(list(&t.engine, &t.owner, &open(), PAGE).await.unwrap().items.len(), 1);
        assert!(reopen(&t.engine, &t.owner, a, b).await.is_err());
        assert!(not_same(&t.engine, &t.other_owner, a, b).await.is_err());
        assert!(not_same(&t.engine, &t.owner, a, a).await.is_err());
    }

    async fn a_change_makes_and_unmakes_a_pair(t: TestEngine) {
        let a = person(&t, "Pekka", "Virtanen", "pekka.virtanen@example.fi", "", "00100").await;
        let b = person(&t, "Otto", "Berg", "otto.berg@example.fi", "0401234567", "00100").await;
        assert!(of_person(&t.engine, &t.owner, a).await.unwrap().is_empty());
        let mut data = PersonEdit { given_name: "Pekka".into(), family_name: "Wirtanen".into(), phone: "0401234567".into(), email: "pekkavirtanen@example.fi".into(), ..PersonEdit::default() };
        people::edit(&t.engine, &t.owner, &t.tenant, b, &data).await.unwrap();
        assert_eq!(of_person(&t.engine, &t.owner, a).await.unwrap().len(), 1);
        data.given_name = "Ulla".into();
        people::edit(&t.engine, &t.owner, &t.tenant, b, &data).await.unwrap();
        assert!(of_person(&t.engine, &t.owner, a).await.unwrap().is_empty());
    }

    async fn what_is_typed_is_compared_before_it_is_saved(t: TestEngine) {
        let known = person(&t, "William", "Smith", "w.smith@example.org", "+4520304050", "2200").await;
        let data = PersonEdit { given_name: "Bill".into(), family_name: "Smith".into(), phone: "20 30 40 50".into(), ..PersonEdit::default() };
        let found = typed(&t.engine, &t.owner, &data).await.unwrap();
        assert_eq!(found.iter().map(|p| p.who.id).collect::<Vec<_>>(), [known]);
        assert!(typed(&t.engine, &t.owner, &PersonEdit::default()).await.unwrap().is_empty());
        assert!(typed(&t.engine, &t.other_owner, &data).await.unwrap().is_empty());
    }

    async fn others_branches_show_nothing(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let new = NewOrganisation { kind: OrganisationKind::Branch, name: "west".into(), slug: "west".into(), parents: vec![t.root] };
        let west = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
        tx.commit().await.unwrap();
        let a = person(&t, "Anna", "Lind", "anna.lind@example.org", "+4520304050", "").await;
        let b = person(&t, "Anna", "Lind", "", "+4520304050", "").await;
        let organiser = t.member(Role::Organiser, west).await;
        assert!(list(&t.engine, &organiser, &open(), PAGE).await.unwrap().items.is_empty());
        assert!(not_same(&t.engine, &organiser, a, b).await.is_err());
        assert!(start(&t.engine, &organiser).await.is_err(), "a search through everybody is for those who see everybody");
        // Seeing one of the two is not enough.
        let mut tx = t.engine.write().await.unwrap();
        people::affiliate(&t.engine, &mut tx, &t.tenant, a, west, domain::people::AffiliationRole::Supporter).await.unwrap();
        tx.commit().await.unwrap();
        assert!(list(&t.engine, &organiser, &open(), PAGE).await.unwrap().items.is_empty());
        assert!(of_person(&t.engine, &organiser, a).await.unwrap().is_empty());
        let mut tx = t.engine.write().await.unwrap();
        people::affiliate(&t.engine, &mut tx, &t.tenant, b, west, domain::people::AffiliationRole::Supporter).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(list(&t.engine, &organiser, &open(), PAGE).await.unwrap().items.len(), 1);
        let host = t.member(Role::EventHost, t.root).await;
        assert!(list(&t.engine, &host, &open(), PAGE).await.is_err());
    }

    async fn a_search_through_everybody_finds_what_was_there_before(t: TestEngine) {
        let mut ids = Vec::new();
        for n in 0..70 {
            // One switchboard for all: too many to compare each with each.
            ids.push(person(&t, ["Anna", "Otto", "Ida", "Poul", "Ella", "Karl", "Maja"][n % 7], &format!("Nr{}", "x".repeat(n / 7 + 1)), "", "+4533000000", "").await);
        }
        ids.push(person(&t, "Gudrun", "Petersen", "", "+4533000000", "").await);
        ids.push(person(&t, "Gudrun", "Petersen", "", "+4533000000", "").await);
        let mut tx = t.engine.write().await.unwrap();
        crate::exec!(&mut tx, "DELETE FROM person_key WHERE tenant_id = $1", t.tenant.id).unwrap();
        crate::exec!(&mut tx, "DELETE FROM duplicate_pair WHERE tenant_id = $1", t.tenant.id).unwrap();
        tx.commit().await.unwrap();
        start(&t.engine, &t.owner).await.unwrap();
        assert!(last(&t.engine, &t.owner).await.unwrap().unwrap().running.is_some());
        jobs::run_due(&t.engine).await.unwrap();
        let found = list(&t.engine, &t.owner, &open(), 100).await.unwrap().items;
        assert!(found.iter().any(|p| p.a.family_name == "Petersen" && p.b.family_name == "Petersen"), "found in a finer group");
        let summary = last(&t.engine, &t.owner).await.unwrap().unwrap();
        assert_eq!((summary.people, summary.running, summary.skipped.len()), (72, None, 0));
        assert!(summary.finished_at.is_some() && summary.found >= 1);
        let (report, pairs) = pairs_of(&t.engine, t.tenant.id).await.unwrap();
        assert_eq!((report.people, pairs.len()), (72, found.len()));
    }

    async fn a_pair_that_still_looks_alike_is_not_dropped(t: TestEngine) {
        let a = person(&t, "Anna", "Lind", "anna.lind@gmail.com", "+4520304050", "2200").await;
        let b = person(&t, "Anna", "Lind", "annalind+x@gmail.com", "+4520304050", "2200").await;
        assert_eq!(list(&t.engine, &t.owner, &open(), PAGE).await.unwrap().items.len(), 1);
        // As if the other were one of more neighbours than are looked at.
        let mut tx = t.engine.write().await.unwrap();
        exec!(&mut tx, "DELETE FROM person_key WHERE tenant_id = $1 AND person_id = $2", t.tenant.id, b).unwrap();
        tx.commit().await.unwrap();
        let profile = people::profile(&t.engine, &t.owner, a).await.unwrap();
        let nickname = PersonEdit { additional_name: "Maria".into(), ..profile.edit() };
        people::edit(&t.engine, &t.owner, &t.tenant, a, &nickname).await.unwrap();
        assert_eq!(list(&t.engine, &t.owner, &open(), PAGE).await.unwrap().items.len(), 1);
        let other = PersonEdit { given_name: "Zoe".into(), family_name: "Quist".into(), email: "z@example.org".into(), phone: String::new(), ..profile.edit() };
        people::edit(&t.engine, &t.owner, &t.tenant, a, &other).await.unwrap();
        assert!(list(&t.engine, &t.owner, &open(), PAGE).await.unwrap().items.is_empty(), "one that no longer does is");
    }
}
