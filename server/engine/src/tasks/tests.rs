use domain::ApiError;
use domain::Problem;
use domain::access::Role;
use domain::consent::Basis;
use domain::ids::{OrganisationId, PersonId};
use domain::people::{AffiliationRole, InteractionKind, PersonEdit};
use domain::tasks::{TaskInput, TaskList};
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

fn to_do(title: &str, due: &str, person: Option<PersonId>) -> TaskInput {
    TaskInput { title: title.into(), due_date: due.into(), owner: None, person }
}

async fn titles(t: &TestEngine, actor: &domain::access::Actor, which: TaskList) -> Vec<String> {
    let page = list(&t.engine, actor, &t.tenant, which, None).await.unwrap();
    page.tasks.into_iter().map(|task| task.title).collect()
}

crate::both_databases! {
    async fn what_is_late_comes_first_and_what_is_done_can_be_undone(t: TestEngine) {
        let ada = somebody(&t, "Ada", t.root).await;
        let mut made = Vec::new();
        for (title, due) in [("Whenever", ""), ("Later", "2026-12-24"), ("Late", "2026-11-20"), ("Tomorrow", "2026-11-23")] {
            made.push(add(&t.engine, &t.owner, &to_do(title, due, Some(ada))).await.unwrap());
        }
        assert_eq!(titles(&t, &t.owner, TaskList::Mine).await, ["Late", "Tomorrow", "Later", "Whenever"]);
        let due = waiting(&t.engine, &t.owner, &t.tenant).await.unwrap();
        assert_eq!((due.tasks.len(), due.open, due.today.as_str()), (2, 4, "2026-11-22"));
        set_done(&t.engine, &t.owner, made[2], true).await.unwrap();
        set_done(&t.engine, &t.owner, made[2], true).await.unwrap();
        assert_eq!(titles(&t, &t.owner, TaskList::Done).await, ["Late"]);
        let told = people::history(&t.engine, &t.owner, ada, None, 9).await.unwrap().items;
        assert_eq!(told.iter().filter(|e| e.kind == InteractionKind::TaskDone && e.body == "Late").count(), 1);
        set_done(&t.engine, &t.owner, made[2], false).await.unwrap();
        assert!(titles(&t, &t.owner, TaskList::Done).await.is_empty());
        let told = people::history(&t.engine, &t.owner, ada, None, 9).await.unwrap().items;
        assert!(told.iter().all(|e| e.kind != InteractionKind::TaskDone));
        change(&t.engine, &t.owner, made[0], &to_do("Soon", "2026-11-22", None)).await.unwrap();
        let about = about(&t.engine, &t.owner, &t.tenant, ada).await.unwrap();
        assert_eq!((about.tasks.len(), about.tasks[1].title.as_str(), about.tasks[1].person.as_ref().map(|p| p.id)), (4, "Soon", Some(ada)));
        remove(&t.engine, &t.owner, made[0]).await.unwrap();
        assert_eq!(titles(&t, &t.owner, TaskList::All).await.len(), 3);
    }

    async fn a_long_list_keeps_its_place(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        for n in 0..(PAGE + 7) {
            let due = if n % 3 == 0 { String::new() } else { format!("2026-12-{:02}", n % 28 + 1) };
            add_in(&t.engine, &mut tx, &t.owner, &to_do(&format!("Task {n}"), &due, None)).await.unwrap();
        }
        tx.commit().await.unwrap();
        let first = list(&t.engine, &t.owner, &t.tenant, TaskList::Mine, None).await.unwrap();
        let rest = list(&t.engine, &t.owner, &t.tenant, TaskList::Mine, first.next.as_deref()).await.unwrap();
        let mut seen: Vec<_> = first.tasks.iter().chain(&rest.tasks).map(|task| task.id).collect();
        seen.sort();
        seen.dedup();
        assert_eq!((seen.len(), rest.next), (57, None));
        for task in first.tasks.iter().chain(&rest.tasks) {
            set_done(&t.engine, &t.owner, task.id, true).await.unwrap();
        }
        let first = list(&t.engine, &t.owner, &t.tenant, TaskList::Done, None).await.unwrap();
        let rest = list(&t.engine, &t.owner, &t.tenant, TaskList::Done, first.next.as_deref()).await.unwrap();
        assert_eq!((first.tasks.len(), rest.tasks.len()), (50, 7));
    }

    async fn tasks_are_seen_by_those_who_see_the_person(t: TestEngine) {
        let (west, east) = (branch(&t, "west").await, branch(&t, "east").await);
        let (wera, eva) = (somebody(&t, "Wera", west).await, somebody(&t, "Eva", east).await);
        let organiser = t.member(Role::Organiser, west).await;
        let about_eva = add(&t.engine, &t.owner, &to_do("Call Eva", "", Some(eva))).await.unwrap();
        let given = TaskInput { owner: Some(organiser.account), ..to_do("Call Wera", "", Some(wera)) };
        add(&t.engine, &t.owner, &given).await.unwrap();
        let own = add(&t.engine, &t.owner, &to_do("Buy paper", "", None)).await.unwrap();
        assert_eq!(titles(&t, &organiser, TaskList::All).await, ["Call Wera"]);
        assert_eq!(titles(&t, &organiser, TaskList::Mine).await, ["Call Wera"]);
        let blind = TaskInput { owner: Some(organiser.account), ..to_do("Call Eva", "", Some(eva)) };
        let refused = add(&t.engine, &t.owner, &blind).await.unwrap_err().public();
        assert_eq!(refused, ApiError::field("owner", Problem::Choice), "they may not see Eva");
        let gone = ApiError::NotFound;
        for task in [about_eva, own] {
            assert_eq!(set_done(&t.engine, &organiser, task, true).await.unwrap_err().public(), gone);
            assert_eq!(remove(&t.engine, &organiser, task).await.unwrap_err().public(), gone);
            assert_eq!(set_done(&t.engine, &t.other_owner, task, true).await.unwrap_err().public(), gone);
            assert_eq!(change(&t.engine, &t.other_owner, task, &to_do("x", "", None)).await.unwrap_err().public(), gone);
        }
        assert_eq!(add(&t.engine, &organiser, &to_do("x", "", Some(eva))).await.unwrap_err().public(), gone);
        assert_eq!(about(&t.engine, &organiser, &t.tenant, eva).await.unwrap_err().public(), gone);
        assert!(list(&t.engine, &t.other_owner, &t.other_tenant, TaskList::All, None).await.unwrap().tasks.is_empty());
        let host = t.member(Role::EventHost, t.root).await;
        assert_eq!(add(&t.engine, &host, &to_do("x", "", None)).await.unwrap_err().public(), ApiError::Forbidden);
        assert!(list(&t.engine, &host, &t.tenant, TaskList::Mine, None).await.is_err());
        assert_eq!(waiting(&t.engine, &host, &t.tenant).await.unwrap().open, 0);
    }

    async fn anybody_who_works_with_people_may_own_a_task_however_many_there_are(t: TestEngine) {
        let last = t.member(Role::Organiser, t.root).await;
        let ada = somebody(&t, "Ada", t.root).await;
        let mut tx = t.engine.write().await.unwrap();
        crate::exec!(&mut tx, "UPDATE account SET name = 'Zoe' WHERE tenant_id = $1 AND account_id = $2", t.tenant.id, last.account).unwrap();
        for n in 0..501 {
            let account: domain::ids::AccountId = t.engine.id();
            let grant: uuid::Uuid = t.engine.id();
            crate::exec!(&mut tx, "INSERT INTO account (tenant_id, account_id, email, name, locale, state, created_at) VALUES ($1, $2, $3, 'Abe', 'en', 'active', 1)",
                t.tenant.id, account, format!("a{n}@example.org")).unwrap();
            crate::exec!(&mut tx, "INSERT INTO access_grant (tenant_id, grant_id, account_id, capability, organisation_id, role, created_at)
                VALUES ($1, $2, $3, 'people.read', $4, 'organiser', 1)", t.tenant.id, grant, account, t.root).unwrap();
        }
        tx.commit().await.unwrap();
        for person in [None, Some(ada)] {
            add(&t.engine, &t.owner, &TaskInput { owner: Some(last.account), ..to_do("x", "", person) }).await.unwrap();
        }
        let host = t.member(Role::EventHost, t.root).await;
        for person in [None, Some(ada)] {
            let refused = add(&t.engine, &t.owner, &TaskInput { owner: Some(host.account), ..to_do("x", "", person) }).await.unwrap_err().public();
            assert_eq!(refused, ApiError::field("owner", Problem::Choice));
        }
    }
}
