//! The waitlist.

use domain::ApiError;
use domain::events::{RegistrationStatus, RsvpOutcome};
use domain::time::Timestamp;

use super::*;
use crate::events::{own, own_cancel, own_change, own_confirm};
use crate::jobs;

async fn status(t: &TestEngine, name: &str) -> RegistrationStatus {
    own(&t.engine, &t.tenant, Locale::En, &token(&last_mail(t, name).await)).await.unwrap().status
}

async fn link(t: &TestEngine, name: &str) -> String {
    token(&last_mail(t, name).await)
}

crate::both_databases! {
    async fn a_free_place_is_held_for_the_first_in_line_who_takes_it(t: TestEngine) {
        let id = with_capacity(&t, 1).await;
        for name in ["Aino", "Bo", "Cai"] {
            sign_up(&t, id, name, 0).await.unwrap();
        }
        assert_eq!(own(&t.engine, &t.tenant, Locale::En, &link(&t, "Cai").await).await.unwrap().ahead, 1);
        own_cancel(&t.engine, &t.tenant, &link(&t, "Aino").await).await.unwrap();
        let cancel = last_mail(&t, "Aino").await;
        assert_eq!(cancel.summary.template, "rsvp.withdrawn");
        assert!(cancel.attachments[0].content.contains("METHOD:CANCEL"));
        assert_eq!((status(&t, "Bo").await, status(&t, "Cai").await), (RegistrationStatus::Held, RegistrationStatus::Waitlisted));
        assert!(last_mail(&t, "Bo").await.text.contains("Monday 23 November 2026 at 13:00"), "a day, in the event's zone");
        assert_eq!(sign_up(&t, id, "Dorte", 0).await.unwrap(), RsvpOutcome::Waitlisted, "a held place is not free");
        own_confirm(&t.engine, &t.tenant, &link(&t, "Bo").await).await.unwrap();
        own_confirm(&t.engine, &t.tenant, &link(&t, "Bo").await).await.unwrap();
        assert_eq!(mails(&t, "Bo").await, ["rsvp.waitlisted", "rsvp.held", "rsvp.registered"]);
        t.engine.clock.advance(2 * Timestamp::DAY);
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(status(&t, "Bo").await, RegistrationStatus::Registered);
        counters_hold(&t, id).await;
    }

    async fn who_does_not_answer_in_time_is_passed_over(t: TestEngine) {
        let id = with_capacity(&t, 1).await;
        for name in ["Aino", "Bo", "Cai"] {
            sign_up(&t, id, name, 0).await.unwrap();
        }
        own_cancel(&t.engine, &t.tenant, &link(&t, "Aino").await).await.unwrap();
        let late = link(&t, "Bo").await;
        t.engine.clock.advance(24 * Timestamp::HOUR);
        assert_eq!(own_confirm(&t.engine, &t.tenant, &late).await.unwrap_err().public(), ApiError::Conflict("late".into()));
        assert_eq!(own(&t.engine, &t.tenant, Locale::En, &late).await.unwrap().status, RegistrationStatus::Cancelled, "before the job has run too");
        jobs::run_due(&t.engine).await.unwrap();
        crate::events::expire(&t.engine, t.tenant.id, id).await.unwrap();
        assert_eq!(mails(&t, "Bo").await, ["rsvp.waitlisted", "rsvp.held", "rsvp.hold_expired"]);
        assert_eq!(status(&t, "Cai").await, RegistrationStatus::Held);
        assert_eq!(sign_up(&t, id, "Bo", 0).await.unwrap(), RsvpOutcome::Waitlisted, "back at the end of the line");
        counters_hold(&t, id).await;
    }

    async fn the_first_who_fits_is_offered_what_is_free(t: TestEngine) {
        let id = with_capacity(&t, 2).await;
        for (name, guests) in [("Aino", 0), ("Bo", 0), ("Cai", 1), ("Dorte", 0)] {
            sign_up(&t, id, name, guests).await.unwrap();
        }
        own_cancel(&t.engine, &t.tenant, &link(&t, "Aino").await).await.unwrap();
        assert_eq!((status(&t, "Cai").await, status(&t, "Dorte").await), (RegistrationStatus::Waitlisted, RegistrationStatus::Held));
        let more = own_change(&t.engine, &t.tenant, &link(&t, "Bo").await, 1).await.unwrap_err().public();
        assert!(matches!(more, ApiError::Validation(_)));
        own_cancel(&t.engine, &t.tenant, &link(&t, "Dorte").await).await.unwrap();
        own_change(&t.engine, &t.tenant, &link(&t, "Cai").await, 0).await.unwrap();
        assert_eq!(status(&t, "Cai").await, RegistrationStatus::Held, "fits now");
        counters_hold(&t, id).await;
    }

    async fn shortly_before_the_start_places_go_to_whoever_takes_them(t: TestEngine) {
        let id = with_capacity(&t, 1).await;
        for name in ["Aino", "Bo", "Cai"] {
            sign_up(&t, id, name, 0).await.unwrap();
        }
        t.engine.clock.advance(9 * Timestamp::DAY + 4 * Timestamp::HOUR);
        own_cancel(&t.engine, &t.tenant, &link(&t, "Aino").await).await.unwrap();
        assert!(own(&t.engine, &t.tenant, Locale::En, &link(&t, "Cai").await).await.unwrap().room);
        own_confirm(&t.engine, &t.tenant, &link(&t, "Cai").await).await.unwrap();
        let refused = own_confirm(&t.engine, &t.tenant, &link(&t, "Bo").await).await.unwrap_err().public();
        assert_eq!(refused, ApiError::Conflict("full".into()));
        counters_hold(&t, id).await;
    }

    async fn more_places_are_offered_and_an_organiser_can_pull_somebody_up(t: TestEngine) {
        let id = with_capacity(&t, 1).await;
        for name in ["Aino", "Bo", "Cai", "Dorte"] {
            sign_up(&t, id, name, 0).await.unwrap();
        }
        let queue = domain::events::AttendeeFilter { status: Some(RegistrationStatus::Waitlisted), ..Default::default() };
        let waiting = crate::events::attendees(&t.engine, &t.owner, id, &queue).await.unwrap().items;
        assert_eq!(waiting.iter().map(|a| (a.name.as_str(), a.turn)).collect::<Vec<_>>(), [("Bo Test", Some(1)), ("Cai Test", Some(2)), ("Dorte Test", Some(3))]);
        let full = crate::events::promote(&t.engine, &t.owner, waiting[2].id).await.unwrap_err().public();
        assert_eq!(full, ApiError::Conflict("full".into()));
        let more = EventInput { capacity: Some(2), ..picnic(t.root) };
        assert_eq!(crate::events::effect(&t.engine, &t.owner, id, &more).await.unwrap().offered, 1);
        let done = crate::events::change(&t.engine, &t.owner, id, &more).await.unwrap();
        assert_eq!((done.offered, done.told, status(&t, "Bo").await), (1, 0, RegistrationStatus::Held));
        crate::events::remove(&t.engine, &t.owner, waiting[0].id).await.unwrap();
        assert_eq!(status(&t, "Cai").await, RegistrationStatus::Held);
        crate::events::promote(&t.engine, &t.owner, waiting[1].id).await.unwrap();
        assert_eq!(status(&t, "Cai").await, RegistrationStatus::Registered);
        counters_hold(&t, id).await;
    }

    async fn a_crowd_coming_and_going_never_overbooks(t: TestEngine) {
        let id = with_capacity(&t, 5).await;
        for n in 0..12 {
            sign_up(&t, id, &format!("P{n}"), n % 3).await.unwrap();
        }
        let mut links = Vec::new();
        for n in 0..12 {
            links.push(link(&t, &format!("P{n}")).await);
        }
        let acts = links.into_iter().enumerate().map(|(n, link)| {
            let (engine, tenant) = (t.engine.clone(), t.tenant.clone());
            tokio::spawn(async move {
                let done = match n % 3 {
                    0 => own_cancel(&engine, &tenant, &link).await,
                    1 => own_change(&engine, &tenant, &link, 3).await,
                    _ => own_confirm(&engine, &tenant, &link).await,
                };
                done.map_err(crate::Error::public)
            })
        });
        for act in acts.collect::<Vec<_>>() {
            assert!(!matches!(act.await.unwrap(), Err(ApiError::Internal(_))));
        }
        counters_hold(&t, id).await;
    }

    async fn an_erased_person_gives_the_place_back(t: TestEngine) {
        let id = with_capacity(&t, 1).await;
        for name in ["Aino", "Bo"] {
            sign_up(&t, id, name, 0).await.unwrap();
        }
        let mut tx = t.engine.write().await.unwrap();
        let who = crate::people::identities::person_by_email(&mut tx, t.tenant.id, "aino@example.org").await.unwrap().unwrap();
        crate::events::forget(&t.engine, &mut tx, &t.tenant, who).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(mails(&t, "Aino").await, ["rsvp.registered"]);
        assert_eq!(status(&t, "Bo").await, RegistrationStatus::Held);
        let list = crate::events::csv(&t.engine, &t.owner, Locale::En, id).await.unwrap().1;
        assert!(!list.contains("aino") && !list.contains("Aino"));
        counters_hold(&t, id).await;
    }
}
