//! The citizen's tracking page: what happened to their letters, and what they can still do.

use domain::casework::letter::{LetterState, Step, Survey};
use domain::casework::limits;
use domain::casework::office::{CaseState, MessageKind};
use domain::casework::track::{TrackLetter, TrackMessage, TrackPage, TrackStep};
use domain::ids::{CorrespondenceId, LetterId};
use domain::tenants::Tenant;
use domain::validate::Check;

use super::letters::{self, Letter};
use super::view::{self, CaseRecord};
use super::{act, sql, sql_cases};
use crate::audit::Who;
use crate::db::Tx;
use crate::links::{self, LinkKind};
use crate::mail::Outgoing;
use crate::throttle::{self, Limit};
use crate::{Engine, Result, clock, exec, not_found, one};

/// Most times a citizen writes again in one case in an hour.
const REPLIES_AN_HOUR: i64 = 5;

/// What the link shows.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if it is too old, never was, or everything behind it was erased.
pub async fn track(engine: &Engine, tenant: &Tenant, token: &str) -> Result<TrackPage> {
    let mut tx = engine.read().await?;
    let found = by_token(engine, &mut tx, tenant, token).await?;
    let mut shown = Vec::with_capacity(found.len());
    for letter in found {
        shown.push(one_letter(engine, &mut tx, tenant, letter).await?);
    }
    Ok(TrackPage { letters: shown })
}

async fn by_token(engine: &Engine, tx: &mut Tx, tenant: &Tenant, token: &str) -> Result<Vec<Letter>> {
    let Some(link) = links::find(engine, tx, tenant.id, LinkKind::LetterTrack, token).await? else { return not_found() };
    let found = letters::by_group(tx, tenant.id, link.subject).await?;
    if found.is_empty() { not_found() } else { Ok(found) }
}

async fn one_letter(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: Letter) -> Result<TrackLetter> {
    let local = |at| clock::local(at, &tenant.zone);
    let case = one!(tx, CaseRecord, sql_cases::BY_LETTER, tenant.id, letter.letter_id)?;
    let steps = letters::steps(tx, tenant.id, letter.letter_id).await?;
    let mut thread = Vec::new();
    if let Some(case) = &case {
        // Notes are the office's own.
        let messages = view::thread(tx, tenant.id, case.case_id).await?.into_iter().filter(|m| m.kind != MessageKind::Note);
        thread.extend(messages.map(|m| TrackMessage {
            from_office: m.kind != MessageKind::In,
            author: m.author,
            at: local(m.at),
            body: m.body,
        }));
    }
    let kept_until = match &case {
        Some(case) => case.closed_at.map(|at| at.plus(limits::KEEP)),
        None => letter.verified_at.map(|at| at.plus(limits::KEEP_CARRIED)),
    };
    Ok(TrackLetter {
        id: letter.letter_id,
        text: letter.text(),
        state: letter.state,
        hold_rule: letter.hold_rule,
        channel: letter.channel,
        contact: if letter.state == LetterState::Manual { letter.contact } else { String::new() },
        kept_here: matches!(*engine.outgoing, Outgoing::Mailbox),
        steps: steps.into_iter().filter(|s| s.step.is_public()).map(|s| TrackStep { step: s.step, at: local(s.at) }).collect(),
        thread,
        has_case: case.is_some_and(|c| c.state != CaseState::Held),
        survey: letter.survey,
        kept_until: kept_until.map(local),
        number: letter.number,
        recipient: letter.recipient_name,
        title: letter.recipient_title,
        subject: letter.subject,
    })
}

async fn own_letter(engine: &Engine, tx: &mut Tx, tenant: &Tenant, token: &str, id: LetterId) -> Result<Letter> {
    let found = by_token(engine, tx, tenant, token).await?;
    match found.into_iter().find(|l| l.letter_id == id && l.state != LetterState::Unverified) {
        Some(letter) => Ok(letter),
        None => not_found(),
    }
}

/// Notes whether the citizen was answered; the last word counts.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the letter is not behind that link.
pub async fn survey(engine: &Engine, tenant: &Tenant, token: &str, id: LetterId, answer: Survey) -> Result<()> {
    let mut tx = engine.write().await?;
    let letter = own_letter(engine, &mut tx, tenant, token, id).await?;
    if letter.survey == Some(answer) {
        return Ok(());
    }
    exec!(&mut tx, sql::SURVEYED, tenant.id, id, answer)?;
    letters::log(engine, &mut tx, tenant.id, id, Who::Citizen, Step::Surveyed, answer.as_str()).await?;
    tx.commit().await
}

/// The citizen writes again: into the thread, and the case needs the office again. The same words twice are once.
///
/// # Errors
/// `Required` or `TooLong` on `body`; [`domain::ApiError::NotFound`] if the letter is not behind that link or the office
/// does not answer here; [`domain::ApiError::RateLimited`].
pub async fn reply(engine: &Engine, tenant: &Tenant, token: &str, id: LetterId, body: &str) -> Result<()> {
    let mut check = Check::new();
    let body = check.text("body", &body.replace("\r\n", "\n"), limits::BODY_MAX);
    check.done()?;
    throttle::hit(engine, tenant.id, &format!("letter:reply:{id}"), Limit::per_hour(REPLIES_AN_HOUR)).await?;
    let mut tx = engine.write().await?;
    let letter = own_letter(engine, &mut tx, tenant, token, id).await?;
    let Some(case) = one!(&mut tx, CaseRecord, sql_cases::BY_LETTER, tenant.id, id)? else { return not_found() };
    if case.state == CaseState::Held {
        return not_found();
    }
    let last = view::thread(&mut tx, tenant.id, case.case_id).await?.pop();
    if last.is_some_and(|m| m.kind == MessageKind::In && m.body == body) {
        return Ok(());
    }
    let message: CorrespondenceId = engine.id();
    let author = letter.citizen_name.as_str();
    let nobody = None::<domain::ids::AccountId>;
    exec!(
        &mut tx,
        sql_cases::WRITE,
        tenant.id,
        message,
        case.case_id,
        MessageKind::In,
        nobody,
        author,
        &body,
        None::<domain::ids::MailId>,
        engine.now()
    )?;
    match case.state {
        CaseState::Answered | CaseState::Closed => act::start_again(engine, &mut tx, tenant.id, &case).await?,
        CaseState::Waiting => {
            exec!(&mut tx, sql_cases::SET_STATE, tenant.id, case.case_id, CaseState::Open)?;
        }
        _ => {}
    }
    exec!(&mut tx, sql_cases::BUMP, tenant.id, case.case_id, case.version)?;
    letters::log(engine, &mut tx, tenant.id, id, Who::Citizen, Step::Replied, "").await?;
    tx.commit().await
}
