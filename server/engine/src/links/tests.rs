use super::*;

crate::both_databases! {
    async fn a_link_works_once_and_only_for_its_kind_and_time(t: TestEngine) {
        let subject = t.engine.id();
        let mut tx = t.engine.write().await.unwrap();
        let token = create(&t.engine, &mut tx, t.tenant.id, LinkKind::Login, subject, Timestamp::HOUR).await.unwrap();
        assert_eq!(consume(&t.engine, &mut tx, t.tenant.id, LinkKind::Password, &token).await.unwrap(), None);
        assert_eq!(consume(&t.engine, &mut tx, t.other_tenant.id, LinkKind::Login, &token).await.unwrap(), None);
        assert_eq!(find(&t.engine, &mut tx, t.tenant.id, LinkKind::Login, &token).await.unwrap().unwrap().used_at, None);
        assert_eq!(consume(&t.engine, &mut tx, t.tenant.id, LinkKind::Login, &token).await.unwrap(), Some(subject));
        assert_eq!(consume(&t.engine, &mut tx, t.tenant.id, LinkKind::Login, &token).await.unwrap(), None);
        let late = create(&t.engine, &mut tx, t.tenant.id, LinkKind::Login, subject, Timestamp::HOUR).await.unwrap();
        t.engine.clock.advance(Timestamp::HOUR);
        assert_eq!(consume(&t.engine, &mut tx, t.tenant.id, LinkKind::Login, &late).await.unwrap(), None);
        assert_eq!(sweep(&mut tx, t.tenant.id, t.engine.now()).await.unwrap(), 2);
    }
}
