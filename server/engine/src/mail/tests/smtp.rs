//! Mail through a real mail server.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::events::{EventInput, RsvpInput, Visibility};
use domain::jobs::JobState;
use domain::locale::LocalizedText;
use domain::time::Timestamp;

use super::sink::Sink;
use super::*;
use crate::testing::TestEngine;
use crate::{events, value};

/// The same engine, sending for good.
fn sending(t: &TestEngine, sink: &Sink, options: &str) -> Engine {
    let smtp = Outgoing::smtp_transport(&format!("smtp://127.0.0.1:{}{options}", sink.port)).unwrap();
    Engine { outgoing: Arc::new(Outgoing::Smtp(smtp)), ..t.engine.clone() }
}

async fn write(engine: &Engine, t: &TestEngine, to: &str) -> MailId {
    let message = Message {
        reply_to: Some("office@example.org".into()),
        headers: vec![("List-Id".into(), "<news.example.org>".into())],
        ..Message::new("test.mail", Locale::Fi, to, "Väinö", "Tervetuloa — à bientôt", Body::new().paragraph("Moi, Väinö!"))
    };
    let mut tx = engine.write().await.unwrap();
    let id = queue(engine, &mut tx, &t.tenant, &message).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn state(t: &TestEngine, id: MailId) -> (MailState, Option<String>) {
    let mut tx = t.engine.read().await.unwrap();
    fate(&mut tx, t.tenant.id, id).await.unwrap().unwrap()
}

async fn jobs_in(t: &TestEngine, wanted: JobState) -> usize {
    jobs::list(&t.engine, &t.owner, wanted, None, 50).await.unwrap().items.len()
}

fn evening(t: &TestEngine) -> EventInput {
    EventInput {
        organisation: t.root,
        title: LocalizedText::one(Locale::En, "Open evening"),
        description: LocalizedText::default(),
        venue: "Town hall".into(),
        street: String::new(),
        postcode: String::new(),
        city: "Århus".into(),
        country: "DK".into(),
        online_url: String::new(),
        zone: "Europe/Copenhagen".into(),
        start: "2026-12-01T19:00".into(),
        end: "2026-12-01T21:00".into(),
        capacity: None,
        guests_allowed: 0,
        visibility: Visibility::Public,
        remind: false,
        picture_alt: LocalizedText::default(),
    }
}

crate::both_databases! {
    async fn a_mail_arrives_with_everything_in_it(t: TestEngine) {
        let Some(mut sink) = Sink::closed() else { return };
        sink.open(&[]);
        let engine = sending(&t, &sink, "");
        let id = write(&engine, &t, "vaino@example.org").await;
        assert_eq!(state(&t, id).await.0, MailState::Queued);
        assert_eq!(jobs::run_due(&engine).await.unwrap(), 1);
        assert_eq!(state(&t, id).await, (MailState::Sent, None));
        let mails = sink.mails();
        let [mail] = mails.as_slice() else { panic!("{mails:?}") };
        let header = |name: &str| mail.header(name).unwrap_or_default();
        assert_eq!(header("X-Rcpt-Args"), "<vaino@example.org>");
        assert_eq!(header("X-Mail-Args").split(' ').next(), Some("<hello@meadow.example.org>"));
        assert!(header("From").contains("<hello@meadow.example.org>") && header("To").contains("<vaino@example.org>"), "{mail:?}");
        assert_eq!((header("Reply-To"), header("List-Id")), ("office@example.org".into(), "<news.example.org>".into()));
        assert_eq!(header("Message-ID"), format!("<{id}@meadow.example.org>"));
        assert_eq!(header("Subject"), "Tervetuloa =?utf-8?b?4oCUIMOgIGJpZW50w7R0?=");
        let parts = mail.parts();
        let kinds: Vec<_> = parts.iter().map(|(kind, _)| kind.split(';').next().unwrap()).collect();
        assert_eq!(kinds, ["text/plain", "text/html"]);
        assert!(parts.iter().all(|(_, body)| body.contains("Moi, Väinö!")), "{parts:?}");
    }

    async fn a_place_at_an_event_arrives_with_its_calendar_file(t: TestEngine) {
        let Some(mut sink) = Sink::closed() else { return };
        sink.open(&[]);
        let engine = sending(&t, &sink, "");
        let event = events::create(&engine, &t.owner, &evening(&t)).await.unwrap();
        events::publish(&engine, &t.owner, event).await.unwrap();
        let slug = events::view(&engine, &t.owner, Locale::En, event).await.unwrap().slug;
        let rsvp = RsvpInput { given_name: "Aino".into(), email: "aino@example.org".into(), ..RsvpInput::default() };
        events::rsvp(&engine, &t.tenant, Locale::En, &slug, &rsvp, "192.0.2.1").await.unwrap();
        jobs::run_due(&engine).await.unwrap();
        let parts = sink.mails().remove(0).parts();
        let (kind, calendar) = parts.last().unwrap();
        assert_eq!(parts.len(), 3);
        assert!(kind.starts_with("text/calendar") && kind.contains("filename"), "{kind}");
        assert!(calendar.starts_with("BEGIN:VCALENDAR") && calendar.contains("SUMMARY:Open evening") && calendar.contains("Århus"), "{calendar}");
        assert!(parts[0].1.contains("/p/rsvp/"));
    }

    async fn a_refusal_for_good_is_written_on_the_mail(t: TestEngine) {
        let Some(mut sink) = Sink::closed() else { return };
        sink.open(&["-f", "RCPT"]);
        let engine = sending(&t, &sink, "");
        let id = write(&engine, &t, "nobody@example.org").await;
        jobs::run_due(&engine).await.unwrap();
        let (state, why) = state(&t, id).await;
        assert_eq!(state, MailState::Failed);
        assert!(why.is_some_and(|why| why.contains("5")), "the server's words are kept");
        t.engine.clock.advance(Timestamp::DAY);
        assert_eq!(jobs::run_due(&engine).await.unwrap(), 0, "nobody knocks again at a closed door");
        assert_eq!(sink.mails().len(), 0);
    }

    async fn a_refusal_for_now_is_tried_again_later(t: TestEngine) {
        let Some(mut sink) = Sink::closed() else { return };
        sink.open(&["-r", "RCPT"]);
        let engine = sending(&t, &sink, "");
        let id = write(&engine, &t, "aino@example.org").await;
        assert_eq!(jobs::run_due(&engine).await.unwrap(), 1);
        assert_eq!(state(&t, id).await.0, MailState::Queued);
        assert_eq!(jobs_in(&t, JobState::Waiting).await, 1);
        sink.open(&[]);
        assert_eq!(jobs::run_due(&engine).await.unwrap(), 0, "not at once");
        t.engine.clock.advance(11 * Timestamp::SECOND);
        assert_eq!(jobs::run_due(&engine).await.unwrap(), 1);
        assert_eq!((state(&t, id).await.0, sink.mails().len()), (MailState::Sent, 1));
    }

    async fn while_the_server_is_gone_nothing_is_lost_and_nothing_goes_twice(t: TestEngine) {
        let Some(mut sink) = Sink::closed() else { return };
        let engine = sending(&t, &sink, "");
        let mut ids = BTreeSet::new();
        for n in 0..5 {
            ids.insert(write(&engine, &t, &format!("aino-{n}@example.org")).await);
        }
        jobs::run_due(&engine).await.unwrap();
        assert_eq!((jobs_in(&t, JobState::Waiting).await, sink.mails().len()), (5, 0));
        // It comes back, takes everything, and is gone again before the next mail.
        sink.open(&[]);
        t.engine.clock.advance(Timestamp::MINUTE);
        jobs::run_due(&engine).await.unwrap();
        sink.stop();
        ids.insert(write(&engine, &t, "late@example.org").await);
        jobs::run_due(&engine).await.unwrap();
        sink.open(&[]);
        t.engine.clock.advance(Timestamp::HOUR);
        jobs::run_due(&engine).await.unwrap();
        let arrived: Vec<_> = sink.mails().iter().map(|mail| mail.header("Message-ID").unwrap()).collect();
        let wanted: BTreeSet<_> = ids.iter().map(|id| format!("<{id}@meadow.example.org>")).collect();
        assert_eq!(arrived.len(), 6);
        assert_eq!(arrived.into_iter().collect::<BTreeSet<_>>(), wanted);
        let mut tx = t.engine.read().await.unwrap();
        let sent = value!(&mut tx, i64, "SELECT CAST(COUNT(*) AS BIGINT) FROM mail WHERE tenant_id = $1 AND state = 'sent'", t.tenant.id);
        assert_eq!(sent.unwrap(), 6);
    }

    async fn where_encryption_is_asked_for_nothing_goes_without(t: TestEngine) {
        let Some(mut sink) = Sink::closed() else { return };
        // This server can't encrypt.
        sink.open(&[]);
        let engine = sending(&t, &sink, "?tls=required");
        let id = write(&engine, &t, "aino@example.org").await;
        jobs::run_due(&engine).await.unwrap();
        assert_eq!((state(&t, id).await.0, sink.mails().len()), (MailState::Queued, 0));
        assert_eq!(jobs_in(&t, JobState::Waiting).await, 1);
    }
}

#[tokio::test]
async fn addresses_of_mail_servers() {
    for good in
        ["smtp://127.0.0.1:25", "smtp://me:secret@mail.example.org:587?tls=required", "smtps://me:secret@mail.example.org"]
    {
        assert!(Outgoing::smtp_transport(good).is_ok(), "{good}");
    }
    let refused = Outgoing::smtp_transport("mail.example.org:s3cret").unwrap_err().to_string();
    assert!(!refused.contains("s3cret"), "{refused}");
}
