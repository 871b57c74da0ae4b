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

    async fn everything_that_names_a_merged_tag_means_the_other(t: TestEngine) {
        use crate::people::{bulk, list, record, tag_choices, views};
        use crate::{jobs, segments};
        use domain::people::{BulkAction, PeopleQuery, Record, Selection};
        use domain::segments::{Condition, Join, Node, SegmentEdit, SegmentKind, Tree};
        let (ada, bo, cai) = (somebody(&t, "Ada", t.root).await, somebody(&t, "Bo", t.root).await, somebody(&t, "Cai", t.root).await);
        for person in [ada, cai] {
            add(&t.engine, &t.owner, person, "Chauffeur").await.unwrap();
        }
        let (from, into) = (used(&t, &t.owner, "Chauffeur").await.id, create(&t.engine, &t.owner, "Driver", None).await.unwrap());
        let named = Condition::Tag([from].into());
        let (with, without) = (Tree::of(Join::All, vec![named.clone().into()]), Tree::of(Join::All, vec![Node::not(named)]));
        let edit = SegmentEdit { name: "S".into(), organisation: t.root, shared: false, kind: SegmentKind::Dynamic, tree: with.clone() };
        let segment = segments::create(&t.engine, &t.owner, &edit).await.unwrap();
        let query = PeopleQuery { tag: Some(from), ..PeopleQuery::default() };
        views::save(&t.engine, &t.owner, "Drivers", None, &query).await.unwrap();
        let asked = bulk::start(&t.engine, &t.owner, &Selection::These(vec![bo]), &BulkAction::Tag { tag: from }).await.unwrap();
        let removal = record::Why::by(&t.engine, &t.owner);
        let mut tx = t.engine.write().await.unwrap();
        let (tagged, _) = record::load(&mut tx, t.tenant.id, cai).await.unwrap().unwrap();
        let bare = Record { tags: [].into(), ..tagged.clone() };
        record::apply(&t.engine, &mut tx, &t.tenant, cai, &tagged, &bare, &removal).await.unwrap();
        tx.commit().await.unwrap();

        let merged = merge(&t.engine, &t.owner, from, into).await.unwrap();
        assert_eq!(segments::count(&t.engine, &t.owner, &with).await.unwrap(), 1);
        assert_eq!(segments::count(&t.engine, &t.owner, &without).await.unwrap(), 2);
        assert!(segments::explain(&t.engine, &t.owner, &with, ada).await.unwrap().truth.holds);
        assert_eq!(segments::load(&t.engine, &t.owner, segment).await.unwrap().tree.conditions().next(), Some(&Condition::Tag([into].into())));
        assert_eq!(list(&t.engine, &t.owner, &query, 9).await.unwrap().items.len(), 1);
        assert_eq!(views::list(&t.engine, &t.owner).await.unwrap()[0].query.tag, Some(into));
        t.engine.clock.advance(bulk::HELD_BACK);
        bulk::run(&t.engine, t.tenant.id, asked.id).await.unwrap();
        assert_eq!(list(&t.engine, &t.owner, &query, 9).await.unwrap().items.len(), 2, "what waited gives the other tag");
        assert_eq!(tag_choices(&t.engine, &t.owner).await.unwrap().len(), 1);
        assert_eq!(segments::choices(&t.engine, &t.owner, domain::locale::Locale::En).await.unwrap().tags.len(), 1);
        let mut tx = t.engine.write().await.unwrap();
        record::create(&t.engine, &mut tx, &t.tenant, &tagged, &record::Why::by(&t.engine, &t.owner)).await.unwrap();
        let undone = record::undo_batch(&t.engine, &mut tx, &t.tenant, removal.batch, &record::Why::by(&t.engine, &t.owner)).await.unwrap();
        assert_eq!((undone.fields, undone.kept.len()), (1, 0));
        tx.commit().await.unwrap();
        assert_eq!(used(&t, &t.owner, "Driver").await.people, 4, "whoever is written with the old one has the other");

        let found = async |words: &str| {
            let query = PeopleQuery { search: words.into(), ..PeopleQuery::default() };
            list(&t.engine, &t.owner, &query, 9).await.unwrap().items.len()
        };
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!((found("driver").await, found("chauffeur").await), (4, 0));
        rename(&t.engine, &t.owner, into, "Motorist").await.unwrap();
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!((found("driver").await, found("motorist").await), (0, 4));
        take_apart(&t.engine, &t.owner, merged).await.unwrap();
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!((found("chauffeur").await, found("motorist").await), (1, 3));
    }
}
