use domain::ApiError;
use domain::access::Role;
use domain::ids::PersonId;
use domain::people::{
    AddedAs, AffiliationRole, Cell, CustomFieldEdit, CustomValue, Facet, FieldKind, IdentityKind, NewPerson, PeopleQuery,
    PersonEdit, PersonKind, Source,
};

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

    async fn names_streets_and_own_fields_are_corrected_in_the_list(t: TestEngine) {
        let anna = person(&t, "Anna", "anna@example.org").await;
        let mut fields = Vec::new();
        for (kind, sensitive) in [(FieldKind::Text, false), (FieldKind::Number, false), (FieldKind::Date, false), (FieldKind::Choice, false), (FieldKind::YesNo, false), (FieldKind::Text, true)] {
            let options = if kind == FieldKind::Choice { vec!["Red".to_owned(), "Blue".into()] } else { Vec::new() };
            let new = CustomFieldEdit { organisation: t.root, below: true, name: format!("{kind} {sensitive}"), kind, options, sensitive };
            fields.push(custom::define(&t.engine, &t.owner, &new).await.unwrap());
        }
        let record = || async { let mut tx = t.engine.read().await.unwrap(); record::load(&mut tx, t.tenant.id, anna).await.unwrap().unwrap() };
        let set = |version, cell, value: &'static str| cell::set(&t.engine, &t.owner, &t.tenant, anna, version, cell, value);
        let (first, mut version) = record().await;
        let field = |n: usize| Cell::Field(fields[n]);
        for (cell, value) in [
            (Cell::GivenName, "Åse"), (Cell::FamilyName, "Ny"), (Cell::Street, "Vej 1"), (Cell::Language, "fi"), (field(0), "=1"), (field(1), "1 234,5"),
            (field(2), "2026-02-03"), (field(3), "Blue"), (field(4), "no"),
        ] {
            let saved = set(version, cell, value).await.unwrap();
            assert!(saved.version > version && saved.batch.is_some(), "{cell:?}");
            version = saved.version;
        }
        let (now, at) = record().await;
        assert_eq!((now.given_name.as_str(), now.family_name.as_str(), now.locale, at), ("Åse", "Ny", domain::locale::Locale::Fi, version));
        let values: Vec<&CustomValue> = fields.iter().filter_map(|id| now.custom.get(id)).collect();
        let want = [CustomValue::Text("=1".into()), CustomValue::Number(1_234_500_000), CustomValue::Date("2026-02-03".into()), CustomValue::Choice("Blue".into()), CustomValue::YesNo(false)];
        assert_eq!(values, want.iter().collect::<Vec<_>>());
        // Nothing new is no change; what does not fit is refused; an empty value removes.
        assert_eq!(set(version, Cell::GivenName, "Åse ").await.unwrap().batch, None);
        let version = record().await.1;
        for (cell, value) in [(Cell::Language, "xx"), (field(1), "many"), (field(2), "soon"), (field(3), "Green"), (field(4), "perhaps")] {
            assert!(matches!(set(version, cell, value).await.unwrap_err().public(), ApiError::Validation(_)), "{cell:?}");
        }
        assert_eq!(set(version, field(5), "asthma").await.unwrap_err().public(), ApiError::NotFound, "what is sensitive is not in lists");
        let removed = set(version, field(1), "").await.unwrap();
        assert!(!record().await.0.custom.contains_key(&fields[1]));
        let kept = editing::undo_edit(&t.engine, &t.owner, &t.tenant, anna, removed.batch.unwrap()).await.unwrap();
        assert!(kept.is_empty());
        assert_eq!(record().await.0.custom.get(&fields[1]), Some(&CustomValue::Number(1_234_500_000)));
        assert_eq!(first.given_name, "Anna");
    }

    async fn more_than_people_are_added_by_hand(t: TestEngine) {
        let new = |given: &str, family: &str| ByHand {
            data: PersonEdit { given_name: given.into(), family_name: family.into(), ..PersonEdit::default() },
            organisation: t.root, role: AffiliationRole::Contact, origin: "their site".into(), purposes: Vec::new(), basis: domain::consent::Basis::LegitimateInterest,
        };
        let add = |new: ByHand, of: AddedAs| { let t = &t; async move { add_as(&t.engine, &t.owner, &t.tenant, &new, &of).await } };
        let household = AddedAs { kind: PersonKind::Household, ..AddedAs::default() };
        let id = add(new("Ignored", "Berg, Vej 1"), household.clone()).await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        let (record, _) = record::load(&mut tx, t.tenant.id, id).await.unwrap().unwrap();
        assert_eq!((record.kind, record.given_name.as_str(), record.family_name.as_str()), (PersonKind::Household, "", "Berg, Vej 1"));
        drop(tx);
        let refused = add(new("Anna", " "), household).await.unwrap_err().public();
        assert_eq!(refused, ApiError::field("family_name", domain::Problem::Required));
        let media = AddedAs { facets: [Facet::Media, Facet::Stakeholder].into(), outlet: " The Meadow Post ".into(), beat: "rivers".into(), employer: "Post Ltd".into(), ..AddedAs::default() };
        let id = add(new("Ib", "Ink"), media).await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        let (record, _) = record::load(&mut tx, t.tenant.id, id).await.unwrap().unwrap();
        assert_eq!((record.facets.len(), record.outlet.as_str(), record.beat.as_str(), record.employer.as_str()), (2, "The Meadow Post", "rivers", "Post Ltd"));
        drop(tx);
        let long = AddedAs { kind: PersonKind::Organisation, employer: "x".repeat(201), ..AddedAs::default() };
        assert!(matches!(add(new("", "Club"), long).await.unwrap_err().public(), ApiError::Validation(_)));
    }
}
