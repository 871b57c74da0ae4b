use domain::people::*;

use super::tests::read;
use super::*;
use crate::people::interactions::{self, NewInteraction};
use crate::testing::TestEngine;
use crate::value;

async fn state(t: &TestEngine, tx: &mut crate::Tx, person: PersonId) -> PersonState {
    value!(tx, PersonState, "SELECT state FROM person WHERE tenant_id = $1 AND person_id = $2", t.tenant.id, person).unwrap()
}

crate::both_databases! {
    async fn a_field_changed_since_stays_and_is_named(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let why = || Why::by(&t.engine, &t.owner);
        let person = create(&t.engine, &mut tx, &t.tenant, &Record::default(), &why()).await.unwrap();
        let a = read(&t, &mut tx, person).await;
        let b = Record { nickname: "B".into(), pronouns: "she/her".into(), ..a.clone() };
        let batch = why();
        apply(&t.engine, &mut tx, &t.tenant, person, &a, &b, &batch).await.unwrap();
        let c = Record { nickname: "C".into(), ..b.clone() };
        apply(&t.engine, &mut tx, &t.tenant, person, &b, &c, &why()).await.unwrap();
        let undone = undo_batch(&t.engine, &mut tx, &t.tenant, batch.batch, &why()).await.unwrap();
        assert_eq!(undone, Undone { fields: 1, kept: vec![(person, "nickname".into())] });
        assert_eq!(read(&t, &mut tx, person).await, Record { nickname: "C".into(), ..a });
        let again = undo_batch(&t.engine, &mut tx, &t.other_tenant, batch.batch, &why()).await.unwrap();
        assert_eq!(again, Undone::default(), "another tenant has no such batch");
    }

    async fn who_was_made_goes_to_the_trash_unless_something_happened_since(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let why = || Why::by(&t.engine, &t.owner);
        let import = Why { source: Source::Import, ..why() };
        let mut made = Vec::new();
        for _ in 0..3 {
            made.push(create(&t.engine, &mut tx, &t.tenant, &Record::default(), &import).await.unwrap());
        }
        t.engine.clock.advance(domain::time::Timestamp::HOUR);
        let before = read(&t, &mut tx, made[1]).await;
        apply(&t.engine, &mut tx, &t.tenant, made[1], &before, &Record { beat: "Fish".into(), ..before.clone() }, &why()).await.unwrap();
        let note = NewInteraction::new(made[2], InteractionKind::Note, Source::Organiser);
        interactions::add(&t.engine, &mut tx, t.tenant.id, note).await.unwrap();
        let back = why();
        let (first, next) = undo_page(&t.engine, &mut tx, &t.tenant, import.batch, None, 2, &back).await.unwrap();
        let (second, end) = undo_page(&t.engine, &mut tx, &t.tenant, import.batch, next, 2, &back).await.unwrap();
        assert_eq!((first.fields, first.kept.len(), second.fields, second.kept.len(), end), (1, 1, 0, 1, None));
        assert_eq!(state(&t, &mut tx, made[0]).await, PersonState::Trashed);
        assert_eq!(state(&t, &mut tx, made[1]).await, PersonState::Active);
        let redo = undo_batch(&t.engine, &mut tx, &t.tenant, back.batch, &why()).await.unwrap();
        assert_eq!((redo.fields, state(&t, &mut tx, made[0]).await), (1, PersonState::Active));
        assert_eq!(undo_batch(&t.engine, &mut tx, &t.tenant, import.batch, &why()).await.unwrap().fields, 1, "and once more");
    }

    async fn an_address_given_to_somebody_else_meanwhile_is_not_taken_from_them(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let why = || Why::by(&t.engine, &t.owner);
        let with = Record { emails: vec![Address { address: "a@example.org".into(), ..Address::default() }], ..Record::default() };
        let person = create(&t.engine, &mut tx, &t.tenant, &with, &why()).await.unwrap();
        let removal = why();
        apply(&t.engine, &mut tx, &t.tenant, person, &with, &Record::default(), &removal).await.unwrap();
        create(&t.engine, &mut tx, &t.tenant, &with, &why()).await.unwrap();
        let undone = undo_batch(&t.engine, &mut tx, &t.tenant, removal.batch, &why()).await.unwrap();
        assert_eq!(undone, Undone { fields: 0, kept: vec![(person, "emails".into())] });
    }
}
