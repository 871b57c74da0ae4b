use domain::access::Role;
use domain::consent::{Basis, Channel, Proof, PurposeEdit};
use domain::ids::PersonId;
use domain::locale::{Locale, LocalizedText};
use domain::people::{NewPerson, Source};
use domain::tenants::OrganisationKind;
use domain::{ApiError, Problem};

use super::*;
use crate::people;
use crate::tenants::{self, NewOrganisation};
use crate::testing::TestEngine;

fn words(title: &str) -> LocalizedText {
    LocalizedText::one(Locale::En, title)
}

fn edit(t: &TestEngine, title: &str) -> PurposeEdit {
    PurposeEdit {
        organisation: t.root,
        channels: vec![Channel::Email, Channel::Phone],
        title: words(title),
        explanation: words("Twice a month"),
    }
}

async fn person(t: &TestEngine) -> PersonId {
    let mut tx = t.engine.write().await.unwrap();
    let new =
        NewPerson { given_name: "Aino".into(), email: "aino@example.org".into(), locale: Locale::Fi, ..NewPerson::default() };
    let found = people::match_or_create(&t.engine, &mut tx, &t.tenant, &new, t.root, Source::Signup).await.unwrap();
    tx.commit().await.unwrap();
    found.person
}

async fn answer(t: &TestEngine, person: PersonId, purpose: domain::ids::PurposeId, version: i64, given: bool) -> bool {
    let mut tx = t.engine.write().await.unwrap();
    let answer = Answer {
        person,
        purpose,
        channel: Channel::Email,
        given,
        basis: Basis::Consent,
        version,
        proof: Proof { wording: "Events near me".into(), network: "192.0.2.0/24".into(), ..Proof::default() },
        source: Source::Signup,
    };
    let added = record(&t.engine, &mut tx, t.tenant.id, &answer).await.unwrap();
    tx.commit().await.unwrap();
    added
}

crate::both_databases! {
    async fn new_words_are_a_new_version_and_old_consent_keeps_the_old(t: TestEngine) {
        let id = create_purpose(&t.engine, &t.owner, &edit(&t, "Events near me")).await.unwrap();
        let who = person(&t).await;
        assert!(answer(&t, who, id, 1, true).await);
        edit_purpose(&t.engine, &t.owner, id, &edit(&t, "Events and news")).await.unwrap();
        edit_purpose(&t.engine, &t.owner, id, &edit(&t, "Events and news")).await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        let now = purpose(&mut tx, t.tenant.id, id).await.unwrap().unwrap();
        assert_eq!((now.version, now.title.get(Locale::En)), (2, "Events and news"), "the same words again are no new version");
        let past = history(&mut tx, t.tenant.id, who).await.unwrap();
        assert_eq!((past.len(), past[0].version, past[0].title.get(Locale::En)), (1, 1, "Events near me"));
        assert_eq!(wording(&mut tx, t.tenant.id, id, 1, Locale::Da).await.unwrap().as_deref(), Some("Events near me\nTwice a month"));
        assert!(wording(&mut tx, t.tenant.id, id, 9, Locale::Da).await.unwrap().is_none());
        assert!(purpose(&mut tx, t.other_tenant.id, id).await.unwrap().is_none());
    }

    async fn the_latest_answer_counts_and_repeating_it_adds_nothing(t: TestEngine) {
        let id = create_purpose(&t.engine, &t.owner, &edit(&t, "Events")).await.unwrap();
        let who = person(&t).await;
        assert!(!answer(&t, who, id, 1, false).await, "no to what nobody agreed to says nothing");
        assert!(answer(&t, who, id, 1, true).await);
        assert!(!answer(&t, who, id, 1, true).await);
        assert!(answer(&t, who, id, 1, false).await);
        assert!(answer(&t, who, id, 1, true).await);
        let mut tx = t.engine.write().await.unwrap();
        assert!(allowed(&mut tx, t.tenant.id, who, id, Channel::Email).await.unwrap());
        assert!(!allowed(&mut tx, t.tenant.id, who, id, Channel::Phone).await.unwrap());
        assert!(!allowed(&mut tx, t.other_tenant.id, who, id, Channel::Email).await.unwrap());
        let rows = preferences(&mut tx, t.tenant.id, who).await.unwrap();
        assert_eq!(rows.iter().map(|r| (r.channel, r.given)).collect::<Vec<_>>(), [(Channel::Email, true), (Channel::Phone, false)]);
        assert_eq!(withdraw_all(&t.engine, &mut tx, t.tenant.id, who, Source::Person, &Proof::default()).await.unwrap(), 1);
        assert!(!allowed(&mut tx, t.tenant.id, who, id, Channel::Email).await.unwrap());
        assert_eq!(history(&mut tx, t.tenant.id, who).await.unwrap().len(), 4);
    }

    async fn one_click_unsubscribes_once_and_only_there(t: TestEngine) {
        let id = create_purpose(&t.engine, &t.owner, &edit(&t, "Events")).await.unwrap();
        let other = create_purpose(&t.engine, &t.owner, &edit(&t, "News")).await.unwrap();
        let who = person(&t).await;
        assert!(answer(&t, who, id, 1, true).await && answer(&t, who, other, 1, true).await);
        let address = url(&t.engine, t.tenant.id, who, id);
        let signed = address.rsplit('/').next().unwrap().to_owned();
        assert!(headers(&t.engine, t.tenant.id, who, id)[0].1.contains(&signed));
        assert!(show(&t.engine, t.tenant.id, &signed).await.unwrap().subscribed, "looking changes nothing");
        assert!(show(&t.engine, t.other_tenant.id, &signed).await.is_err());
        assert!(unsubscribe(&t.engine, t.tenant.id, &format!("{signed}x")).await.is_err());
        let (a, b) = tokio::join!(unsubscribe(&t.engine, t.tenant.id, &signed), unsubscribe(&t.engine, t.tenant.id, &signed));
        assert!(!a.unwrap().subscribed && !b.unwrap().subscribed);
        let mut tx = t.engine.read().await.unwrap();
        assert!(!allowed(&mut tx, t.tenant.id, who, id, Channel::Email).await.unwrap());
        assert!(allowed(&mut tx, t.tenant.id, who, other, Channel::Email).await.unwrap());
        assert_eq!(history(&mut tx, t.tenant.id, who).await.unwrap().len(), 3);
    }

    async fn purposes_belong_to_a_subtree(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let new = |slug: &str| NewOrganisation { kind: OrganisationKind::Branch, name: slug.into(), slug: slug.into(), parents: vec![t.root] };
        let west = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new("west")).await.unwrap();
        let east = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new("east")).await.unwrap();
        tx.commit().await.unwrap();
        let organiser = t.member(Role::Organiser, west).await;
        let national = create_purpose(&t.engine, &t.owner, &edit(&t, "News of the party")).await.unwrap();
        let eastern = create_purpose(&t.engine, &t.owner, &PurposeEdit { organisation: east, ..edit(&t, "East") }).await.unwrap();
        let western = create_purpose(&t.engine, &organiser, &PurposeEdit { organisation: west, ..edit(&t, "West") }).await.unwrap();
        let seen: Vec<_> = purposes(&t.engine, &organiser).await.unwrap().into_iter().map(|p| p.id).collect();
        assert!(seen.contains(&national) && seen.contains(&western) && !seen.contains(&eastern));
        let refused = edit_purpose(&t.engine, &organiser, national, &edit(&t, "Mine now")).await.unwrap_err();
        assert_eq!(refused.public(), ApiError::NotFound);
        assert_eq!(archive_purpose(&t.engine, &t.other_owner, national, true).await.unwrap_err().public(), ApiError::NotFound);
        let host = t.member(Role::EventHost, west).await;
        assert_eq!(purposes(&t.engine, &host).await.unwrap_err().public(), ApiError::Forbidden);
        let blank = create_purpose(&t.engine, &t.owner, &PurposeEdit { title: words(" "), channels: vec![], ..edit(&t, "") }).await.unwrap_err();
        let ApiError::Validation(problems) = blank.public() else { panic!("must be refused") };
        assert_eq!(problems.iter().map(|p| (p.field.as_str(), p.problem.clone())).collect::<Vec<_>>(), [("title", Problem::Required), ("channels", Problem::Required)]);
        archive_purpose(&t.engine, &t.owner, western, true).await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        let asked: Vec<_> = purposes_for(&mut tx, t.tenant.id, west).await.unwrap().into_iter().map(|p| p.id).collect();
        assert_eq!(asked, [national]);
    }
}
