use domain::access::{Capability, Role};
use domain::locale::Locale;
use domain::time::Timestamp;
use domain::{ApiError, Problem};

use super::*;
use crate::{access, mail};

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

crate::both_databases! {
    async fn a_password_opens_a_session_that_can_be_revoked(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        set_password(&mut tx, t.tenant.id, t.owner.account, "correct horse battery").await.unwrap();
        tx.commit().await.unwrap();
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

    async fn guessing_is_slowed_down(t: TestEngine) {
        let mut limited = false;
        for _ in 0..12 {
            let refused = login(&t.engine, t.tenant.id, "owner@meadow.example.org", "guess", &device()).await.unwrap_err();
            limited |= matches!(refused.public(), ApiError::RateLimited(_));
        }
        assert!(limited);
    }

    async fn a_code_is_asked_for_and_works_once(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        set_password(&mut tx, t.tenant.id, t.owner.account, "correct horse battery").await.unwrap();
        tx.commit().await.unwrap();
        let setup = begin_totp(&t.engine, &t.owner, &t.tenant).await.unwrap();
        let app = totp_rs::Totp::from_url(&setup.url).unwrap();
        let code = || app.generate(u64::try_from(t.engine.now().0 / Timestamp::SECOND).unwrap()).to_string();
        assert!(confirm_totp(&t.engine, &t.owner, &setup.secret, "000000").await.is_err());
        confirm_totp(&t.engine, &t.owner, &setup.secret, &code()).await.unwrap();

        let first = login(&t.engine, t.tenant.id, "owner@meadow.example.org", "correct horse battery", &device()).await.unwrap();
        let LoggedIn::NeedsCode(pending) = first else { panic!("a code must be asked for") };
        assert!(finish_with_code(&t.engine, t.tenant.id, &pending, &code(), &device()).await.is_err(), "the code that set it up is spent");
        t.engine.clock.advance(30 * Timestamp::SECOND);
        assert!(finish_with_code(&t.engine, t.other_tenant.id, &pending, &code(), &device()).await.is_err());
        finish_with_code(&t.engine, t.tenant.id, &pending, &code(), &device()).await.unwrap();
        assert!(finish_with_code(&t.engine, t.tenant.id, &pending, &code(), &device()).await.is_err());
        t.engine.clock.advance(30 * Timestamp::SECOND);
        remove_totp(&t.engine, &t.owner, &code()).await.unwrap();
    }

    async fn a_link_logs_in_once_and_an_unknown_address_learns_nothing(t: TestEngine) {
        request_login_link(&t.engine, &t.tenant, "nobody@example.org", &device()).await.unwrap();
        assert!(mail::list(&t.engine, t.tenant.id, None, None, 9).await.unwrap().items.is_empty());
        request_login_link(&t.engine, &t.tenant, "owner@meadow.example.org", &device()).await.unwrap();
        let token = token_in(&last_mail(&t, "owner@meadow.example.org").await.text, "/login/link/");
        assert!(matches!(consume_login_link(&t.engine, t.tenant.id, &token, &device()).await.unwrap(), LoggedIn::Session(_)));
        assert!(consume_login_link(&t.engine, t.tenant.id, &token, &device()).await.is_err());
    }

    async fn an_invitation_makes_an_account_with_just_those_rights(t: TestEngine) {
        let until = t.engine.now().plus(30 * Timestamp::DAY);
        invite(&t.engine, &t.owner, &t.tenant, "new@example.org", Role::EventHost, t.root, Some(until), Locale::Da).await.unwrap();
        assert_eq!(invitations(&t.engine, &t.owner).await.unwrap().len(), 1);
        let token = token_in(&last_mail(&t, "new@example.org").await.text, "/invitation/");
        assert!(!offer(&t.engine, t.tenant.id, &token).await.unwrap().has_account);
        let short = accept(&t.engine, t.tenant.id, &token, "Ny", "short", Locale::Da, &device()).await.unwrap_err();
        assert!(matches!(short.public(), ApiError::Validation(_)));
        let Some(LoggedIn::Session(session)) = accept(&t.engine, t.tenant.id, &token, "Ny", "a long enough one", Locale::Da, &device()).await.unwrap() else {
            panic!("a new account is logged in")
        };
        let (actor, _) = resume(&t.engine, t.tenant.id, &session).await.unwrap().unwrap();
        assert!(actor.has(Capability::EventsManage) && !actor.has(Capability::PeopleRead));
        assert!(accept(&t.engine, t.tenant.id, &token, "Ny", "a long enough one", Locale::Da, &device()).await.is_err());
        let refused = invite(&t.engine, &actor, &t.tenant, "x@example.org", Role::Owner, t.root, None, Locale::En).await.unwrap_err();
        assert_eq!(refused.public(), ApiError::Forbidden);
        t.engine.clock.advance(31 * Timestamp::DAY - Timestamp::MINUTE);
        let mut tx = t.engine.read().await.unwrap();
        assert!(access::load(&t.engine, &mut tx, t.tenant.id, actor.account).await.unwrap().unwrap().grants.is_empty());
    }

    async fn the_last_manager_stays_and_others_can_be_closed(t: TestEngine) {
        let refused = take_role(&t.engine, &t.owner, t.owner.account, Role::Owner, t.root).await.unwrap_err();
        assert_eq!(refused.public(), ApiError::Conflict("last_manager".into()));
        let member = t.member(Role::Organiser, t.root).await;
        assert_eq!(members(&t.engine, &t.owner).await.unwrap().len(), 2);
        assert_eq!(close_member(&t.engine, &t.other_owner, member.account).await.unwrap_err().public(), ApiError::NotFound);
        close_member(&t.engine, &t.owner, member.account).await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        assert!(access::load(&t.engine, &mut tx, t.tenant.id, member.account).await.unwrap().is_none());
        drop(tx);
        assert!(matches!(members(&t.engine, &member).await.unwrap_err().public(), ApiError::Forbidden));
    }
}
