//! The list and the door.

use domain::ApiError;
use domain::events::{AttendeeFilter, Mark, RegistrationStatus};
use domain::time::Timestamp;

use super::*;
use crate::audit;
use crate::events::{absent_rest, add, attendees, csv, mark};

crate::both_databases! {
    async fn people_are_checked_in_and_the_rest_did_not_come(t: TestEngine) {
        let id = published(&t, &picnic(t.root)).await;
        for name in ["Cai", "Aino", "Bo"] {
            sign_up(&t, id, name, 0).await.unwrap();
        }
        let all = attendees(&t.engine, &t.owner, id, &AttendeeFilter::default()).await.unwrap().items;
        assert_eq!(all.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["Aino Test", "Bo Test", "Cai Test"]);
        let found = attendees(&t.engine, &t.owner, id, &AttendeeFilter { q: "AI".into(), ..Default::default() }).await.unwrap().items;
        assert_eq!(found.len(), 2);
        assert_eq!(absent_rest(&t.engine, &t.owner, id).await.unwrap_err().public(), ApiError::Conflict("early".into()));
        let checked = mark(&t.engine, &t.owner, all[0].id, Some(Mark::Attended)).await.unwrap();
        assert!(checked.mark == Some(Mark::Attended) && checked.checked_in.is_some());
        mark(&t.engine, &t.owner, all[1].id, Some(Mark::Attended)).await.unwrap();
        assert_eq!(mark(&t.engine, &t.owner, all[1].id, None).await.unwrap().checked_in, None);
        t.engine.clock.advance(10 * Timestamp::DAY);
        assert_eq!(absent_rest(&t.engine, &t.owner, id).await.unwrap(), 2);
        let numbers = crate::events::view(&t.engine, &t.owner, Locale::En, id).await.unwrap().numbers;
        assert_eq!((numbers.registered, numbers.attended, numbers.no_show), (3, 1, 2));
        let gone = AttendeeFilter { mark: Some(Mark::NoShow), ..Default::default() };
        assert_eq!(attendees(&t.engine, &t.owner, id, &gone).await.unwrap().items.len(), 2);
    }

    async fn somebody_added_by_hand_gets_the_same_mail_and_no_place_that_is_not_there(t: TestEngine) {
        let id = with_capacity(&t, 1).await;
        assert_eq!(add(&t.engine, &t.owner, id, &person("Aino", 0), Locale::Da).await.unwrap(), RegistrationStatus::Registered);
        assert_eq!(last_mail(&t, "Aino").await.summary.subject, "Du har en plads: Vinterskovtur");
        assert_eq!(add(&t.engine, &t.owner, id, &person("Bo", 0), Locale::En).await.unwrap(), RegistrationStatus::Waitlisted);
        let known = add(&t.engine, &t.owner, id, &person("Aino", 0), Locale::En).await.unwrap_err().public();
        assert_eq!(known, ApiError::Conflict("known".into()));
        let waiting = attendees(&t.engine, &t.owner, id, &AttendeeFilter { q: "bo".into(), ..Default::default() }).await.unwrap().items;
        let refused = mark(&t.engine, &t.owner, waiting[0].id, Some(Mark::Attended)).await.unwrap_err().public();
        assert_eq!(refused, ApiError::Conflict("state".into()));
        counters_hold(&t, id).await;
    }

    async fn the_file_runs_no_formulas_and_leaves_a_trace(t: TestEngine) {
        let id = published(&t, &picnic(t.root)).await;
        let bad = RsvpInput { given_name: "=HYPERLINK(\"https://evil.example\",\"Aino\")".into(), ..person("Aino", 1) };
        add(&t.engine, &t.owner, id, &bad, Locale::En).await.unwrap();
        let (name, file) = csv(&t.engine, &t.owner, Locale::Fi, id).await.unwrap();
        assert_eq!(name, "winter-picnic-2026-12-01.csv");
        assert!(file.starts_with("\u{feff}Nimi,"), "{file}");
        assert!(file.contains("\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"Aino\"\") Test\",aino@example.org,Ilmoittautunut,1,2026-11-22 13:00,"), "{file}");
        let log = audit::list(&t.engine, t.tenant.id, None, 1).await.unwrap().items;
        assert_eq!(log[0].action, "event.attendees_downloaded");
    }

    async fn a_long_list_goes_on_where_it_stopped(t: TestEngine) {
        let id = published(&t, &picnic(t.root)).await;
        for n in 0..205 {
            let mut tx = t.engine.write().await.unwrap();
            let event = crate::events::find(&mut tx, t.tenant.id, id).await.unwrap().unwrap();
            let new = domain::people::NewPerson { given_name: format!("N{n:03}"), ..Default::default() };
            let found = crate::people::match_or_create(&t.engine, &mut tx, &t.tenant, &new, t.root, domain::people::Source::Import).await.unwrap();
            let given = format!("N{n:03}");
            let who = crate::events::seats::Newcomer {
                person: found.person, given_name: &given, family_name: "", email: "n@example.org", locale: Locale::En, guests: 0, source: "web", referrer: "",
            };
            crate::events::seats::enter(&t.engine, &mut tx, &t.tenant, &event, &who).await.unwrap();
            tx.commit().await.unwrap();
        }
        let first = attendees(&t.engine, &t.owner, id, &AttendeeFilter::default()).await.unwrap();
        assert_eq!(first.items.len(), 200);
        let rest = attendees(&t.engine, &t.owner, id, &AttendeeFilter { after: first.next, ..Default::default() }).await.unwrap();
        assert_eq!(rest.items.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["N200", "N201", "N202", "N203", "N204"]);
        assert_eq!(rest.next, None);
    }

    async fn who_signs_up_from_the_trash_is_back(t: TestEngine) {
        use crate::people::{editing, identities, own, profile};
        let (first, second) = (published(&t, &picnic(t.root)).await, published(&t, &picnic(t.root)).await);
        for name in ["Aino", "Bo"] {
            sign_up(&t, first, name, 0).await.unwrap();
        }
        let id = async |name: &str| {
            let mut tx = t.engine.read().await.unwrap();
            identities::person_by_email(&mut tx, t.tenant.id, &format!("{name}@example.org")).await.unwrap().unwrap()
        };
        let people = [id("aino").await, id("bo").await];
        for person in people {
            editing::trash(&t.engine, &t.owner, &t.tenant, person).await.unwrap();
        }
        sign_up(&t, second, "Aino", 0).await.unwrap();
        add(&t.engine, &t.owner, second, &person("Bo", 0), Locale::En).await.unwrap();
        t.engine.clock.advance(own::TRASHED_FOR);
        assert_eq!(own::purge(&t.engine, t.tenant.id).await.unwrap(), 0);
        for person in people {
            assert_eq!(profile(&t.engine, &t.owner, person).await.unwrap().state, domain::people::PersonState::Active);
        }
    }
}
