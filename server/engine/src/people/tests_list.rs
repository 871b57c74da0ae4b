use domain::access::Role;
use domain::consent::Basis;
use domain::ids::OrganisationId;
use domain::people::{AffiliationRole, NoteInput, PeopleQuery, PersonEdit, PersonSort};
use domain::tenants::OrganisationKind;
use domain::time::Timestamp;
use domain::{ApiError, Problem};

use super::*;
use crate::tenants::{self, NewOrganisation};
use crate::testing::TestEngine;

async fn branch(t: &TestEngine, slug: &str) -> OrganisationId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewOrganisation { kind: OrganisationKind::Branch, name: slug.into(), slug: slug.into(), parents: vec![t.root] };
    let id = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn noted(body: &str) -> NoteInput {
    NoteInput { body: body.into(), ..NoteInput::default() }
}

fn by_hand(given: &str, family: &str, organisation: OrganisationId) -> ByHand {
    let email = format!("{}.{}@example.org", crate::text::fold(given), crate::text::fold(family).replace(' ', "-"));
    ByHand {
        data: PersonEdit { given_name: given.into(), family_name: family.into(), email, ..PersonEdit::default() },
        organisation,
        role: AffiliationRole::Supporter,
        origin: "Stall on the square".into(),
        purposes: vec![],
        basis: Basis::Consent,
    }
}

async fn names(t: &TestEngine, query: &PeopleQuery, size: u32) -> Vec<String> {
    let mut out = Vec::new();
    let mut query = query.clone();
    loop {
        let page = list(&t.engine, &t.owner, &query, size).await.unwrap();
        assert!(page.items.len() <= usize::try_from(size).unwrap());
        out.extend(page.items.iter().map(|p| p.given_name.clone()));
        query.after = page.next;
        if query.after.is_none() {
            return out;
        }
    }
}

crate::both_databases! {
    async fn every_order_is_paged_without_gaps(t: TestEngine) {
        for (given, family) in [("Åse", "Ågård"), ("Bo", "Aalto"), ("Eero", "Åberg"), ("Dora", "Zola"), ("Célia", "Moreau"), ("Twin", "Moreau")] {
            add(&t.engine, &t.owner, &t.tenant, &by_hand(given, family, t.root)).await.unwrap();
            t.engine.clock.advance(Timestamp::SECOND);
        }
        let by = |sort| PeopleQuery { sort, ..PeopleQuery::default() };
        let up = ["Bo", "Eero", "Åse", "Célia", "Twin", "Dora"];
        assert_eq!(names(&t, &by(PersonSort::Name), 2).await, up);
        assert_eq!(names(&t, &by(PersonSort::NameDown), 4).await, up.iter().rev().copied().collect::<Vec<_>>());
        let newest = ["Twin", "Célia", "Dora", "Eero", "Bo", "Åse"];
        assert_eq!(names(&t, &by(PersonSort::Newest), 1).await, newest);
        let first = list(&t.engine, &t.owner, &PeopleQuery::default(), 1).await.unwrap().items.remove(0);
        notes::write(&t.engine, &t.owner, &t.tenant, first.id, &noted("Called")).await.unwrap();
        assert_eq!(names(&t, &by(PersonSort::Touched), 3).await[0], "Bo");
        assert_eq!(count(&t.engine, &t.owner, &PeopleQuery::default()).await.unwrap(), 6);
    }

    async fn words_are_found_however_they_are_typed(t: TestEngine) {
        add(&t.engine, &t.owner, &t.tenant, &by_hand("Åse", "Ågård", t.root)).await.unwrap();
        add(&t.engine, &t.owner, &t.tenant, &by_hand("Bo", "Aalto", t.root)).await.unwrap();
        let search = |text: &str| PeopleQuery { search: text.into(), ..PeopleQuery::default() };
        for text in ["åse", "AGARD", "aagaard", "ase ag", "ase.agard@", "ÅGÅRD åse"] {
            assert_eq!(names(&t, &search(text), 5).await, ["Åse"], "{text}");
        }
        assert!(names(&t, &search("ase aalto"), 5).await.is_empty());
        assert!(names(&t, &search("gar"), 5).await.is_empty(), "words are found by their beginning");
    }

    async fn everyone_sees_their_own_subtree(t: TestEngine) {
        let (west, east) = (branch(&t, "west").await, branch(&t, "east").await);
        let wera = add(&t.engine, &t.owner, &t.tenant, &by_hand("Wera", "West", west)).await.unwrap();
        let eva = add(&t.engine, &t.owner, &t.tenant, &by_hand("Eva", "East", east)).await.unwrap();
        let organiser = t.member(Role::Organiser, west).await;
        let seen = list(&t.engine, &organiser, &PeopleQuery::default(), 9).await.unwrap().items;
        assert_eq!(seen.iter().map(|p| p.id).collect::<Vec<_>>(), [wera]);
        assert!(profile(&t.engine, &organiser, wera).await.is_ok());
        let gone = ApiError::NotFound;
        assert_eq!(profile(&t.engine, &organiser, eva).await.unwrap_err().public(), gone);
        assert_eq!(history(&t.engine, &organiser, eva, None, 5).await.unwrap_err().public(), gone);
        assert_eq!(consents(&t.engine, &organiser, eva).await.unwrap_err().public(), gone);
        assert_eq!(notes::write(&t.engine, &organiser, &t.tenant, eva, &noted("x")).await.unwrap_err().public(), gone);
        assert_eq!(tags::add(&t.engine, &organiser, eva, "x").await.unwrap_err().public(), gone);
        assert_eq!(edit(&t.engine, &organiser, &t.tenant, eva, &PersonEdit { given_name: "X".into(), ..PersonEdit::default() }).await.unwrap_err().public(), gone);
        assert_eq!(add(&t.engine, &organiser, &t.tenant, &by_hand("New", "One", east)).await.unwrap_err().public(), gone);
        let taken = add(&t.engine, &organiser, &t.tenant, &by_hand("Eva", "East", west)).await.unwrap_err();
        assert_eq!(taken.public(), ApiError::field("email", Problem::Taken));
        assert_eq!(profile(&t.engine, &t.other_owner, wera).await.unwrap_err().public(), gone);
        let host = t.member(Role::EventHost, west).await;
        assert_eq!(list(&t.engine, &host, &PeopleQuery::default(), 9).await.unwrap_err().public(), ApiError::Forbidden);
        let only = PeopleQuery { branch: Some(east), ..PeopleQuery::default() };
        assert_eq!(list(&t.engine, &t.owner, &only, 9).await.unwrap().items.iter().map(|p| p.id).collect::<Vec<_>>(), [eva]);
        assert!(list(&t.engine, &organiser, &only, 9).await.unwrap().items.is_empty());
    }

    async fn tags_are_given_taken_and_counted(t: TestEngine) {
        let west = branch(&t, "west").await;
        let wera = add(&t.engine, &t.owner, &t.tenant, &by_hand("Wera", "West", west)).await.unwrap();
        let nora = add(&t.engine, &t.owner, &t.tenant, &by_hand("Nora", "North", t.root)).await.unwrap();
        for (person, tag) in [(wera, "Fører"), (nora, " forer "), (nora, "Steward")] {
            tags::add(&t.engine, &t.owner, person, tag).await.unwrap();
        }
        let counts = tags::overview(&t.engine, &t.owner).await.unwrap().tags;
        assert_eq!(counts.iter().map(|c| (c.name.as_str(), c.people)).collect::<Vec<_>>(), [("Fører", 2), ("Steward", 1)]);
        let query = PeopleQuery { tag: Some(counts[0].id), ..PeopleQuery::default() };
        assert_eq!(names(&t, &query, 5).await, ["Nora", "Wera"]);
        tags::remove(&t.engine, &t.owner, nora, counts[0].id).await.unwrap();
        assert_eq!(names(&t, &query, 5).await, ["Wera"]);
    }
}
