use std::collections::BTreeMap;

use domain::access::Role;
use domain::consent::{Basis, Channel, Proof, PurposeEdit};
use domain::duplicates::{DuplicateQuery, MergeChoices, PairState, Pick};
use domain::ids::{PersonId, PurposeId};
use domain::locale::{Locale, LocalizedText};
use domain::people::{IdentityKind, NewPerson, Source};
use domain::tenants::OrganisationKind;

use super::*;
use crate::duplicates;
use crate::people::identities;
use crate::tenants::{self, NewOrganisation};
use crate::testing::{TestEngine, everything};
use crate::{consent, jobs, mail};

pub(super) async fn person(t: &TestEngine, given: &str, family: &str, email: &str, phone: &str) -> PersonId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewPerson {
        given_name: given.into(),
        family_name: family.into(),
        email: email.into(),
        phone: phone.into(),
        postcode: "2200".into(),
        ..NewPerson::default()
    };
    let found = people::match_or_create(&t.engine, &mut tx, &t.tenant, &new, t.root, Source::Signup).await.unwrap();
    tx.commit().await.unwrap();
    t.engine.clock.advance(1_000_000);
    found.person
}

pub(super) async fn one_of_it(t: &TestEngine, survivor: PersonId, other: PersonId) -> MergeId {
    merge(&t.engine, &t.owner, &t.tenant, survivor, other, &MergeChoices::default()).await.unwrap()
}

fn word(error: Error) -> ApiError {
    error.public()
}

pub(super) async fn purpose(t: &TestEngine, title: &str) -> PurposeId {
    let words = LocalizedText::one(Locale::En, title);
    let edit = PurposeEdit {
        organisation: t.root,
        channels: vec![Channel::Email, Channel::Phone],
        title: words.clone(),
        explanation: words,
    };
    consent::create_purpose(&t.engine, &t.owner, &edit).await.unwrap()
}

pub(super) async fn answer(t: &TestEngine, person: PersonId, purpose: PurposeId, given: bool, basis: Basis) {
    let mut tx = t.engine.write().await.unwrap();
    let answer = consent::Answer {
        person,
        purpose,
        channel: Channel::Email,
        given,
        basis,
        version: 1,
        proof: Proof::default(),
        source: Source::Signup,
    };
    assert!(consent::record(&t.engine, &mut tx, t.tenant.id, &answer).await.unwrap());
    tx.commit().await.unwrap();
    t.engine.clock.advance(1_000_000);
}

crate::both_databases! {
    async fn two_become_one_and_the_old_identifier_leads_there(t: TestEngine) {
        let a = person(&t, "Anna", "Lind", "anna.lind@example.org", "+4520304050").await;
        let b = person(&t, "A.", "LIND", "anna@other.example", "+4520304050").await;
        people::tags::add(&t.engine, &t.owner, b, "Steward").await.unwrap();
        people::own::request_link(&t.engine, &t.tenant, "anna@other.example", "192.0.2.1").await.unwrap();
        let id = one_of_it(&t, a, b).await;
        let profile = people::profile(&t.engine, &t.owner, b).await.unwrap();
        assert_eq!((profile.id, profile.given_name.as_str(), profile.family_name.as_str()), (a, "Anna", "Lind"));
        assert_eq!((profile.identities.len(), profile.tags.len()), (3, 1), "two addresses and the number both have");
        assert_eq!(people::history(&t.engine, &t.owner, b, None, 9).await.unwrap().items.len(), 3);
        let mut tx = t.engine.read().await.unwrap();
        assert_eq!(resolve(&mut tx, t.tenant.id, b).await.unwrap(), a);
        assert_eq!(identities::person_by_email(&mut tx, t.tenant.id, "anna@other.example").await.unwrap(), Some(a));
        drop(tx);
        // The link in the mail that the other record was sent still works.
        let found = mail::list(&t.engine, t.tenant.id, Some("anna@other.example"), None, 1).await.unwrap();
        let text = mail::read(&t.engine, t.tenant.id, found.items[0].id).await.unwrap().unwrap().text;
        let start = text.find("/p/me/").unwrap() + 6;
        let token: String = text[start..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')).collect();
        assert_eq!(people::own::view(&t.engine, &t.tenant, &token).await.unwrap().profile.id, a);
        let merges = recent(&t.engine, &t.owner).await.unwrap();
        assert_eq!((merges.len(), merges[0].id, merges[0].until.is_some()), (1, id, true));
        assert!(recent(&t.engine, &t.other_owner).await.unwrap().is_empty());
        assert!(duplicates::list(&t.engine, &t.owner, &DuplicateQuery::default(), 9).await.unwrap().items.is_empty());
    }

    async fn what_is_chosen_goes_on(t: TestEngine) {
        let a = person(&t, "Anna", "Lind", "anna.lind@example.org", "+4520304050").await;
        let b = person(&t, "Ann", "Lindh", "ann@other.example", "+4599887766").await;
        let shown = plan(&t.engine, &t.owner, a, b).await.unwrap();
        let names: Vec<&str> = shown.fields.iter().map(|f| f.field.as_str()).collect();
        assert!(names.contains(&"given_name") && names.contains(&"emails") && names.contains(&"address:home"));
        let picks = BTreeMap::from([("family_name".to_owned(), Pick::Right), ("emails".to_owned(), Pick::Left), ("phones".to_owned(), Pick::Right)]);
        let late = MergeChoices { version: Some(shown.left.version + 1), ..MergeChoices::default() };
        assert_eq!(word(merge(&t.engine, &t.owner, &t.tenant, a, b, &late).await.unwrap_err()), ApiError::Conflict("changed".into()));
        let choices = MergeChoices { picks, version: Some(shown.left.version), other_version: Some(shown.right.version) };
        merge(&t.engine, &t.owner, &t.tenant, a, b, &choices).await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        let (record, _) = record::load(&mut tx, t.tenant.id, a).await.unwrap().unwrap();
        assert_eq!((record.given_name.as_str(), record.family_name.as_str()), ("Anna", "Lindh"));
        assert_eq!(record.emails.iter().map(|e| e.address.as_str()).collect::<Vec<_>>(), ["anna.lind@example.org"]);
        assert_eq!(record.phones.iter().map(|e| e.address.as_str()).collect::<Vec<_>>(), ["+4599887766"]);
    }

    async fn consents_take_the_stricter_value(t: TestEngine) {
        let (news, events, calls) = (purpose(&t, "News").await, purpose(&t, "Events").await, purpose(&t, "Calls").await);
        let a = person(&t, "Anna", "Lind", "anna.lind@example.org", "").await;
        let b = person(&t, "Anna", "Lind", "anna.lind@other.example", "").await;
        // Withdrawn on one before it was given on the other: the no still wins.
        answer(&t, b, news, true, Basis::Consent).await;
        answer(&t, b, news, false, Basis::Consent).await;
        answer(&t, a, news, true, Basis::Consent).await;
        answer(&t, a, events, true, Basis::LegitimateInterest).await;
        answer(&t, b, calls, true, Basis::Membership).await;
        answer(&t, a, calls, true, Basis::Consent).await;
        let mut tx = t.engine.write().await.unwrap();
        exec!(&mut tx, "INSERT INTO contact_block (tenant_id, person_id, channel, reason, at) VALUES ($1, $2, 'phone', '', 1)", t.tenant.id, b).unwrap();
        exec!(&mut tx, "UPDATE identity SET suppressed_at = 5 WHERE tenant_id = $1 AND person_id = $2", t.tenant.id, b).unwrap();
        tx.commit().await.unwrap();
        let shown = plan(&t.engine, &t.owner, a, b).await.unwrap();
        assert_eq!(shown.consents.len(), 3);
        one_of_it(&t, a, b).await;
        let mut tx = t.engine.write().await.unwrap();
        let allowed = async |tx: &mut Tx, purpose| consent::allowed(tx, t.tenant.id, a, purpose, Channel::Email).await.unwrap();
        assert!(!allowed(&mut tx, news).await);
        assert!(allowed(&mut tx, events).await && allowed(&mut tx, calls).await);
        let stands = consents::of(&mut tx, t.tenant.id, a).await.unwrap();
        let shown: BTreeMap<_, _> = shown.consents.iter().map(|c| ((c.purpose, c.channel), c.result)).collect();
        let now: BTreeMap<_, _> = consents::choices(&mut tx, t.tenant.id, &stands, &stands).await.unwrap().into_iter().map(|c| ((c.purpose, c.channel), c.result)).collect();
        assert_eq!(shown, now, "what the page showed is what happened");
        let (record, _) = record::load(&mut tx, t.tenant.id, a).await.unwrap().unwrap();
        assert!(record.do_not_contact.contains(&Channel::Phone));
        assert!(identities::is_suppressed(&t.engine, &mut tx, t.tenant.id, IdentityKind::Email, "anna.lind@other.example").await.unwrap());
        assert!(!identities::is_suppressed(&t.engine, &mut tx, t.tenant.id, IdentityKind::Email, "anna.lind@example.org").await.unwrap());
    }

    async fn only_who_may_change_both(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let new = NewOrganisation { kind: OrganisationKind::Branch, name: "west".into(), slug: "west".into(), parents: vec![t.root] };
        let west = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
        tx.commit().await.unwrap();
        let a = person(&t, "Anna", "Lind", "anna.lind@example.org", "").await;
        let b = person(&t, "Anna", "Lind", "anna.lind@other.example", "").await;
        let mut tx = t.engine.write().await.unwrap();
        people::affiliate(&t.engine, &mut tx, &t.tenant, a, west, domain::people::AffiliationRole::Member).await.unwrap();
        tx.commit().await.unwrap();
        let organiser = t.member(Role::Organiser, west).await;
        let host = t.member(Role::EventHost, t.root).await;
        let none = MergeChoices::default();
        for (left, right) in [(a, b), (b, a)] {
            assert_eq!(word(merge(&t.engine, &organiser, &t.tenant, left, right, &none).await.unwrap_err()), ApiError::NotFound);
            assert_eq!(word(merge(&t.engine, &t.other_owner, &t.other_tenant, left, right, &none).await.unwrap_err()), ApiError::NotFound);
            assert_eq!(word(merge(&t.engine, &host, &t.tenant, left, right, &none).await.unwrap_err()), ApiError::Forbidden);
            assert!(plan(&t.engine, &organiser, left, right).await.is_err());
        }
        assert_eq!(word(merge(&t.engine, &t.owner, &t.tenant, a, a, &none).await.unwrap_err()), ApiError::NotFound);
        let id = one_of_it(&t, a, b).await;
        assert_eq!(word(undo(&t.engine, &t.other_owner, &t.other_tenant, id).await.unwrap_err()), ApiError::NotFound);
        assert_eq!(word(merge(&t.engine, &t.owner, &t.tenant, a, b, &none).await.unwrap_err()), ApiError::NotFound, "already one");
    }

    async fn at_the_same_moment_a_record_is_merged_once(t: TestEngine) {
        let a = person(&t, "Anna", "Lind", "anna.lind@example.org", "").await;
        let b = person(&t, "Anna", "Lind", "anna.lind@other.example", "").await;
        let c = person(&t, "Anna", "Lind", "anna.lind@third.example", "").await;
        let none = MergeChoices::default();
        let (one, two) = tokio::join!(
            merge(&t.engine, &t.owner, &t.tenant, a, c, &none),
            merge(&t.engine, &t.owner, &t.tenant, b, c, &none)
        );
        assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(), 1);
        // A chain: everybody leads to the last.
        let (kept, gone) = if one.is_ok() { (a, b) } else { (b, a) };
        one_of_it(&t, gone, kept).await;
        let mut tx = t.engine.read().await.unwrap();
        assert_eq!(resolve(&mut tx, t.tenant.id, c).await.unwrap(), gone);
    }

    async fn what_is_certain_is_merged_in_one_go_unless_called_off(t: TestEngine) {
        for n in 0..3 {
            person(&t, "Anna", &format!("Lind{}", "x".repeat(n * 3)), &format!("anna.lind{n}@gmail.com"), "").await;
            person(&t, "Anna", &format!("Lind{}", "x".repeat(n * 3)), &format!("annalind{n}+a@gmail.com"), "").await;
        }
        assert_eq!(duplicates::count(&t.engine, &t.owner, 0, CERTAIN).await.unwrap().1, 3);
        let job = merge_certain(&t.engine, &t.owner, CERTAIN).await.unwrap();
        assert_eq!(jobs::run_due(&t.engine).await.unwrap(), 0, "ten seconds to think");
        let member = t.member(Role::Organiser, t.root).await;
        assert!(call_off(&t.engine, &member, job).await.is_err(), "somebody else's");
        call_off(&t.engine, &t.owner, job).await.unwrap();
        t.engine.clock.advance(bulk::WAIT);
        assert_eq!(jobs::run_due(&t.engine).await.unwrap(), 0);
        let job = merge_certain(&t.engine, &t.owner, 0).await.unwrap();
        t.engine.clock.advance(bulk::WAIT);
        jobs::run_due(&t.engine).await.unwrap();
        assert!(call_off(&t.engine, &t.owner, job).await.is_err(), "too late");
        assert_eq!(recent(&t.engine, &t.owner).await.unwrap().len(), 3);
        assert_eq!(duplicates::count(&t.engine, &t.owner, 0, CERTAIN).await.unwrap(), (0, 0));
        let decided = DuplicateQuery { state: PairState::Merged, ..DuplicateQuery::default() };
        assert!(duplicates::list(&t.engine, &t.other_owner, &decided, 9).await.unwrap().items.is_empty());
    }

    async fn erasing_ends_the_undo_and_leaves_nothing(t: TestEngine) {
        let a = person(&t, "Xaino", "Zlindqvist", "xaino@zlindqvist.example", "+4598765432").await;
        let b = person(&t, "Xaino", "Zlindqvist", "xaino@gmail.com", "+4598765432").await;
        let c = person(&t, "Xaino", "Zlindqvist", "xaino+2@gmail.com", "+4598765432").await;
        one_of_it(&t, b, c).await;
        let id = one_of_it(&t, a, b).await;
        people::own::request_link(&t.engine, &t.tenant, "xaino@zlindqvist.example", "192.0.2.1").await.unwrap();
        let found = mail::list(&t.engine, t.tenant.id, Some("xaino@zlindqvist.example"), None, 1).await.unwrap();
        let text = mail::read(&t.engine, t.tenant.id, found.items[0].id).await.unwrap().unwrap().text;
        let start = text.find("/p/me/").unwrap() + 6;
        let token: String = text[start..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')).collect();
        people::own::erase(&t.engine, &t.tenant, &token).await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        let left = everything(&mut tx).await.to_lowercase();
        let traces: Vec<&str> = left.lines().filter(|line| line.contains("xaino") || line.contains("zlindqvist") || line.contains("98765432")).collect();
        assert!(traces.is_empty(), "{traces:?}");
        drop(tx);
        assert_eq!(word(undo(&t.engine, &t.owner, &t.tenant, id).await.unwrap_err()), ApiError::NotFound);
    }

    async fn the_merge_page_tells_no_more_than_other_pages(t: TestEngine) {
        use domain::people::{CustomFieldEdit, CustomValue, FieldKind};
        let mut tx = t.engine.write().await.unwrap();
        let mut branch = Vec::new();
        for slug in ["west", "east"] {
            let new = NewOrganisation { kind: OrganisationKind::Branch, name: slug.into(), slug: slug.into(), parents: vec![t.root] };
            branch.push(tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap());
        }
        tx.commit().await.unwrap();
        let define = async |organisation, name: &str, kind| {
            let edit = CustomFieldEdit { organisation, below: true, name: name.into(), kind, options: Vec::new(), sensitive: false };
            people::custom::define(&t.engine, &t.owner, &edit).await.unwrap()
        };
        let (eastern, friend) = (define(branch[1], "Eastern", FieldKind::Text).await, define(t.root, "Friend", FieldKind::Person).await);
        let stranger = person(&t, "Secret", "Person", "s@example.org", "").await;
        let (a, b) = (person(&t, "Anna", "Lind", "a@example.org", "").await, person(&t, "Anna", "Lind", "b@example.org", "").await);
        let mut tx = t.engine.write().await.unwrap();
        for id in [a, b] {
            people::affiliate(&t.engine, &mut tx, &t.tenant, id, branch[0], domain::people::AffiliationRole::Member).await.unwrap();
        }
        let (before, _) = record::load(&mut tx, t.tenant.id, a).await.unwrap().unwrap();
        let custom = [(eastern, CustomValue::Text("Theirs".into())), (friend, CustomValue::Person(stranger))].into();
        let after = domain::people::Record { support_level: Some(4), custom, ..before.clone() };
        record::apply(&t.engine, &mut tx, &t.tenant, a, &before, &after, &Why::by(&t.engine, &t.owner)).await.unwrap();
        tx.commit().await.unwrap();
        let organiser = t.member(Role::Organiser, branch[0]).await;
        let shown = plan(&t.engine, &organiser, a, b).await.unwrap();
        let of = |name: String| shown.fields.iter().find(|f| f.field == name);
        let support = of("support_level".into()).unwrap();
        assert_eq!((support.left.clone(), support.sensitive), (vec!["•••".to_owned()], true));
        assert!(of(format!("custom:{eastern}")).is_none(), "another branch's field");
        assert_eq!(of(format!("custom:{friend}")).unwrap().left, ["•••"], "somebody they may not see");
    }
}
