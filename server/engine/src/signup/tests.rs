use domain::access::Role;
use domain::consent::{Channel, PurposeEdit};
use domain::ids::{FormId, PurposeId};
use domain::locale::{Locale, LocalizedText};
use domain::people::{NewPerson, PeopleQuery, Source};
use domain::signup::{Answers, Confirmation, FieldRule, FormEdit, FormField, Tick};
use domain::tenants::OrganisationKind;
use domain::time::Timestamp;
use domain::{ApiError, FieldError, Problem};

use super::*;
use crate::tenants::NewOrganisation;
use crate::testing::TestEngine;
use crate::{consent, jobs, mail, people, tenants, value};

fn words(text: &str) -> LocalizedText {
    LocalizedText::one(Locale::En, text)
}

fn form_edit(t: &TestEngine, purposes: Vec<PurposeId>) -> FormEdit {
    FormEdit {
        organisation: t.root,
        slug: "norrvig".into(),
        name: "Spring campaign".into(),
        fields: vec![
            FieldRule { field: FormField::GivenName, required: true },
            FieldRule { field: FormField::Phone, required: false },
        ],
        title: words("Stand with us"),
        lead: words("Two evenings a year"),
        thanks: words("See you on Thursday"),
        tags: vec!["Spring".into()],
        purposes,
    }
}

async fn published(t: &TestEngine) -> (FormId, PurposeId) {
    let edit = PurposeEdit {
        organisation: t.root,
        channels: vec![Channel::Email, Channel::Phone],
        title: words("Events near me"),
        explanation: words("Two mails a month"),
    };
    let purpose = consent::create_purpose(&t.engine, &t.owner, &edit).await.unwrap();
    let form = create(&t.engine, &t.owner, &form_edit(t, vec![purpose])).await.unwrap();
    publish(&t.engine, &t.owner, form, true).await.unwrap();
    (form, purpose)
}

fn visitor() -> Visitor {
    Visitor { ip: "192.0.2.77".into(), locale: Locale::Fi, page: "/p/join/norrvig".into() }
}

fn aino(purpose: PurposeId) -> Answers {
    Answers {
        given_name: "Aino".into(),
        family_name: "not asked".into(),
        email: "Aino@Example.org".into(),
        purposes: vec![Tick { purpose, version: 1 }.to_string()],
        ..Answers::default()
    }
}

async fn sign_up(t: &TestEngine, answers: &Answers) {
    submit(&t.engine, &t.tenant, "norrvig", answers, "", &visitor()).await.unwrap();
}

async fn mails(t: &TestEngine, to: &str) -> Vec<domain::mail::MailView> {
    let mut out = Vec::new();
    for found in mail::list(&t.engine, t.tenant.id, Some(to), None, 20).await.unwrap().items {
        out.push(mail::read(&t.engine, t.tenant.id, found.id).await.unwrap().unwrap());
    }
    out
}

fn token(mail: &domain::mail::MailView) -> String {
    let start = mail.text.find("/p/confirm/").expect("a link in the mail") + "/p/confirm/".len();
    mail.text[start..].chars().take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_').collect()
}

async fn count(t: &TestEngine, sql: &'static str) -> i64 {
    let mut tx = t.engine.read().await.unwrap();
    value!(&mut tx, i64, sql, t.tenant.id).unwrap()
}

const PEOPLE: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM person WHERE tenant_id = $1";

crate::both_databases! {
    async fn nothing_happens_until_the_link_is_used_and_the_proof_is_kept(t: TestEngine) {
        let (form, purpose) = published(&t).await;
        sign_up(&t, &aino(purpose)).await;
        assert_eq!(count(&t, PEOPLE).await, 0);
        let first = mails(&t, "aino@example.org").await;
        assert_eq!((first.len(), first[0].summary.locale), (1, Locale::Fi));
        let link = token(&first[0]);
        let seen = look(&t.engine, &t.tenant, &link).await.unwrap();
        assert!(matches!(&seen, Confirmation::Waiting { email, .. } if email == "aino@example.org"));
        assert_eq!(count(&t, PEOPLE).await, 0, "looking does nothing");
        assert!(look(&t.engine, &t.other_tenant, &link).await.is_err());

        t.engine.clock.advance(Timestamp::HOUR);
        assert!(matches!(confirm(&t.engine, &t.tenant, &link).await.unwrap(), Confirmation::Done { .. }));
        assert!(matches!(confirm(&t.engine, &t.tenant, &link).await.unwrap(), Confirmation::Done { .. }), "twice says the same");
        assert_eq!(count(&t, PEOPLE).await, 1);
        let row = &people::list(&t.engine, &t.owner, &PeopleQuery::default(), 10).await.unwrap().items[0];
        assert_eq!((row.given_name.as_str(), row.family_name.as_str(), row.tags[0].name.as_str()), ("Aino", "", "Spring"));
        let (preferences, history) = people::consents(&t.engine, &t.owner, row.id).await.unwrap();
        assert_eq!(preferences.iter().map(|p| (p.channel, p.given)).collect::<Vec<_>>(), [(Channel::Email, true), (Channel::Phone, false)], "no number, no calls");
        let proof = &history[0].proof;
        assert_eq!((proof.wording.as_str(), proof.page.as_str(), proof.network.as_str(), proof.locale), ("Events near me\nTwo mails a month", "/p/join/norrvig", "192.0.2.0/24", Locale::Fi));
        assert_eq!(proof.confirmed_at.unwrap().since(proof.asked_at), Timestamp::HOUR);
        let welcome = &mails(&t, "aino@example.org").await[0];
        assert_eq!(welcome.summary.template, "signup.welcome");
        assert!(welcome.text.contains("See you on Thursday") && welcome.text.contains("/p/me/"));
        assert!(welcome.headers.iter().any(|(name, value)| name == "List-Unsubscribe" && value.contains("/p/unsubscribe/")));
        let numbers = super::form(&t.engine, &t.owner, form).await.unwrap().numbers;
        assert_eq!((numbers.pending, numbers.confirmed, numbers.expired), (0, 1, 0));
        assert_eq!(count(&t, "SELECT CAST(COUNT(*) AS BIGINT) FROM submission WHERE tenant_id = $1 AND CAST(answers AS TEXT) LIKE '%aino%'").await, 0);
    }

    async fn two_clicks_at_the_same_moment_confirm_once(t: TestEngine) {
        let (_, purpose) = published(&t).await;
        sign_up(&t, &aino(purpose)).await;
        let link = token(&mails(&t, "aino@example.org").await[0]);
        let mut tasks = Vec::new();
        for _ in 0..6 {
            let (engine, tenant, link) = (t.engine.clone(), t.tenant.clone(), link.clone());
            tasks.push(tokio::spawn(async move { confirm(&engine, &tenant, &link).await }));
        }
        for task in tasks {
            assert!(matches!(task.await.unwrap().unwrap(), Confirmation::Done { .. }));
        }
        assert_eq!(count(&t, PEOPLE).await, 1);
        assert_eq!(count(&t, "SELECT CAST(COUNT(*) AS BIGINT) FROM consent WHERE tenant_id = $1").await, 1);
        assert_eq!(mails(&t, "aino@example.org").await.len(), 2, "one confirmation, one welcome");
    }

    async fn a_known_person_is_added_to_and_the_visitor_learns_nothing(t: TestEngine) {
        let (_, purpose) = published(&t).await;
        let mut tx = t.engine.write().await.unwrap();
        let known = NewPerson { given_name: "Aino Maria".into(), family_name: "Lindqvist".into(), email: "aino@example.org".into(), ..NewPerson::default() };
        let before = people::match_or_create(&t.engine, &mut tx, &t.tenant, &known, t.root, Source::Organiser).await.unwrap();
        tx.commit().await.unwrap();
        sign_up(&t, &Answers { phone: "+45 20 30 40 50".into(), ..aino(purpose) }).await;
        let link = token(&mails(&t, "aino@example.org").await[0]);
        let done = confirm(&t.engine, &t.tenant, &link).await.unwrap();
        assert!(!format!("{done:?}").contains("Lindqvist"));
        assert_eq!(count(&t, PEOPLE).await, 1);
        let profile = people::profile(&t.engine, &t.owner, before.person).await.unwrap();
        assert_eq!((profile.given_name.as_str(), profile.edit().phone.as_str()), ("Aino Maria", "+4520304050"), "what was known stays, what was not is filled in");
        assert!(profile.identities.iter().any(|i| i.verified_at.is_some()));
        let latest = &people::history(&t.engine, &t.owner, before.person, None, 5).await.unwrap().items[0];
        assert_eq!(latest.given.0, [("given_name".to_owned(), "Aino".to_owned())]);
    }

    async fn who_does_not_confirm_is_reminded_once_and_then_forgotten(t: TestEngine) {
        let (form, purpose) = published(&t).await;
        sign_up(&t, &aino(purpose)).await;
        jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(mails(&t, "aino@example.org").await.len(), 1);
        t.engine.clock.advance(Timestamp::DAY);
        jobs::run_due(&t.engine).await.unwrap();
        t.engine.clock.advance(Timestamp::DAY);
        jobs::run_due(&t.engine).await.unwrap();
        let sent = mails(&t, "aino@example.org").await;
        assert_eq!(sent.iter().map(|m| m.summary.template.as_str()).collect::<Vec<_>>(), ["signup.reminder", "signup.confirm"]);
        let links = [token(&sent[0]), token(&sent[1])];
        t.engine.clock.advance(5 * Timestamp::DAY);
        for link in &links {
            assert_eq!(confirm(&t.engine, &t.tenant, link).await.unwrap_err().public(), ApiError::NotFound);
        }
        let mut tx = t.engine.write().await.unwrap();
        assert_eq!(sweep(&mut tx, t.tenant.id, t.engine.now()).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert!(mails(&t, "aino@example.org").await.is_empty());
        assert_eq!(count(&t, PEOPLE).await, 0);
        assert_eq!(count(&t, "SELECT CAST(COUNT(*) AS BIGINT) FROM submission WHERE tenant_id = $1 AND CAST(answers AS TEXT) LIKE '%aino%'").await, 0);
        assert_eq!(super::form(&t.engine, &t.owner, form).await.unwrap().numbers.expired, 1);
    }

    async fn a_reminder_after_confirming_is_not_written(t: TestEngine) {
        let (_, purpose) = published(&t).await;
        sign_up(&t, &aino(purpose)).await;
        let link = token(&mails(&t, "aino@example.org").await[0]);
        confirm(&t.engine, &t.tenant, &link).await.unwrap();
        t.engine.clock.advance(2 * Timestamp::DAY);
        jobs::run_due(&t.engine).await.unwrap();
        assert!(mails(&t, "aino@example.org").await.iter().all(|m| m.summary.template != "signup.reminder"));
    }

    async fn everything_wrong_is_said_at_once_and_robots_are_thanked(t: TestEngine) {
        let (form, purpose) = published(&t).await;
        let wrong = Answers { given_name: " ".into(), email: "aino".into(), phone: "call me".into(), ..Answers::default() };
        let refused = submit(&t.engine, &t.tenant, "norrvig", &wrong, "", &visitor()).await.unwrap_err().public();
        let want = vec![FieldError::new("email", Problem::Email), FieldError::new("given_name", Problem::Required), FieldError::new("phone", Problem::Phone)];
        assert_eq!(refused, ApiError::Validation(want));
        submit(&t.engine, &t.tenant, "norrvig", &aino(purpose), "http://spam.example", &visitor()).await.unwrap();
        assert!(mails(&t, "aino@example.org").await.is_empty());
        publish(&t.engine, &t.owner, form, false).await.unwrap();
        assert_eq!(submit(&t.engine, &t.tenant, "norrvig", &aino(purpose), "", &visitor()).await.unwrap_err().public(), ApiError::NotFound);
        assert!(public_form(&t.engine, &t.tenant, "norrvig").await.unwrap().is_none());
    }

    async fn nobody_is_bombed_with_mail(t: TestEngine) {
        let (_, purpose) = published(&t).await;
        let mut limited = false;
        for _ in 0..8 {
            limited |= submit(&t.engine, &t.tenant, "norrvig", &aino(purpose), "", &visitor()).await.is_err_and(|e| matches!(e.public(), ApiError::RateLimited(_)));
        }
        assert!(limited);
        assert_eq!(mails(&t, "aino@example.org").await.len(), 5);
    }

    async fn forms_are_managed_where_one_may(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let new = |slug: &str| NewOrganisation { kind: OrganisationKind::Branch, name: slug.into(), slug: slug.into(), parents: vec![t.root] };
        let west = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new("west")).await.unwrap();
        let east = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new("east")).await.unwrap();
        tx.commit().await.unwrap();
        let organiser = t.member(Role::Organiser, west).await;
        let (national, purpose) = published(&t).await;
        let own = create(&t.engine, &organiser, &FormEdit { organisation: west, slug: "west".into(), ..form_edit(&t, vec![purpose]) }).await.unwrap();
        assert_eq!(forms(&t.engine, &organiser).await.unwrap().iter().map(|f| f.id).collect::<Vec<_>>(), [own]);
        assert_eq!(forms(&t.engine, &t.owner).await.unwrap().len(), 2);
        let moved = FormEdit { organisation: east, slug: "west".into(), ..form_edit(&t, vec![]) };
        assert_eq!(edit(&t.engine, &organiser, own, &moved).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(publish(&t.engine, &organiser, national, false).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(super::form(&t.engine, &t.other_owner, national).await.unwrap_err().public(), ApiError::NotFound);
        let taken = create(&t.engine, &organiser, &FormEdit { organisation: west, ..form_edit(&t, vec![]) }).await.unwrap_err();
        assert_eq!(taken.public(), ApiError::field("slug", Problem::Taken));
        let foreign = create(&t.engine, &t.other_owner, &form_edit(&t, vec![])).await.unwrap_err();
        assert_eq!(foreign.public(), ApiError::NotFound);
    }
}
