use domain::access::{Actor, Role};
use domain::ids::{FieldId, OrganisationId, PersonId};
use domain::people::*;
use domain::{ApiError, Problem};

use super::*;
use crate::people::custom;
use crate::people::custom::tests::branch;
use crate::people::record::{self, Why};
use crate::testing::TestEngine;
use crate::{audit, value};

pub(super) async fn person(t: &TestEngine, organisation: OrganisationId, given: &str) -> PersonId {
    let mut tx = t.engine.write().await.unwrap();
    let ties = vec![Tie { organisation, role: AffiliationRole::Member }];
    let email = Address { address: format!("{given}@example.org").to_lowercase(), ..Address::default() };
    let record = Record { given_name: given.into(), ties, emails: vec![email], ..Record::default() };
    let id = record::create(&t.engine, &mut tx, &t.tenant, &record, &Why::by(&t.engine, &t.owner)).await.unwrap();
    tx.commit().await.unwrap();
    id
}

pub(super) async fn field(t: &TestEngine, name: &str, kind: FieldKind, sensitive: bool) -> FieldId {
    let options = if kind.has_options() { vec!["Blue".into(), "Green".into()] } else { Vec::new() };
    let edit = CustomFieldEdit { organisation: t.root, below: true, name: name.into(), kind, options, sensitive };
    custom::define(&t.engine, &t.owner, &edit).await.unwrap()
}

pub(super) async fn opened(t: &TestEngine, actor: &Actor, id: PersonId) -> RecordEdit {
    let d = details(&t.engine, actor, id).await.unwrap();
    let shown = d.fields.iter().map(|f| f.id).filter(|id| !d.hidden.contains(id)).collect();
    RecordEdit { version: d.version, record: d.record, shown, block_reason: String::new() }
}

pub(super) async fn saved(t: &TestEngine, actor: &Actor, id: PersonId, edit: &RecordEdit) -> Saved {
    save(&t.engine, actor, &t.tenant, id, edit).await.unwrap()
}

crate::both_databases! {
    async fn nothing_is_overwritten_that_somebody_else_has_saved(t: TestEngine) {
        let id = person(&t, t.root, "Aino").await;
        let anna = t.member(Role::Organiser, t.root).await;
        let mut mine = opened(&t, &t.owner, id).await;
        let mut theirs = opened(&t, &anna, id).await;
        theirs.record.nickname = "Ainoli".into();
        assert!(matches!(saved(&t, &anna, id, &theirs).await, Saved::Done { ref fields, .. } if fields == &["nickname"]));
        mine.record.pronouns = "she/her".into();
        let Saved::Clash(clash) = saved(&t, &t.owner, id, &mine).await else { panic!("an older version was written") };
        assert_eq!((clash.record.nickname.as_str(), clash.record.pronouns.as_str(), clash.actor), ("Ainoli", "", anna.name.clone()));
        let merged = RecordEdit { version: clash.version, record: Record { pronouns: "she/her".into(), ..clash.record }, ..mine };
        assert!(matches!(saved(&t, &t.owner, id, &merged).await, Saved::Done { .. }));
        let now = details(&t.engine, &t.owner, id).await.unwrap();
        assert_eq!((now.record.nickname.as_str(), now.record.pronouns.as_str(), now.version), ("Ainoli", "she/her", 3));
    }

    async fn a_form_writes_what_it_shows_and_no_more(t: TestEngine) {
        let id = person(&t, t.root, "Aino").await;
        let (plain, secret) = (field(&t, "Bicycle", FieldKind::Choice, false).await, field(&t, "Health", FieldKind::Text, true).await);
        let mut edit = opened(&t, &t.owner, id).await;
        edit.record.custom.insert(plain, CustomValue::Choice("Blue".into()));
        edit.record.custom.insert(secret, CustomValue::Text("Wheelchair".into()));
        edit.shown.insert(secret);
        saved(&t, &t.owner, id, &edit).await;
        let mut again = opened(&t, &t.owner, id).await;
        assert_eq!(again.record.custom.get(&secret), None, "sensitive values don't leave the server");
        again.record.custom.remove(&plain);
        again.record.ties.clear();
        again.record.links = vec![Link { kind: LinkKind::Website, url: "aino.example".into() }];
        again.record.do_not_contact = [domain::consent::Channel::Phone].into();
        again.block_reason = "Works nights".into();
        saved(&t, &t.owner, id, &again).await;
        let now = details(&t.engine, &t.owner, id).await.unwrap();
        assert_eq!((now.record.custom.len(), now.record.ties.len(), now.record.links[0].url.as_str()), (0, 1, "https://aino.example"));
        assert_eq!((now.blocks[0].reason.as_str(), now.hidden.contains(&secret)), ("Works nights", true));
        let seen = reveal(&t.engine, &t.owner, id).await.unwrap();
        assert_eq!(seen.values.get(&secret), Some(&CustomValue::Text("Wheelchair".into())));
        let log = audit::list(&t.engine, t.tenant.id, None, 1).await.unwrap();
        assert_eq!((log.items[0].action.as_str(), log.items[0].subject), ("person.revealed", Some(id.0)));
    }

    async fn a_form_says_everything_that_is_wrong(t: TestEngine) {
        let (id, other) = (person(&t, t.root, "Aino").await, person(&t, t.root, "Bo").await);
        let choice = field(&t, "Bicycle", FieldKind::Choice, false).await;
        let mut edit = opened(&t, &t.owner, id).await;
        edit.record.given_name = " ".into();
        edit.record.birth_date = "1980-02-30".into();
        edit.record.emails = vec![Address { address: "a@example.org".into(), ..Address::default() }, Address { address: "nope".into(), ..Address::default() }];
        edit.record.links = vec![Link { kind: LinkKind::Website, url: "javascript://x".into() }];
        edit.record.custom.insert(choice, CustomValue::Choice("Red".into()));
        let Err(crate::Error::Api(ApiError::Validation(wrong))) = save(&t.engine, &t.owner, &t.tenant, id, &edit).await else { panic!("must fail") };
        let fields: Vec<&str> = wrong.iter().map(|w| w.field.as_str()).collect();
        assert_eq!(fields, ["given_name", "birth_date", "emails.1", "links.0", &format!("custom:{choice}")]);
        let mut taken = opened(&t, &t.owner, other).await;
        taken.record.emails.push(Address { address: " AINO@example.org".into(), ..Address::default() });
        let refused = save(&t.engine, &t.owner, &t.tenant, other, &taken).await.unwrap_err().public();
        assert_eq!(refused, ApiError::field("emails.1", Problem::Taken));
    }

    async fn who_may_not_see_somebody_can_do_nothing(t: TestEngine) {
        let (north, south) = (branch(&t, "North").await, branch(&t, "South").await);
        let id = person(&t, north, "Aino").await;
        let edit = opened(&t, &t.owner, id).await;
        let (elsewhere, host) = (t.member(Role::Organiser, south).await, t.member(Role::EventHost, north).await);
        for stranger in [&elsewhere, &t.other_owner, &host] {
            let tenant = if stranger.tenant == t.tenant.id { &t.tenant } else { &t.other_tenant };
            assert!(details(&t.engine, stranger, id).await.is_err());
            assert!(save(&t.engine, stranger, tenant, id, &edit).await.is_err());
            assert!(reveal(&t.engine, stranger, id).await.is_err());
            assert!(changes(&t.engine, stranger, id, None, 9, false).await.is_err());
            assert!(presence(&t.engine, stranger, id, false).await.is_err());
            assert!(trash(&t.engine, stranger, tenant, id).await.is_err());
            assert!(note_support(&t.engine, stranger, tenant, id, Some(1), "").await.is_err());
        }
        let there = t.member(Role::Organiser, north).await;
        let tie = NewTie { organisation: south, role: AffiliationRole::Volunteer, since: String::new() };
        assert_eq!(add_tie(&t.engine, &there, &t.tenant, id, &tie).await.unwrap_err().public(), ApiError::NotFound);
        let count = value!(&mut t.engine.read().await.unwrap(), i64, "SELECT COUNT(*) FROM presence WHERE tenant_id = $1", t.tenant.id).unwrap();
        assert_eq!(count, 0);
    }
}
