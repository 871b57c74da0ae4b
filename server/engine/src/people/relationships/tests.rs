use domain::access::Role;
use domain::consent::Basis;
use domain::ids::OrganisationId;
use domain::people::{AffiliationRole, PersonEdit, PostalAddress};
use domain::tenants::OrganisationKind;

use super::*;
use crate::people::{self, ByHand};
use crate::tenants::{self, NewOrganisation};
use crate::testing::TestEngine;

async fn branch(t: &TestEngine, slug: &str) -> OrganisationId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewOrganisation { kind: OrganisationKind::Branch, name: slug.into(), slug: slug.into(), parents: vec![t.root] };
    let id = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn somebody(t: &TestEngine, name: &str, organisation: OrganisationId) -> PersonId {
    let new = ByHand {
        data: PersonEdit { given_name: name.into(), ..PersonEdit::default() },
        organisation,
        role: AffiliationRole::Supporter,
        origin: "Stall".into(),
        purposes: vec![],
        basis: Basis::Consent,
    };
    people::add(&t.engine, &t.owner, &t.tenant, &new).await.unwrap()
}

async fn stands_for(t: &TestEngine, person: PersonId, kind: PersonKind) {
    let mut tx = t.engine.write().await.unwrap();
    let tenant = t.tenant.id;
    exec!(&mut tx, "UPDATE person SET kind = $3 WHERE tenant_id = $1 AND person_id = $2", tenant, person, kind).unwrap();
    tx.commit().await.unwrap();
}

fn is(person: PersonId, kind: RelationshipKind, side: Side, other: PersonId) -> RelationshipInput {
    let blank = String::new();
    RelationshipInput { person, kind, side, other, note: "x".into(), start_date: "2024".into(), end_date: blank }
}

fn field(found: Result<Related>) -> ApiError {
    found.unwrap_err().public()
}

crate::both_databases! {
    async fn a_relationship_is_read_from_both_ends(t: TestEngine) {
        let (ada, bo) = (somebody(&t, "Ada", t.root).await, somebody(&t, "Bo", t.root).await);
        let made = add(&t.engine, &t.owner, &is(ada, RelationshipKind::Parent, Side::First, bo)).await.unwrap();
        assert_eq!(made.offer, None);
        let (above, below) = (list(&t.engine, &t.owner, ada).await.unwrap(), list(&t.engine, &t.owner, bo).await.unwrap());
        assert_eq!((above[0].side, above[0].other.as_ref().unwrap().given_name.as_str()), (Side::First, "Bo"));
        assert_eq!((below[0].side, below[0].other.as_ref().unwrap().id), (Side::Second, ada));
        let again = is(bo, RelationshipKind::Parent, Side::Second, ada);
        assert_eq!(field(add(&t.engine, &t.owner, &again).await), ApiError::field("other", Problem::Taken));
        let home = is(ada, RelationshipKind::MemberOfHousehold, Side::First, bo);
        assert_eq!(field(add(&t.engine, &t.owner, &home).await), ApiError::field("kind", Problem::Choice));

        end(&t.engine, &t.owner, made.id, "2025-03").await.unwrap();
        assert_eq!(list(&t.engine, &t.owner, bo).await.unwrap()[0].end_date, "2025-03");
        assert!(end(&t.engine, &t.owner, made.id, "2023").await.is_err(), "before it began");
        let details = |note: &str, end: &str| RelationshipDetails { note: note.into(), start_date: "2023-05".into(), end_date: end.into() };
        correct(&t.engine, &t.owner, made.id, &details(" Met at the stall ", "")).await.unwrap();
        let now = list(&t.engine, &t.owner, ada).await.unwrap().remove(0);
        assert_eq!((now.note.as_str(), now.start_date.as_str(), now.end_date.as_str()), ("Met at the stall", "2023-05", ""));
        let wrong = correct(&t.engine, &t.owner, made.id, &details("", "2022")).await.unwrap_err().public();
        assert_eq!(wrong, ApiError::field("end_date", Problem::EndBeforeStart));
        correct(&t.engine, &t.owner, made.id, &RelationshipDetails { note: "x".into(), start_date: "2024".into(), end_date: "2025-03".into() }).await.unwrap();
        let back = remove(&t.engine, &t.owner, made.id).await.unwrap();
        assert!(list(&t.engine, &t.owner, ada).await.unwrap().is_empty());
        add(&t.engine, &t.owner, &back).await.unwrap();
        let back = list(&t.engine, &t.owner, ada).await.unwrap();
        assert_eq!((back[0].note.as_str(), back[0].start_date.as_str(), back[0].end_date.as_str()), ("x", "2024", "2025-03"));
        let told = people::history(&t.engine, &t.owner, bo, None, 9).await.unwrap().items;
        assert!(told.iter().any(|e| e.kind == InteractionKind::Unrelated && e.result == "parent.second"));
    }

    async fn who_may_not_see_the_other_learns_nothing_of_them(t: TestEngine) {
        let (west, east) = (branch(&t, "west").await, branch(&t, "east").await);
        let (wera, eva) = (somebody(&t, "Wera", west).await, somebody(&t, "Eva", east).await);
        let made = add(&t.engine, &t.owner, &is(wera, RelationshipKind::Knows, Side::First, eva)).await.unwrap();
        let organiser = t.member(Role::Organiser, west).await;
        let seen = list(&t.engine, &organiser, wera).await.unwrap();
        assert_eq!((seen.len(), &seen[0].other, seen[0].note.as_str()), (1, &None, ""));
        let gone = ApiError::NotFound;
        assert_eq!(list(&t.engine, &organiser, eva).await.unwrap_err().public(), gone);
        assert_eq!(field(add(&t.engine, &organiser, &is(wera, RelationshipKind::Partner, Side::First, eva)).await), gone);
        assert_eq!(remove(&t.engine, &organiser, made.id).await.unwrap_err().public(), gone);
        assert_eq!(end(&t.engine, &organiser, made.id, "2025").await.unwrap_err().public(), gone);
        for stranger in [&organiser, &t.other_owner] {
            let tried = correct(&t.engine, stranger, made.id, &RelationshipDetails::default()).await;
            assert_eq!(tried.unwrap_err().public(), gone);
        }
        assert_eq!(list(&t.engine, &t.other_owner, wera).await.unwrap_err().public(), gone);
        assert_eq!(remove(&t.engine, &t.other_owner, made.id).await.unwrap_err().public(), gone);
        let host = t.member(Role::EventHost, t.root).await;
        assert_eq!(list(&t.engine, &host, wera).await.unwrap_err().public(), ApiError::Forbidden);
        assert_eq!(pick(&t.engine, &host, "we").await.unwrap_err().public(), ApiError::Forbidden);
        assert_eq!(pick(&t.engine, &organiser, "we").await.unwrap().len(), 1);
        assert!(pick(&t.engine, &organiser, "eva").await.unwrap().is_empty());
        assert!(pick(&t.engine, &t.other_owner, "we").await.unwrap().is_empty());
    }

    async fn a_household_offers_its_address(t: TestEngine) {
        let (ada, home) = (somebody(&t, "Ada", t.root).await, somebody(&t, "Elms", t.root).await);
        stands_for(&t, home, PersonKind::Household).await;
        let address = PostalAddress { street: "Elm Road 7".into(), city: "Norrvig".into(), country: "DK".into(), ..PostalAddress::default() };
        let data = PersonEdit { family_name: "The Elms".into(), address: address.clone(), ..PersonEdit::default() };
        people::edit(&t.engine, &t.owner, &t.tenant, home, &data).await.unwrap();
        assert_eq!(take_address(&t.engine, &t.owner, &t.tenant, ada, home).await.unwrap_err().public(), ApiError::NotFound);
        let made = add(&t.engine, &t.owner, &is(home, RelationshipKind::MemberOfHousehold, Side::Second, ada)).await.unwrap();
        let offer = made.offer.expect("an address to take over");
        assert_eq!((offer.person, offer.household, offer.address.street.as_str()), (ada, home, "Elm Road 7"));
        take_address(&t.engine, &t.owner, &t.tenant, ada, home).await.unwrap();
        assert_eq!(people::profile(&t.engine, &t.owner, ada).await.unwrap().address.street, "Elm Road 7");
    }
}
