//! Opening offices, and what those see who open them.

use domain::ApiError;
use domain::casework::letter::LetterState;
use domain::casework::manage::NewOffice;
use domain::representatives::lookup::Holder;

use super::register::country;
use super::*;

const CITIZEN: &str = "aino@example.org";

/// Somebody in the register whom nobody can reach.
async fn nora(t: &TestEngine) -> Holder {
    let (_, east) = country(t).await;
    east.holders().find(|h| h.name == "Nora Ny").unwrap().clone()
}

fn new(t: &TestEngine, politician: PoliticianId, slug: &str) -> NewOffice {
    NewOffice { politician, parent: t.root, name: "Office of Nora Ny".into(), slug: slug.into(), locale: Some(Locale::Fi) }
}

/// A letter to her that waits.
async fn waiting(t: &TestEngine, holder: &Holder) -> String {
    let mut to = recipient(t, &holder.name, Channel::Unknown, "");
    (to.politician, to.membership) = (holder.politician, holder.membership);
    send(t, &form(CITIZEN, "Welcome to your seat."), &[to]).await
}

crate::both_databases! {
    async fn an_office_is_opened_once_by_those_who_may(t: TestEngine) {
        let nora = nora(&t).await;
        let ask = new(&t, nora.politician, "nora");
        let host = t.member(Role::EventHost, t.root).await;
        assert_eq!(open_office(&t.engine, &host, &ask).await.unwrap_err().public(), ApiError::Forbidden);
        assert_eq!(open_office(&t.engine, &t.other_owner, &ask).await.unwrap_err().public(), ApiError::NotFound);
        let nobody = new(&t, t.engine.id(), "nobody");
        assert_eq!(open_office(&t.engine, &t.owner, &nobody).await.unwrap_err().public(), ApiError::NotFound);
        let id = open_office(&t.engine, &t.owner, &ask).await.unwrap().id;
        let again = open_office(&t.engine, &t.owner, &new(&t, nora.politician, "nora-2")).await.unwrap_err();
        assert_eq!(again.public(), ApiError::Conflict("has_office".into()));
        let mut tx = t.engine.read().await.unwrap();
        assert_eq!(office_links(&mut tx, t.tenant.id).await.unwrap()[0].1.organisation_id, id);
        assert!(office_links(&mut tx, t.other_tenant.id).await.unwrap().is_empty());
    }

    async fn what_waited_for_an_office_is_in_its_inbox_at_once(t: TestEngine) {
        let nora = nora(&t).await;
        let token = waiting(&t, &nora).await;
        assert_eq!(held_elsewhere(&t.engine, &t.owner).await.unwrap()[0].count, 1);
        let opened = open_office(&t.engine, &t.owner, &new(&t, nora.politician, "nora")).await.unwrap();
        assert_eq!(opened.released, 1);
        assert!(held_elsewhere(&t.engine, &t.owner).await.unwrap().is_empty());
        assert_eq!(track(&t.engine, &t.tenant, &token).await.unwrap().letters[0].state, LetterState::Delivered);
        assert_eq!(last_mail(&t, CITIZEN).await.summary.template, "letter.released");
        let caseworker = t.member(Role::Caseworker, opened.id).await;
        assert_eq!(rows(&t, &caseworker, Tray::New).await.len(), 1);
        // The owner opened it, and still reads nothing.
        assert_eq!(inbox(&t.engine, &t.owner, &InboxQuery::default()).await.unwrap_err().public(), ApiError::Forbidden);
    }

    async fn offices_are_seen_with_their_people_and_without_their_letters(t: TestEngine) {
        let nora = nora(&t).await;
        waiting(&t, &nora).await;
        let opened = open_office(&t.engine, &t.owner, &new(&t, nora.politician, "nora")).await.unwrap();
        t.member(Role::Caseworker, opened.id).await;
        let office = summary_of(&t.engine, &t.owner, nora.politician).await.unwrap().unwrap();
        assert_eq!((office.name.as_str(), office.locale), ("Office of Nora Ny", Some(Locale::Fi)));
        assert_eq!(office.politicians, [(nora.politician, "Nora Ny".to_owned())]);
        assert_eq!(office.workers, [("Test Member".to_owned(), Role::Caseworker)]);
        let said = serde_json::to_string(&office).unwrap();
        assert!(!said.contains("aino") && !said.contains("Welcome"), "{said}");
        change_office(&t.engine, &t.owner, opened.id, "Nora’s office", None).await.unwrap();
        let office = summary_of(&t.engine, &t.owner, nora.politician).await.unwrap().unwrap();
        assert_eq!((office.name.as_str(), office.locale), ("Nora’s office", None));
        assert_eq!(change_office(&t.engine, &t.owner, t.root, "X", None).await.unwrap_err().public(), ApiError::NotFound, "no office");
        assert_eq!(change_office(&t.engine, &t.other_owner, opened.id, "X", None).await.unwrap_err().public(), ApiError::NotFound);
        assert!(summaries(&t.engine, &t.other_owner).await.unwrap().is_empty());
        let caseworker = t.member(Role::Caseworker, opened.id).await;
        assert_eq!(summaries(&t.engine, &caseworker).await.unwrap_err().public(), ApiError::Forbidden);
        assert_eq!(change_office(&t.engine, &caseworker, opened.id, "X", None).await.unwrap_err().public(), ApiError::Forbidden);
    }

    async fn the_office_is_written_to_in_its_language(t: TestEngine) {
        let (west, _) = country(&t).await;
        let maja = west.holders().find(|h| h.name == "Maja Holm").unwrap().clone();
        open_office(&t.engine, &t.owner, &NewOffice { name: "Maja".into(), ..new(&t, maja.politician, "maja") }).await.unwrap();
        let mut to = recipient(&t, &maja.name, Channel::Email, "maja@assembly.example.org");
        (to.politician, to.membership) = (maja.politician, maja.membership);
        send(&t, &form(CITIZEN, "Good morning."), &[to]).await;
        later(&t, DAY).await;
        assert_eq!(last_mail(&t, "maja@assembly.example.org").await.summary.locale, Locale::Fi);
    }
}
