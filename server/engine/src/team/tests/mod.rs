mod invitations;
mod roles;
mod second_factor;

use domain::access::Capability;
use domain::time::Timestamp;
use domain::{ApiError, Problem};

use super::*;
use crate::mail;

fn device() -> Device {
    Device { user_agent: "Test".into(), ip: "192.0.2.1".into() }
}

fn token_in(text: &str, path: &str) -> String {
    let start = text.find(path).expect("a link in the mail") + path.len();
    text[start..].chars().take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_').collect()
}

async fn last_mail(t: &crate::testing::TestEngine, to: &str) -> domain::mail::MailView {
    let found = mail::list(&t.engine, t.tenant.id, Some(to), None, 1).await.unwrap();
    mail::read(&t.engine, t.tenant.id, found.items[0].id).await.unwrap().unwrap()
}

async fn set_owner_password(t: &crate::testing::TestEngine) {
    let mut tx = t.engine.write().await.unwrap();
    set_password(&mut tx, t.tenant.id, t.owner.account, "correct horse battery").await.unwrap();
    tx.commit().await.unwrap();
}

async fn log_in(t: &crate::testing::TestEngine) -> LoggedIn {
    login(&t.engine, t.tenant.id, "owner@meadow.example.org", "correct horse battery", &device()).await.unwrap()
}

crate::both_databases! {
    async fn a_password_opens_a_session_that_can_be_revoked(t: TestEngine) {
        set_owner_password(&t).await;
        let wrong = login(&t.engine, t.tenant.id, "owner@meadow.example.org", "incorrect", &device()).await.unwrap_err();
        assert_eq!(wrong.public(), ApiError::field("password", Problem::Wrong));
        let elsewhere = login(&t.engine, t.other_tenant.id, "owner@meadow.example.org", "correct horse battery", &device()).await;
        assert!(elsewhere.is_err());
        let LoggedIn::Session(token) = login(&t.engine, t.tenant.id, " Owner@Meadow.example.org", "correct horse battery", &device()).await.unwrap() else {
            panic!("no code is set up")
        };
        let (actor, session) = resume(&t.engine, t.tenant.id, &token).await.unwrap().unwrap();
        assert_eq!(actor.account, t.owner.account);
        assert!(actor.has(Capability::TeamManage));
        assert!(resume(&t.engine, t.other_tenant.id, &token).await.unwrap().is_none());
        assert_eq!(own_account(&t.engine, &actor, session).await.unwrap().sessions.len(), 1);
        assert!(revoke(&t.engine, &t.other_owner, session).await.is_err());
        revoke(&t.engine, &actor, session).await.unwrap();
        assert!(resume(&t.engine, t.tenant.id, &token).await.unwrap().is_none());
    }

    async fn everywhere_else_is_logged_out(t: TestEngine) {
        set_owner_password(&t).await;
        let mut tokens = Vec::new();
        for _ in 0..3 {
            let LoggedIn::Session(token) = log_in(&t).await else { panic!("no code is set up") };
            tokens.push(token);
        }
        let (actor, here) = resume(&t.engine, t.tenant.id, &tokens[1]).await.unwrap().unwrap();
        assert_eq!(revoke_others(&t.engine, &actor, here).await.unwrap(), 2);
        for (i, token) in tokens.iter().enumerate() {
            assert_eq!(resume(&t.engine, t.tenant.id, token).await.unwrap().is_some(), i == 1);
        }
    }

    async fn guessing_is_slowed_down(t: TestEngine) {
        let mut limited = false;
        for _ in 0..12 {
            let refused = login(&t.engine, t.tenant.id, "owner@meadow.example.org", "guess", &device()).await.unwrap_err();
            limited |= matches!(refused.public(), ApiError::RateLimited(_));
        }
        assert!(limited);
    }

    async fn a_link_logs_in_once_and_an_unknown_address_learns_nothing(t: TestEngine) {
        request_login_link(&t.engine, &t.tenant, "nobody@example.org", &device()).await.unwrap();
        assert!(mail::list(&t.engine, t.tenant.id, None, None, 9).await.unwrap().items.is_empty());
        request_login_link(&t.engine, &t.tenant, "owner@meadow.example.org", &device()).await.unwrap();
        let token = token_in(&last_mail(&t, "owner@meadow.example.org").await.text, "/login/link/");
        assert!(matches!(consume_login_link(&t.engine, t.tenant.id, &token, &device()).await.unwrap(), LoggedIn::Session(_)));
        assert!(consume_login_link(&t.engine, t.tenant.id, &token, &device()).await.is_err());
    }

    async fn a_link_in_the_mail_is_enough_to_set_a_forgotten_password_for_a_while(t: TestEngine) {
        set_owner_password(&t).await;
        let LoggedIn::Session(by_password) = log_in(&t).await else { panic!("no code is set up") };
        request_login_link(&t.engine, &t.tenant, "owner@meadow.example.org", &device()).await.unwrap();
        let token = token_in(&last_mail(&t, "owner@meadow.example.org").await.text, "/login/link/");
        let LoggedIn::Session(by_link) = consume_login_link(&t.engine, t.tenant.id, &token, &device()).await.unwrap() else {
            panic!("no code is set up")
        };
        let (actor, plain) = resume(&t.engine, t.tenant.id, &by_password).await.unwrap().unwrap();
        let (_, linked) = resume(&t.engine, t.tenant.id, &by_link).await.unwrap().unwrap();
        assert!(own_account(&t.engine, &actor, plain).await.unwrap().asks_old_password);
        assert!(!own_account(&t.engine, &actor, linked).await.unwrap().asks_old_password);
        let refused = change_password(&t.engine, &actor, plain, "", "a fresh new meadow").await.unwrap_err();
        assert_eq!(refused.public(), ApiError::field("old", Problem::Wrong));

        t.engine.clock.advance(31 * Timestamp::MINUTE);
        let late = change_password(&t.engine, &actor, linked, "", "a fresh new meadow").await.unwrap_err();
        assert_eq!(late.public(), ApiError::field("old", Problem::Wrong));
        t.engine.clock.advance(-2 * Timestamp::MINUTE);
        change_password(&t.engine, &actor, linked, "", "a fresh new meadow").await.unwrap();
        assert!(resume(&t.engine, t.tenant.id, &by_password).await.unwrap().is_none(), "other devices are logged out");
        login(&t.engine, t.tenant.id, "owner@meadow.example.org", "a fresh new meadow", &device()).await.unwrap();
    }
}
