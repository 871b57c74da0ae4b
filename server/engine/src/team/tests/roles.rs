//! Giving, changing and taking rights.

use domain::access::Role;
use domain::ids::OrganisationId;
use domain::team::RoleGift;
use domain::tenants::OrganisationKind;
use domain::time::Timestamp;

use super::*;
use crate::access;
use crate::tenants::{self, NewOrganisation};
use crate::testing::TestEngine as T;

async fn below(t: &T, kind: OrganisationKind, slug: &str) -> OrganisationId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewOrganisation { kind, name: slug.into(), slug: slug.into(), parents: vec![t.root] };
    let id = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

const fn gift(role: Role, organisation: OrganisationId) -> RoleGift {
    RoleGift { role, organisation, until: String::new() }
}

async fn may(t: &T, account: domain::ids::AccountId, right: Capability) -> bool {
    let mut tx = t.engine.read().await.unwrap();
    access::load(&t.engine, &mut tx, t.tenant.id, account).await.unwrap().is_some_and(|a| a.has(right))
}

crate::both_databases! {
    async fn the_last_manager_stays_and_others_can_be_closed(t: TestEngine) {
        let refused = take_role(&t.engine, &t.owner, t.owner.account, Role::Owner, t.root).await.unwrap_err();
        assert_eq!(refused.public(), ApiError::Conflict("last_manager".into()));
        let member = t.member(Role::Organiser, t.root).await;
        assert_eq!(members(&t.engine, &t.owner).await.unwrap().len(), 2);
        assert_eq!(remove_member(&t.engine, &t.other_owner, member.account).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(remove_member(&t.engine, &t.owner, t.owner.account).await.unwrap_err().public(), ApiError::Conflict("yourself".into()));
        assert!(remove_member(&t.engine, &t.owner, member.account).await.unwrap());
        let mut tx = t.engine.read().await.unwrap();
        assert!(access::load(&t.engine, &mut tx, t.tenant.id, member.account).await.unwrap().is_none());
        drop(tx);
        assert!(matches!(members(&t.engine, &member).await.unwrap_err().public(), ApiError::Forbidden));
    }

    async fn a_changed_role_leaves_nothing_of_the_old_one(t: TestEngine) {
        let member = t.member(Role::Organiser, t.root).await;
        let before = Some((Role::Organiser, t.root));
        set_role(&t.engine, &t.owner, &t.tenant, member.account, before, &gift(Role::EventHost, t.root)).await.unwrap();
        assert!(may(&t, member.account, Capability::EventsManage).await && !may(&t, member.account, Capability::PeopleRead).await);
        let gone = set_role(&t.engine, &t.owner, &t.tenant, member.account, before, &gift(Role::Organiser, t.root)).await;
        assert_eq!(gone.unwrap_err().public(), ApiError::NotFound);
        let second = set_role(&t.engine, &t.owner, &t.tenant, member.account, None, &gift(Role::Organiser, t.root)).await;
        assert_eq!(second.unwrap_err().public(), ApiError::Conflict("has_role".into()));
        let branch = below(&t, OrganisationKind::Branch, "branch").await;
        set_role(&t.engine, &t.owner, &t.tenant, member.account, None, &gift(Role::Organiser, branch)).await.unwrap();
        let roles = members(&t.engine, &t.owner).await.unwrap().into_iter().find(|m| m.id == member.account).unwrap().roles;
        assert_eq!(roles.len(), 2);
    }

    async fn the_last_owner_can_neither_step_down_nor_end(t: TestEngine) {
        let before = Some((Role::Owner, t.root));
        let limited = RoleGift { until: "2027-01-31".into(), ..gift(Role::Owner, t.root) };
        for to in [gift(Role::Organiser, t.root), limited] {
            let refused = set_role(&t.engine, &t.owner, &t.tenant, t.owner.account, before, &to).await.unwrap_err();
            assert_eq!(refused.public(), ApiError::Conflict("last_manager".into()));
        }
        assert!(may(&t, t.owner.account, Capability::TeamManage).await);
        let second = t.member(Role::Owner, t.root).await;
        set_role(&t.engine, &second, &t.tenant, t.owner.account, before, &gift(Role::Organiser, t.root)).await.unwrap();
        assert!(!may(&t, t.owner.account, Capability::TeamManage).await);
    }

    async fn who_manages_a_branch_reaches_no_further(t: TestEngine) {
        let (branch, other) = (below(&t, OrganisationKind::Branch, "here").await, below(&t, OrganisationKind::Branch, "there").await);
        let manager = t.member(Role::Owner, branch).await;
        let both = t.member(Role::Organiser, branch).await;
        set_role(&t.engine, &t.owner, &t.tenant, both.account, None, &gift(Role::EventHost, other)).await.unwrap();
        let names: Vec<_> = places(&t.engine, &manager).await.unwrap().into_iter().map(|p| p.name).collect();
        assert_eq!(names, ["here"]);
        for place in [t.root, other] {
            let refused = set_role(&t.engine, &manager, &t.tenant, both.account, None, &gift(Role::Organiser, place)).await.unwrap_err();
            assert_eq!(refused.public(), ApiError::NotFound);
        }
        assert_eq!(remove_member(&t.engine, &manager, t.owner.account).await.unwrap_err().public(), ApiError::NotFound);
        assert!(!remove_member(&t.engine, &manager, both.account).await.unwrap(), "the other branch still has them");
        assert!(may(&t, both.account, Capability::EventsManage).await && !may(&t, both.account, Capability::PeopleRead).await);
        assert!(members(&t.engine, &both).await.is_err());
    }

    async fn letters_are_given_in_offices_only(t: TestEngine) {
        let office = below(&t, OrganisationKind::Office, "office").await;
        let list = places(&t.engine, &t.owner).await.unwrap();
        assert_eq!(list.iter().find(|p| p.id == office).unwrap().roles, [Role::Caseworker, Role::OfficeHolder]);
        assert_eq!(list.iter().find(|p| p.id == t.root).unwrap().roles, [Role::Owner, Role::Organiser, Role::EventHost]);
        let holder = t.member(Role::OfficeHolder, office).await;
        assert_eq!(places(&t.engine, &holder).await.unwrap().len(), 1);
        t.engine.clock.advance(Timestamp::MINUTE);
        take_role(&t.engine, &t.owner, holder.account, Role::OfficeHolder, office).await.unwrap();
        assert!(!may(&t, holder.account, Capability::CaseworkRead).await);
    }
}
