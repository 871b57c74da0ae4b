mod held;
mod life;
mod manage;
mod office;
mod register;
mod same;
mod time;
mod verify;
mod wall;

use domain::access::{Actor, Role};
use domain::casework::form::LetterForm;
use domain::casework::office::{CaseRow, InboxQuery, Tray};
use domain::ids::{OrganisationId, PoliticianId};
use domain::locale::Locale;
use domain::mail::MailView;
use domain::representatives::contact::{Channel, Contact, Health};
use domain::representatives::place::{FoundBy, Place};
use domain::tenants::OrganisationKind;
use domain::time::Timestamp;

use super::*;
use crate::tenants::NewOrganisation;
use crate::testing::TestEngine;
use crate::{jobs, mail, tenants, tokens};

/// Somebody to write to, reached by one channel; `Unknown` means no contact at all.
fn recipient(t: &TestEngine, name: &str, channel: Channel, value: &str) -> Recipient {
    let contact = Contact {
        channel,
        value: value.into(),
        note: String::new(),
        provenance: "test".into(),
        manual: false,
        health: Health::Untried,
        checked_at: t.engine.now(),
    };
    Recipient {
        membership: t.engine.id(),
        politician: t.engine.id(),
        name: name.into(),
        title: "Member of the National Assembly, Norrvig West".into(),
        area: "Norrvig West".into(),
        represents: Some(true),
        contacts: if channel == Channel::Unknown { Vec::new() } else { vec![contact] },
    }
}

fn form(email: &str, body: &str) -> LetterForm {
    LetterForm {
        topic: "help".into(),
        subject: "Heating off for three weeks".into(),
        body: body.into(),
        name: "Aino Lindqvist".into(),
        email: email.into(),
        address: "Harbour Street 12".into(),
        postcode: "4821".into(),
        city: "Norrvig".into(),
        ..LetterForm::default()
    }
}

fn home(t: &TestEngine) -> Place {
    Place { areas: vec![t.engine.id()], found_by: FoundBy::Address, label: "Harbour Street 12, 4821 Norrvig".into() }
}

/// An office of somebody's, and one who works there.
async fn office(t: &TestEngine, politician: PoliticianId, slug: &str) -> (OrganisationId, Actor) {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewOrganisation {
        kind: OrganisationKind::Office,
        name: format!("Office {slug}"),
        slug: slug.into(),
        parents: vec![t.root],
    };
    let id = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
    serve(&t.engine, &mut tx, t.tenant.id, politician, id).await.unwrap();
    tx.commit().await.unwrap();
    (id, t.member(Role::Caseworker, id).await)
}

async fn write(t: &TestEngine, form: &LetterForm, to: &[Recipient]) {
    let place = home(t);
    // A machine of its own for every letter: what is tested here is not the limit per machine.
    submit(&t.engine, &t.tenant, form, to, Some(&place), Locale::En, &tokens::readable(12)).await.unwrap();
}

/// Writes and confirms; gives the token of the tracking page.
async fn send(t: &TestEngine, form: &LetterForm, to: &[Recipient]) -> String {
    write(t, form, to).await;
    let token = token_in(&last_mail(t, &form.email).await.text, "/write/confirm/");
    confirm(&t.engine, &t.tenant, &token).await.unwrap()
}

async fn mails(t: &TestEngine, to: &str) -> Vec<MailView> {
    let mut found = Vec::new();
    for summary in mail::list(&t.engine, t.tenant.id, Some(to), None, 200).await.unwrap().items {
        found.push(mail::read(&t.engine, t.tenant.id, summary.id).await.unwrap().unwrap());
    }
    found
}

async fn last_mail(t: &TestEngine, to: &str) -> MailView {
    mails(t, to).await.into_iter().next().expect("a mail")
}

fn token_in(text: &str, path: &str) -> String {
    let start = text.find(path).expect("a link") + path.len();
    text[start..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect()
}

async fn rows(t: &TestEngine, actor: &Actor, tray: Tray) -> Vec<CaseRow> {
    inbox(&t.engine, actor, &InboxQuery { tray, ..InboxQuery::default() }).await.unwrap().rows
}

/// Everything that is due now and after `wait`.
async fn later(t: &TestEngine, wait: i64) {
    t.engine.clock.advance(wait);
    let mut tx = t.engine.write().await.unwrap();
    sweep(&t.engine, &mut tx, t.tenant.id, t.engine.now()).await.unwrap();
    tx.commit().await.unwrap();
    jobs::run_due(&t.engine).await.unwrap();
}

const DAY: i64 = Timestamp::DAY;
