//! From the invitation to the new member.

use domain::access::Role;
use domain::locale::Locale;
use domain::team::{InvitationLook, RoleGift};
use domain::time::Timestamp;

use super::*;
use crate::access;
use crate::testing::TestEngine as T;

fn gift(role: Role, t: &T, until: &str) -> RoleGift {
    RoleGift { role, organisation: t.root, until: until.into() }
}

async fn invited(t: &T, email: &str, role: Role) -> (domain::ids::InvitationId, String) {
    let id = invite(&t.engine, &t.owner, &t.tenant, email, &gift(role, t, ""), Locale::En).await.unwrap();
    (id, token_in(&last_mail(t, email).await.text, "/invitation/"))
}

crate::both_databases! {
    async fn an_invitation_makes_an_account_with_just_those_rights(t: TestEngine) {
        invite(&t.engine, &t.owner, &t.tenant, "new@example.org", &gift(Role::EventHost, &t, "2026-12-22"), Locale::Da).await.unwrap();
        assert_eq!(invitations(&t.engine, &t.owner).await.unwrap().len(), 1);
        let token = token_in(&last_mail(&t, "new@example.org").await.text, "/invitation/");
        let InvitationLook::Open(offer) = look(&t.engine, t.tenant.id, &token).await.unwrap() else { panic!("it is open") };
        assert!(!offer.has_account && offer.until.is_some());
        let short = accept(&t.engine, t.tenant.id, &token, "Ny", "short", Locale::Da, &device()).await.unwrap_err();
        assert!(matches!(short.public(), ApiError::Validation(_)));
        let Some(LoggedIn::Session(session)) = accept(&t.engine, t.tenant.id, &token, "Ny", "a long enough one", Locale::Da, &device()).await.unwrap() else {
            panic!("a new account is logged in")
        };
        let (actor, _) = resume(&t.engine, t.tenant.id, &session).await.unwrap().unwrap();
        assert!(actor.has(Capability::EventsManage) && !actor.has(Capability::PeopleRead));
        assert!(accept(&t.engine, t.tenant.id, &token, "Ny", "a long enough one", Locale::Da, &device()).await.is_err());
        let refused = invite(&t.engine, &actor, &t.tenant, "x@example.org", &gift(Role::Owner, &t, ""), Locale::En).await.unwrap_err();
        assert_eq!(refused.public(), ApiError::Forbidden);
        t.engine.clock.advance(31 * Timestamp::DAY - Timestamp::MINUTE);
        let mut tx = t.engine.read().await.unwrap();
        assert!(access::load(&t.engine, &mut tx, t.tenant.id, actor.account).await.unwrap().unwrap().grants.is_empty());
    }

    async fn a_link_says_what_became_of_its_invitation(t: TestEngine) {
        let (id, token) = invited(&t, "late@example.org", Role::Organiser).await;
        assert!(look(&t.engine, t.other_tenant.id, &token).await.is_err());
        t.engine.clock.advance(14 * Timestamp::DAY + Timestamp::HOUR);
        assert!(matches!(look(&t.engine, t.tenant.id, &token).await.unwrap(), InvitationLook::Expired(_)));
        assert!(accept(&t.engine, t.tenant.id, &token, "Late", "a long enough one", Locale::En, &device()).await.is_err());
        assert!(invitations(&t.engine, &t.owner).await.unwrap()[0].expired);
        assert_eq!(resend_invitation(&t.engine, &t.other_owner, &t.other_tenant, id).await.unwrap_err().public(), ApiError::NotFound);

        resend_invitation(&t.engine, &t.owner, &t.tenant, id).await.unwrap();
        let again = token_in(&last_mail(&t, "late@example.org").await.text, "/invitation/");
        assert_ne!(again, token);
        assert!(matches!(look(&t.engine, t.tenant.id, &again).await.unwrap(), InvitationLook::Open(_)));
        revoke_invitation(&t.engine, &t.owner, id).await.unwrap();
        assert!(matches!(look(&t.engine, t.tenant.id, &again).await.unwrap(), InvitationLook::TakenBack(_)));
        assert!(accept(&t.engine, t.tenant.id, &again, "Late", "a long enough one", Locale::En, &device()).await.is_err());
        assert!(invitations(&t.engine, &t.owner).await.unwrap().is_empty());
        assert!(resend_invitation(&t.engine, &t.owner, &t.tenant, id).await.is_err());
    }

    async fn both_links_of_an_invitation_sent_twice_accept_it_once(t: TestEngine) {
        let (id, first) = invited(&t, "twice@example.org", Role::Organiser).await;
        resend_invitation(&t.engine, &t.owner, &t.tenant, id).await.unwrap();
        let second = token_in(&last_mail(&t, "twice@example.org").await.text, "/invitation/");
        accept(&t.engine, t.tenant.id, &first, "Twice", "a long enough one", Locale::En, &device()).await.unwrap();
        assert!(matches!(look(&t.engine, t.tenant.id, &second).await.unwrap(), InvitationLook::Accepted(_)));
        assert!(accept(&t.engine, t.tenant.id, &second, "Twice", "a long enough one", Locale::En, &device()).await.is_err());
    }

    async fn who_has_an_account_is_not_logged_in_and_loses_nothing(t: TestEngine) {
        let refused = invite(&t.engine, &t.owner, &t.tenant, "owner@meadow.example.org", &gift(Role::EventHost, &t, ""), Locale::En).await;
        assert_eq!(refused.unwrap_err().public(), ApiError::Conflict("has_role".into()));
        let member = t.member(Role::EventHost, t.root).await;
        let email = members(&t.engine, &t.owner).await.unwrap().into_iter().find(|m| m.id == member.account).unwrap().email;
        take_role(&t.engine, &t.owner, member.account, Role::EventHost, t.root).await.unwrap();
        let (_, token) = invited(&t, &email, Role::Organiser).await;
        let InvitationLook::Open(offer) = look(&t.engine, t.tenant.id, &token).await.unwrap() else { panic!("it is open") };
        assert!(offer.has_account);
        assert_eq!(accept(&t.engine, t.tenant.id, &token, "", "", Locale::En, &device()).await.unwrap(), None);
        let mut tx = t.engine.read().await.unwrap();
        assert!(access::load(&t.engine, &mut tx, t.tenant.id, member.account).await.unwrap().unwrap().has(Capability::PeopleWrite));
    }

    async fn somebody_who_was_removed_can_come_back(t: TestEngine) {
        let (_, token) = invited(&t, "back@example.org", Role::Organiser).await;
        accept(&t.engine, t.tenant.id, &token, "Back", "a long enough one", Locale::En, &device()).await.unwrap();
        let gone = members(&t.engine, &t.owner).await.unwrap().into_iter().find(|m| m.email == "back@example.org").unwrap().id;
        assert!(remove_member(&t.engine, &t.owner, gone).await.unwrap(), "the account is closed");
        assert!(login(&t.engine, t.tenant.id, "back@example.org", "a long enough one", &device()).await.is_err());
        let (_, token) = invited(&t, "back@example.org", Role::EventHost).await;
        let session = accept(&t.engine, t.tenant.id, &token, "Back Again", "another long one", Locale::En, &device()).await.unwrap();
        let Some(LoggedIn::Session(session)) = session else { panic!("logged in") };
        let (actor, _) = resume(&t.engine, t.tenant.id, &session).await.unwrap().unwrap();
        assert_eq!((actor.account, actor.name.as_str()), (gone, "Back Again"));
        assert!(actor.has(Capability::EventsManage) && !actor.has(Capability::PeopleRead));
        assert!(login(&t.engine, t.tenant.id, "back@example.org", "a long enough one", &device()).await.is_err());
    }

    async fn a_role_has_its_place_and_an_end_its_day(t: TestEngine) {
        for (role, until, field) in [(Role::Caseworker, "", "role"), (Role::Organiser, "tomorrow", "until"), (Role::Organiser, "2026-11-01", "until")] {
            let refused = invite(&t.engine, &t.owner, &t.tenant, "x@example.org", &gift(role, &t, until), Locale::En).await.unwrap_err();
            let ApiError::Validation(problems) = refused.public() else { panic!("{role} {until}") };
            assert_eq!(problems[0].field, field);
        }
    }
}
