//! The pages about a record, as the server draws them: what may be seen is there, what is sensitive is not.

use domain::locale::Locale;
use domain::people::{CustomFieldEdit, CustomValue, FieldKind};
use engine::people::{custom, editing};

use crate::support::{Browser, Site};
use crate::world::World;

engine::both_databases! {
    async fn pages_of_a_record_are_drawn_without_what_is_sensitive(t: TestEngine) {
        let site = Site::new(t).await;
        let world = World::new(&site).await;
        let (engine, owner, tenant) = (&site.t.engine, &site.t.owner, &site.t.tenant);
        let field = |name: &str, sensitive| CustomFieldEdit {
            organisation: site.t.root, below: true, name: name.into(), kind: FieldKind::Text, options: Vec::new(), sensitive,
        };
        let plain = custom::define(engine, owner, &field("Bicycle", false)).await.unwrap();
        let secret = custom::define(engine, owner, &field("Access needs", true)).await.unwrap();
        let id: domain::ids::PersonId = world.person.parse().unwrap();
        let now = editing::details(engine, owner, id).await.unwrap();
        let mut record = now.record;
        record.nickname = "Ainoli".into();
        record.custom = [(plain, CustomValue::Text("Tandem".into())), (secret, CustomValue::Text("Wheelchair".into()))].into();
        let edit = domain::people::RecordEdit { version: now.version, record, shown: [plain, secret].into(), block_reason: String::new() };
        editing::save(engine, owner, tenant, id, &edit).await.unwrap();
        editing::note_support(engine, owner, tenant, id, Some(4), "Wants cheaper trains").await.unwrap();
        let mut browser = Browser::logged_in(&site, owner).await;
        for (path, words) in [
            (format!("/org/people/{id}"), ["Ainoli", "Tandem"]),
            (format!("/org/people/{id}/edit"), ["Ainoli", "Tandem"]),
            (format!("/org/people/{id}/changes"), ["Ainoli", "Access needs"]),
            ("/org/settings/fields".to_owned(), ["Bicycle", "Access needs"]),
        ] {
            let page = browser.get(&site, &path).await;
            assert_eq!(page.status, 200, "{path}");
            for word in words {
                assert!(page.body.contains(word), "{path} does not say {word}");
            }
            assert!(!page.body.contains("Wheelchair") && !page.body.contains("cheaper trains"), "{path} tells what is sensitive");
        }
        for locale in Locale::ALL {
            let page = browser.get(&site, &format!("/org/people/{id}/edit?lang={locale}")).await;
            assert!(page.body.contains("Ainoli"), "{locale}");
        }
    }
}
