mod access;
mod changes;
mod door;
mod places;
mod queue;

use domain::events::{EventInput, RsvpInput, RsvpOutcome, Visibility};
use domain::ids::{EventId, OrganisationId};
use domain::locale::{Locale, LocalizedText};
use domain::mail::MailView;

use super::rows::EventRecord;
use crate::testing::TestEngine;
use crate::{Result, mail, one};

/// A picnic on 1 December 2026, 19:00 to 21:00 in Copenhagen, nine days after the tests begin.
fn picnic(organisation: OrganisationId) -> EventInput {
    EventInput {
        organisation,
        title: LocalizedText([(Locale::En, "Winter picnic".to_owned()), (Locale::Da, "Vinterskovtur".to_owned())].into()),
        description: LocalizedText::one(Locale::En, "Bring **tea**."),
        venue: "Town hall".into(),
        street: "Main Street 1".into(),
        postcode: "8000".into(),
        city: "Aarhus".into(),
        country: "DK".into(),
        online_url: String::new(),
        zone: "Europe/Copenhagen".into(),
        start: "2026-12-01T19:00".into(),
        end: "2026-12-01T21:00".into(),
        capacity: None,
        guests_allowed: 3,
        visibility: Visibility::Public,
        remind: true,
        picture_alt: LocalizedText::default(),
    }
}

async fn published(t: &TestEngine, input: &EventInput) -> EventId {
    let id = super::create(&t.engine, &t.owner, input).await.unwrap();
    super::publish(&t.engine, &t.owner, id).await.unwrap();
    id
}

async fn with_capacity(t: &TestEngine, capacity: i64) -> EventId {
    published(t, &EventInput { capacity: Some(capacity), ..picnic(t.root) }).await
}

async fn record(t: &TestEngine, id: EventId) -> EventRecord {
    let mut tx = t.engine.read().await.unwrap();
    one!(&mut tx, EventRecord, super::sql::BY_ID, t.tenant.id, id).unwrap().unwrap()
}

fn person(name: &str, guests: i64) -> RsvpInput {
    RsvpInput {
        given_name: name.into(),
        family_name: "Test".into(),
        email: format!("{}@example.org", name.to_lowercase()),
        guests,
        ..RsvpInput::default()
    }
}

async fn sign_up(t: &TestEngine, id: EventId, name: &str, guests: i64) -> Result<RsvpOutcome> {
    let slug = record(t, id).await.slug;
    super::rsvp(&t.engine, &t.tenant, Locale::En, &slug, &person(name, guests), "192.0.2.1").await
}

async fn last_mail(t: &TestEngine, name: &str) -> MailView {
    let to = format!("{}@example.org", name.to_lowercase());
    let found = mail::list(&t.engine, t.tenant.id, Some(&to), None, 1).await.unwrap();
    mail::read(&t.engine, t.tenant.id, found.items.first().expect("a mail").id).await.unwrap().unwrap()
}

async fn mails(t: &TestEngine, name: &str) -> Vec<String> {
    let to = format!("{}@example.org", name.to_lowercase());
    let found = mail::list(&t.engine, t.tenant.id, Some(&to), None, 50).await.unwrap();
    found.items.into_iter().rev().map(|m| m.template).collect()
}

fn token(mail: &MailView) -> String {
    let start = mail.text.find("/p/rsvp/").expect("a link in the mail") + "/p/rsvp/".len();
    mail.text[start..].chars().take_while(|c| !c.is_whitespace() && *c != '?').collect()
}

/// What the counters of the event say must be what its registrations say.
async fn counters_hold(t: &TestEngine, id: EventId) {
    let event = record(t, id).await;
    let mut tx = t.engine.read().await.unwrap();
    let counted = one!(
        &mut tx,
        (i64, i64),
        "SELECT CAST(COALESCE(SUM(CASE WHEN status IN ('registered', 'held') THEN 1 + guests ELSE 0 END), 0) AS BIGINT),
            CAST(COALESCE(SUM(CASE WHEN status = 'waitlisted' THEN 1 ELSE 0 END), 0) AS BIGINT)
        FROM registration WHERE tenant_id = $1 AND event_id = $2",
        t.tenant.id,
        id
    );
    assert_eq!(counted.unwrap().unwrap(), (event.seats_taken, event.waiting));
    assert!(event.capacity.is_none_or(|c| event.seats_taken <= c), "more places taken than there are");
}
