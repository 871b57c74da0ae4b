use domain::access::Role;
use domain::consent::Basis;
use domain::ids::OrganisationId;
use domain::people::{AffiliationRole, GroupedTag, PersonEdit, TagGroupKind, TagUse};
use domain::tenants::OrganisationKind;
use domain::time::Timestamp;
use domain::{ApiError, Problem};

use super::*;
use crate::people::{self, ByHand};
use crate::tenants::{self, NewOrganisation};
use crate::testing::TestEngine;

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

async fn branch(t: &TestEngine) -> OrganisationId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewOrganisation { kind: OrganisationKind::Branch, name: "West".into(), slug: "west".into(), parents: vec![t.root] };
    let id = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn names(t: &TestEngine, person: PersonId) -> Vec<String> {
    grouped(&t.engine, &t.owner, person).await.unwrap().into_iter().map(|tag| tag.name).collect()
}

async fn used(t: &TestEngine, actor: &Actor, name: &str) -> TagUse {
    overview(&t.engine, actor).await.unwrap().tags.into_iter().find(|tag| tag.name == name).unwrap()
}

crate::both_databases! {
    async fn two_tags_become_one_and_can_be_taken_apart(t: TestEngine) {
        let (ada, bo, eva) = (somebody(&t, "Ada", t.root).await, somebody(&t, "Bo", t.root).await, somebody(&t, "Eva", t.root).await);
        for (person, tag) in [(ada, "Driver"), (bo, "Drives a car"), (eva, "Driver"), (eva, "Drives a car")] {
            add(&t.engine, &t.owner, person, tag).await.unwrap();
        }
        let (from, into) = (used(&t, &t.owner, "Drives a car").await, used(&t, &t.owner, "Driver").await);
        assert_eq!((from.people, into.people), (2, 2));
        assert_eq!(merge(&t.engine, &t.owner, into.id, into.id).await.unwrap_err().public(), ApiError::field("into", Problem::Choice));
        let merged = merge(&t.engine, &t.owner, from.id, into.id).await.unwrap();
        assert_eq!(used(&t, &t.owner, "Driver").await.people, 3);
        assert_eq!((names(&t, bo).await, names(&t, eva).await), (vec!["Driver".to_owned()], vec!["Driver".to_owned()]));
        let dan = somebody(&t, "Dan", t.root).await;
        add(&t.engine, &t.owner, dan, "drives a CAR").await.unwrap();
        assert_eq!(names(&t, dan).await, ["Driver"], "the old name means the other tag");
        let mut tx = t.engine.read().await.unwrap();
        assert_eq!(current(&mut tx, t.tenant.id, from.id).await.unwrap(), into.id);
        assert_eq!(by_name(&mut tx, t.other_tenant.id, "driver").await.unwrap(), None);
        drop(tx);

        assert_eq!(take_apart(&t.engine, &t.other_owner, merged).await.unwrap_err().public(), ApiError::NotFound);
        take_apart(&t.engine, &t.owner, merged).await.unwrap();
        assert_eq!((names(&t, ada).await, names(&t, bo).await), (vec!["Driver".to_owned()], vec!["Drives a car".to_owned()]));
        assert_eq!((names(&t, eva).await.len(), names(&t, dan).await), (2, vec!["Driver".to_owned()]));
        assert_eq!(take_apart(&t.engine, &t.owner, merged).await.unwrap_err().public(), ApiError::NotFound, "only once");
        let merged = merge(&t.engine, &t.owner, from.id, into.id).await.unwrap();
        let mut tx = t.engine.write().await.unwrap();
        sweep(&mut tx, t.tenant.id, t.engine.now().plus(31 * Timestamp::DAY)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(take_apart(&t.engine, &t.owner, merged).await.unwrap_err().public(), ApiError::NotFound, "a month later");
    }

    async fn tags_are_renamed_grouped_and_put_away(t: TestEngine) {
        let ada = somebody(&t, "Ada", t.root).await;
        let group = add_group(&t.engine, &t.owner, "Cares about", TagGroupKind::Interests).await.unwrap();
        assert!(add_group(&t.engine, &t.owner, "cares  ABOUT", TagGroupKind::Tags).await.is_err());
        let climate = create(&t.engine, &t.owner, "Climate", Some(group)).await.unwrap();
        assert!(create(&t.engine, &t.owner, "climate", None).await.is_err());
        let housing = create(&t.engine, &t.owner, "Social housing", None).await.unwrap();
        rename(&t.engine, &t.owner, housing, "Public housing").await.unwrap();
        assert!(rename(&t.engine, &t.owner, housing, "CLIMATE").await.is_err());
        let offered = |found: Vec<GroupedTag>| found.into_iter().map(|tag| (tag.name, tag.kind)).collect::<Vec<_>>();
        let seen = offered(suggest(&t.engine, &t.owner, ada, "hou").await.unwrap());
        assert_eq!(seen, [("Public housing".to_owned(), TagGroupKind::Tags)]);
        add(&t.engine, &t.owner, ada, "Climate").await.unwrap();
        assert!(suggest(&t.engine, &t.owner, ada, "cli").await.unwrap().is_empty(), "has it already");
        assert_eq!(grouped(&t.engine, &t.owner, ada).await.unwrap()[0].kind, TagGroupKind::Interests);
        archive(&t.engine, &t.owner, housing, true).await.unwrap();
        assert!(suggest(&t.engine, &t.owner, ada, "pub").await.unwrap().is_empty());
        assert!(used(&t, &t.owner, "Public housing").await.archived);
        archive(&t.engine, &t.owner, housing, false).await.unwrap();
        set_group(&t.engine, &t.owner, housing, Some(group)).await.unwrap();
        change_group(&t.engine, &t.owner, group, "Topics", TagGroupKind::Interests).await.unwrap();
        remove_group(&t.engine, &t.owner, group).await.unwrap();
        let left = overview(&t.engine, &t.owner).await.unwrap();
        assert!(left.groups.is_empty() && left.tags.iter().all(|tag| tag.group.is_none()) && left.may_manage);
        assert_eq!(set_group(&t.engine, &t.owner, climate, Some(group)).await.unwrap_err().public(), ApiError::NotFound);
    }

    async fn tags_are_changed_by_those_who_may_change_everybody(t: TestEngine) {
        let west = branch(&t).await;
        let (ada, wera) = (somebody(&t, "Ada", t.root).await, somebody(&t, "Wera", west).await);
        for person in [ada, wera] {
            add(&t.engine, &t.owner, person, "Driver").await.unwrap();
        }
        let organiser = t.member(Role::Organiser, west).await;
        let tag = used(&t, &organiser, "Driver").await;
        assert_eq!(tag.people, 1, "counts only whom one sees");
        assert!(!overview(&t.engine, &organiser).await.unwrap().may_manage);
        assert!(create(&t.engine, &organiser, "Baker", None).await.is_ok());
        let other = used(&t, &organiser, "Baker").await;
        let gone = ApiError::NotFound;
        assert_eq!(rename(&t.engine, &organiser, tag.id, "X").await.unwrap_err().public(), gone);
        assert_eq!(merge(&t.engine, &organiser, tag.id, other.id).await.unwrap_err().public(), gone);
        assert_eq!(archive(&t.engine, &organiser, tag.id, true).await.unwrap_err().public(), gone);
        assert_eq!(add_group(&t.engine, &organiser, "G", TagGroupKind::Tags).await.unwrap_err().public(), gone);
        assert_eq!(merge(&t.engine, &t.other_owner, tag.id, other.id).await.unwrap_err().public(), gone);
        assert_eq!(archive(&t.engine, &t.other_owner, tag.id, true).await.unwrap_err().public(), gone);
        assert!(overview(&t.engine, &t.other_owner).await.unwrap().tags.is_empty());
        assert_eq!(grouped(&t.engine, &organiser, ada).await.unwrap_err().public(), gone);
        let host = t.member(Role::EventHost, t.root).await;
        assert_eq!(overview(&t.engine, &host).await.unwrap_err().public(), ApiError::Forbidden);
        assert_eq!(suggest(&t.engine, &host, ada, "d").await.unwrap_err().public(), ApiError::Forbidden);
    }
}
