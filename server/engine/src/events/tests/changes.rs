//! Planning, moving and calling off.

use domain::events::{ChangeEffect, EventFilter, EventState, EventWhen, MAX_CAPACITY};
use domain::time::Timestamp;
use domain::{ApiError, Problem};

use super::*;
use crate::events::{cancel, change, create, duplicate, edit, effect, event_calendar, feed, publish};
use crate::{clock, jobs};

fn unfolded(ics: &str) -> String {
    ics.replace("\r\n ", "")
}

crate::both_databases! {
    async fn times_the_clock_skips_are_refused_and_ends_come_after_starts(t: TestEngine) {
        let with = |start: &str, end: &str| EventInput { start: start.into(), end: end.into(), ..picnic(t.root) };
        let refused = create(&t.engine, &t.owner, &with("2027-03-28T02:30", "2027-03-28T05:00")).await.unwrap_err().public();
        assert_eq!(refused, ApiError::field("start", Problem::SkippedTime));
        let refused = create(&t.engine, &t.owner, &with("2026-12-01T19:00", "2026-12-01T19:00")).await.unwrap_err().public();
        assert_eq!(refused, ApiError::field("end", Problem::EndBeforeStart));
        let refused = create(&t.engine, &t.owner, &with("soon", "")).await.unwrap_err().public();
        assert!(matches!(refused, ApiError::Validation(errors) if errors.len() == 2));
        // 02:30 comes twice when the clocks go back: an event that begins at the first and ends at three takes 90 minutes.
        let id = create(&t.engine, &t.owner, &with("2027-10-31T02:30", "2027-10-31T03:00")).await.unwrap();
        let event = record(&t, id).await;
        assert_eq!(event.end_at.since(event.start_at), 90 * Timestamp::MINUTE);
        assert_eq!(clock::local(event.start_at, "Europe/Copenhagen").offset_minutes, 120);
    }

    async fn a_moved_event_moves_in_calendars(t: TestEngine) {
        let id = published(&t, &picnic(t.root)).await;
        for name in ["Aino", "Bo"] {
            sign_up(&t, id, name, 0).await.unwrap();
        }
        let before = record(&t, id).await;
        let words = EventInput { description: LocalizedText::one(Locale::En, "Bring cake."), ..picnic(t.root) };
        assert_eq!(change(&t.engine, &t.owner, id, &words).await.unwrap(), ChangeEffect::default());
        let moved = EventInput { start: "2026-12-02T18:00".into(), end: "2026-12-02T20:00".into(), ..words };
        assert_eq!(effect(&t.engine, &t.owner, id, &moved).await.unwrap(), ChangeEffect { told: 2, offered: 0 });
        assert_eq!(change(&t.engine, &t.owner, id, &moved).await.unwrap().told, 2);
        jobs::run_due(&t.engine).await.unwrap();
        crate::events::tell(&t.engine, t.tenant.id, id).await.unwrap();
        assert_eq!(mails(&t, "Bo").await, ["rsvp.registered", "rsvp.changed"]);
        let ics = unfolded(&last_mail(&t, "Bo").await.attachments[0].content);
        assert!(ics.contains(&format!("UID:{}\r\n", before.ics_uid)) && ics.contains("SEQUENCE:1\r\n") && ics.contains("DTSTART:20261202T170000Z\r\n"));
        let file = unfolded(&event_calendar(&t.engine, &t.tenant, Locale::Da, &before.slug).await.unwrap());
        assert!(file.contains("SUMMARY:Vinterskovtur\r\n") && file.contains("SEQUENCE:1\r\n") && !file.contains("ATTENDEE"));
    }

    async fn a_cancelled_event_tells_everybody_and_leaves_calendars(t: TestEngine) {
        let id = with_capacity(&t, 1).await;
        for name in ["Aino", "Bo"] {
            sign_up(&t, id, name, 0).await.unwrap();
        }
        assert_eq!(cancel(&t.engine, &t.owner, id, "The hall is flooded.").await.unwrap(), 2);
        jobs::run_due(&t.engine).await.unwrap();
        let mail = last_mail(&t, "Aino").await;
        assert!(mail.text.contains("> The hall is flooded."));
        assert_eq!(mail.attachments[0].media_type, "text/calendar; charset=utf-8; method=CANCEL");
        let ics = unfolded(&mail.attachments[0].content);
        assert!(ics.contains("STATUS:CANCELLED\r\n") && ics.contains("SEQUENCE:1\r\n"));
        assert!(last_mail(&t, "Bo").await.attachments.is_empty(), "who had no entry has none to take away");
        let all = unfolded(&feed(&t.engine, &t.tenant, Locale::En, None).await.unwrap());
        assert!(all.contains("STATUS:CANCELLED\r\n"));
        assert_eq!(sign_up(&t, id, "Cai", 0).await.unwrap_err().public(), ApiError::Conflict("closed".into()));
        assert!(change(&t.engine, &t.owner, id, &picnic(t.root)).await.is_err());
    }

    async fn fewer_places_than_taken_is_said(t: TestEngine) {
        let id = with_capacity(&t, 5).await;
        sign_up(&t, id, "Aino", 2).await.unwrap();
        let fewer = EventInput { capacity: Some(2), ..picnic(t.root) };
        let said = ApiError::field("capacity", Problem::OutOfRange { min: 3, max: MAX_CAPACITY });
        assert_eq!(effect(&t.engine, &t.owner, id, &fewer).await.unwrap_err().public(), said);
        assert_eq!(change(&t.engine, &t.owner, id, &fewer).await.unwrap_err().public(), said);
    }

    async fn a_reminder_goes_out_once_the_day_before_unless_switched_off(t: TestEngine) {
        let id = published(&t, &picnic(t.root)).await;
        let quiet = published(&t, &EventInput { remind: false, ..picnic(t.root) }).await;
        sign_up(&t, id, "Aino", 0).await.unwrap();
        sign_up(&t, quiet, "Bo", 0).await.unwrap();
        let round = async || {
            let mut tx = t.engine.write().await.unwrap();
            crate::events::sweep(&t.engine, &mut tx, t.tenant.id).await.unwrap();
            tx.commit().await.unwrap();
            jobs::run_due(&t.engine).await.unwrap();
        };
        t.engine.clock.advance(8 * Timestamp::DAY + 5 * Timestamp::HOUR);
        round().await;
        assert_eq!(mails(&t, "Aino").await, ["rsvp.registered"]);
        t.engine.clock.advance(2 * Timestamp::HOUR);
        round().await;
        round().await;
        assert_eq!(mails(&t, "Aino").await, ["rsvp.registered", "rsvp.reminder"]);
        assert_eq!(mails(&t, "Bo").await, ["rsvp.registered"]);
    }

    async fn drafts_are_found_by_organisers_only_and_can_be_copied(t: TestEngine) {
        let id = create(&t.engine, &t.owner, &picnic(t.root)).await.unwrap();
        let slug = record(&t, id).await.slug;
        assert_eq!(slug, "winter-picnic-2026-12-01");
        assert_eq!(crate::events::public_event(&t.engine, &t.tenant, Locale::En, &slug).await.unwrap_err().public(), ApiError::NotFound);
        let copy = duplicate(&t.engine, &t.owner, id).await.unwrap();
        let form = edit(&t.engine, &t.owner, Locale::En, Some(copy)).await.unwrap();
        assert_eq!((form.input.start.as_str(), form.input.venue.as_str()), ("2026-12-08T19:00", "Town hall"));
        publish(&t.engine, &t.owner, copy).await.unwrap();
        assert_eq!(publish(&t.engine, &t.owner, copy).await.unwrap_err().public(), ApiError::Conflict("state".into()));
        let list = async |when: EventWhen, q: &str| {
            let filter = EventFilter { when, q: q.into(), ..EventFilter::default() };
            crate::events::list(&t.engine, &t.owner, Locale::En, &filter).await.unwrap().items
        };
        assert_eq!(list(EventWhen::Upcoming, "VINTERskov").await.len(), 2);
        assert_eq!(list(EventWhen::Upcoming, "nothing like it").await.len(), 0);
        assert_eq!(list(EventWhen::Drafts, "").await.iter().map(|e| (e.id, e.state)).collect::<Vec<_>>(), [(id, EventState::Draft)]);
        crate::events::delete_draft(&t.engine, &t.owner, id).await.unwrap();
        assert!(crate::events::delete_draft(&t.engine, &t.owner, copy).await.is_err());
        t.engine.clock.advance(30 * Timestamp::DAY);
        assert_eq!(list(EventWhen::Past, "").await.len(), 1);
        assert!(list(EventWhen::Upcoming, "").await.is_empty());
    }
}
