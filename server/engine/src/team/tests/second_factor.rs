//! Six digits, and what is on paper when the phone is gone.

use domain::time::Timestamp;

use super::*;

fn app(setup: &domain::team::TotpSetup) -> totp_rs::Totp {
    totp_rs::Totp::from_url(&setup.url).unwrap()
}

crate::both_databases! {
    async fn a_code_is_asked_for_and_works_once(t: TestEngine) {
        set_owner_password(&t).await;
        let setup = begin_totp(&t.engine, &t.owner, &t.tenant).await.unwrap();
        let app = app(&setup);
        let code = || app.generate(u64::try_from(t.engine.now().0 / Timestamp::SECOND).unwrap()).to_string();
        assert!(confirm_totp(&t.engine, &t.owner, &setup.secret, "000000").await.is_err());
        confirm_totp(&t.engine, &t.owner, &setup.secret, &code()).await.unwrap();

        let again = confirm_totp(&t.engine, &t.owner, &setup.secret, &code()).await.unwrap_err();
        assert_eq!(again.public(), ApiError::Conflict("on".into()));

        let LoggedIn::NeedsCode(pending) = log_in(&t).await else { panic!("a code must be asked for") };
        assert!(finish_with_code(&t.engine, t.tenant.id, &pending, &code(), &device()).await.is_err(), "the code that set it up is spent");
        t.engine.clock.advance(30 * Timestamp::SECOND);
        assert!(finish_with_code(&t.engine, t.other_tenant.id, &pending, &code(), &device()).await.is_err());
        finish_with_code(&t.engine, t.tenant.id, &pending, &code(), &device()).await.unwrap();
        assert!(finish_with_code(&t.engine, t.tenant.id, &pending, &code(), &device()).await.is_err());
        t.engine.clock.advance(30 * Timestamp::SECOND);
        remove_totp(&t.engine, &t.owner, &code()).await.unwrap();
    }

    async fn a_recovery_code_stands_in_for_the_app_once(t: TestEngine) {
        set_owner_password(&t).await;
        let setup = begin_totp(&t.engine, &t.owner, &t.tenant).await.unwrap();
        let now = |t: &crate::testing::TestEngine| app(&setup).generate(u64::try_from(t.engine.clock.now().0 / Timestamp::SECOND).unwrap()).to_string();
        let codes = confirm_totp(&t.engine, &t.owner, &setup.secret, &now(&t)).await.unwrap();
        assert_eq!(codes.len(), 10);
        let sloppy = format!(" {} ", codes[0].replace('-', " ").to_lowercase());
        for works in [true, false] {
            let LoggedIn::NeedsCode(pending) = log_in(&t).await else { panic!("a code must be asked for") };
            let outcome = finish_with_code(&t.engine, t.tenant.id, &pending, &sloppy, &device()).await;
            assert_eq!(outcome.is_ok(), works);
        }
        let LoggedIn::NeedsCode(pending) = log_in(&t).await else { panic!("a code must be asked for") };
        let LoggedIn::Session(token) = finish_with_code(&t.engine, t.tenant.id, &pending, &codes[1], &device()).await.unwrap() else { panic!() };
        let (actor, session) = resume(&t.engine, t.tenant.id, &token).await.unwrap().unwrap();
        assert_eq!(own_account(&t.engine, &actor, session).await.unwrap().recovery_codes_left, 8);
        let renewed = new_recovery_codes(&t.engine, &actor, &codes[2]).await.unwrap();
        assert_eq!(own_account(&t.engine, &actor, session).await.unwrap().recovery_codes_left, 10);
        assert!(new_recovery_codes(&t.engine, &actor, &codes[3]).await.is_err(), "the old ones are worthless");
        remove_totp(&t.engine, &actor, &renewed[0]).await.unwrap();
        assert_eq!(own_account(&t.engine, &actor, session).await.unwrap().recovery_codes_left, 0);
        assert!(matches!(log_in(&t).await, LoggedIn::Session(_)));
    }

    async fn another_account_gains_nothing_by_a_code(t: TestEngine) {
        set_owner_password(&t).await;
        let setup = begin_totp(&t.engine, &t.owner, &t.tenant).await.unwrap();
        let code = app(&setup).generate(u64::try_from(t.engine.now().0 / Timestamp::SECOND).unwrap()).to_string();
        let codes = confirm_totp(&t.engine, &t.owner, &setup.secret, &code).await.unwrap();
        let member = t.member(domain::access::Role::Organiser, t.root).await;
        assert!(new_recovery_codes(&t.engine, &member, &codes[0]).await.is_err());
        assert!(remove_totp(&t.engine, &t.other_owner, &codes[0]).await.is_err());
    }

    async fn guessing_codes_is_slowed_down_in_the_account_too(t: TestEngine) {
        let mut limited = false;
        for _ in 0..12 {
            let refused = remove_totp(&t.engine, &t.owner, "123456").await.unwrap_err();
            limited |= matches!(refused.public(), ApiError::RateLimited(_));
        }
        assert!(limited);
    }
}
