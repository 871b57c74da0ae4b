use domain::ApiError;
use domain::casework::letter::{HoldRule, LetterState};

use super::*;

const CITIZEN: &str = "aino@example.org";

crate::both_databases! {
    async fn without_a_contact_a_letter_waits_for_an_office(t: TestEngine) {
        let nobody = recipient(&t, "Nora Ny", Channel::Unknown, "");
        let token = send(&t, &form(CITIZEN, "Welcome to your seat."), std::slice::from_ref(&nobody)).await;
        let letter = track(&t.engine, &t.tenant, &token).await.unwrap().letters.remove(0);
        assert_eq!((letter.state, letter.hold_rule), (LetterState::Held, Some(HoldRule::NoContact)));
        assert!(last_mail(&t, CITIZEN).await.text.contains("no way to reach Nora Ny"));
        let waiting = held_elsewhere(&t.engine, &t.owner).await.unwrap();
        assert_eq!(waiting.iter().map(|g| (g.recipient.as_str(), g.rule, g.count)).collect::<Vec<_>>(), [("Nora Ny", HoldRule::NoContact, 1)]);
        assert!(held_elsewhere(&t.engine, &t.other_owner).await.unwrap().is_empty());
        later(&t, DAY).await;
        assert_eq!(track(&t.engine, &t.tenant, &token).await.unwrap().letters[0].state, LetterState::Held);
        let (_, caseworker) = office(&t, nobody.politician, "nora").await;
        later(&t, Timestamp::HOUR).await;
        assert_eq!(track(&t.engine, &t.tenant, &token).await.unwrap().letters[0].state, LetterState::Delivered);
        assert_eq!(rows(&t, &caseworker, Tray::New).await.len(), 1);
        assert_eq!(last_mail(&t, CITIZEN).await.summary.template, "letter.released");
        assert_eq!(held_elsewhere(&t.engine, &caseworker).await.unwrap_err().public(), ApiError::Forbidden);
    }

    async fn after_sixty_days_the_text_goes_back(t: TestEngine) {
        let nobody = recipient(&t, "Nora Ny", Channel::Unknown, "");
        let token = send(&t, &form(CITIZEN, "Welcome to your seat."), &[nobody]).await;
        later(&t, 60 * DAY).await;
        assert_eq!(track(&t.engine, &t.tenant, &token).await.unwrap().letters[0].state, LetterState::Failed);
        assert!(last_mail(&t, CITIZEN).await.text.contains("Welcome to your seat."));
    }

    async fn the_operator_lets_identical_letters_go_without_reading_them(t: TestEngine) {
        let jonas = recipient(&t, "Jonas Toft", Channel::Email, "jonas@example.org");
        for n in 0..=domain::casework::limits::IDENTICAL_MAX {
            send(&t, &form(&format!("person{n}@example.org"), "Save the library"), std::slice::from_ref(&jonas)).await;
        }
        let waiting = held_elsewhere(&t.engine, &t.owner).await.unwrap();
        assert_eq!(waiting.iter().map(|g| (g.rule, g.count)).collect::<Vec<_>>(), [(HoldRule::Identical, 1)]);
        assert_eq!(release_elsewhere(&t.engine, &t.other_owner, &t.other_tenant, jonas.politician).await.unwrap(), 0);
        assert_eq!(release_elsewhere(&t.engine, &t.owner, &t.tenant, jonas.politician).await.unwrap(), 1);
        assert!(held_elsewhere(&t.engine, &t.owner).await.unwrap().is_empty());
    }
}
