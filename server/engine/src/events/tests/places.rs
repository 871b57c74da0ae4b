//! Signing up.

use domain::events::{RegistrationStatus, RsvpInput, RsvpOutcome};
use domain::people::InteractionKind;
use domain::time::Timestamp;
use domain::{ApiError, Problem};

use super::*;
use crate::people::{identities, interactions};

crate::both_databases! {
    async fn ten_places_for_fifty_people_at_once(t: TestEngine) {
        let id = with_capacity(&t, 10).await;
        let slug = record(&t, id).await.slug;
        let tries = (0..50).map(|n| {
            let (engine, tenant, slug) = (t.engine.clone(), t.tenant.clone(), slug.clone());
            tokio::spawn(async move {
                crate::events::rsvp(&engine, &tenant, Locale::En, &slug, &person(&format!("P{n}"), 0), "192.0.2.1").await.unwrap()
            })
        });
        let mut registered = 0;
        for one in tries.collect::<Vec<_>>() {
            registered += usize::from(one.await.unwrap() == RsvpOutcome::Registered);
        }
        let numbers = crate::events::view(&t.engine, &t.owner, Locale::En, id).await.unwrap().numbers;
        assert_eq!((registered, numbers.registered, numbers.waitlisted), (10, 10, 40));
        counters_hold(&t, id).await;
    }

    async fn the_same_person_five_times_at_once_has_one_place(t: TestEngine) {
        let id = with_capacity(&t, 10).await;
        let slug = record(&t, id).await.slug;
        let tries = (0..5).map(|_| {
            let (engine, tenant, slug) = (t.engine.clone(), t.tenant.clone(), slug.clone());
            tokio::spawn(async move { crate::events::rsvp(&engine, &tenant, Locale::En, &slug, &person("Aino", 1), "192.0.2.1").await.unwrap() })
        });
        for one in tries.collect::<Vec<_>>() {
            assert_eq!(one.await.unwrap(), RsvpOutcome::Registered);
        }
        assert_eq!(record(&t, id).await.seats_taken, 2);
        counters_hold(&t, id).await;
    }

    async fn a_place_comes_with_a_mail_a_calendar_entry_and_a_line_on_the_timeline(t: TestEngine) {
        let id = published(&t, &EventInput { online_url: "https://meet.example.org/secret".into(), ..picnic(t.root) }).await;
        assert_eq!(sign_up(&t, id, "Aino", 2).await.unwrap(), RsvpOutcome::Registered);
        let mail = last_mail(&t, "Aino").await;
        assert_eq!(mail.summary.subject, "You have a place: Winter picnic");
        assert!(mail.text.contains("Tuesday 1 December 2026, 19:00–21:00 (Copenhagen, UTC+1)"), "{}", mail.text);
        assert!(mail.text.contains("Town hall, Main Street 1, 8000 Aarhus") && mail.text.contains("https://meet.example.org/secret"));
        let ics = &mail.attachments.first().unwrap();
        assert_eq!(ics.media_type, "text/calendar; charset=utf-8; method=REQUEST");
        assert!(ics.content.contains("DTSTART:20261201T180000Z\r\n") && ics.content.contains("SEQUENCE:0\r\n"));
        let own = crate::events::own(&t.engine, &t.tenant, Locale::En, &token(&mail)).await.unwrap();
        assert_eq!((own.status, own.guests, own.online_url.is_some()), (RegistrationStatus::Registered, 2, true));
        let mut tx = t.engine.read().await.unwrap();
        let who = identities::person_by_email(&mut tx, t.tenant.id, "aino@example.org").await.unwrap().unwrap();
        let timeline = interactions::timeline(&mut tx, t.tenant.id, who, None, 9).await.unwrap().items;
        assert_eq!((timeline[0].kind, timeline[0].subject_label.as_str()), (InteractionKind::EventBooked, "Winter picnic"));
        let kept = crate::events::of_person(&mut tx, t.tenant.id, who).await.unwrap();
        assert_eq!((kept.len(), kept[0].guests), (1, 2));
    }

    async fn a_second_time_changes_nothing_and_sends_the_link_again(t: TestEngine) {
        let id = with_capacity(&t, 5).await;
        sign_up(&t, id, "Aino", 0).await.unwrap();
        let again = RsvpInput { given_name: "Somebody".into(), guests: 2, ..person("Aino", 2) };
        let slug = record(&t, id).await.slug;
        for _ in 0..7 {
            let outcome = crate::events::rsvp(&t.engine, &t.tenant, Locale::En, &slug, &again, "192.0.2.1").await.unwrap();
            assert_eq!(outcome, RsvpOutcome::Registered);
        }
        assert_eq!(record(&t, id).await.seats_taken, 1);
        assert_eq!(mails(&t, "Aino").await, ["rsvp.registered"; 6], "once, and five times again at most in an hour");
        let own = crate::events::own(&t.engine, &t.tenant, Locale::En, &token(&last_mail(&t, "Aino").await)).await.unwrap();
        assert_eq!((own.name.as_str(), own.guests), ("Aino Test", 0));
    }

    async fn guests_count_and_what_does_not_fit_waits(t: TestEngine) {
        let id = with_capacity(&t, 3).await;
        assert_eq!(sign_up(&t, id, "Aino", 1).await.unwrap(), RsvpOutcome::Registered);
        assert_eq!(sign_up(&t, id, "Bo", 1).await.unwrap(), RsvpOutcome::Waitlisted);
        assert_eq!(sign_up(&t, id, "Cai", 0).await.unwrap(), RsvpOutcome::Registered, "nobody in line fits into the one place left");
        let refused = sign_up(&t, id, "Dorte", 4).await.unwrap_err().public();
        assert_eq!(refused, ApiError::field("guests", Problem::OutOfRange { min: 0, max: 3 }));
        counters_hold(&t, id).await;
    }

    async fn an_event_that_has_begun_takes_nobody(t: TestEngine) {
        let id = with_capacity(&t, 3).await;
        sign_up(&t, id, "Aino", 0).await.unwrap();
        let link = token(&last_mail(&t, "Aino").await);
        t.engine.clock.advance(9 * Timestamp::DAY + 6 * Timestamp::HOUR);
        assert_eq!(sign_up(&t, id, "Bo", 0).await.unwrap_err().public(), ApiError::Conflict("closed".into()));
        assert_eq!(crate::events::own_cancel(&t.engine, &t.tenant, &link).await.unwrap_err().public(), ApiError::Conflict("closed".into()));
        t.engine.clock.advance(100 * Timestamp::DAY);
        assert_eq!(crate::events::own(&t.engine, &t.tenant, Locale::En, &link).await.unwrap_err().public(), ApiError::NotFound);
    }

    async fn a_filled_trap_is_no_registration(t: TestEngine) {
        let id = with_capacity(&t, 3).await;
        let slug = record(&t, id).await.slug;
        let bot = RsvpInput { website: "https://spam.example".into(), ..person("Bot", 0) };
        assert!(crate::events::rsvp(&t.engine, &t.tenant, Locale::En, &slug, &bot, "192.0.2.1").await.is_err());
        assert_eq!(record(&t, id).await.seats_taken, 0);
    }
}
