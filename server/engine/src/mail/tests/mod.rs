mod sink;
mod smtp;

use super::*;

crate::both_databases! {
    async fn in_mailbox_mode_a_mail_is_kept_and_no_job_is_made(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let message = Message {
            attachments: vec![AttachmentView { file_name: "a.ics".into(), media_type: "text/calendar".into(), content: "BEGIN".into() }],
            headers: vec![("List-Id".into(), "<x.example.org>".into())],
            ..Message::new("test.mail", Locale::Fi, "aino@example.org", "Aino\r\nBcc: all@example.org", "Hei\nsinä", Body::new().paragraph("Moi"))
        };
        let id = queue(&t.engine, &mut tx, &t.tenant, &message).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(jobs::run_due(&t.engine).await.unwrap(), 0);
        let mail = read(&t.engine, t.tenant.id, id).await.unwrap().unwrap();
        assert_eq!(mail.summary.state, MailState::Kept);
        assert_eq!(mail.summary.subject, "Hei sinä");
        assert!(mail.headers.iter().all(|(_, value)| !value.contains('\n')));
        assert_eq!(mail.attachments.len(), 1);
        assert_eq!(list(&t.engine, t.tenant.id, Some("AINO@example.org"), None, 10).await.unwrap().items.len(), 1);
        assert!(list(&t.engine, t.other_tenant.id, None, None, 10).await.unwrap().items.is_empty());
    }
}
