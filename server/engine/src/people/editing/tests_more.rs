use domain::ApiError;
use domain::access::Role;
use domain::people::*;
use domain::time::Timestamp;

use super::tests::{field, opened, person, saved};
use super::*;
use crate::people::{self, custom::tests::branch, own};
use crate::testing::{TestEngine, everything};

crate::both_databases! {
    async fn changes_say_who_and_what_and_are_taken_back(t: TestEngine) {
        let id = person(&t, t.root, "Aino").await;
        let secret = field(&t, "Health", FieldKind::Text, true).await;
        let mut edit = opened(&t, &t.owner, id).await;
        edit.record.nickname = "Ace".into();
        edit.record.custom.insert(secret, CustomValue::Text("Wheelchair".into()));
        edit.shown.insert(secret);
        saved(&t, &t.owner, id, &edit).await;
        let page = changes(&t.engine, &t.owner, id, None, 2, false).await.unwrap();
        assert_eq!((page.items.len(), page.next.is_some()), (2, true));
        let hidden = page.items.iter().find(|c| c.hidden).unwrap();
        assert_eq!((hidden.after.is_null(), page.names.get(&secret.0).map(String::as_str)), (true, Some("Health")));
        let nickname = page.items.iter().find(|c| c.field == "nickname").unwrap();
        assert_eq!((nickname.actor.as_str(), nickname.before.as_str(), nickname.after.as_str()), ("Olga Owner", Some(""), Some("Ace")));
        let rest = changes(&t.engine, &t.owner, id, page.next, 2, true).await.unwrap();
        assert_eq!((rest.items.len(), rest.items[0].field.as_str(), rest.next), (1, "state", None));
        assert!(undo(&t.engine, &t.other_owner, &t.other_tenant, id, nickname.id).await.is_err());
        undo(&t.engine, &t.owner, &t.tenant, id, nickname.id).await.unwrap();
        assert_eq!(opened(&t, &t.owner, id).await.record.nickname, "");
        assert_eq!(undo(&t.engine, &t.owner, &t.tenant, id, nickname.id).await.unwrap_err().public(), ApiError::NotFound);
        let again = changes(&t.engine, &t.owner, id, None, 9, true).await.unwrap();
        assert!(again.items.iter().any(|c| c.id == nickname.id && c.undone));
        let revealed = again.items.iter().find(|c| c.id == hidden.id).unwrap();
        assert_eq!(revealed.after, serde_json::json!({ "text": "Wheelchair" }));
        let mut later = opened(&t, &t.owner, id).await;
        later.record.beat = "Fish".into();
        let Saved::Done { batch, .. } = saved(&t, &t.owner, id, &later).await else { panic!("nobody else saved") };
        let beat = changes(&t.engine, &t.owner, id, None, 1, false).await.unwrap().items[0].id;
        let mut latest = opened(&t, &t.owner, id).await;
        latest.record.beat = "Meat".into();
        saved(&t, &t.owner, id, &latest).await;
        assert_eq!(undo(&t.engine, &t.owner, &t.tenant, id, beat).await.unwrap_err().public(), ApiError::Conflict("changed".into()));
        assert_eq!(undo_edit(&t.engine, &t.owner, &t.tenant, id, batch).await.unwrap(), ["beat"]);
        let colleague = t.member(Role::Organiser, t.root).await;
        assert!(undo_edit(&t.engine, &colleague, &t.tenant, id, batch).await.is_err(), "another's edit is taken back change by change");
    }

    async fn the_trash_gives_people_back_as_they_were(t: TestEngine) {
        let id = person(&t, t.root, "Aino").await;
        let profile = people::profile(&t.engine, &t.owner, id).await.unwrap();
        end_tie(&t.engine, &t.owner, &t.tenant, id, profile.affiliations[0].id, "").await.unwrap();
        assert_eq!(people::profile(&t.engine, &t.owner, id).await.unwrap().state, PersonState::Left);
        trash(&t.engine, &t.owner, &t.tenant, id).await.unwrap();
        assert_eq!(people::profile(&t.engine, &t.owner, id).await.unwrap().state, PersonState::Trashed);
        assert!(matches!(trash(&t.engine, &t.owner, &t.tenant, id).await.unwrap_err().public(), ApiError::Conflict(_)));
        restore(&t.engine, &t.owner, &t.tenant, id).await.unwrap();
        assert_eq!(people::profile(&t.engine, &t.owner, id).await.unwrap().state, PersonState::Left);
        assert!(restore(&t.engine, &t.owner, &t.tenant, id).await.is_err());
    }

    async fn do_not_contact_goes_before_every_consent(t: TestEngine) {
        use crate::consent::{self, Answer, allowed};
        use domain::consent::{Basis, Channel, Proof, PurposeEdit};
        use domain::locale::{Locale, LocalizedText};
        let id = person(&t, t.root, "Aino").await;
        let (title, explanation) = (LocalizedText::one(Locale::En, "News"), LocalizedText::one(Locale::En, "Weekly"));
        let edit = PurposeEdit { organisation: t.root, channels: vec![Channel::Email], title, explanation };
        let purpose = consent::create_purpose(&t.engine, &t.owner, &edit).await.unwrap();
        let mut tx = t.engine.write().await.unwrap();
        let (channel, basis, proof) = (Channel::Email, Basis::Consent, Proof::default());
        let answer = Answer { person: id, purpose, channel, given: true, basis, version: 1, proof, source: Source::Signup };
        consent::record(&t.engine, &mut tx, t.tenant.id, &answer).await.unwrap();
        assert!(allowed(&mut tx, t.tenant.id, id, purpose, channel).await.unwrap());
        tx.commit().await.unwrap();
        let mut edit = opened(&t, &t.owner, id).await;
        edit.record.do_not_contact = [channel].into();
        saved(&t, &t.owner, id, &edit).await;
        let asked = async |t: &TestEngine| allowed(&mut t.engine.read().await.unwrap(), t.tenant.id, id, purpose, channel).await.unwrap();
        assert!(!asked(&t).await);
        let mut edit = opened(&t, &t.owner, id).await;
        edit.record.do_not_contact.clear();
        saved(&t, &t.owner, id, &edit).await;
        assert!(asked(&t).await);
        trash(&t.engine, &t.owner, &t.tenant, id).await.unwrap();
        assert!(!asked(&t).await);
    }

    async fn ties_have_their_days(t: TestEngine) {
        let north = branch(&t, "North").await;
        let id = person(&t, t.root, "Aino").await;
        let tie = |since: &str| NewTie { organisation: north, role: AffiliationRole::Volunteer, since: since.into() };
        assert!(add_tie(&t.engine, &t.owner, &t.tenant, id, &tie("2027-01-01")).await.is_err(), "not in the future");
        add_tie(&t.engine, &t.owner, &t.tenant, id, &tie("2024-03-01")).await.unwrap();
        assert!(add_tie(&t.engine, &t.owner, &t.tenant, id, &tie("")).await.is_err(), "once is enough");
        let profile = people::profile(&t.engine, &t.owner, id).await.unwrap();
        let there = profile.affiliations.iter().find(|a| a.organisation == north).unwrap();
        assert_eq!(crate::clock::date_in(there.started_at, &t.tenant.zone), "2024-03-01");
        assert!(end_tie(&t.engine, &t.owner, &t.tenant, id, there.id, "2024-02-01").await.is_err());
        end_tie(&t.engine, &t.owner, &t.tenant, id, there.id, "2025-03-01").await.unwrap();
        assert!(end_tie(&t.engine, &t.owner, &t.tenant, id, there.id, "").await.is_err(), "it has ended");
        let profile = people::profile(&t.engine, &t.owner, id).await.unwrap();
        assert_eq!((profile.affiliations.len(), profile.state), (2, PersonState::Active));
    }

    async fn colleagues_see_each_other_for_a_minute(t: TestEngine) {
        let id = person(&t, t.root, "Aino").await;
        let anna = t.member(Role::Organiser, t.root).await;
        assert!(presence(&t.engine, &anna, id, true).await.unwrap().is_empty());
        let seen = presence(&t.engine, &t.owner, id, false).await.unwrap();
        assert_eq!(seen, [PresenceView { name: anna.name.clone(), editing: true }]);
        t.engine.clock.advance(2 * Timestamp::MINUTE);
        assert!(presence(&t.engine, &t.owner, id, false).await.unwrap().is_empty());
        t.engine.clock.advance(Timestamp::HOUR);
        let mut tx = t.engine.write().await.unwrap();
        assert_eq!(sweep(&mut tx, t.tenant.id, t.engine.now()).await.unwrap(), 2);
    }

    async fn support_is_written_down_each_time_and_goes_with_the_person(t: TestEngine) {
        let id = person(&t, t.root, "Aino").await;
        note_support(&t.engine, &t.owner, &t.tenant, id, Some(2), "Met at the xmarket").await.unwrap();
        t.engine.clock.advance(Timestamp::HOUR);
        note_support(&t.engine, &t.owner, &t.tenant, id, Some(2), "").await.unwrap();
        assert!(note_support(&t.engine, &t.owner, &t.tenant, id, Some(6), "").await.is_err());
        let seen = reveal(&t.engine, &t.owner, id).await.unwrap().support;
        let notes: Vec<_> = seen.iter().map(|s| (s.level, s.note.as_str())).collect();
        assert_eq!(notes, [(Some(2), ""), (Some(2), "Met at the xmarket")]);
        let page = details(&t.engine, &t.owner, id).await.unwrap();
        assert_eq!((page.has_support, page.record.support_level), (true, None));
        let mut edit = opened(&t, &t.owner, id).await;
        edit.record.nickname = "Xnick".into();
        edit.record.employer = "Xfactory".into();
        edit.record.links = vec![Link { kind: LinkKind::Other, url: "https://xsite.example".into() }];
        edit.record.addresses = vec![Postal { kind: "work".into(), address: PostalAddress { city: "Xtown".into(), ..PostalAddress::default() } }];
        edit.record.do_not_contact = [domain::consent::Channel::Phone].into();
        edit.block_reason = "Xreason".into();
        saved(&t, &t.owner, id, &edit).await;
        presence(&t.engine, &t.owner, id, true).await.unwrap();
        let mut tx = t.engine.write().await.unwrap();
        let token = own::link(&t.engine, &mut tx, t.tenant.id, id).await.unwrap();
        tx.commit().await.unwrap();
        let file = own::export(&t.engine, &t.tenant, &token).await.unwrap();
        let traces = ["xmarket", "Xnick", "Xfactory", "xsite", "Xtown", "Xreason", "Aino"];
        for trace in traces {
            assert!(file.contains(trace), "{trace} is not in the download");
        }
        own::erase(&t.engine, &t.tenant, &token).await.unwrap();
        let after = everything(&mut t.engine.read().await.unwrap()).await.to_lowercase();
        for trace in traces {
            let found: Vec<&str> = after.lines().filter(|line| line.contains(&trace.to_lowercase())).collect();
            assert!(found.is_empty(), "{trace} is still there: {found:?}");
        }
    }

    async fn what_others_write_meanwhile_is_not_written_over(t: TestEngine) {
        use crate::people::{bulk, record, tags};
        let north = branch(&t, "North").await;
        let (id, other) = (person(&t, t.root, "Aino").await, person(&t, t.root, "Bo").await);
        tags::add(&t.engine, &t.owner, other, "Steward").await.unwrap();
        let steward = people::profile(&t.engine, &t.owner, other).await.unwrap().tags[0].id;
        let asked = bulk::start(&t.engine, &t.owner, &Selection::These(vec![id]), &BulkAction::Tag { tag: steward }).await.unwrap();
        let why = record::Why::by(&t.engine, &t.owner);
        let mut tx = t.engine.write().await.unwrap();
        let (before, _) = record::load_held(&mut tx, t.tenant.id, id).await.unwrap().unwrap();
        let after = Record { nickname: "Ace".into(), ..before.clone() };
        let (engine, tenant, owner) = (t.engine.clone(), t.tenant.clone(), t.owner.clone());
        let others = tokio::spawn(async move {
            let tie = NewTie { organisation: north, role: AffiliationRole::Volunteer, since: String::new() };
            let support = note_support(&engine, &owner, &tenant, id, Some(2), "");
            let tie = add_tie(&engine, &owner, &tenant, id, &tie);
            let tagged = bulk::run(&engine, tenant.id, asked.id);
            let (support, tie, tagged) = tokio::join!(support, tie, tagged);
            support.and(tie).and(tagged)
        });
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        record::apply(&t.engine, &mut tx, &t.tenant, id, &before, &after, &why).await.unwrap();
        tx.commit().await.unwrap();
        others.await.unwrap().unwrap();
        let mut tx = t.engine.read().await.unwrap();
        let (now, _) = record::load(&mut tx, t.tenant.id, id).await.unwrap().unwrap();
        assert_eq!((now.nickname.as_str(), now.support_level, now.ties.len()), ("Ace", Some(2), 2));
        assert_eq!(now.tags, [steward].into());
    }

    async fn ties_are_taken_back_by_those_who_may_tie(t: TestEngine) {
        let (north, south) = (branch(&t, "North").await, branch(&t, "South").await);
        let id = person(&t, north, "Aino").await;
        let tie = NewTie { organisation: south, role: AffiliationRole::Volunteer, since: String::new() };
        add_tie(&t.engine, &t.owner, &t.tenant, id, &tie).await.unwrap();
        let nina = t.member(Role::Organiser, north).await;
        let page = changes(&t.engine, &nina, id, None, 9, false).await.unwrap();
        let change = page.items.iter().find(|c| c.field == "ties").unwrap();
        assert_eq!(undo(&t.engine, &nina, &t.tenant, id, change.id).await.unwrap_err().public(), ApiError::NotFound);
        undo(&t.engine, &t.owner, &t.tenant, id, change.id).await.unwrap();
        let profile = people::profile(&t.engine, &t.owner, id).await.unwrap();
        assert_eq!(profile.affiliations.iter().filter(|a| a.ended_at.is_none()).count(), 1);
    }
}
