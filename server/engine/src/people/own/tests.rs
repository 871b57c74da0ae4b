use domain::ApiError;
use domain::consent::{Basis, Channel, Proof, PurposeEdit};
use domain::ids::{PersonId, PurposeId};
use domain::locale::{Locale, LocalizedText};
use domain::people::{
    IdentityKind, ListState, NewPerson, PeopleQuery, PersonEdit, PersonState, RelationshipInput, RelationshipKind, Side, Source,
};
use domain::tasks::TaskInput;

use super::*;
use crate::people::{self, identities, interactions, tags};
use crate::testing::{TestEngine, everything};
use crate::{consent, mail, tasks};

async fn aino(t: &TestEngine) -> (PersonId, PurposeId, String) {
    let words = |text: &str| LocalizedText::one(Locale::En, text);
    let edit = PurposeEdit {
        organisation: t.root,
        channels: vec![Channel::Email, Channel::Sms],
        title: words("Events"),
        explanation: words("Twice a month"),
    };
    let purpose = consent::create_purpose(&t.engine, &t.owner, &edit).await.unwrap();
    let mut tx = t.engine.write().await.unwrap();
    let new = NewPerson {
        given_name: "Xaino".into(),
        family_name: "Zlindqvist".into(),
        email: "xaino@zlindqvist.example".into(),
        phone: "+45 98765432".into(),
        street: "Qwertygade 7".into(),
        postcode: "48210".into(),
        city: "Xnorrvig".into(),
        locale: Locale::Da,
    };
    let found = people::match_or_create(&t.engine, &mut tx, &t.tenant, &new, t.root, Source::Signup).await.unwrap();
    let answer = consent::Answer {
        person: found.person,
        purpose,
        channel: Channel::Email,
        given: true,
        basis: Basis::Consent,
        version: 1,
        proof: Proof {
            wording: "Events".into(),
            network: "198.51.100.0/24".into(),
            note: "Olga: met Xaino".into(),
            ..Proof::default()
        },
        source: Source::Signup,
    };
    consent::record(&t.engine, &mut tx, t.tenant.id, &answer).await.unwrap();
    tx.commit().await.unwrap();
    request_link(&t.engine, &t.tenant, " XAINO@zlindqvist.example", "192.0.2.1").await.unwrap();
    (found.person, purpose, token(t, "xaino@zlindqvist.example", "/p/me/").await)
}

async fn token(t: &TestEngine, to: &str, path: &str) -> String {
    let found = mail::list(&t.engine, t.tenant.id, Some(to), None, 1).await.unwrap();
    let text = mail::read(&t.engine, t.tenant.id, found.items[0].id).await.unwrap().unwrap().text;
    let start = text.find(path).expect("a link in the mail") + path.len();
    text[start..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')).collect()
}

crate::both_databases! {
    async fn the_page_shows_and_corrects_everything(t: TestEngine) {
        let (person, purpose, link) = aino(&t).await;
        let page = view(&t.engine, &t.tenant, &link).await.unwrap();
        assert_eq!((page.profile.id, page.consents.len(), page.preferences.len()), (person, 1, 2));
        assert!(view(&t.engine, &t.other_tenant, &link).await.is_err());
        assert!(view(&t.engine, &t.tenant, "rubbish").await.is_err());
        let mut data = PersonEdit { given_name: "Aino".into(), email: "sneaky@example.org".into(), ..page.profile.edit() };
        data.address.city = "Norrvig".into();
        correct(&t.engine, &t.tenant, &link, &data).await.unwrap();
        let changed = set_preferences(&t.engine, &t.tenant, &link, &[(purpose, Channel::Sms)], Locale::Da).await.unwrap();
        assert_eq!(changed, 2, "e-mail withdrawn, text messages agreed to");
        let page = view(&t.engine, &t.tenant, &link).await.unwrap();
        assert_eq!((page.profile.given_name.as_str(), page.profile.edit().email.as_str()), ("Aino", "xaino@zlindqvist.example"));
        assert_eq!(page.timeline[1].result, "name address");
        let search = PeopleQuery { search: "norrvig aino".into(), ..PeopleQuery::default() };
        assert_eq!(people::list(&t.engine, &t.owner, &search, 5).await.unwrap().items.len(), 1);
        let file: serde_json::Value = serde_json::from_str(&export(&t.engine, &t.tenant, &link).await.unwrap()).unwrap();
        assert_eq!(file["profile"]["given_name"], "Aino");
        assert_eq!(file["consents"].as_array().unwrap().len(), 3);
    }

    async fn an_unknown_address_learns_nothing(t: TestEngine) {
        request_link(&t.engine, &t.tenant, "nobody@example.org", "192.0.2.1").await.unwrap();
        assert!(mail::list(&t.engine, t.tenant.id, None, None, 9).await.unwrap().items.is_empty());
        let refused = request_link(&t.engine, &t.tenant, "nobody", "192.0.2.1").await.unwrap_err();
        assert!(matches!(refused.public(), ApiError::Validation(_)));
    }

    async fn a_new_address_has_to_be_proved(t: TestEngine) {
        let (person, _, link) = aino(&t).await;
        request_email(&t.engine, &t.tenant, &link, "new@example.org").await.unwrap();
        let signed = token(&t, "new@example.org", "/p/me/email/").await;
        assert_eq!(view(&t.engine, &t.tenant, &link).await.unwrap().profile.edit().email, "xaino@zlindqvist.example");
        assert!(look_email(&t.engine, &t.other_tenant, &signed).is_err());
        confirm_email(&t.engine, &t.tenant, &signed).await.unwrap();
        confirm_email(&t.engine, &t.tenant, &signed).await.unwrap();
        let page = view(&t.engine, &t.tenant, &link).await.unwrap();
        let identity = page.profile.first(IdentityKind::Email).unwrap();
        assert_eq!((identity.address.as_str(), identity.verified_at.is_some()), ("new@example.org", true));
        let mut tx = t.engine.read().await.unwrap();
        assert_eq!(identities::person_by_email(&mut tx, t.tenant.id, "xaino@zlindqvist.example").await.unwrap(), None);
        assert_eq!(identities::person_by_email(&mut tx, t.tenant.id, "new@example.org").await.unwrap(), Some(person));
    }

    async fn who_leaves_is_written_to_no_more_and_may_come_back(t: TestEngine) {
        let (person, purpose, link) = aino(&t).await;
        leave(&t.engine, &t.tenant, &link).await.unwrap();
        leave(&t.engine, &t.tenant, &link).await.unwrap();
        let page = view(&t.engine, &t.tenant, &link).await.unwrap();
        assert_eq!((page.profile.state, page.consents.len()), (PersonState::Left, 2));
        let mut tx = t.engine.read().await.unwrap();
        assert!(!consent::allowed(&mut tx, t.tenant.id, person, purpose, Channel::Email).await.unwrap());
        drop(tx);
        assert!(people::list(&t.engine, &t.owner, &PeopleQuery::default(), 5).await.unwrap().items.is_empty());
        let left = PeopleQuery { state: ListState::Left, ..PeopleQuery::default() };
        assert_eq!(people::list(&t.engine, &t.owner, &left, 5).await.unwrap().items.len(), 1);
        let mut tx = t.engine.write().await.unwrap();
        people::affiliate(&t.engine, &mut tx, &t.tenant, person, t.root, domain::people::AffiliationRole::Supporter).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(people::list(&t.engine, &t.owner, &PeopleQuery::default(), 5).await.unwrap().items.len(), 1);
    }

    async fn erasing_leaves_nothing_of_the_person_in_any_table(t: TestEngine) {
        let (person, _, link) = aino(&t).await;
        let mut tx = t.engine.write().await.unwrap();
        tags::give(&t.engine, &mut tx, t.tenant.id, person, "Steward").await.unwrap();
        let note = interactions::NewInteraction::new(person, domain::people::InteractionKind::Note, Source::Organiser).by(&t.owner);
        let given = domain::people::Given(vec![("city".into(), "Xnorrvig".into())]);
        interactions::add(&t.engine, &mut tx, t.tenant.id, interactions::NewInteraction { body: "Xaino sings", ..note }.given(given)).await.unwrap();
        let task = TaskInput { title: "Call Xaino".into(), due_date: String::new(), owner: None, person: Some(person) };
        tasks::add_in(&t.engine, &mut tx, &t.owner, &task).await.unwrap();
        let bo = NewPerson { given_name: "Bo".into(), ..NewPerson::default() };
        let bo = people::match_or_create(&t.engine, &mut tx, &t.tenant, &bo, t.root, Source::Organiser).await.unwrap().person;
        tx.commit().await.unwrap();
        let knows = RelationshipInput {
            person: bo,
            kind: RelationshipKind::Knows,
            side: Side::First,
            other: person,
            note: "Sang with Xaino".into(),
            start_date: String::new(),
            end_date: String::new(),
        };
        people::relationships::add(&t.engine, &t.owner, &knows).await.unwrap();
        let file: serde_json::Value = serde_json::from_str(&export(&t.engine, &t.tenant, &link).await.unwrap()).unwrap();
        assert_eq!((&file["tasks"][0]["title"], &file["relationships"][0]["kind"]), (&"Call Xaino".into(), &"knows".into()));
        // Lower-cased, because some columns are folded.
        let traces = ["xaino", "zlindqvist", "98765432", "qwertygade", "48210", "xnorrvig", "198.51.100"];
        let mut tx = t.engine.read().await.unwrap();
        let before = everything(&mut tx).await.to_lowercase();
        assert!(traces.iter().all(|trace| before.contains(trace)), "the scan must be able to find them");
        drop(tx);

        erase(&t.engine, &t.tenant, &link).await.unwrap();
        let mut tx = t.engine.write().await.unwrap();
        let after = everything(&mut tx).await.to_lowercase();
        for trace in traces {
            let found: Vec<&str> = after.lines().filter(|line| line.contains(trace)).collect();
            assert!(found.is_empty(), "{trace} is still there: {found:?}");
        }
        assert_eq!(people::load(&mut tx, t.tenant.id, person).await.unwrap(), None);
        assert_eq!(consent::history(&mut tx, t.tenant.id, person).await.unwrap().len(), 2, "that consent was asked for lawfully stays provable");
        assert!(identities::is_suppressed(&t.engine, &mut tx, t.tenant.id, IdentityKind::Email, "Xaino@zlindqvist.example").await.unwrap());
        assert!(!identities::is_suppressed(&t.engine, &mut tx, t.other_tenant.id, IdentityKind::Email, "xaino@zlindqvist.example").await.unwrap());
        tx.commit().await.unwrap();
        assert!(matches!(people::profile(&t.engine, &t.owner, person).await.unwrap_err().public(), ApiError::NotFound));
        assert!(matches!(erase(&t.engine, &t.tenant, &link).await.unwrap_err().public(), ApiError::NotFound));

        // By an act of their own they may come back; by anybody else's they stay suppressed.
        let mut tx = t.engine.write().await.unwrap();
        let new = NewPerson { given_name: "Again".into(), email: "xaino@zlindqvist.example".into(), ..NewPerson::default() };
        let back = people::match_or_create(&t.engine, &mut tx, &t.tenant, &new, t.root, Source::Event).await.unwrap();
        assert!(back.created && back.person != person);
        assert!(identities::is_suppressed(&t.engine, &mut tx, t.tenant.id, IdentityKind::Email, &new.email).await.unwrap());
        identities::verify(&t.engine, &mut tx, t.tenant.id, back.person, &new.email).await.unwrap();
        assert!(!identities::is_suppressed(&t.engine, &mut tx, t.tenant.id, IdentityKind::Email, &new.email).await.unwrap());
    }

    async fn after_a_merge_the_link_changes_the_record_that_went_on(t: TestEngine) {
        let (person, _, link) = aino(&t).await;
        request_email(&t.engine, &t.tenant, &link, "new@example.org").await.unwrap();
        let signed = token(&t, "new@example.org", "/p/me/email/").await;
        let mut tx = t.engine.write().await.unwrap();
        let new = NewPerson { given_name: "Xaino".into(), ..NewPerson::default() };
        let other = people::match_or_create(&t.engine, &mut tx, &t.tenant, &new, t.root, Source::Signup).await.unwrap().person;
        tx.commit().await.unwrap();
        let choices = domain::duplicates::MergeChoices::default();
        crate::duplicates::merge(&t.engine, &t.owner, &t.tenant, other, person, &choices).await.unwrap();
        confirm_email(&t.engine, &t.tenant, &signed).await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        assert_eq!(identities::person_by_email(&mut tx, t.tenant.id, "new@example.org").await.unwrap(), Some(other));
        assert_eq!(identities::person_by_email(&mut tx, t.tenant.id, "xaino@zlindqvist.example").await.unwrap(), None);
    }

    async fn an_address_given_up_stays_left_alone_after_an_erasure(t: TestEngine) {
        let (person, _, link) = aino(&t).await;
        let mut tx = t.engine.write().await.unwrap();
        crate::exec!(&mut tx, "UPDATE identity SET suppressed_at = 5 WHERE tenant_id = $1 AND person_id = $2", t.tenant.id, person).unwrap();
        tx.commit().await.unwrap();
        let profile = people::profile(&t.engine, &t.owner, person).await.unwrap();
        people::edit(&t.engine, &t.owner, &t.tenant, person, &PersonEdit { email: "new@example.org".into(), ..profile.edit() }).await.unwrap();
        erase(&t.engine, &t.tenant, &link).await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        for address in ["xaino@zlindqvist.example", "new@example.org"] {
            assert!(identities::is_erased(&t.engine, &mut tx, t.tenant.id, IdentityKind::Email, address).await.unwrap(), "{address}");
        }
    }
}
