//! A country of one district: two members sit for it, and one of them has an office.

use domain::access::{Actor, Role};
use domain::ids::MembershipId;
use domain::representatives::import::{ImportKind, ImportOptions};
use domain::representatives::lookup::{Outcome, Question, Representation};
use domain::tenants::OrganisationKind;
use engine::casework;
use engine::representatives::{find, import_file};
use engine::tenants::{self, NewOrganisation};

use crate::support::Site;

const PEOPLE: &str = r#"{"persons":[{"id":"1","name":"Maja Holm","email":"maja@assembly.example.org"},{"id":"2","name":"Nora Ny"}],
  "organizations":[{"id":"a","name":"National Assembly","classification":"legislature"}],
  "areas":[{"id":"N1","name":"Norrvig West"}],
  "events":[{"id":"t2","classification":"legislative period","organization_id":"a","start_date":"2024-01-01"}],
  "memberships":[{"person_id":"1","organization_id":"a","area_id":"N1","legislative_period_id":"t2"},
    {"person_id":"2","organization_id":"a","area_id":"N1","legislative_period_id":"t2"}]}"#;

/// A small country, an office for Maja Holm, and one who works there.
pub async fn country(site: &Site) -> (Representation, Actor) {
    let t = &site.t;
    for (kind, level, text) in
        [(ImportKind::Popolo, "national", PEOPLE), (ImportKind::Postcodes, "", "postcode;district\n4821;N1\n")]
    {
        let options = ImportOptions { kind, source: "test".into(), level: level.into(), ..ImportOptions::default() };
        assert_eq!(import_file(&t.engine, t.tenant.id, text.as_bytes(), &options).await.unwrap().fault, None);
    }
    let question = Question { text: "4821".into(), ..Question::default() };
    let Outcome::Found(found) = find(&t.engine, t.tenant.id, "2026-11-22", &question).await.unwrap() else {
        panic!("the postcode is known")
    };
    let maja = found.holders().find(|h| h.name == "Maja Holm").unwrap().politician;
    let mut tx = t.engine.write().await.unwrap();
    let new = NewOrganisation {
        kind: OrganisationKind::Office,
        name: "Office of Maja Holm".into(),
        slug: "maja".into(),
        parents: vec![t.root],
    };
    let office = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
    casework::serve(&t.engine, &mut tx, t.tenant.id, maja, office).await.unwrap();
    tx.commit().await.unwrap();
    (found, t.member(Role::Caseworker, office).await)
}

/// The membership of the one with that name.
pub fn membership(of: &Representation, name: &str) -> MembershipId {
    of.holders().find(|h| h.name == name).unwrap().membership
}
