use domain::consent::Channel;
use domain::ids::{FieldId, PersonId, TagId};
use domain::locale::Locale;
use domain::people::*;
use domain::{ApiError, Problem};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use sqlx::types::Json;

use super::*;
use crate::people::{identities as addresses, tags};
use crate::testing::TestEngine;
use crate::{Tx, all, exec, value};

const NEW_FIELD: &str = "INSERT INTO custom_field (tenant_id, field_id, organisation_id, below, name, name_key, kind, options, sensitive, position, created_at)
    VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, 0, 0)";

/// A field of every kind, and three tags.
pub(super) async fn ground(t: &TestEngine, tx: &mut Tx) -> (Vec<(FieldId, FieldKind)>, Vec<TagId>) {
    let mut fields = Vec::new();
    for kind in FieldKind::ALL {
        let id: FieldId = t.engine.id();
        let options = Json(vec!["Blue", "Green"]);
        exec!(tx, NEW_FIELD, t.tenant.id, id, t.root, true, kind.as_str(), *kind, options, false).unwrap();
        fields.push((id, *kind));
    }
    let someone = create(&t.engine, tx, &t.tenant, &Record::default(), &Why::from(&t.engine, Source::Demo)).await.unwrap();
    for name in ["One", "Two", "Three"] {
        tags::give(&t.engine, tx, t.tenant.id, someone, name).await.unwrap();
    }
    let known = tags::of(tx, t.tenant.id, someone).await.unwrap();
    (fields, known.into_iter().map(|tag| tag.id).collect())
}

fn some(rng: &mut StdRng) -> String {
    (*["", "Åse", "Bjørn Æ.", "d'Arc", "Nogueira", "  spaces  "].choose(rng).unwrap()).to_owned()
}

fn list(rng: &mut StdRng, pool: &[&str]) -> Vec<Address> {
    let labels = ["home", "work", ""];
    let mut out: Vec<Address> = Vec::new();
    for _ in 0..rng.random_range(0..4) {
        let address = (*pool.choose(rng).unwrap()).to_owned();
        if !out.iter().any(|a| a.address == address) {
            out.push(Address { label: (*labels.choose(rng).unwrap()).into(), address });
        }
    }
    out
}

pub(super) fn random(rng: &mut StdRng, t: &TestEngine, fields: &[(FieldId, FieldKind)], known: &[TagId]) -> Record {
    let mut out = Record {
        kind: *PersonKind::ALL.choose(rng).unwrap(),
        honorific_prefix: some(rng),
        given_name: some(rng),
        additional_name: some(rng),
        family_name: some(rng),
        nickname: some(rng),
        pronouns: some(rng),
        birth_date: (*["", "1980", "1980-05", "1980-05-17"].choose(rng).unwrap()).into(),
        locale: *Locale::ALL.choose(rng).unwrap(),
        languages: ["sv", "se", "ar"].into_iter().filter(|_| rng.random()).map(str::to_owned).collect(),
        job_title: some(rng),
        employer: some(rng),
        facets: Facet::ALL.iter().copied().filter(|_| rng.random()).collect(),
        outlet: some(rng),
        beat: some(rng),
        emails: list(rng, &["a@example.org", "b@example.org", "c@example.org", "d@example.org"]),
        phones: list(rng, &["+4520304050", "+4520304051", "+4520304052"]),
        do_not_contact: Channel::ALL.iter().copied().filter(|_| rng.random()).collect(),
        support_level: [None, Some(1), Some(5)].choose(rng).copied().flatten(),
        owner: [None, Some(t.owner.account)].choose(rng).copied().flatten(),
        tags: known.iter().copied().filter(|_| rng.random()).collect(),
        ties: AffiliationRole::ALL
            .iter()
            .filter(|_| rng.random())
            .map(|role| Tie { organisation: t.root, role: *role })
            .collect(),
        ..Record::default()
    };
    for kind in ["home", "work", "postal", "other"] {
        if rng.random() {
            let address =
                PostalAddress { street: some(rng), city: some(rng), postcode: "4821".into(), ..PostalAddress::default() };
            out.addresses.push(Postal { kind: kind.into(), address });
        }
    }
    for (kind, url) in [
        (LinkKind::Website, "https://a.example"),
        (LinkKind::Mastodon, "https://b.example/@a"),
        (LinkKind::Other, "https://c.example"),
    ] {
        if rng.random() {
            out.links.push(Link { kind, url: url.into() });
        }
    }
    for (field, kind) in fields {
        let value = match kind {
            FieldKind::Text => CustomValue::Text(some(rng)),
            FieldKind::Number => CustomValue::Number(rng.random_range(-5_000_000..5_000_000)),
            FieldKind::Date => CustomValue::Date("2026-05-17".into()),
            FieldKind::Choice => CustomValue::Choice((*["Blue", "Green"].choose(rng).unwrap()).into()),
            FieldKind::Choices => {
                CustomValue::Choices(["Blue", "Green"].into_iter().filter(|_| rng.random()).map(str::to_owned).collect())
            }
            FieldKind::YesNo => CustomValue::YesNo(rng.random()),
            FieldKind::Person => CustomValue::Person(t.engine.id()),
        };
        if rng.random() {
            out.custom.insert(*field, value);
        }
    }
    out
}

pub(super) async fn read(t: &TestEngine, tx: &mut Tx, person: PersonId) -> Record {
    load(tx, t.tenant.id, person).await.unwrap().unwrap().0
}

fn email(address: &str) -> Address {
    Address { address: address.into(), ..Address::default() }
}

crate::both_databases! {
    async fn what_was_written_is_read_and_a_batch_taken_back_leaves_what_was_there(t: TestEngine) {
        let mut rng = StdRng::seed_from_u64(11);
        let mut tx = t.engine.write().await.unwrap();
        let (fields, known) = ground(&t, &mut tx).await;
        let why = || Why::by(&t.engine, &t.owner);
        let first = normal(&t.tenant, &random(&mut rng, &t, &fields, &known));
        let person = create(&t.engine, &mut tx, &t.tenant, &first, &why()).await.unwrap();
        let mut before = read(&t, &mut tx, person).await;
        assert_eq!(before, first, "made as given");
        for round in 0..25 {
            let wanted = random(&mut rng, &t, &fields, &known);
            let this = why();
            let (_, version) = load(&mut tx, t.tenant.id, person).await.unwrap().unwrap();
            let changed = apply(&t.engine, &mut tx, &t.tenant, person, &before, &wanted, &this).await.unwrap();
            let (after, raised) = load(&mut tx, t.tenant.id, person).await.unwrap().unwrap();
            assert_eq!(after, normal(&t.tenant, &wanted), "round {round}");
            assert_eq!(raised, version + i64::from(!changed.is_empty()));
            assert!(apply(&t.engine, &mut tx, &t.tenant, person, &after, &wanted, &this).await.unwrap().is_empty());
            let undone = undo_batch(&t.engine, &mut tx, &t.tenant, this.batch, &why()).await.unwrap();
            assert_eq!((undone.fields, undone.kept.len()), (u64::try_from(changed.len()).unwrap(), 0), "round {round}");
            assert_eq!(read(&t, &mut tx, person).await, before, "round {round}");
            if round % 3 == 0 {
                apply(&t.engine, &mut tx, &t.tenant, person, &before, &wanted, &why()).await.unwrap();
                before = read(&t, &mut tx, person).await;
            }
        }
        assert_eq!(load(&mut tx, t.other_tenant.id, person).await.unwrap(), None);
    }

    async fn every_change_says_what_it_was_and_support_has_a_history(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let person = create(&t.engine, &mut tx, &t.tenant, &Record::default(), &Why::by(&t.engine, &t.owner)).await.unwrap();
        let before = read(&t, &mut tx, person).await;
        let after = Record { nickname: " Ace ".into(), support_level: Some(2), ..before.clone() };
        let why = Why::by(&t.engine, &t.owner);
        let changed = apply(&t.engine, &mut tx, &t.tenant, person, &before, &after, &why).await.unwrap();
        assert_eq!(changed, ["nickname", "support_level"]);
        type Row = (String, String, String, String);
        let rows = all!(&mut tx, Row, "SELECT field, CAST(before AS TEXT), CAST(after AS TEXT), actor FROM person_change WHERE tenant_id = $1 AND batch_id = $2 ORDER BY change_id", t.tenant.id, why.batch).unwrap();
        let row = |field: &str, before: &str, after: &str| -> Row { (field.into(), before.into(), after.into(), "Olga Owner".into()) };
        assert_eq!(rows, [row("nickname", "\"\"", "\"Ace\""), row("support_level", "null", "2")]);
        let levels = value!(&mut tx, i64, "SELECT level FROM support_change WHERE tenant_id = $1 AND person_id = $2", t.tenant.id, person).unwrap();
        assert_eq!(levels, 2);
    }

    async fn an_address_of_somebody_else_is_refused_and_nobody_is_made(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let why = Why::by(&t.engine, &t.owner);
        let taken = Record { emails: vec![email("a@example.org")], ..Record::default() };
        create(&t.engine, &mut tx, &t.tenant, &taken, &why).await.unwrap();
        let more = Record { emails: vec![email("new@example.org"), email("a@example.org")], ..Record::default() };
        let refused = create(&t.engine, &mut tx, &t.tenant, &more, &why).await.unwrap_err().public();
        assert_eq!(refused, ApiError::field("emails", Problem::Taken));
        let people = value!(&mut tx, i64, "SELECT COUNT(*) FROM person WHERE tenant_id = $1", t.tenant.id).unwrap();
        assert_eq!(people, 1);
        let other = create(&t.engine, &mut tx, &t.tenant, &Record::default(), &why).await.unwrap();
        let refused = apply(&t.engine, &mut tx, &t.tenant, other, &Record::default(), &more, &why).await.unwrap_err().public();
        assert_eq!(refused, ApiError::field("emails", Problem::Taken));
        assert!(create(&t.engine, &mut tx, &t.other_tenant, &taken, &why).await.is_ok(), "another tenant's people are others");
    }

    async fn what_is_known_of_an_address_survives_edits_and_coming_back(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let why = || Why::by(&t.engine, &t.owner);
        let both = Record { emails: vec![email("a@example.org"), email("b@example.org")], ..Record::default() };
        let person = create(&t.engine, &mut tx, &t.tenant, &both, &why()).await.unwrap();
        addresses::verify(&t.engine, &mut tx, t.tenant.id, person, "a@example.org").await.unwrap();
        exec!(&mut tx, "UPDATE identity SET health = 'bounced', suppressed_at = 5 WHERE tenant_id = $1 AND address = 'b@example.org'", t.tenant.id).unwrap();
        let turned = Record { emails: vec![email("b@example.org"), Address { label: "work".into(), ..email("a@example.org") }], ..both.clone() };
        apply(&t.engine, &mut tx, &t.tenant, person, &both, &turned, &why()).await.unwrap();
        let seen = |profile: PersonProfile| -> Vec<(String, bool, Health, bool)> {
            profile.identities.into_iter().map(|i| (i.address, i.verified_at.is_some(), i.health, i.suppressed_at.is_some())).collect()
        };
        let want = [("b@example.org".to_owned(), false, Health::Bounced, true), ("a@example.org".to_owned(), true, Health::Good, false)];
        assert_eq!(seen(crate::people::load(&mut tx, t.tenant.id, person).await.unwrap().unwrap()), want);
        let none = Record { emails: Vec::new(), ..turned.clone() };
        apply(&t.engine, &mut tx, &t.tenant, person, &turned, &none, &why()).await.unwrap();
        apply(&t.engine, &mut tx, &t.tenant, person, &none, &turned, &why()).await.unwrap();
        assert_eq!(seen(crate::people::load(&mut tx, t.tenant.id, person).await.unwrap().unwrap()), want);
        apply(&t.engine, &mut tx, &t.tenant, person, &turned, &none, &why()).await.unwrap();
        let other = create(&t.engine, &mut tx, &t.tenant, &turned, &why()).await.unwrap();
        let there = seen(crate::people::load(&mut tx, t.tenant.id, other).await.unwrap().unwrap());
        assert_eq!(there, [want[0].clone(), ("a@example.org".to_owned(), false, Health::Good, false)], "proved by one, not by another");
    }
}
