use domain::ApiError;
use domain::access::Role;
use domain::consent::Channel;
use domain::imports::*;

use super::tests::{by_email, fate, import, import_as, options, people};
use super::*;
use crate::jobs;

crate::both_databases! {
    async fn fields_and_purposes_of_other_branches_are_not_filled(t: TestEngine) {
        use domain::consent::PurposeEdit;
        use domain::locale::{Locale, LocalizedText};
        use domain::people::{CustomFieldEdit, FieldKind};
        let add = async |slug: &str| {
            let (kind, parent) = (domain::tenants::OrganisationKind::Branch, t.root);
            let branch = domain::tenants::tree::NewBranch { kind, name: slug.into(), slug: slug.into(), parent };
            crate::tenants::add_branch(&t.engine, &t.owner, &branch).await.unwrap()
        };
        let (ribe, varde) = (add("ribe").await, add("varde").await);
        let (name, kind) = ("Theirs".to_owned(), FieldKind::Text);
        let edit = CustomFieldEdit { organisation: varde, below: true, name, kind, options: Vec::new(), sensitive: false };
        let field = crate::people::custom::define(&t.engine, &t.owner, &edit).await.unwrap();
        let words = LocalizedText::one(Locale::En, "News");
        let edit = PurposeEdit { organisation: varde, channels: vec![Channel::Email], title: words.clone(), explanation: words };
        let purpose = crate::consent::create_purpose(&t.engine, &t.owner, &edit).await.unwrap();
        let organiser = t.member(Role::Organiser, ribe).await;
        let offered = choices(&t.engine, &organiser).await.unwrap();
        assert!(offered.fields.is_empty() && offered.purposes.is_empty());
        let columns = vec![Target::GivenName, Target::Email(Label::Any), Target::Custom(field), Target::Consent(purpose, Channel::Email)];
        let asked = ImportOptions { organisation: Some(ribe), columns, ..options(&t) };
        let view = import_as(&t, &organiser, "A,B,C,D\nAnna,anna@example.org,x,yes\n", &asked).await.unwrap();
        assert_eq!((fate(&view), view.counts.consents), ((1, 0, 0, 0), 0));
        assert_eq!(view.options.columns[2..], [Target::Ignore, Target::Ignore]);
        assert!(by_email(&t, "anna@example.org").await.unwrap().1.custom.is_empty());
        let view = import(&t, "A,B,C,D\nBo,bo@example.org,x,yes\n", &asked).await;
        assert_eq!((view.counts.consents, by_email(&t, "bo@example.org").await.unwrap().1.custom.len()), (1, 1), "the owner may");
    }

    async fn what_another_import_added_is_not_deleted_with_the_first(t: TestEngine) {
        let (kind, parent) = (domain::tenants::OrganisationKind::Branch, t.root);
        let branch = domain::tenants::tree::NewBranch { kind, name: "Ribe".into(), slug: "ribe".into(), parent };
        let ribe = crate::tenants::add_branch(&t.engine, &t.owner, &branch).await.unwrap();
        let organiser = t.member(Role::Organiser, t.root).await;
        let first = import_as(&t, &organiser, "First name,E-mail\nBo,bo@example.org\nAnna,anna@example.org\n", &options(&t)).await.unwrap();
        import(&t, "E-mail,Note\nbo@example.org,likes tea\n", &options(&t)).await;
        let mut tx = t.engine.write().await.unwrap();
        exec!(&mut tx, "UPDATE access_grant SET organisation_id = $3 WHERE tenant_id = $1 AND account_id = $2", t.tenant.id, organiser.account, ribe).unwrap();
        tx.commit().await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        let organiser = crate::access::load(&t.engine, &mut tx, t.tenant.id, organiser.account).await.unwrap().unwrap();
        drop(tx);
        let refused = turn(&t.engine, &organiser, first.id, ImportState::Undoing).await.unwrap_err().public();
        assert_eq!(refused, ApiError::NotFound, "no right over it any more");
        turn(&t.engine, &t.owner, first.id, ImportState::Undoing).await.unwrap();
        work_back(&t.engine, t.tenant.id, first.id, Some(organiser.account)).await.unwrap();
        assert_eq!((super::view(&t.engine, &t.owner, first.id).await.unwrap().state, people(&t).await), (ImportState::Done, 2));
        turn(&t.engine, &t.owner, first.id, ImportState::Undoing).await.unwrap();
        jobs::run_due(&t.engine).await.unwrap();
        let (bo, _) = by_email(&t, "bo@example.org").await.unwrap();
        let undone = super::view(&t.engine, &t.owner, first.id).await.unwrap();
        assert_eq!((undone.state, undone.kept), (ImportState::Undone, vec![(bo, undo::MADE.to_owned())]));
        assert!(by_email(&t, "anna@example.org").await.is_none());
    }

    async fn refused_rows_go_out_harmless_and_come_back(t: TestEngine) {
        let organiser = t.member(Role::Organiser, t.root).await;
        let view = import_as(&t, &organiser, "First name,E-mail,Street\nBo,bo@example.org,\n,,-2+3+cmd|' /C calc'!A0\n", &options(&t)).await.unwrap();
        let (_, text) = csv(&t.engine, &t.owner, domain::locale::Locale::En, view.id).await.unwrap();
        assert!(text.contains(",'-2+3+cmd|' /C calc'!A0"), "{text}");
        let log = crate::audit::list(&t.engine, t.tenant.id, None, 1).await.unwrap();
        assert_eq!(log.items[0].action, "people.import_rows");
        import(&t, "First name,E-mail,Mobile\nEva,eva@example.org,'+45 20 30 40 50\n", &options(&t)).await;
        assert_eq!(by_email(&t, "eva@example.org").await.unwrap().1.phones[0].address, "+4520304050");
        t.engine.clock.advance(domain::time::Timestamp::HOUR);
        let branch = crate::people::custom::tests::branch(&t, "North").await;
        for n in 0..51 {
            stage_text(&t.engine, &t.owner, &format!("{n}.csv"), "First name\nAnna\n").await.unwrap();
        }
        assert_eq!(recent(&t.engine, &organiser).await.unwrap().len(), 50);
        let elsewhere = t.member(Role::Organiser, branch).await;
        assert!(recent(&t.engine, &elsewhere).await.unwrap().is_empty());
        let mut tx = t.engine.write().await.unwrap();
        exec!(&mut tx, "UPDATE people_import SET created_by = $2 WHERE tenant_id = $1 AND import_id = $3", t.tenant.id, elsewhere.account, view.id).unwrap();
        tx.commit().await.unwrap();
        assert_eq!(recent(&t.engine, &elsewhere).await.unwrap().iter().map(|i| i.id).collect::<Vec<_>>(), [view.id], "however many others there are");
    }
}
