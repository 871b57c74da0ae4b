use domain::ApiError;
use domain::access::Role;
use domain::audit::AuditFilter;

use super::*;
use crate::testing::TestEngine;

async fn note(t: &TestEngine, who: Who<'_>, action: &str, detail: serde_json::Value) {
    let mut tx = t.engine.write().await.unwrap();
    let act = Act { action, subject_kind: "organisation", subject: Some(t.root.0) };
    record(&t.engine, &mut tx, t.tenant.id, who, act, detail).await.unwrap();
    tx.commit().await.unwrap();
}

async fn actions(t: &TestEngine, filter: AuditFilter) -> Vec<String> {
    search(&t.engine, &t.owner, &filter).await.unwrap().lines.into_iter().map(|l| l.action).collect()
}

crate::both_databases! {
    async fn the_log_is_filtered_by_kind_person_and_day(t: TestEngine) {
        note(&t, Who::System, "event.created", serde_json::json!({})).await;
        t.engine.clock.advance(Timestamp::DAY);
        note(&t, Who::Account(&t.owner), "event.published", serde_json::json!({})).await;
        note(&t, Who::Account(&t.owner), "eventual.thing", serde_json::json!({})).await;
        let everything = AuditFilter::default();
        assert_eq!(actions(&t, everything.clone()).await, ["eventual.thing", "event.published", "event.created"]);
        assert_eq!(actions(&t, AuditFilter { kind: "event".into(), ..everything.clone() }).await, ["event.published", "event.created"]);
        assert_eq!(actions(&t, AuditFilter { kind: "%".into(), ..everything.clone() }).await.len(), 3, "no pattern comes through");
        assert_eq!(actions(&t, AuditFilter { person: Some(t.owner.account), ..everything.clone() }).await.len(), 2);
        // Tests begin on 22 November at noon.
        assert_eq!(actions(&t, AuditFilter { until: "2026-11-22".into(), ..everything.clone() }).await, ["event.created"]);
        assert_eq!(actions(&t, AuditFilter { from: "2026-11-23".into(), ..everything.clone() }).await.len(), 2);
        let wrong = search(&t.engine, &t.owner, &AuditFilter { from: "yesterday".into(), ..everything.clone() }).await;
        assert!(matches!(wrong.unwrap_err().public(), ApiError::Validation(_)));
        let page = search(&t.engine, &t.owner, &everything).await.unwrap();
        assert_eq!((page.kinds, page.people.len()), (vec!["event".to_owned(), "eventual".to_owned()], 1));
    }

    async fn facts_are_readable_and_pages_follow_each_other(t: TestEngine) {
        let detail = serde_json::json!({ "organisation": t.root, "form": t.other_owner.account, "fields": ["name", "zone"], "count": 3, "none": null });
        note(&t, Who::Supporter, "signup.confirmed", detail).await;
        let line = search(&t.engine, &t.owner, &AuditFilter::default()).await.unwrap().lines.remove(0);
        let facts: Vec<(&str, &str)> = line.facts.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(facts, [("count", "3"), ("fields", "name, zone"), ("organisation", "The meadow party")]);
        assert_eq!((line.actor.as_str(), line.subject.as_str()), ("supporter", "The meadow party"));
        for _ in 0..60 {
            note(&t, Who::System, "job.retried", serde_json::Value::Null).await;
        }
        let first = search(&t.engine, &t.owner, &AuditFilter::default()).await.unwrap();
        let rest = search(&t.engine, &t.owner, &AuditFilter { after: first.next, ..AuditFilter::default() }).await.unwrap();
        assert_eq!((first.lines.len(), rest.lines.len(), rest.next), (50, 11, None));
        assert!(first.lines.iter().all(|l| rest.lines.iter().all(|r| r.id != l.id)));
    }

    async fn only_who_runs_the_whole_may_read_it(t: TestEngine) {
        note(&t, Who::System, "event.created", serde_json::json!({})).await;
        assert!(search(&t.engine, &t.other_owner, &AuditFilter::default()).await.unwrap().lines.is_empty());
        let organiser = t.member(Role::Organiser, t.root).await;
        assert_eq!(search(&t.engine, &organiser, &AuditFilter::default()).await.unwrap_err().public(), ApiError::Forbidden);
        let new = domain::tenants::tree::NewBranch {
            kind: domain::tenants::OrganisationKind::Branch, name: "N".into(), slug: "north".into(), parent: t.root,
        };
        let north = crate::tenants::add_branch(&t.engine, &t.owner, &new).await.unwrap();
        let regional = t.member(Role::Owner, north).await;
        assert_eq!(search(&t.engine, &regional, &AuditFilter::default()).await.unwrap_err().public(), ApiError::NotFound);
    }
}
