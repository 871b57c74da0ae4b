use domain::ApiError;
use domain::access::Role;
use domain::ids::PersonId;
use domain::people::{Cell, IdentityKind, NewPerson, PeopleQuery, Source};

use super::*;
use crate::testing::{TestEngine, everything_of};

async fn person(t: &TestEngine, given: &str, email: &str) -> PersonId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewPerson { given_name: given.into(), family_name: "Xylander".into(), email: email.into(), ..NewPerson::default() };
    let made = match_or_create(&t.engine, &mut tx, &t.tenant, &new, t.root, Source::Signup).await.unwrap();
    tx.commit().await.unwrap();
    made.person
}

crate::both_databases! {
    async fn after_thirty_days_in_the_trash_nothing_personal_is_left(t: TestEngine) {
        let gone = person(&t, "Quirin", "quirin@xylander.example.org").await;
        let bounced = person(&t, "Quintus", "quintus@xylander.example.org").await;
        let mut tx = t.engine.write().await.unwrap();
        crate::exec!(&mut tx, "UPDATE identity SET health = 'bounced' WHERE tenant_id = $1 AND person_id = $2", t.tenant.id, bounced).unwrap();
        tx.commit().await.unwrap();
        for id in [gone, bounced] {
            editing::trash(&t.engine, &t.owner, &t.tenant, id).await.unwrap();
        }
        t.engine.clock.advance(own::TRASHED_FOR - 1);
        assert_eq!(own::purge(&t.engine, t.tenant.id).await.unwrap(), 0);
        t.engine.clock.advance(1);
        assert_eq!(own::purge(&t.engine, t.other_tenant.id).await.unwrap(), 0);
        assert_eq!(own::purge(&t.engine, t.tenant.id).await.unwrap(), 2);
        assert_eq!(own::purge(&t.engine, t.tenant.id).await.unwrap(), 0);
        let mut tx = t.engine.read().await.unwrap();
        for line in everything_of(&mut tx, t.tenant.id).await {
            assert!(!line.to_lowercase().contains("xylander") && !line.contains("uirin"), "{line}");
        }
        for (address, stays) in [("quirin@xylander.example.org", false), ("quintus@xylander.example.org", true)] {
            // Nobody asked to be left alone; but what was suppressed stays so.
            let erased = identities::is_erased(&t.engine, &mut tx, t.tenant.id, IdentityKind::Email, address).await.unwrap();
            assert_eq!(erased, stays, "{address}");
        }
    }

    async fn one_value_is_corrected_in_the_list(t: TestEngine) {
        let anna = person(&t, "Anna", "anna@example.org").await;
        person(&t, "Bo", "bo@example.org").await;
        let row = |n: usize| { let t = &t; async move { list(&t.engine, &t.owner, &PeopleQuery::default(), 9).await.unwrap().items.remove(n) } };
        let before = row(0).await;
        let set = |version, cell, value: &'static str| cell::set(&t.engine, &t.owner, &t.tenant, anna, version, cell, value);
        set(before.version, Cell::City, "Norrvig").await.unwrap();
        let after = row(0).await;
        assert_eq!((after.city.as_str(), after.version > before.version), ("Norrvig", true));
        assert_eq!(set(before.version, Cell::City, "Elsewhere").await.unwrap_err().public(), ApiError::Conflict("version".into()));
        set(after.version, Cell::Phone, "+45 20 30 40 50").await.unwrap();
        assert_eq!(row(0).await.phone.as_deref(), Some("+4520304050"));
        let now = row(0).await.version;
        assert!(matches!(set(now, Cell::Email, "nonsense").await.unwrap_err().public(), ApiError::Validation(_)));
        assert!(matches!(set(now, Cell::Email, "bo@example.org").await.unwrap_err().public(), ApiError::Validation(_)));
        set(now, Cell::Email, "").await.unwrap();
        assert_eq!(row(0).await.email, None);
        let host = t.member(Role::EventHost, t.root).await;
        assert!(cell::set(&t.engine, &host, &t.tenant, anna, now, Cell::City, "x").await.is_err());
        assert!(cell::set(&t.engine, &t.other_owner, &t.other_tenant, anna, now, Cell::City, "x").await.is_err());
    }
}
