use domain::ApiError;
use domain::access::{Capability, Role};
use domain::people::{CustomFieldEdit, FieldKind};

use super::*;
use crate::tenants::{self, NewOrganisation};
use crate::testing::TestEngine;

fn edit(organisation: OrganisationId, name: &str, below: bool) -> CustomFieldEdit {
    CustomFieldEdit { organisation, below, name: name.into(), kind: FieldKind::Text, options: Vec::new(), sensitive: false }
}

pub(crate) async fn branch(t: &TestEngine, name: &str) -> OrganisationId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewOrganisation {
        name: name.into(),
        slug: name.to_lowercase(),
        kind: domain::tenants::OrganisationKind::Branch,
        parents: vec![t.root],
    };
    let id = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn names(t: &TestEngine, actor: &Actor) -> Vec<String> {
    let mut tx = t.engine.read().await.unwrap();
    let fields = visible(&t.engine, &mut tx, actor, Capability::PeopleRead).await.unwrap();
    fields.into_iter().map(|field| field.name).collect()
}

crate::both_databases! {
    async fn a_field_is_seen_by_those_whose_organisation_has_it(t: TestEngine) {
        let (north, south) = (branch(&t, "North").await, branch(&t, "South").await);
        define(&t.engine, &t.owner, &edit(t.root, "Everywhere", true)).await.unwrap();
        define(&t.engine, &t.owner, &edit(t.root, "Head office", false)).await.unwrap();
        define(&t.engine, &t.owner, &edit(north, "Bicycle", false)).await.unwrap();
        let (there, elsewhere) = (t.member(Role::Organiser, north).await, t.member(Role::Organiser, south).await);
        assert_eq!(names(&t, &t.owner).await, ["Everywhere", "Head office", "Bicycle"]);
        assert_eq!(names(&t, &there).await, ["Everywhere", "Bicycle"]);
        assert_eq!(names(&t, &elsewhere).await, ["Everywhere"]);
        assert!(names(&t, &t.other_owner).await.is_empty());
        let refused = define(&t.engine, &there, &edit(north, "Mine", false)).await.unwrap_err().public();
        assert_eq!(refused, ApiError::Forbidden);
        assert_eq!(define(&t.engine, &t.other_owner, &edit(north, "Mine", false)).await.unwrap_err().public(), ApiError::NotFound);
    }

    async fn fields_are_renamed_moved_and_put_away(t: TestEngine) {
        let first = define(&t.engine, &t.owner, &edit(t.root, "First", true)).await.unwrap();
        let second = define(&t.engine, &t.owner, &edit(t.root, "Second", true)).await.unwrap();
        let taken = define(&t.engine, &t.owner, &edit(t.root, " FIRST ", true)).await.unwrap_err().public();
        assert_eq!(taken, ApiError::field("name", domain::Problem::Taken));
        let choice = CustomFieldEdit { kind: FieldKind::Choice, ..edit(t.root, "Third", true) };
        assert!(define(&t.engine, &t.owner, &choice).await.is_err(), "a choice needs options");
        place(&t.engine, &t.owner, second, true).await.unwrap();
        change(&t.engine, &t.owner, first, &edit(t.root, "Primero", true)).await.unwrap();
        assert_eq!(names(&t, &t.owner).await, ["Second", "Primero"]);
        archive(&t.engine, &t.owner, second, true).await.unwrap();
        assert_eq!(names(&t, &t.owner).await, ["Primero"]);
        assert_eq!(managed(&t.engine, &t.owner).await.unwrap().len(), 2);
        assert!(archive(&t.engine, &t.other_owner, second, false).await.is_err());
        archive(&t.engine, &t.owner, second, false).await.unwrap();
        assert_eq!(names(&t, &t.owner).await, ["Second", "Primero"]);
    }
}
