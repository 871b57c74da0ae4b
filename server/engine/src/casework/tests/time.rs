use domain::ApiError;
use domain::casework::office::Outcome;

use super::*;

const CITIZEN: &str = "aino@example.org";

/// Rows left in the tables of this zone, and mails.
async fn left(t: &TestEngine) -> (i64, i64, i64) {
    let mut tx = t.engine.read().await.unwrap();
    let mut count = async |sql: &'static str| crate::value!(&mut tx, i64, sql, t.tenant.id).unwrap();
    let letters = count("SELECT COUNT(*) FROM letter WHERE tenant_id = $1").await;
    let around = count(
        "SELECT (SELECT COUNT(*) FROM letter_log WHERE tenant_id = $1) + (SELECT COUNT(*) FROM office_case WHERE tenant_id = $1)
        + (SELECT COUNT(*) FROM correspondence WHERE tenant_id = $1) + (SELECT COUNT(*) FROM letter_mail WHERE tenant_id = $1)",
    )
    .await;
    (letters, around, count("SELECT COUNT(*) FROM mail WHERE tenant_id = $1").await)
}

crate::both_databases! {
    async fn unconfirmed_letters_are_reminded_once_and_then_deleted(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Email, "m@example.org");
        write(&t, &form(CITIZEN, "Please help."), std::slice::from_ref(&maja)).await;
        let token = token_in(&last_mail(&t, CITIZEN).await.text, "/write/confirm/");
        later(&t, DAY - 1).await;
        assert_eq!(mails(&t, CITIZEN).await.len(), 1);
        later(&t, 1).await;
        later(&t, DAY).await;
        assert_eq!(mails(&t, CITIZEN).await.len(), 2);
        let reminder = last_mail(&t, CITIZEN).await;
        assert_eq!(reminder.summary.template, "letter.remind");
        // Both links are good until the end, which is the same for both.
        let second = token_in(&reminder.text, "/write/confirm/");
        for link in [&token, &second] {
            assert!(!confirm_page(&t.engine, t.tenant.id, link).await.unwrap().done);
        }
        later(&t, 5 * DAY).await;
        for link in [&token, &second] {
            assert_eq!(confirm(&t.engine, &t.tenant, link).await.unwrap_err().public(), ApiError::NotFound);
        }
        assert_eq!(left(&t).await, (0, 0, 0), "nothing of it is left, the mails neither");
        // And the same words may be written again.
        write(&t, &form(CITIZEN, "Please help."), &[maja]).await;
        assert_eq!(mails(&t, CITIZEN).await.len(), 1);
    }

    async fn a_closed_case_is_kept_two_years_and_an_open_one_stays(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Email, "m@example.org");
        let (_, tuomas) = office(&t, maja.politician, "maja").await;
        let token = send(&t, &form(CITIZEN, "Please help."), std::slice::from_ref(&maja)).await;
        send(&t, &form("bo@example.org", "Another matter"), &[maja]).await;
        let row = rows(&t, &tuomas, Tray::Todo).await.remove(0);
        answer(&t.engine, &tuomas, &t.tenant, row.id, 1, "Done.", false).await.unwrap();
        close(&t.engine, &tuomas, row.id, 2, Some(Outcome::Solved)).await.unwrap();
        later(&t, 729 * DAY).await;
        assert_eq!(left(&t).await.0, 2);
        later(&t, DAY).await;
        assert_eq!(case(&t.engine, &tuomas, row.id).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(track(&t.engine, &t.tenant, &token).await.unwrap_err().public(), ApiError::NotFound);
        assert!(mails(&t, CITIZEN).await.is_empty(), "the mails that held its text are gone too");
        assert_eq!(rows(&t, &tuomas, Tray::Todo).await.len(), 1, "the open one stays");
        assert_eq!(left(&t).await.0, 1);
    }

    async fn a_carried_letter_is_forgotten_after_ninety_days(t: TestEngine) {
        let jonas = recipient(&t, "Jonas Toft", Channel::Email, "j@example.org");
        send(&t, &form(CITIZEN, "Please help."), &[jonas]).await;
        jobs::run_due(&t.engine).await.unwrap();
        later(&t, 14 * DAY).await;
        assert_eq!(last_mail(&t, CITIZEN).await.summary.template, "letter.survey");
        let asked = mails(&t, CITIZEN).await.len();
        later(&t, 30 * DAY).await;
        assert_eq!(mails(&t, CITIZEN).await.len(), asked, "asked once");
        assert_eq!(left(&t).await.0, 1);
        later(&t, 46 * DAY).await;
        assert_eq!(left(&t).await, (0, 0, 0));
    }

    async fn a_case_grows_old(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Unknown, "");
        let (_, tuomas) = office(&t, maja.politician, "maja").await;
        send(&t, &form(CITIZEN, "Please help."), &[maja]).await;
        t.engine.clock.advance(11 * DAY);
        let row = rows(&t, &tuomas, Tray::New).await.remove(0);
        assert_eq!(row.age, domain::casework::office::Age::Late { days: 2 });
    }
}
