use domain::access::Role;
use domain::ids::{OrganisationId, PersonId, TagId};
use domain::people::{AffiliationRole, ListState, NewPerson, PeopleQuery, Source};
use domain::tenants::OrganisationKind;

use super::*;
use crate::people::{list, match_or_create, profile, tags};
use crate::tenants::{self, NewOrganisation};
use crate::testing::TestEngine;

async fn person(t: &TestEngine, given: &str, at: OrganisationId) -> PersonId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewPerson {
        given_name: given.into(),
        family_name: "Holm".into(),
        email: format!("{given}@example.org"),
        ..NewPerson::default()
    };
    let made = match_or_create(&t.engine, &mut tx, &t.tenant, &new, at, Source::Signup).await.unwrap();
    tx.commit().await.unwrap();
    made.person
}

async fn branch(t: &TestEngine, slug: &str) -> OrganisationId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewOrganisation { kind: OrganisationKind::Branch, name: slug.into(), slug: slug.into(), parents: vec![t.root] };
    let id = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn tag(t: &TestEngine, person: PersonId, name: &str) -> TagId {
    tags::add(&t.engine, &t.owner, person, name).await.unwrap();
    profile(&t.engine, &t.owner, person).await.unwrap().tags.iter().find(|tag| tag.name == name).unwrap().id
}

async fn tagged(t: &TestEngine, tag: TagId) -> Vec<String> {
    let query = PeopleQuery { tag: Some(tag), ..PeopleQuery::default() };
    list(&t.engine, &t.owner, &query, 50).await.unwrap().items.into_iter().map(|p| p.given_name).collect()
}

crate::both_databases! {
    async fn it_waits_ten_seconds_and_then_is_done(t: TestEngine) {
        let (west, east) = (branch(&t, "west").await, branch(&t, "east").await);
        let (anna, bo, eva) = (person(&t, "Anna", west).await, person(&t, "Bo", west).await, person(&t, "Eva", east).await);
        let steward = tag(&t, eva, "Steward").await;
        let organiser = t.member(Role::Organiser, west).await;
        let action = BulkAction::Tag { tag: steward };
        let asked = start(&t.engine, &organiser, &Selection::These(vec![anna, bo, eva]), &action).await.unwrap();
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(status(&t.engine, &organiser, asked.id).await.unwrap().state, BulkState::Waiting);
        t.engine.clock.advance(HELD_BACK);
        jobs::run_due(&t.engine).await.unwrap();
        let done = status(&t.engine, &organiser, asked.id).await.unwrap();
        assert_eq!((done.state, done.total, done.done, done.changed, done.skipped), (BulkState::Done, 3, 3, 2, 1), "Eva is not theirs");
        assert_eq!(tagged(&t, steward).await, ["Anna", "Bo", "Eva"]);
        run(&t.engine, t.tenant.id, asked.id).await.unwrap();
        assert!(status(&t.engine, &t.owner, asked.id).await.is_err(), "it is somebody else's");
        assert!(status(&t.engine, &t.other_owner, asked.id).await.is_err());
        assert!(undo(&t.engine, &t.owner, asked.id).await.is_err());
        assert_eq!(undo(&t.engine, &organiser, asked.id).await.unwrap().state, BulkState::Undoing);
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(status(&t.engine, &organiser, asked.id).await.unwrap().state, BulkState::Undone);
        assert_eq!(tagged(&t, steward).await, ["Eva"], "what was there before stays");
    }

    async fn called_off_in_time_nothing_happens(t: TestEngine) {
        let anna = person(&t, "Anna", t.root).await;
        let asked = start(&t.engine, &t.owner, &Selection::These(vec![anna]), &BulkAction::Trash).await.unwrap();
        assert_eq!(undo(&t.engine, &t.owner, asked.id).await.unwrap().state, BulkState::Cancelled);
        t.engine.clock.advance(HELD_BACK);
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(list(&t.engine, &t.owner, &PeopleQuery::default(), 9).await.unwrap().items.len(), 1);
        assert!(undo(&t.engine, &t.owner, asked.id).await.is_err());
        assert_eq!(recent(&t.engine, &t.owner).await.unwrap().len(), 1);
    }

    async fn the_whole_result_goes_to_the_trash_and_comes_back(t: TestEngine) {
        let west = branch(&t, "west").await;
        for n in 0..230 {
            person(&t, &format!("P{n}"), if n % 2 == 0 { west } else { t.root }).await;
        }
        let found = PeopleQuery { branch: Some(west), ..PeopleQuery::default() };
        let all = Selection::Found(Box::new(found.clone()));
        let asked = start(&t.engine, &t.owner, &all, &BulkAction::Trash).await.unwrap();
        assert_eq!(asked.total, 115);
        t.engine.clock.advance(HELD_BACK);
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(status(&t.engine, &t.owner, asked.id).await.unwrap().changed, 115);
        assert_eq!(list::count(&t.engine, &t.owner, &found).await.unwrap(), 0);
        let trash = PeopleQuery { state: ListState::Trashed, ..PeopleQuery::default() };
        assert_eq!(list::count(&t.engine, &t.owner, &trash).await.unwrap(), 115);
        let back = start(&t.engine, &t.owner, &Selection::Found(Box::new(trash.clone())), &BulkAction::Restore).await.unwrap();
        t.engine.clock.advance(HELD_BACK);
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(status(&t.engine, &t.owner, back.id).await.unwrap().changed, 115);
        assert_eq!(list::count(&t.engine, &t.owner, &found).await.unwrap(), 115);
        assert_eq!(list::count(&t.engine, &t.owner, &trash).await.unwrap(), 0);
    }

    async fn branches_and_owners_change(t: TestEngine) {
        let (west, east) = (branch(&t, "west").await, branch(&t, "east").await);
        let anna = person(&t, "Anna", west).await;
        for action in [
            BulkAction::Join { organisation: t.root, role: AffiliationRole::Volunteer },
            BulkAction::Owner { owner: Some(t.owner.account) },
        ] {
            start(&t.engine, &t.owner, &Selection::These(vec![anna]), &action).await.unwrap();
        }
        t.engine.clock.advance(HELD_BACK);
        jobs::run_due(&t.engine).await.unwrap();
        let row = list(&t.engine, &t.owner, &PeopleQuery { owner: Some(t.owner.account), ..PeopleQuery::default() }, 9).await.unwrap().items.remove(0);
        assert_eq!((row.ties.len(), row.owner.as_str()), (2, "Olga Owner"));
        // An organiser of the west moves her: her tie to the root is not theirs.
        let organiser = t.member(Role::Organiser, west).await;
        let move_to = |organisation| BulkAction::Move { organisation };
        assert!(start(&t.engine, &organiser, &Selection::These(vec![anna]), &move_to(east)).await.is_err());
        start(&t.engine, &t.owner, &Selection::These(vec![anna]), &move_to(east)).await.unwrap();
        t.engine.clock.advance(HELD_BACK);
        jobs::run_due(&t.engine).await.unwrap();
        let row = list(&t.engine, &t.owner, &PeopleQuery::default(), 9).await.unwrap().items.remove(0);
        assert_eq!(row.ties, [("east".to_owned(), AffiliationRole::Contact)].map(|(o, _)| (o, row.ties[0].1)));
    }

    async fn what_makes_no_sense_is_refused(t: TestEngine) {
        let anna = person(&t, "Anna", t.root).await;
        let these = Selection::These(vec![anna]);
        assert!(start(&t.engine, &t.owner, &Selection::These(vec![]), &BulkAction::Trash).await.is_err());
        assert!(start(&t.engine, &t.owner, &these, &BulkAction::Tag { tag: t.engine.id() }).await.is_err());
        assert!(start(&t.engine, &t.owner, &these, &BulkAction::Owner { owner: Some(t.other_owner.account) }).await.is_err());
        let host = t.member(Role::EventHost, t.root).await;
        assert_eq!(start(&t.engine, &host, &these, &BulkAction::Trash).await.unwrap_err().public(), ApiError::Forbidden);
        // Of another tenant, nothing is changed.
        let asked = start(&t.engine, &t.other_owner, &these, &BulkAction::Trash).await.unwrap();
        t.engine.clock.advance(HELD_BACK);
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(status(&t.engine, &t.other_owner, asked.id).await.unwrap().changed, 0);
        assert_eq!(list::count(&t.engine, &t.owner, &PeopleQuery::default()).await.unwrap(), 1);
    }
}
