use domain::access::{Actor, Capability, Role};
use domain::ids::OrganisationId;
use domain::tenants::OrganisationKind;
use domain::tenants::tree::NewBranch;
use domain::{ApiError, Problem};

use super::*;
use crate::testing::TestEngine;
use crate::{Result, access};

async fn add(t: &TestEngine, actor: &Actor, slug: &str, parent: OrganisationId) -> Result<OrganisationId> {
    let new = NewBranch { kind: OrganisationKind::Branch, name: slug.to_uppercase(), slug: slug.into(), parent };
    add_branch(&t.engine, actor, &new).await
}

async fn shown(t: &TestEngine, actor: &Actor) -> Vec<(u32, String)> {
    overview(&t.engine, actor).await.unwrap().into_iter().map(|n| (n.indent, n.organisation.slug)).collect()
}

/// Whether somebody's right over one organisation reaches another.
async fn reaches(t: &TestEngine, actor: &Actor, organisation: OrganisationId) -> bool {
    let mut tx = t.engine.read().await.unwrap();
    access::require_on(&mut tx, actor, Capability::EventsManage, organisation).await.is_ok()
}

fn public<T>(result: Result<T>) -> ApiError {
    match result {
        Ok(_) => panic!("must fail"),
        Err(e) => e.public(),
    }
}

crate::both_databases! {
    async fn a_tree_grows_and_is_shown_in_order(t: TestEngine) {
        let north = add(&t, &t.owner, "north", t.root).await.unwrap();
        let aarhus = add(&t, &t.owner, "aarhus", north).await.unwrap();
        add(&t, &t.owner, "east", t.root).await.unwrap();
        let all = [(0, "meadow"), (1, "east"), (1, "north"), (2, "aarhus")].map(|(n, s)| (n, s.to_owned()));
        assert_eq!(shown(&t, &t.owner).await, all);
        assert_eq!(public(add(&t, &t.owner, "north", t.root).await), ApiError::field("slug", Problem::Taken));
        assert!(matches!(public(add(&t, &t.owner, "Å", t.root).await), ApiError::Validation(_)));
        let office = NewBranch { kind: OrganisationKind::Office, name: "O".into(), slug: "oo".into(), parent: t.root };
        assert_eq!(public(add_branch(&t.engine, &t.owner, &office).await), ApiError::field("kind", Problem::Choice));
        // Another tenant, a part of the tree, no right at all.
        assert_eq!(public(add(&t, &t.other_owner, "stolen", t.root).await), ApiError::NotFound);
        assert_eq!(shown(&t, &t.other_owner).await, [(0, "harbour".to_owned())]);
        let regional = t.member(Role::Owner, north).await;
        assert_eq!(shown(&t, &regional).await, [(0, "north".to_owned()), (1, "aarhus".to_owned())]);
        assert_eq!(public(add(&t, &regional, "above", t.root).await), ApiError::NotFound);
        assert!(add(&t, &regional, "odder", aarhus).await.is_ok());
        let organiser = t.member(Role::Organiser, t.root).await;
        assert_eq!(public(overview(&t.engine, &organiser).await), ApiError::Forbidden);
        assert_eq!(public(add(&t, &organiser, "mine", t.root).await), ApiError::Forbidden);
    }

    async fn links_with_an_old_short_name_still_lead_there(t: TestEngine) {
        let north = add(&t, &t.owner, "north", t.root).await.unwrap();
        rename(&t.engine, &t.owner, north, "The North", "the-north").await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        for slug in ["north", "the-north"] {
            let found = organisation_by_slug(&mut tx, t.tenant.id, slug).await.unwrap().unwrap();
            assert_eq!((found.id, found.name.as_str(), found.slug.as_str()), (north, "The North", "the-north"));
            assert!(organisation_by_slug(&mut tx, t.other_tenant.id, slug).await.unwrap().is_none());
        }
        drop(tx);
        assert_eq!(public(add(&t, &t.owner, "north", t.root).await), ApiError::field("slug", Problem::Taken), "nobody else gets it");
        rename(&t.engine, &t.owner, north, "North", "north").await.unwrap();
        let node = overview(&t.engine, &t.owner).await.unwrap().remove(1);
        assert_eq!((node.organisation.slug.as_str(), node.former_slugs), ("north", vec!["the-north".to_owned()]));
        assert_eq!(public(rename(&t.engine, &t.other_owner, north, "X", "xx").await), ApiError::NotFound);
        let host = t.member(Role::EventHost, t.root).await;
        assert_eq!(public(rename(&t.engine, &host, north, "X", "xx").await), ApiError::Forbidden);
    }

    async fn rights_move_with_a_branch(t: TestEngine) {
        let north = add(&t, &t.owner, "north", t.root).await.unwrap();
        let south = add(&t, &t.owner, "south", t.root).await.unwrap();
        let town = add(&t, &t.owner, "town", north).await.unwrap();
        let street = add(&t, &t.owner, "street", town).await.unwrap();
        let (in_north, in_south) = (t.member(Role::Owner, north).await, t.member(Role::Owner, south).await);
        assert!(reaches(&t, &in_north, street).await && !reaches(&t, &in_south, street).await);
        // Who looks after only one side can neither give nor take.
        assert_eq!(public(move_below(&t.engine, &in_north, town, south).await), ApiError::NotFound);
        assert_eq!(public(move_below(&t.engine, &in_south, town, south).await), ApiError::NotFound);
        let in_town = t.member(Role::Owner, town).await;
        assert_eq!(public(move_below(&t.engine, &in_town, town, street).await), ApiError::NotFound);
        move_below(&t.engine, &t.owner, town, south).await.unwrap();
        assert!(!reaches(&t, &in_north, street).await && reaches(&t, &in_south, street).await && reaches(&t, &in_town, street).await);
        assert!(reaches(&t, &t.owner, street).await && reaches(&t, &t.owner, town).await);
        for parent in [town, street, south] {
            assert_eq!(public(move_below(&t.engine, &t.owner, town, parent).await), ApiError::field("parent", Problem::Choice));
        }
        assert_eq!(public(move_below(&t.engine, &t.owner, t.root, south).await), ApiError::Conflict("is_root".into()));
        assert_eq!(public(move_below(&t.engine, &t.other_owner, town, north).await), ApiError::NotFound);
        let order: Vec<_> = shown(&t, &t.owner).await.into_iter().map(|(n, s)| format!("{n}{s}")).collect();
        assert_eq!(order, ["0meadow", "1north", "1south", "2town", "3street"]);
    }

    async fn a_branch_closes_from_below_and_opens_again(t: TestEngine) {
        let north = add(&t, &t.owner, "north", t.root).await.unwrap();
        let town = add(&t, &t.owner, "town", north).await.unwrap();
        assert_eq!(public(close(&t.engine, &t.owner, north).await), ApiError::Conflict("has_children".into()));
        assert_eq!(public(close(&t.engine, &t.owner, t.root).await), ApiError::Conflict("is_root".into()));
        assert_eq!(public(close(&t.engine, &t.other_owner, town).await), ApiError::NotFound);
        close(&t.engine, &t.owner, town).await.unwrap();
        close(&t.engine, &t.owner, north).await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        assert_eq!(branches(&mut tx, t.tenant.id).await.unwrap().len(), 1, "only the root can be chosen");
        drop(tx);
        assert!(overview(&t.engine, &t.owner).await.unwrap().iter().filter(|n| n.closed).count() == 2);
        assert_eq!(public(add(&t, &t.owner, "new", north).await), ApiError::NotFound);
        assert_eq!(public(reopen(&t.engine, &t.owner, town).await), ApiError::Conflict("parent_closed".into()));
        assert_eq!(public(reopen(&t.engine, &t.other_owner, north).await), ApiError::NotFound);
        reopen(&t.engine, &t.owner, north).await.unwrap();
        reopen(&t.engine, &t.owner, town).await.unwrap();
        assert_eq!(public(reopen(&t.engine, &t.owner, town).await), ApiError::NotFound);
    }
}
