use domain::casework::limits;
use domain::{ApiError, FieldError, Problem};

use super::*;

const CITIZEN: &str = "aino@example.org";

crate::both_databases! {
    async fn nothing_leaves_before_the_sender_says_so(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Email, "maja@assembly.example.org");
        let (_, caseworker) = office(&t, maja.politician, "maja").await;
        write(&t, &form(CITIZEN, "Please help."), &[maja]).await;
        jobs::run_due(&t.engine).await.unwrap();
        assert!(mails(&t, "maja@assembly.example.org").await.is_empty());
        assert!(rows(&t, &caseworker, Tray::Todo).await.is_empty());
        let asked = last_mail(&t, CITIZEN).await;
        assert!(asked.text.contains("> Please help."), "the whole text is in the mail");
    }

    async fn looking_changes_nothing_and_two_clicks_are_one(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Email, "maja@assembly.example.org");
        let (_, caseworker) = office(&t, maja.politician, "maja").await;
        write(&t, &form(CITIZEN, "Please help."), &[maja]).await;
        let token = token_in(&last_mail(&t, CITIZEN).await.text, "/write/confirm/");
        for _ in 0..3 {
            assert!(!confirm_page(&t.engine, t.tenant.id, &token).await.unwrap().done);
        }
        assert!(rows(&t, &caseworker, Tray::Todo).await.is_empty());
        let first = confirm(&t.engine, &t.tenant, &token).await.unwrap();
        let second = confirm(&t.engine, &t.tenant, &token).await.unwrap();
        jobs::run_due(&t.engine).await.unwrap();
        assert!(confirm_page(&t.engine, t.tenant.id, &token).await.unwrap().done);
        for track_token in [first, second] {
            assert_eq!(track(&t.engine, &t.tenant, &track_token).await.unwrap().letters.len(), 1);
        }
        assert_eq!(rows(&t, &caseworker, Tray::Todo).await.len(), 1);
        assert_eq!(mails(&t, "maja@assembly.example.org").await.len(), 1);
        assert_eq!(mails(&t, CITIZEN).await.len(), 2, "one to confirm, one with the number");
        assert_eq!(confirm(&t.engine, &t.other_tenant, &token).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(confirm(&t.engine, &t.tenant, "made-up").await.unwrap_err().public(), ApiError::NotFound);
    }

    async fn two_clicks_at_the_same_moment_are_one(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Email, "maja@assembly.example.org");
        let (_, caseworker) = office(&t, maja.politician, "maja").await;
        write(&t, &form(CITIZEN, "Please help."), &[maja]).await;
        let token = token_in(&last_mail(&t, CITIZEN).await.text, "/write/confirm/");
        let clicks = (0..6).map(|_| {
            let (engine, tenant, token) = (t.engine.clone(), t.tenant.clone(), token.clone());
            tokio::spawn(async move { confirm(&engine, &tenant, &token).await })
        });
        for click in clicks.collect::<Vec<_>>() {
            click.await.unwrap().unwrap();
        }
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(rows(&t, &caseworker, Tray::Todo).await.len(), 1);
        assert_eq!(mails(&t, "maja@assembly.example.org").await.len(), 1);
    }

    async fn the_same_letter_twice_is_one_letter(t: TestEngine) {
        let to = [recipient(&t, "Maja Holm", Channel::Email, "m@example.org"), recipient(&t, "Jonas Toft", Channel::Email, "j@example.org")];
        write(&t, &form(CITIZEN, "Please help."), &to).await;
        // A double click, a refresh, other spaces, other letters: still the same.
        write(&t, &form("AINO@example.org", "please  help"), &to).await;
        assert_eq!(mails(&t, CITIZEN).await.len(), 1);
        // Later it is a wish to have the mail once more.
        t.engine.clock.advance(limits::ASK_AGAIN);
        write(&t, &form(CITIZEN, "Please help."), &to).await;
        assert_eq!(mails(&t, CITIZEN).await.len(), 2);
        let token = token_in(&last_mail(&t, CITIZEN).await.text, "/write/confirm/");
        assert_eq!(confirm_page(&t.engine, t.tenant.id, &token).await.unwrap().letters.len(), 2);
        confirm(&t.engine, &t.tenant, &token).await.unwrap();
        // Once it was sent, the answer to a third try is its number, not a second letter.
        t.engine.clock.advance(limits::ASK_AGAIN);
        write(&t, &form(CITIZEN, "Please help."), &to).await;
        assert_eq!(last_mail(&t, CITIZEN).await.summary.template, "letter.again");
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(mails(&t, "m@example.org").await.len(), 1);
        // Another text is another letter.
        send(&t, &form(CITIZEN, "Thank you for helping."), &to).await;
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(mails(&t, "m@example.org").await.len(), 2);
    }

    async fn a_form_says_everything_at_once_and_limits_hold(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Email, "m@example.org");
        let refuses = recipient(&t, "Nils Nej", Channel::Refuses, "");
        let empty = LetterForm { topic: "gossip".into(), phone: "call me".into(), ..form("nope", " ... ") };
        let said = preview(&t.engine, &t.tenant, &empty, &[refuses], Locale::Da).await.unwrap_err().public();
        let ApiError::Validation(errors) = said else { panic!("must fail") };
        for (field, problem) in [("to", Problem::Choice), ("topic", Problem::Choice), ("phone", Problem::Phone), ("email", Problem::Email), ("body", Problem::Required)] {
            assert!(errors.contains(&FieldError::new(field, problem.clone())), "{field} {problem:?} in {errors:?}");
        }
        let long = form(CITIZEN, &"ø".repeat(20_001));
        let said = preview(&t.engine, &t.tenant, &long, std::slice::from_ref(&maja), Locale::Da).await.unwrap_err().public();
        assert_eq!(said, ApiError::field("body", Problem::TooLong { max: 20_000 }));
        let shown = preview(&t.engine, &t.tenant, &form(CITIZEN, "Please help."), std::slice::from_ref(&maja), Locale::Da).await.unwrap();
        assert!(shown.letters[0].text.starts_with("Kære Maja Holm"));
        let mut limited = None;
        for n in 0..=limits::PER_SENDER_AN_HOUR {
            let letter = form(CITIZEN, &format!("Letter number {n}"));
            limited = submit(&t.engine, &t.tenant, &letter, std::slice::from_ref(&maja), None, Locale::En, &n.to_string()).await.err();
        }
        assert!(matches!(limited.map(crate::Error::public), Some(ApiError::RateLimited(_))));
    }
}
