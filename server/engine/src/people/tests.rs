use domain::ids::PersonId;
use domain::locale::Locale;
use domain::people::{AffiliationRole, IdentityKind, InteractionKind, NewPerson, Source};

use super::*;
use crate::testing::TestEngine;
use crate::value;

fn aino() -> NewPerson {
    NewPerson {
        given_name: "Aino".into(),
        family_name: "Lindqvist".into(),
        email: "Aino@Example.org".into(),
        phone: "+45 20 30 40 50".into(),
        postcode: "4821".into(),
        locale: Locale::Fi,
        ..NewPerson::default()
    }
}

async fn matched(t: &TestEngine, new: &NewPerson, source: Source) -> PersonMatch {
    let mut tx = t.engine.write().await.unwrap();
    let found = match_or_create(&t.engine, &mut tx, &t.tenant, new, t.root, source).await.unwrap();
    tx.commit().await.unwrap();
    found
}

crate::both_databases! {
    async fn the_same_address_is_the_same_person_and_nothing_is_overwritten(t: TestEngine) {
        let first = matched(&t, &aino(), Source::Signup).await;
        assert!(first.created && first.given.is_empty());
        let again = NewPerson { given_name: "Mallory".into(), email: " aino@EXAMPLE.org ".into(), phone: "+45 99 99 99 99".into(), ..aino() };
        let second = matched(&t, &again, Source::Event).await;
        assert_eq!((second.person, second.created), (first.person, false));
        assert_eq!(second.given.0, [("given_name".to_owned(), "Mallory".to_owned()), ("phone".to_owned(), "+4599999999".to_owned())]);
        let mut tx = t.engine.read().await.unwrap();
        let name: String = value!(&mut tx, String, "SELECT given_name FROM person WHERE tenant_id = $1 AND person_id = $2", t.tenant.id, first.person).unwrap();
        assert_eq!(name, "Aino");
        let elsewhere = match_or_create(&t.engine, &mut t.engine.write().await.unwrap(), &t.other_tenant, &aino(), t.root, Source::Signup).await;
        assert!(elsewhere.is_err(), "an organisation of another tenant is no organisation");
    }

    async fn at_the_same_moment_there_is_still_one_person(t: TestEngine) {
        let (tenant, root) = (t.tenant.clone(), t.root);
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let (engine, tenant) = (t.engine.clone(), tenant.clone());
            tasks.push(tokio::spawn(async move {
                let mut tx = engine.write().await.unwrap();
                let found = match_or_create(&engine, &mut tx, &tenant, &aino(), root, Source::Signup).await.unwrap();
                tx.commit().await.unwrap();
                found
            }));
        }
        let mut found: Vec<PersonMatch> = Vec::new();
        for task in tasks {
            found.push(task.await.unwrap());
        }
        assert_eq!(found.iter().filter(|m| m.created).count(), 1);
        let first: PersonId = found[0].person;
        assert!(found.iter().all(|m| m.person == first));
        let mut tx = t.engine.read().await.unwrap();
        assert_eq!(value!(&mut tx, i64, "SELECT CAST(COUNT(*) AS BIGINT) FROM person WHERE tenant_id = $1", t.tenant.id).unwrap(), 1);
    }

    async fn without_an_address_nobody_is_matched(t: TestEngine) {
        let new = NewPerson { email: String::new(), ..aino() };
        let (one, two) = (matched(&t, &new, Source::Organiser).await, matched(&t, &new, Source::Organiser).await);
        assert!(one.created && two.created && one.person != two.person);
    }

    async fn the_timeline_is_paged_latest_first(t: TestEngine) {
        let person = matched(&t, &aino(), Source::Signup).await.person;
        for n in 0..5 {
            let mut tx = t.engine.write().await.unwrap();
            let label = format!("Event {n}");
            let event = interactions::NewInteraction::new(person, InteractionKind::EventBooked, Source::Event).incoming().with(t.root);
            interactions::add(&t.engine, &mut tx, t.tenant.id, event.about("event", t.engine.id(), &label)).await.unwrap();
            tx.commit().await.unwrap();
            // Two entries share an instant, so that the order must not rest on time alone.
            t.engine.clock.advance(if n % 2 == 0 { 0 } else { 1_000_000 });
        }
        let mut tx = t.engine.read().await.unwrap();
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let page = interactions::timeline(&mut tx, t.tenant.id, person, after.as_deref(), 2).await.unwrap();
            seen.extend(page.items.iter().map(|i| i.subject_label.clone()));
            after = page.next;
            if after.is_none() { break; }
        }
        assert_eq!(seen, ["Event 4", "Event 3", "Event 2", "Event 1", "Event 0"]);
        let other = interactions::timeline(&mut tx, t.other_tenant.id, person, None, 9).await.unwrap();
        assert!(other.items.is_empty());
    }

    async fn a_proved_address_may_be_written_to(t: TestEngine) {
        let person = matched(&t, &aino(), Source::Signup).await.person;
        let mut tx = t.engine.write().await.unwrap();
        assert!(!identities::is_suppressed(&t.engine, &mut tx, t.tenant.id, IdentityKind::Email, "AINO@example.org").await.unwrap());
        assert!(identities::is_suppressed(&t.engine, &mut tx, t.tenant.id, IdentityKind::Email, "no address").await.unwrap());
        identities::verify(&t.engine, &mut tx, t.tenant.id, person, "aino@example.org").await.unwrap();
        affiliate(&t.engine, &mut tx, &t.tenant, person, t.root, AffiliationRole::Supporter).await.unwrap();
        let ties = value!(&mut tx, i64, "SELECT CAST(COUNT(*) AS BIGINT) FROM affiliation WHERE tenant_id = $1", t.tenant.id).unwrap();
        assert_eq!(ties, 1, "a tie that is there stays as it is");
        assert_eq!(identities::person_by_email(&mut tx, t.tenant.id, "aino@example.org").await.unwrap(), Some(person));
        assert_eq!(identities::person_by_email(&mut tx, t.other_tenant.id, "aino@example.org").await.unwrap(), None);
        assert_eq!(identities::email_of(&mut tx, t.tenant.id, person).await.unwrap().as_deref(), Some("aino@example.org"));
    }
}
