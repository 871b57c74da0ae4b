use domain::access::Role;
use domain::events::{EventInput, RsvpInput, Visibility};
use domain::ids::OrganisationId;
use domain::locale::{Locale, LocalizedText};
use domain::people::{NewPerson, Source};
use domain::tenants::OrganisationKind;
use domain::time::Timestamp;
use domain::today::{Need, Newcomers};

use super::*;
use crate::tenants::NewOrganisation;
use crate::testing::TestEngine;
use crate::{events, exec, people, tenants};

fn event(organisation: OrganisationId, day: &str, description: &str) -> EventInput {
    EventInput {
        organisation,
        title: LocalizedText::one(Locale::En, day),
        description: LocalizedText::one(Locale::En, description),
        venue: "Park".into(),
        street: String::new(),
        postcode: String::new(),
        city: String::new(),
        country: "DK".into(),
        online_url: String::new(),
        zone: "Europe/Copenhagen".into(),
        start: format!("{day}T18:00"),
        end: format!("{day}T20:00"),
        capacity: None,
        guests_allowed: 0,
        visibility: Visibility::Public,
        remind: true,
        picture_alt: LocalizedText::default(),
    }
}

async fn branch(t: &TestEngine) -> OrganisationId {
    let mut tx = t.engine.write().await.unwrap();
    let new =
        NewOrganisation { kind: OrganisationKind::Branch, name: "North".into(), slug: "north".into(), parents: vec![t.root] };
    let id = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn joins(t: &TestEngine, email: &str, organisation: OrganisationId) {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewPerson { given_name: "Aino".into(), email: email.into(), ..NewPerson::default() };
    people::match_or_create(&t.engine, &mut tx, &t.tenant, &new, organisation, Source::Signup).await.unwrap();
    tx.commit().await.unwrap();
}

fn kinds(needs: &[Need]) -> Vec<&'static str> {
    let word = |need: &Need| match need {
        Need::FailedMails { .. } => "mails",
        Need::Draft(_) => "draft",
        Need::NoDescription(_) => "description",
        Need::WhoCame(_) => "who",
    };
    needs.iter().map(word).collect()
}

crate::both_databases! {
    async fn an_empty_house_says_so(t: TestEngine) {
        let seen = today(&t.engine, &t.owner, Locale::En).await.unwrap();
        assert_eq!(seen.events, Some(Vec::new()));
        assert_eq!(seen.newcomers, Some(Newcomers { this_week: 0, last_week: 0 }));
        assert_eq!((seen.letters, seen.needs), (None, Vec::new()), "the owner of a party reads no letters");
        let caseworker = t.member(Role::Caseworker, t.root).await;
        let seen = today(&t.engine, &caseworker, Locale::En).await.unwrap();
        assert_eq!((seen.events, seen.newcomers, seen.letters), (None, None, Some(0)));
    }

    async fn this_week_is_held_against_the_last(t: TestEngine) {
        let north = branch(&t).await;
        joins(&t, "old@example.org", t.root).await;
        t.engine.clock.advance(8 * Timestamp::DAY);
        joins(&t, "last-1@example.org", t.root).await;
        joins(&t, "last-2@example.org", north).await;
        t.engine.clock.advance(8 * Timestamp::DAY);
        joins(&t, "new@example.org", north).await;
        let seen = today(&t.engine, &t.owner, Locale::En).await.unwrap().newcomers;
        assert_eq!(seen, Some(Newcomers { this_week: 1, last_week: 2 }));
        let organiser = t.member(Role::Organiser, north).await;
        let seen = today(&t.engine, &organiser, Locale::En).await.unwrap().newcomers;
        assert_eq!(seen, Some(Newcomers { this_week: 1, last_week: 1 }), "only those of the own branch");
        let other = today(&t.engine, &t.other_owner, Locale::En).await.unwrap().newcomers;
        assert_eq!(other, Some(Newcomers { this_week: 0, last_week: 0 }));
    }

    async fn what_needs_somebody_is_named_until_it_is_done(t: TestEngine) {
        let plan = async |day: &str, description: &str, publish: bool| {
            let id = events::create(&t.engine, &t.owner, &event(t.root, day, description)).await.unwrap();
            if publish {
                events::publish(&t.engine, &t.owner, id).await.unwrap();
            }
            id
        };
        plan("2026-11-29", "Tea", false).await;
        plan("2027-01-20", "Far away", false).await;
        plan("2026-12-01", "", true).await;
        let over = plan("2026-11-23", "Tea", true).await;
        let slug = events::view(&t.engine, &t.owner, Locale::En, over).await.unwrap().slug;
        let rsvp = RsvpInput { given_name: "Bo".into(), email: "bo@example.org".into(), ..RsvpInput::default() };
        events::rsvp(&t.engine, &t.tenant, Locale::En, &slug, &rsvp, "192.0.2.1").await.unwrap();

        let seen = today(&t.engine, &t.owner, Locale::En).await.unwrap();
        assert_eq!(kinds(&seen.needs), ["draft", "description"]);
        assert_eq!(seen.events.unwrap().iter().map(|e| e.seats_taken).collect::<Vec<_>>(), [1, 0], "drafts are not coming up");
        let other = today(&t.engine, &t.other_owner, Locale::En).await.unwrap();
        assert_eq!((other.events, other.needs), (Some(Vec::new()), Vec::new()));
        t.engine.clock.advance(3 * Timestamp::DAY);
        assert_eq!(kinds(&today(&t.engine, &t.owner, Locale::En).await.unwrap().needs), ["draft", "description", "who"]);
        events::absent_rest(&t.engine, &t.owner, over).await.unwrap();
        assert_eq!(kinds(&today(&t.engine, &t.owner, Locale::En).await.unwrap().needs), ["draft", "description"]);

        let mut tx = t.engine.write().await.unwrap();
        exec!(&mut tx, "UPDATE mail SET state = 'failed' WHERE tenant_id = $1", t.tenant.id).unwrap();
        tx.commit().await.unwrap();
        let seen = today(&t.engine, &t.owner, Locale::En).await.unwrap();
        assert_eq!(seen.needs.first(), Some(&Need::FailedMails { count: 1 }));
        let host = t.member(Role::EventHost, t.root).await;
        assert_eq!(kinds(&today(&t.engine, &host, Locale::En).await.unwrap().needs), ["draft", "description"]);
    }
}
