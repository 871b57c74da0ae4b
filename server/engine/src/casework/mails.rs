//! The mails of a letter's life. Each is noted beside the letter, because it holds its text and is erased with it.
//! None of them is ever written on anybody's timeline.

use domain::casework::letter::{LetterState, Topic};
use domain::casework::{limits, words};
use domain::ids::{LetterId, MailId};
use domain::l10n;
use domain::locale::Locale;
use domain::tenants::Tenant;
use domain::tr;
use uuid::Uuid;

use super::letters::Letter;
use super::{offices, sql};
use crate::db::Tx;
use crate::links::{self, LinkKind};
use crate::mail::{self, Body, Message};
use crate::{Engine, Result, exec};

/// Writes a mail and notes whose it is.
async fn write(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    group: Uuid,
    letter: Option<LetterId>,
    message: &Message,
) -> Result<MailId> {
    let id = mail::queue(engine, tx, tenant, message).await?;
    exec!(tx, sql::ADD_MAIL, tenant.id, id, group, letter)?;
    Ok(id)
}

fn to_citizen(template: &'static str, letter: &Letter, subject: String, body: Body) -> Message {
    Message::new(template, letter.locale, &letter.citizen_email, &letter.citizen_name, subject, body)
}

fn names(locale: Locale, letters: &[Letter]) -> String {
    let names: Vec<&str> = letters.iter().map(|l| l.recipient_name.as_str()).collect();
    l10n::list(locale, &names)
}

async fn tracking(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: &Letter) -> Result<String> {
    let token = links::create(engine, tx, tenant.id, LinkKind::LetterTrack, letter.group_id, limits::TRACK).await?;
    Ok(track_url(engine, letter.locale, &token))
}

fn track_url(engine: &Engine, locale: Locale, token: &str) -> String {
    engine.url(&format!("/write/track/{token}?lang={locale}"))
}

/// Asks the sender to confirm; the whole text is in the mail.
pub(super) async fn verify(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letters: &[Letter]) -> Result<()> {
    let Some(first) = letters.first() else { return Ok(()) };
    let (l, to) = (first.locale, names(first.locale, letters));
    let subject = tr!(l, letters.mail_verify_subject, name = to);
    let body = Body::new().heading(subject.clone()).paragraph(tr!(l, letters.mail_verify_text, name = to));
    ask(engine, tx, tenant, first, "letter.verify", subject, body).await
}

/// Asks once more, a day later.
pub(super) async fn remind(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letters: &[Letter]) -> Result<()> {
    let Some(first) = letters.first() else { return Ok(()) };
    let (l, to) = (first.locale, names(first.locale, letters));
    let subject = tr!(l, letters.mail_remind_subject, name = to);
    let body = Body::new().heading(subject.clone()).paragraph(tr!(l, letters.mail_remind_text, name = to));
    ask(engine, tx, tenant, first, "letter.remind", subject, body).await
}

async fn ask(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    first: &Letter,
    template: &'static str,
    subject: String,
    body: Body,
) -> Result<()> {
    let l = first.locale;
    let left = first.created_at.plus(limits::VERIFY).since(engine.now());
    let token = links::create(engine, tx, tenant.id, LinkKind::LetterVerify, first.group_id, left).await?;
    let body = body
        .button(tr!(l, letters.mail_verify_button), engine.url(&format!("/write/confirm/{token}?lang={l}")))
        .small(tr!(l, letters.mail_verify_small, n = limits::VERIFY / domain::time::Timestamp::DAY))
        .quote(first.text());
    write(engine, tx, tenant, first.group_id, None, &to_citizen(template, first, subject, body)).await.map(drop)
}

/// To somebody who sent the same letter again after confirming it.
pub(super) async fn already_sent(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letters: &[Letter]) -> Result<()> {
    let Some(first) = letters.first() else { return Ok(()) };
    let l = first.locale;
    let url = tracking(engine, tx, tenant, first).await?;
    let subject = tr!(l, letters.mail_again_subject, name = names(l, letters));
    let body = Body::new()
        .heading(subject.clone())
        .paragraph(tr!(l, letters.mail_again_text))
        .facts(
            letters.iter().map(|x| (x.recipient_name.clone(), format!("{} · {}", x.number, words::state(l, x.state)))).collect(),
        )
        .button(tr!(l, letters.mail_track_button), url);
    write(engine, tx, tenant, first.group_id, None, &to_citizen("letter.again", first, subject, body)).await.map(drop)
}

/// After confirming: the numbers, what happens now, and the link to follow it.
pub(super) async fn under_way(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letters: &[Letter], track: &str) -> Result<()> {
    let Some(first) = letters.first() else { return Ok(()) };
    let l = first.locale;
    let subject = tr!(l, letters.mail_sent_subject, name = names(l, letters), number = first.number);
    let mut body = Body::new().heading(tr!(l, letters.mail_sent_heading)).paragraph(tr!(l, letters.mail_sent_text));
    for letter in letters {
        let says = words::state_sentence(
            l,
            letter.state,
            letter.hold_rule,
            letter.channel,
            letter.organisation_id.is_some(),
            &letter.recipient_name,
        );
        body = body.paragraph(format!("{} · {}\n{says}", letter.recipient_name, letter.number));
        if letter.state == LetterState::Manual {
            body = body.paragraph(letter.contact.clone()).quote(letter.text());
        }
    }
    let body = body.button(tr!(l, letters.mail_track_button), track_url(engine, l, track)).small(tr!(l, letters.mail_sent_small));
    write(engine, tx, tenant, first.group_id, None, &to_citizen("letter.sent", first, subject, body)).await.map(drop)
}

/// A held letter was let go.
pub(super) async fn released(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: &Letter) -> Result<()> {
    let l = letter.locale;
    let says =
        words::state_sentence(l, letter.state, None, letter.channel, letter.organisation_id.is_some(), &letter.recipient_name);
    let subject = tr!(l, letters.mail_released_subject, name = letter.recipient_name, number = letter.number);
    let mut body = Body::new().heading(subject.clone()).paragraph(says);
    if letter.state == LetterState::Manual {
        body = body.paragraph(letter.contact.clone()).quote(letter.text());
    }
    let body = body.button(tr!(l, letters.mail_track_button), tracking(engine, tx, tenant, letter).await?);
    write(engine, tx, tenant, letter.group_id, Some(letter.letter_id), &to_citizen("letter.released", letter, subject, body))
        .await
        .map(drop)
}

/// The letter itself, to the representative: from our own domain, answers to the citizen.
pub(super) async fn to_office(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: &Letter) -> Result<MailId> {
    let office = match letter.organisation_id {
        Some(_) => offices::of(tx, tenant.id, letter.politician_id).await?,
        None => None,
    };
    let l = office.as_ref().and_then(offices::Office::locale).unwrap_or(tenant.locale);
    let mut facts = vec![
        (tr!(l, letters.fact_from), letter.citizen_name.clone()),
        (tr!(l, letters.fact_email), letter.citizen_email.clone()),
        (tr!(l, letters.fact_address), letter.address().join("\n")),
        (tr!(l, letters.fact_district), words::district(l, letter.district_check)),
        (tr!(l, letters.fact_topic), words::topic(l, letter.topic)),
    ];
    if !letter.citizen_phone.is_empty() {
        facts.push((tr!(l, letters.fact_phone), letter.citizen_phone.clone()));
    }
    if !letter.on_behalf_of.is_empty() {
        facts.push((tr!(l, letters.fact_behalf), letter.on_behalf_of.clone()));
    }
    facts.push((tr!(l, letters.fact_number), letter.number.clone()));
    let mut body = Body::new().heading(letter.subject.clone()).quote(letter.text()).facts(facts);
    body = match office {
        Some(_) => {
            body.paragraph(tr!(l, letters.mail_office_case)).button(tr!(l, letters.mail_office_button), engine.url("/office"))
        }
        None => body.paragraph(tr!(l, letters.mail_office_reply, name = letter.citizen_name, email = letter.citizen_email)),
    };
    body = body.small(tr!(l, letters.mail_office_small, organisation = tenant.name, contact = tenant.privacy_contact));
    let subject = match letter.topic {
        Topic::Help => tr!(l, letters.mail_office_subject_help, name = letter.citizen_name, subject = letter.subject),
        _ => tr!(l, letters.mail_office_subject, name = letter.citizen_name, subject = letter.subject),
    };
    let mut headers = vec![("X-Letter-Number".to_owned(), letter.number.clone())];
    if !letter.campaign.is_empty() {
        headers.push(("X-Campaign-Id".to_owned(), letter.campaign.split_whitespace().collect::<Vec<_>>().join("-")));
    }
    let message = Message {
        from_name: Some(tr!(l, letters.mail_office_from, name = letter.citizen_name, organisation = tenant.name)),
        reply_to: Some(letter.citizen_email.clone()),
        headers,
        ..Message::new("letter.delivery", l, &letter.contact, &letter.recipient_name, subject, body)
    };
    write(engine, tx, tenant, letter.group_id, Some(letter.letter_id), &message).await
}

/// It could not be delivered: the sender's own text back, and what else can be done.
pub(super) async fn not_delivered(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: &Letter) -> Result<()> {
    let l = letter.locale;
    let subject = tr!(l, letters.mail_failed_subject, name = letter.recipient_name);
    let body = Body::new()
        .heading(subject.clone())
        .paragraph(tr!(l, letters.mail_failed_text, name = letter.recipient_name, number = letter.number))
        .paragraph(tr!(l, letters.mail_failed_next, contact = tenant.privacy_contact))
        .quote(letter.text());
    write(engine, tx, tenant, letter.group_id, Some(letter.letter_id), &to_citizen("letter.failed", letter, subject, body))
        .await
        .map(drop)
}

/// The office has it and works on it. Not an answer.
pub(super) async fn acknowledged(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: &Letter, office: &str) -> Result<MailId> {
    let l = letter.locale;
    let subject = tr!(l, letters.mail_ack_subject, office = office, number = letter.number);
    let body = Body::new()
        .heading(tr!(l, letters.mail_ack_heading))
        .paragraph(ack_text(l, letter, office))
        .button(tr!(l, letters.mail_track_button), tracking(engine, tx, tenant, letter).await?);
    let message = Message { from_name: Some(office.to_owned()), ..to_citizen("case.acknowledgement", letter, subject, body) };
    write(engine, tx, tenant, letter.group_id, Some(letter.letter_id), &message).await
}

/// What an acknowledgement says.
pub(super) fn ack_text(l: Locale, letter: &Letter, office: &str) -> String {
    tr!(l, letters.mail_ack_text, office = office, subject = letter.subject)
}

/// The office's answer, in full.
pub(super) async fn answered(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    letter: &Letter,
    office: &str,
    text: &str,
) -> Result<MailId> {
    let l = letter.locale;
    let subject = tr!(l, letters.mail_answer_subject, subject = letter.subject, number = letter.number);
    let body = Body::new()
        .heading(tr!(l, letters.mail_answer_heading, office = office))
        .paragraph(text)
        .button(tr!(l, letters.mail_answer_button), tracking(engine, tx, tenant, letter).await?)
        .small(tr!(l, letters.mail_answer_small))
        .quote(letter.text());
    let message = Message { from_name: Some(office.to_owned()), ..to_citizen("case.answer", letter, subject, body) };
    write(engine, tx, tenant, letter.group_id, Some(letter.letter_id), &message).await
}

/// Two weeks later: were you answered?
pub(super) async fn survey(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: &Letter) -> Result<()> {
    let l = letter.locale;
    let subject = tr!(l, letters.mail_survey_subject, name = letter.recipient_name);
    let body = Body::new()
        .heading(subject.clone())
        .paragraph(tr!(l, letters.mail_survey_text, subject = letter.subject, name = letter.recipient_name))
        .button(tr!(l, letters.mail_survey_button), tracking(engine, tx, tenant, letter).await?)
        .small(tr!(l, letters.mail_survey_small));
    write(engine, tx, tenant, letter.group_id, Some(letter.letter_id), &to_citizen("letter.survey", letter, subject, body))
        .await
        .map(drop)
}
