use std::io::Write as _;

use domain::ApiError;
use domain::access::{Capability, Role};
use domain::consent::{Basis, Channel};
use domain::imports::*;
use domain::people::{Address, AffiliationRole, CustomFieldEdit, FieldKind, PeopleQuery, Record};

use super::*;
use crate::people::record::{self, Why};
use crate::testing::TestEngine;
use crate::{all, jobs, one, value};

const SHEET: &str = "First name,Last name,E-mail,Mobile,Street,Postcode,City,Date of birth,Tags,Note\n\
Anna,Berg,anna@example.org,20 30 40 50,Vej 1,2200,Ribe,17/05/1980,\"blue, green\",likes tea\n\
Bo,Dam,mailto:bo@example.org ,30405060,Vej 2,8000,Aarhus,,blue,\n\
Carl,Eg,carl@example.orgcarl@work.org,,,,,,,\n\
,,,,Vej 3,8000,Aarhus,,,\n\
Dora,Falk,,,,,,,,\n";

pub(super) fn options(t: &TestEngine) -> ImportOptions {
    ImportOptions {
        organisation: Some(t.root),
        origin: "Stall in Ribe".into(),
        told: "That we write about events".into(),
        basis: Some(Basis::Consent),
        ..ImportOptions::default()
    }
}

pub(super) async fn import_as(t: &TestEngine, actor: &Actor, text: &str, options: &ImportOptions) -> Result<ImportView> {
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    import_file(&t.engine, actor, file.path(), options).await
}

pub(super) async fn import(t: &TestEngine, text: &str, options: &ImportOptions) -> ImportView {
    import_as(t, &t.owner, text, options).await.unwrap()
}

pub(super) fn fate(view: &ImportView) -> (i64, i64, i64, i64) {
    (view.counts.created, view.counts.updated, view.counts.same, view.counts.refused)
}

pub(super) async fn by_email(t: &TestEngine, email: &str) -> Option<(PersonId, Record)> {
    let mut tx = t.engine.read().await.unwrap();
    let person = crate::people::identities::person_by_email(&mut tx, t.tenant.id, email).await.unwrap()?;
    let (record, _) = record::load(&mut tx, t.tenant.id, person).await.unwrap().unwrap();
    Some((person, record))
}

pub(super) async fn people(t: &TestEngine) -> i64 {
    let mut tx = t.engine.read().await.unwrap();
    value!(&mut tx, i64, "SELECT CAST(COUNT(*) AS BIGINT) FROM person WHERE tenant_id = $1 AND state = 'active'", t.tenant.id)
        .unwrap()
}

crate::both_databases! {
    async fn numbers_of_two_sheets_are_not_the_same_people(t: TestEngine) {
        let one = "id,First name,Last name,E-mail\n1,Anna,Berg,anna@example.org\n2,Bo,Dam,bo@example.org\n";
        let two = "id,First name,Last name,E-mail\n1,Carl,Eg,carl@example.org\n2,Dora,Falk,\n";
        assert_eq!(fate(&import(&t, one, &options(&t)).await), (2, 0, 0, 0));
        assert_eq!(fate(&import(&t, two, &options(&t)).await), (2, 0, 0, 0));
        assert_eq!(fate(&import(&t, two, &options(&t)).await), (0, 0, 2, 0));
        let (_, anna) = by_email(&t, "anna@example.org").await.unwrap();
        assert_eq!((anna.given_name.as_str(), anna.emails.len()), ("Anna", 1));
        // The number and the name together still mean one person.
        let more = "id,First name,Last name,Job title\n1,Anna,Berg,Nurse\n";
        assert_eq!(fate(&import(&t, more, &options(&t)).await), (0, 1, 0, 0));
        assert_eq!(by_email(&t, "anna@example.org").await.unwrap().1.job_title, "Nurse");
        assert_eq!(people(&t).await, 4);
    }

    async fn a_sheet_comes_in_and_the_same_again_changes_nothing(t: TestEngine) {
        let first = import(&t, SHEET, &options(&t)).await;
        assert_eq!((first.state, fate(&first)), (ImportState::Done, (4, 0, 0, 1)));
        assert_eq!(first.counts.of(IssueKind::EmailUnclear), 1);
        let (_, anna) = by_email(&t, "anna@example.org").await.unwrap();
        assert_eq!((anna.birth_date.as_str(), anna.phones[0].address.as_str(), anna.phones[0].label.as_str()), ("1980-05-17", "+4520304050", "mobile"));
        assert_eq!((anna.tags.len(), anna.addresses[0].address.city.as_str()), (2, "Ribe"));
        assert!(by_email(&t, "bo@example.org").await.is_some());
        let mut tx = t.engine.read().await.unwrap();
        let stored = all!(&mut tx, (String,), "SELECT address FROM identity WHERE tenant_id = $1 AND kind = 'email' ORDER BY address", t.tenant.id).unwrap();
        assert_eq!(stored, [("anna@example.org".to_owned(),), ("bo@example.org".into(),)], "nothing run together is stored");
        drop(tx);
        for on_match in [OnMatch::Fill, OnMatch::Overwrite] {
            let again = import(&t, SHEET, &ImportOptions { on_match, ..options(&t) }).await;
            assert_eq!(fate(&again), (0, 0, 4, 1), "{on_match}");
        }
        assert_eq!(people(&t).await, 4);
        let humans = issues(&t.engine, &t.owner, first.id, 100).await.unwrap();
        let said: Vec<(u32, IssueKind)> = humans.iter().map(|r| (r.line, r.issue.kind)).collect();
        assert_eq!(said, [(4, IssueKind::EmailUnclear), (5, IssueKind::Nobody)]);
        let listed = crate::people::list(&t.engine, &t.owner, &PeopleQuery { search: "berg".into(), ..PeopleQuery::default() }, 10).await.unwrap();
        assert_eq!(listed.items.len(), 1, "found by the list");
    }

    async fn known_people_are_filled_or_overwritten_or_left(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let known = Record {
            given_name: "Annie".into(),
            emails: vec![Address { address: "anna@example.org".into(), ..Address::default() }],
            ..Record::default()
        };
        let person = record::create(&t.engine, &mut tx, &t.tenant, &known, &Why::by(&t.engine, &t.owner)).await.unwrap();
        tx.commit().await.unwrap();
        let sheet = "First name,Last name,E-mail\nAnna,Berg,ANNA@example.org\n";
        let left = import(&t, sheet, &ImportOptions { on_match: OnMatch::Leave, ..options(&t) }).await;
        assert_eq!(fate(&left), (0, 0, 1, 0));
        let filled = import(&t, sheet, &options(&t)).await;
        assert_eq!(fate(&filled), (0, 1, 0, 0));
        let (_, record) = by_email(&t, "anna@example.org").await.unwrap();
        assert_eq!((record.given_name.as_str(), record.family_name.as_str()), ("Annie", "Berg"));
        let written = import(&t, sheet, &ImportOptions { on_match: OnMatch::Overwrite, ..options(&t) }).await;
        assert_eq!(fate(&written), (0, 1, 0, 0));
        let (found, record) = by_email(&t, "anna@example.org").await.unwrap();
        assert_eq!((found, record.given_name.as_str()), (person, "Anna"));
    }

    async fn a_look_names_what_changes_and_hides_what_is_sensitive(t: TestEngine) {
        let field = CustomFieldEdit {
            organisation: t.root, name: "Health".into(), kind: FieldKind::Text, options: Vec::new(), below: true, sensitive: true,
        };
        let health = crate::people::custom::define(&t.engine, &t.owner, &field).await.unwrap();
        import(&t, "First name,Last name,E-mail,Tags\nAnna,Berg,anna@example.org,blue\n", &options(&t)).await;
        let sheet = "First name,Last name,E-mail,Tags,Health,Support level,Phone,Note\n\
            Anna,Holm,anna@example.org,\"blue, green\",asthma,2,20304050,likes tea\n\
            Anna,Holm,anna@example.org,green,,,,\nNew,One,new@example.org,,,,,\n";
        let staged = stage_text(&t.engine, &t.owner, "a.csv", sheet).await.unwrap();
        let look = preview(&t.engine, &t.owner, staged, &ImportOptions { on_match: OnMatch::Overwrite, ..options(&t) }).await.unwrap();
        let first = look.rows.iter().find(|r| r.line == 2).unwrap();
        let of = |field: &str| first.changes.iter().find(|c| c.field == field).unwrap();
        assert_eq!((of("family_name").before.as_str(), of("family_name").after.as_str()), (Some("Berg"), Some("Holm")));
        assert!(of("phones").after.to_string().contains("+4520304050"));
        assert_eq!(of("note").after.as_str(), Some("likes tea"));
        for hidden in ["support_level".to_owned(), format!("custom:{health}")] {
            let change = of(&hidden);
            assert!(change.hidden && change.before.is_null() && change.after.is_null(), "{change:?}");
        }
        assert!(!serde_json::to_string(&look.rows.iter().map(|r| &r.changes).collect::<Vec<_>>()).unwrap().contains("asthma"));
        let tags: Vec<&str> = serde_json::from_value::<Vec<uuid::Uuid>>(of("tags").after.clone()).unwrap()
            .iter().map(|id| look.names.get(id).unwrap().as_str()).map(|n| if n == "blue" { "blue" } else { "green" }).collect();
        assert_eq!((tags.len(), look.names.get(&health.0).map(String::as_str)), (2, Some("Health")));
        assert!(look.names.values().any(|n| n == "green") && look.names.values().any(|n| n == "blue"));
        let rest: Vec<_> = look.rows.iter().filter(|r| r.line != 2).collect();
        assert!(rest.iter().all(|r| r.changes.is_empty()), "{rest:?}");
    }

    async fn an_import_is_taken_back_without_what_others_changed(t: TestEngine) {
        let before = import(&t, "First name,E-mail\nOld,old@example.org\n", &options(&t)).await;
        let view = import(&t, "First name,Last name,E-mail,Note\nOld,Berg,old@example.org,hello\nNew,One,new@example.org,\nNew,Two,two@example.org,\n", &options(&t)).await;
        assert_eq!((fate(&before), fate(&view)), ((1, 0, 0, 0), (2, 1, 0, 0)));
        let (touched, record) = by_email(&t, "two@example.org").await.unwrap();
        let mut tx = t.engine.write().await.unwrap();
        let after = Record { nickname: "Twin".into(), ..record.clone() };
        record::apply(&t.engine, &mut tx, &t.tenant, touched, &record, &after, &Why::by(&t.engine, &t.owner)).await.unwrap();
        tx.commit().await.unwrap();
        turn(&t.engine, &t.owner, view.id, ImportState::Undoing).await.unwrap();
        jobs::run_due(&t.engine).await.unwrap();
        let undone = super::view(&t.engine, &t.owner, view.id).await.unwrap();
        assert_eq!((undone.state, undone.kept), (ImportState::Undone, vec![(touched, undo::MADE.to_owned())]));
        assert!(by_email(&t, "new@example.org").await.is_none());
        assert_eq!(by_email(&t, "two@example.org").await.unwrap().1.nickname, "Twin");
        let (old, record) = by_email(&t, "old@example.org").await.unwrap();
        assert_eq!(record.family_name, "");
        let mut tx = t.engine.read().await.unwrap();
        let notes = value!(&mut tx, i64, "SELECT CAST(COUNT(*) AS BIGINT) FROM interaction WHERE tenant_id = $1 AND person_id = $2 AND kind = 'note'", t.tenant.id, old).unwrap();
        assert_eq!(notes, 0);
    }

    async fn whom_an_import_meets_by_what_they_have_in_common(t: TestEngine) {
        let sheet = "Name,E-mail,Phone,Birthday,Street,Postcode,Id\n\
            Anna Berg,anna@example.org,20304050,1980-05-17,Vej 1,2200,A1\n";
        import(&t, sheet, &options(&t)).await;
        for (row, want) in [
            ("Anna Berg,,20304050,,,,", (0, 0, 1, 0)),
            ("Anna Berg,,,1980-05-17,,,", (0, 0, 1, 0)),
            ("Anna Berg,,,,Vej 1,2200,", (0, 0, 1, 0)),
            // The number of a sheet that is nobody's in particular means somebody only together with the name.
            ("Somebody Else,,,,,,A1", (1, 0, 0, 0)),
            ("Anna Berg,,,,,,A1", (0, 0, 1, 0)),
            ("Anna Berg,second@example.org,20304050,,,,", (0, 1, 0, 0)),
            ("Anna Berg,,,1981-05-17,Vej 1,2200,", (1, 0, 0, 0)),
            ("Anna Berg,,,,,,", (1, 0, 0, 0)),
            ("Anna Berg,,,,,,", (0, 0, 1, 0)),
        ] {
            let sheet = format!("Name,E-mail,Phone,Birthday,Street,Postcode,Id\n{row}\n");
            assert_eq!(fate(&import(&t, &sheet, &options(&t)).await), want, "{row}");
        }
    }

    async fn erased_and_suppressed_addresses_stay_so(t: TestEngine) {
        import(&t, "First name,E-mail\nAnna,anna@example.org\nBo,bo@example.org\n", &options(&t)).await;
        let mut tx = t.engine.write().await.unwrap();
        let (bo, _) = one!(&mut tx, (PersonId, String), "SELECT person_id, address FROM identity WHERE tenant_id = $1 AND address = 'bo@example.org'", t.tenant.id).unwrap().unwrap();
        exec!(&mut tx, "UPDATE identity SET suppressed_at = 5 WHERE tenant_id = $1 AND person_id = $2", t.tenant.id, bo).unwrap();
        let print = crate::people::identities::fingerprint(&t.engine, domain::people::IdentityKind::Email, "gone@example.org");
        exec!(&mut tx, "INSERT INTO tombstone (tenant_id, kind, fingerprint, at) VALUES ($1, 'email', $2, 5)", t.tenant.id, print).unwrap();
        tx.commit().await.unwrap();
        let view = import(&t, "First name,Last name,E-mail\nGone,Girl,gone@example.org\nBo,Dam,bo@example.org\n", &options(&t)).await;
        assert_eq!(fate(&view), (0, 1, 0, 1));
        assert_eq!((view.counts.of(IssueKind::Erased), view.counts.of(IssueKind::Suppressed)), (1, 1));
        assert!(by_email(&t, "gone@example.org").await.is_none());
        let mut tx = t.engine.read().await.unwrap();
        let still = value!(&mut tx, i64, "SELECT CAST(COUNT(*) AS BIGINT) FROM identity WHERE tenant_id = $1 AND suppressed_at IS NOT NULL", t.tenant.id).unwrap();
        assert_eq!(still, 1);
    }

    async fn a_long_file_goes_on_after_a_pause_where_it_was(t: TestEngine) {
        let mut text = String::from("First name,Last name,E-mail\n");
        for n in 0..2500 {
            text.push_str(&format!("Anna{n},Berg,a{n}@example.org\n"));
        }
        let staged = stage_text(&t.engine, &t.owner, "many.csv", &text).await.unwrap();
        let look = preview(&t.engine, &t.owner, staged, &options(&t)).await.unwrap();
        assert_eq!((look.total, look.counts.rows, look.counts.created), (2500, 2500, 2500));
        assert_eq!(people(&t).await, 0, "a preview changes nothing");
        start(&t.engine, &t.owner, staged, &look.options).await.unwrap();
        turn(&t.engine, &t.owner, staged, ImportState::Paused).await.unwrap();
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(people(&t).await, 0);
        turn(&t.engine, &t.owner, staged, ImportState::Running).await.unwrap();
        work(&t.engine, t.tenant.id, staged).await.unwrap();
        work(&t.engine, t.tenant.id, staged).await.unwrap();
        let done = super::view(&t.engine, &t.owner, staged).await.unwrap();
        assert_eq!((done.state, done.done, done.total, fate(&done)), (ImportState::Done, 2500, 2500, (2500, 0, 0, 0)));
        let refused = turn(&t.engine, &t.owner, staged, ImportState::Paused).await.unwrap_err().public();
        assert_eq!(refused, ApiError::Conflict("import".into()));
    }

    async fn others_see_and_do_nothing(t: TestEngine) {
        let id = stage_text(&t.engine, &t.owner, "a.csv", SHEET).await.unwrap();
        let public = |e: crate::Error| e.public();
        assert_eq!(public(super::view(&t.engine, &t.other_owner, id).await.unwrap_err()), ApiError::NotFound);
        assert_eq!(public(preview(&t.engine, &t.other_owner, id, &options(&t)).await.unwrap_err()), ApiError::NotFound);
        assert_eq!(public(start(&t.engine, &t.other_owner, id, &ImportOptions { columns: vec![Target::FullName], ..options(&t) }).await.unwrap_err()), ApiError::NotFound);
        assert!(recent(&t.engine, &t.other_owner).await.unwrap().is_empty());
        let host = t.member(Role::EventHost, t.root).await;
        assert_eq!(public(stage_text(&t.engine, &host, "a.csv", SHEET).await.unwrap_err()), ApiError::Forbidden);
        assert_eq!(public(issues(&t.engine, &host, id, 10).await.unwrap_err()), ApiError::Forbidden);
        let missing = start(&t.engine, &t.owner, id, &ImportOptions::default()).await.unwrap_err().public();
        let ApiError::Validation(errors) = missing else { panic!("{missing:?}") };
        let fields: Vec<&str> = errors.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(fields, ["origin", "told", "basis", "organisation", "columns"]);
        assert!(t.owner.has(Capability::PeopleWrite));
    }

    async fn an_organiser_of_one_branch_does_not_touch_people_of_another(t: TestEngine) {
        import(&t, "First name,E-mail\nAnna,anna@example.org\n", &options(&t)).await;
        let branch = domain::tenants::tree::NewBranch {
            kind: domain::tenants::OrganisationKind::Branch, name: "Ribe".into(), slug: "ribe".into(), parent: t.root,
        };
        let ribe = crate::tenants::add_branch(&t.engine, &t.owner, &branch).await.unwrap();
        let organiser = t.member(Role::Organiser, ribe).await;
        let sheet = "First name,Last name,E-mail,Branch\nAnna,Berg,anna@example.org,\nBo,Dam,bo@example.org,ribe\nCarl,Eg,carl@example.org,The meadow party\n";
        let view = import_as(&t, &organiser, sheet, &ImportOptions { organisation: Some(ribe), ..options(&t) }).await.unwrap();
        assert_eq!((fate(&view), view.counts.of(IssueKind::NotYours), view.counts.of(IssueKind::BranchUnclear)), ((2, 0, 0, 1), 1, 1));
        assert_eq!(by_email(&t, "anna@example.org").await.unwrap().1.family_name, "");
        assert_eq!(by_email(&t, "carl@example.org").await.unwrap().1.ties[0].organisation, ribe);
        let refused = import_as(&t, &organiser, sheet, &options(&t)).await.unwrap_err().public();
        assert_eq!(refused, ApiError::NotFound);
    }

    async fn what_other_programs_forbid_stays_forbidden(t: TestEngine) {
        let sheet = "email,first_name,last_name,zip_code,can2_phone,can2_user_tags,can2_subscription_status,uuid\n\
            a@example.org,Anna,Berg,2200,20304050,\"blue, green\",subscribed,u-1\n\
            b@example.org,Bo,Dam,8000,,,unsubscribed,u-2\n";
        let view = import(&t, sheet, &ImportOptions { role: AffiliationRole::Supporter, tags: vec!["Moved".into()], ..options(&t) }).await;
        assert_eq!(fate(&view), (2, 0, 0, 0));
        assert_eq!(view.options.system, "action_network");
        let (_, anna) = by_email(&t, "a@example.org").await.unwrap();
        assert_eq!((anna.tags.len(), anna.ties[0].role, anna.do_not_contact.len()), (3, AffiliationRole::Supporter, 0));
        let (_, bo) = by_email(&t, "b@example.org").await.unwrap();
        assert!(bo.do_not_contact.contains(&Channel::Email));
    }
}
