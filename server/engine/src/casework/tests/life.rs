use domain::casework::letter::{DistrictCheck, LetterState, Step, Survey};
use domain::casework::office::{Age, CaseState, MessageKind, Outcome};
use domain::{ApiError, Problem};

use super::*;

const CITIZEN: &str = "aino@example.org";

crate::both_databases! {
    async fn from_the_first_word_to_the_last(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Email, "maja@assembly.example.org");
        let (_, tuomas) = office(&t, maja.politician, "maja").await;
        let track_token = send(&t, &form(CITIZEN, "The landlord says the part is on order."), &[maja]).await;
        jobs::run_due(&t.engine).await.unwrap();

        // The letter left from our own domain, with answers to the citizen, whole.
        let delivered = last_mail(&t, "maja@assembly.example.org").await;
        assert_eq!(delivered.reply_to.as_deref(), Some(CITIZEN));
        assert!(delivered.from.contains("hello@meadow.example.org"), "{}", delivered.from);
        assert!(delivered.text.contains("> Dear Maja Holm,") && delivered.text.contains("Harbour Street 12"), "{}", delivered.text);
        let mine = track(&t.engine, &t.tenant, &track_token).await.unwrap().letters.remove(0);
        assert_eq!((mine.state, mine.has_case), (LetterState::Delivered, true));
        assert!(delivered.headers.contains(&("X-Letter-Number".into(), mine.number.clone())));
        assert!(last_mail(&t, CITIZEN).await.summary.subject.contains(&mine.number));

        // It is a case in the office's inbox.
        let row = rows(&t, &tuomas, Tray::New).await.remove(0);
        assert_eq!((row.number.as_str(), row.age, row.same), (mine.number.as_str(), Age::Day { day: 1, of: 10 }, 1));
        let view = case(&t.engine, &tuomas, row.id).await.unwrap();
        assert_eq!((view.citizen.check, view.citizen.email.as_str()), (DistrictCheck::Inside, CITIZEN));

        // An acknowledgement is not an answer, and a note stays inside.
        acknowledge(&t.engine, &tuomas, &t.tenant, row.id, view.version).await.unwrap();
        let stale = note(&t.engine, &tuomas, row.id, view.version, "Called the inspector").await.unwrap_err();
        assert_eq!(stale.public(), ApiError::Conflict("case_changed".into()));
        note(&t.engine, &tuomas, row.id, view.version + 1, "Called the inspector").await.unwrap();
        let seen = track(&t.engine, &t.tenant, &track_token).await.unwrap().letters.remove(0);
        assert_eq!(seen.state, LetterState::Delivered);
        assert!(seen.steps.iter().any(|s| s.step == Step::Acknowledged) && seen.steps.iter().all(|s| s.step != Step::Assigned));
        assert_eq!(seen.thread.len(), 1, "the note is the office's own");
        let view = case(&t.engine, &tuomas, row.id).await.unwrap();
        assert_eq!((view.row.state, view.owner, view.acknowledged), (CaseState::Open, Some(tuomas.account), true));

        // The answer goes out by mail and stands on the tracking page.
        save_draft(&t.engine, &tuomas, row.id, view.version, "Dear Aino").await.unwrap();
        let view = case(&t.engine, &tuomas, row.id).await.unwrap();
        assert_eq!(view.draft.as_ref().map(|d| (d.body.as_str(), d.by.as_str())), Some(("Dear Aino", "Test Member")));
        assert_eq!(answer(&t.engine, &tuomas, &t.tenant, row.id, view.version, "The inspector comes on Thursday.", false).await.unwrap(), 1);
        let mailed = last_mail(&t, CITIZEN).await;
        assert_eq!(mailed.summary.template, "case.answer");
        assert!(mailed.text.contains("The inspector comes on Thursday.") && mailed.from.contains("Office maja"));
        let seen = track(&t.engine, &t.tenant, &token_in(&mailed.text, "/write/track/")).await.unwrap().letters.remove(0);
        assert_eq!((seen.state, seen.thread.last().map(|m| m.from_office)), (LetterState::Answered, Some(true)));
        assert!(rows(&t, &tuomas, Tray::Todo).await.is_empty());
        assert_eq!(rows(&t, &tuomas, Tray::Answered).await.len(), 1);

        // The citizen writes back, twice the same: once, and the clock starts anew.
        for _ in 0..2 {
            reply(&t.engine, &t.tenant, &track_token, mine.id, "He did not come.").await.unwrap();
        }
        let view = case(&t.engine, &tuomas, row.id).await.unwrap();
        assert_eq!((view.row.state, view.letter_state), (CaseState::Open, LetterState::Delivered));
        assert_eq!(view.thread.iter().filter(|m| m.kind == MessageKind::In).count(), 1);

        // Closing needs an outcome.
        let refused = close(&t.engine, &tuomas, row.id, view.version, None).await.unwrap_err();
        assert_eq!(refused.public(), ApiError::field("outcome", Problem::Required));
        close(&t.engine, &tuomas, row.id, view.version, Some(Outcome::Solved)).await.unwrap();
        let view = case(&t.engine, &tuomas, row.id).await.unwrap();
        assert_eq!((view.row.state, view.outcome), (CaseState::Closed, Some(Outcome::Solved)));
        assert!(view.kept_until.is_some());
        let closed = answer(&t.engine, &tuomas, &t.tenant, row.id, view.version, "One more thing", false).await.unwrap_err();
        assert_eq!(closed.public(), ApiError::Conflict("closed".into()));
        reopen(&t.engine, &tuomas, row.id, view.version).await.unwrap();
        wait(&t.engine, &tuomas, row.id, view.version + 1, true).await.unwrap();
        assert_eq!(rows(&t, &tuomas, Tray::Waiting).await.len(), 1);

        survey(&t.engine, &t.tenant, &track_token, mine.id, Survey::No).await.unwrap();
        survey(&t.engine, &t.tenant, &track_token, mine.id, Survey::Yes).await.unwrap();
        assert_eq!(track(&t.engine, &t.tenant, &track_token).await.unwrap().letters[0].survey, Some(Survey::Yes));
    }

    async fn without_an_office_the_mail_is_all_and_silence_means_delivered(t: TestEngine) {
        let jonas = recipient(&t, "Jonas Toft", Channel::Secretariat, "desk@council.example.org");
        let token = send(&t, &form(CITIZEN, "Please come and see."), &[jonas]).await;
        let state = async || track(&t.engine, &t.tenant, &token).await.unwrap().letters.remove(0).state;
        assert_eq!(state().await, LetterState::Queued);
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(state().await, LetterState::Sent);
        assert!(last_mail(&t, "desk@council.example.org").await.text.contains(CITIZEN));
        later(&t, 2 * DAY).await;
        assert_eq!(state().await, LetterState::Delivered);
        assert_eq!(mails(&t, "desk@council.example.org").await.len(), 1);
        let letter = track(&t.engine, &t.tenant, &token).await.unwrap().letters.remove(0);
        assert!(!letter.has_case);
        assert_eq!(reply(&t.engine, &t.tenant, &token, letter.id, "Hello?").await.unwrap_err().public(), ApiError::NotFound);
    }

    async fn a_refused_mail_goes_back_with_its_text(t: TestEngine) {
        let jonas = recipient(&t, "Jonas Toft", Channel::Email, "jonas@council.example.org");
        let token = send(&t, &form(CITIZEN, "A very particular sentence."), &[jonas]).await;
        jobs::run_due(&t.engine).await.unwrap();
        // As if the mail server had refused it for good: the letter is still on its way when the verdict comes.
        let mut tx = t.engine.write().await.unwrap();
        let mail = last_mail(&t, "jonas@council.example.org").await.summary.id;
        crate::exec!(&mut tx, crate::mail::sql::FAILED, t.tenant.id, mail, "550 no such user").unwrap();
        tx.commit().await.unwrap();
        later(&t, 2 * DAY).await;
        assert_eq!(track(&t.engine, &t.tenant, &token).await.unwrap().letters[0].state, LetterState::Bounced);
        let back = last_mail(&t, CITIZEN).await;
        assert_eq!(back.summary.template, "letter.failed");
        assert!(back.text.contains("A very particular sentence."));
    }

    async fn an_office_with_a_form_of_its_own_gets_its_letter_by_hand(t: TestEngine) {
        let elina = recipient(&t, "Elina Korhonen", Channel::WebForm, "https://city.example.org/form");
        let token = send(&t, &form(CITIZEN, "The road is broken."), &[elina]).await;
        jobs::run_due(&t.engine).await.unwrap();
        let letter = track(&t.engine, &t.tenant, &token).await.unwrap().letters.remove(0);
        assert_eq!((letter.state, letter.contact.as_str()), (LetterState::Manual, "https://city.example.org/form"));
        let told = last_mail(&t, CITIZEN).await;
        assert!(told.text.contains("https://city.example.org/form") && told.text.contains("The road is broken."));
    }
}
