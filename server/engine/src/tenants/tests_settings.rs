use domain::access::Role;
use domain::locale::{Locale, LocalizedText};
use domain::tenants::OrganisationKind;
use domain::tenants::settings::{Embedding, SettingsEdit};
use domain::tenants::tree::NewBranch;
use domain::{ApiError, tr};

use super::*;
use crate::mail::{self, Body, Message};
use crate::testing::TestEngine;
use crate::{audit, people};

async fn now(t: &TestEngine) -> Tenant {
    let mut tx = t.engine.read().await.unwrap();
    get(&mut tx, t.tenant.id).await.unwrap().unwrap()
}

async fn written(t: &TestEngine, reply_to: Option<String>) -> (String, Option<String>) {
    let tenant = now(t).await;
    let mut tx = t.engine.write().await.unwrap();
    let message =
        Message { reply_to, ..Message::new("test", Locale::En, "a@example.org", "A", tr!(Locale::En, common.save), Body::new()) };
    let id = mail::queue(&t.engine, &mut tx, &tenant, &message).await.unwrap();
    tx.commit().await.unwrap();
    let mail = mail::read(&t.engine, t.tenant.id, id).await.unwrap().unwrap();
    (mail.from, mail.reply_to)
}

crate::both_databases! {
    async fn what_is_set_is_used(t: TestEngine) {
        assert_eq!(written(&t, None).await, ("The meadow party <hello@meadow.example.org>".to_owned(), None));
        let version = t.engine.public.get(t.tenant.id);
        let edit = SettingsEdit {
            name: " Green Meadow ".into(), locale: Locale::Da, locales: vec![Locale::Fi, Locale::Da], zone: "Europe/Helsinki".into(),
            sender_name: "The office".into(), reply_to: "Answers@Example.org".into(), privacy_contact: "dpo@example.org".into(),
            privacy_address: "Main Street 1\n8000 Aarhus".into(), privacy_text: LocalizedText::one(Locale::Da, "Vi **sletter** alt."),
            embedding: Embedding::Only(vec!["Example.org/page".into(), String::new(), "https://example.org".into()]),
        };
        change_settings(&t.engine, &t.owner, &edit).await.unwrap();
        let tenant = now(&t).await;
        assert_eq!((tenant.name.as_str(), tenant.locale, tenant.offered()), ("Green Meadow", Locale::Da, [Locale::Da, Locale::Fi].as_slice()));
        assert_eq!((tenant.zone.as_str(), tenant.privacy_contact.as_str()), ("Europe/Helsinki", "dpo@example.org"));
        assert_eq!(tenant.embedding.frame_ancestors(), "https://example.org");
        assert_eq!(tenant.privacy_text.get(Locale::Da), "Vi **sletter** alt.");
        assert_eq!(written(&t, None).await, ("The office <hello@meadow.example.org>".to_owned(), Some("answers@example.org".to_owned())));
        assert_eq!(written(&t, Some("citizen@example.org".into())).await.1.as_deref(), Some("citizen@example.org"));
        assert_ne!(t.engine.public.get(t.tenant.id), version, "kept pages are thrown away");
        let log = audit::list(&t.engine, t.tenant.id, None, 1).await.unwrap().items.remove(0);
        assert_eq!(log.action, "settings.changed");
        assert!(log.detail.contains("privacy_text") && !log.detail.contains("dpo@example.org"), "{}", log.detail);
        // The same again is no change.
        change_settings(&t.engine, &t.owner, &SettingsEdit::from(&tenant)).await.unwrap();
        assert_eq!(audit::list(&t.engine, t.tenant.id, None, 1).await.unwrap().items.remove(0).id, log.id);
        let mut tx = t.engine.read().await.unwrap();
        assert_eq!(get(&mut tx, t.other_tenant.id).await.unwrap().unwrap().name, "The harbour party");
    }

    async fn what_makes_no_sense_is_named(t: TestEngine) {
        let good = SettingsEdit::from(&t.tenant);
        let bad = SettingsEdit {
            name: " ".into(), locales: vec![Locale::Fi], zone: "Mars/Base".into(), reply_to: "x".into(), privacy_contact: String::new(),
            embedding: Embedding::Only(vec!["ftp://x".into()]), ..good
        };
        let ApiError::Validation(list) = change_settings(&t.engine, &t.owner, &bad).await.unwrap_err().public() else { panic!("must fail") };
        let fields: Vec<_> = list.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(fields, ["name", "reply_to", "privacy_contact", "zone", "locales", "sites"]);
        assert_eq!(now(&t).await, t.tenant);
    }

    async fn only_who_may_for_the_whole_tree_changes_it(t: TestEngine) {
        let edit = SettingsEdit { name: "Mine".into(), ..SettingsEdit::from(&t.tenant) };
        let new = NewBranch { kind: OrganisationKind::Region, name: "N".into(), slug: "north".into(), parent: t.root };
        let north = add_branch(&t.engine, &t.owner, &new).await.unwrap();
        for (role, place, error) in [
            (Role::Organiser, t.root, ApiError::Forbidden), (Role::Caseworker, t.root, ApiError::Forbidden), (Role::Owner, north, ApiError::NotFound),
        ] {
            let actor = t.member(role, place).await;
            assert_eq!(change_settings(&t.engine, &actor, &edit).await.unwrap_err().public(), error);
        }
        change_settings(&t.engine, &t.other_owner, &edit).await.unwrap();
        assert_eq!(now(&t).await.name, "The meadow party", "another tenant changes its own");
        assert_eq!(people::branches(&t.engine, &t.owner, domain::access::Capability::PeopleRead).await.unwrap().len(), 2);
    }
}
