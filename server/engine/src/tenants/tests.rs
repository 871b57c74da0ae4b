use domain::tenants::OrganisationKind;

use super::*;

crate::both_databases! {
    async fn a_zone_with_two_parents_is_below_both(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let mut add = async |slug: &str, parents: Vec<_>| {
            let new = NewOrganisation { kind: OrganisationKind::Region, name: slug.into(), slug: slug.into(), parents };
            add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap()
        };
        let north = add("north", vec![t.root]).await;
        let south = add("south", vec![t.root]).await;
        let zone = add("zone", vec![north, south]).await;
        for above in [t.root, north, south, zone] {
            assert!(subtree_contains(&mut tx, t.tenant.id, above, zone).await.unwrap());
        }
        assert!(!subtree_contains(&mut tx, t.tenant.id, zone, north).await.unwrap());
        assert!(!subtree_contains(&mut tx, t.other_tenant.id, t.root, zone).await.unwrap());
        let found = organisation(&mut tx, t.tenant.id, zone).await.unwrap().unwrap();
        assert_eq!((found.slug.as_str(), found.depth), ("zone", 2));
    }

    async fn a_slug_is_taken_once(t: TestEngine) {
        let new = NewTenant {
            slug: t.tenant.slug.clone(), name: "Again".into(), locale: Locale::En, zone: "UTC".into(), country: "DK".into(),
            currency: "DKK".into(), mail_from: "a@example.org".into(), privacy_contact: "a@example.org".into(),
        };
        let refused = create(&t.engine, &new).await.unwrap_err().public();
        assert_eq!(refused, domain::ApiError::field("slug", domain::Problem::Taken));
    }
}
