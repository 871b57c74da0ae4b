use domain::casework::letter::{HoldRule, LetterState};
use domain::casework::limits;
use domain::casework::office::CaseState;

use super::*;

/// So many people send one text to one representative.
async fn crowd(t: &TestEngine, to: &Recipient, count: i64) -> Vec<String> {
    let mut tokens = Vec::new();
    for n in 0..count {
        let text = format!("Dear Maja,\nSave the {} library!\nYours, person {n}", if n % 2 == 0 { "OLD" } else { "old" });
        tokens.push(send(t, &form(&format!("person{n}@example.org"), &text), std::slice::from_ref(to)).await);
    }
    tokens
}

crate::both_databases! {
    async fn identical_letters_share_a_line_and_can_share_an_answer(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Unknown, "");
        let (_, tuomas) = office(&t, maja.politician, "maja").await;
        crowd(&t, &maja, 3).await;
        send(&t, &form("own@example.org", "Save the library, I learned to read there."), &[maja]).await;
        let shown = rows(&t, &tuomas, Tray::Todo).await;
        assert_eq!(shown.iter().map(|r| r.same).collect::<Vec<_>>(), [3, 1]);
        let pile = InboxQuery { same_as: Some(shown[0].id), ..InboxQuery::default() };
        assert_eq!(inbox(&t.engine, &tuomas, &pile).await.unwrap().rows.len(), 3);
        let view = case(&t.engine, &tuomas, shown[0].id).await.unwrap();
        assert_eq!(view.same_open, 3);
        let answered = answer(&t.engine, &tuomas, &t.tenant, shown[0].id, view.version, "It stays.", true).await.unwrap();
        assert_eq!(answered, 3);
        for n in 0..3 {
            assert!(last_mail(&t, &format!("person{n}@example.org")).await.text.contains("It stays."));
        }
        assert_eq!(rows(&t, &tuomas, Tray::Todo).await.len(), 1);
    }

    async fn too_many_are_held_said_so_and_let_go_together(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Unknown, "");
        let (_, tuomas) = office(&t, maja.politician, "maja").await;
        let tokens = crowd(&t, &maja, limits::IDENTICAL_MAX + 2).await;
        let held = track(&t.engine, &t.tenant, tokens.last().unwrap()).await.unwrap().letters.remove(0);
        assert_eq!((held.state, held.hold_rule, held.has_case), (LetterState::Held, Some(HoldRule::Identical), false));
        assert!(last_mail(&t, &format!("person{}@example.org", limits::IDENTICAL_MAX)).await.text.contains("25"), "the number is named");
        // In one's own words it goes out at once, and so do one's own letters to several.
        let own = send(&t, &form("own@example.org", "I learned to read there."), std::slice::from_ref(&maja)).await;
        assert_eq!(track(&t.engine, &t.tenant, &own).await.unwrap().letters[0].state, LetterState::Delivered);

        let waiting = rows(&t, &tuomas, Tray::Held).await;
        assert_eq!(waiting.iter().map(|r| (r.same, r.state)).collect::<Vec<_>>(), [(2, CaseState::Held)]);
        assert_eq!(release_case(&t.engine, &tuomas, &t.tenant, waiting[0].id).await.unwrap(), 2);
        assert_eq!(release_case(&t.engine, &tuomas, &t.tenant, waiting[0].id).await.unwrap(), 0);
        let now = track(&t.engine, &t.tenant, tokens.last().unwrap()).await.unwrap().letters.remove(0);
        assert_eq!((now.state, now.hold_rule, now.has_case), (LetterState::Delivered, None, true));
        assert_eq!(rows(&t, &tuomas, Tray::New).await[0].same, limits::IDENTICAL_MAX + 2);
    }

    async fn one_person_may_write_the_same_to_all_their_representatives(t: TestEngine) {
        let all: Vec<Recipient> = (0..5).map(|n| recipient(&t, &format!("Member {n}"), Channel::Email, &format!("m{n}@example.org"))).collect();
        let token = send(&t, &form("aino@example.org", "Please vote for the library."), &all).await;
        jobs::run_due(&t.engine).await.unwrap();
        let letters = track(&t.engine, &t.tenant, &token).await.unwrap().letters;
        assert!(letters.len() == 5 && letters.iter().all(|l| l.state == LetterState::Sent));
        assert!(letters.iter().all(|l| l.text.contains(&format!("Dear {},", l.recipient))));
    }

    async fn one_address_gets_only_so_many_mails_an_hour(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Email, "maja@assembly.example.org");
        for n in 0..=limits::PER_CONTACT_AN_HOUR {
            send(&t, &form(&format!("person{n}@example.org"), &format!("Letter {n} about the road")), std::slice::from_ref(&maja)).await;
        }
        jobs::run_due(&t.engine).await.unwrap();
        let sent = i64::try_from(mails(&t, "maja@assembly.example.org").await.len()).unwrap();
        assert_eq!(sent, limits::PER_CONTACT_AN_HOUR);
        later(&t, Timestamp::HOUR).await;
        assert_eq!(i64::try_from(mails(&t, "maja@assembly.example.org").await.len()).unwrap(), limits::PER_CONTACT_AN_HOUR + 1);
    }
}
