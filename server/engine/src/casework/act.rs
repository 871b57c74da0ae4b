//! What an office does with a case. Every change names the version it was made on, so that two people never overwrite
//! each other unseen.

use domain::access::{Actor, Capability};
use domain::casework::letter::Step;
use domain::casework::limits;
use domain::casework::office::{CaseState, MessageKind, Outcome};
use domain::ids::{AccountId, CaseId, CorrespondenceId, MailId, TenantId};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::validate::Check;
use domain::{ApiError, Problem};

use super::letters::{self, Letter};
use super::view::{self, CaseRecord};
use super::{mails, offices, sql_cases};
use crate::audit::Who;
use crate::db::Tx;
use crate::{Engine, Error, Result, access, all, exec, not_found, one};

/// A case somebody is about to change.
struct Work<'a> {
    engine: &'a Engine,
    actor: &'a Actor,
    tx: Tx,
    case: CaseRecord,
    letter: Letter,
}

impl<'a> Work<'a> {
    async fn on(engine: &'a Engine, actor: &'a Actor, case: CaseId, version: i64) -> Result<Self> {
        access::require(actor, Capability::CaseworkWrite)?;
        let mut tx = engine.write().await?;
        let Some(case) = one!(&mut tx, CaseRecord, sql_cases::BY_ID, actor.tenant, case)? else { return not_found() };
        access::require_on(&mut tx, actor, Capability::CaseworkWrite, case.organisation_id).await?;
        if exec!(&mut tx, sql_cases::BUMP, actor.tenant, case.case_id, version)? == 0 {
            return Err(Error::Api(ApiError::Conflict("case_changed".into())));
        }
        let Some(letter) = letters::by_id(&mut tx, actor.tenant, case.letter_id).await? else { return not_found() };
        Ok(Self { engine, actor, tx, case, letter })
    }

    /// Held letters and closed cases are let go or opened again first.
    fn insist_open(&self) -> Result<()> {
        match self.case.state {
            CaseState::Held | CaseState::Closed => Err(Error::Api(ApiError::Conflict(self.case.state.as_str().into()))),
            _ => Ok(()),
        }
    }

    async fn log(&mut self, step: Step, detail: &str) -> Result<()> {
        letters::log(self.engine, &mut self.tx, self.actor.tenant, self.letter.letter_id, Who::Account(self.actor), step, detail)
            .await
    }

    async fn write(&mut self, kind: MessageKind, body: &str, mail: Option<MailId>) -> Result<()> {
        let (id, now): (CorrespondenceId, _) = (self.engine.id(), self.engine.now());
        let (tenant, actor) = (self.actor.tenant, self.actor);
        exec!(&mut self.tx, sql_cases::WRITE, tenant, id, self.case.case_id, kind, actor.account, &actor.name, body, mail, now)?;
        Ok(())
    }

    async fn set(&mut self, state: CaseState) -> Result<()> {
        exec!(&mut self.tx, sql_cases::SET_STATE, self.actor.tenant, self.case.case_id, state)?;
        self.case.state = state;
        Ok(())
    }

    /// Whoever touches a case nobody has taken takes it.
    async fn take(&mut self) -> Result<()> {
        if self.case.owner_id.is_none() {
            exec!(&mut self.tx, sql_cases::SET_OWNER, self.actor.tenant, self.case.case_id, self.actor.account)?;
        }
        if self.case.state == CaseState::New { self.set(CaseState::Open).await } else { Ok(()) }
    }

    async fn office_name(&mut self) -> Result<String> {
        let office = offices::of(&mut self.tx, self.actor.tenant, self.letter.politician_id).await?;
        Ok(office.map_or_else(|| self.letter.recipient_name.clone(), |o| o.name))
    }
}

fn text(field: &str, given: &str) -> Result<String> {
    let mut check = Check::new();
    let text = check.text(field, &given.replace("\r\n", "\n"), limits::BODY_MAX);
    check.done()?;
    Ok(text)
}

/// Adds a note that only the office sees.
///
/// # Errors
/// `Required` or `TooLong` on `body`; [`ApiError::NotFound`] for another office's case; [`ApiError::Conflict`]
/// (`case_changed`) if somebody was faster.
pub async fn note(engine: &Engine, actor: &Actor, case: CaseId, version: i64, body: &str) -> Result<()> {
    let body = text("body", body)?;
    let mut work = Work::on(engine, actor, case, version).await?;
    work.write(MessageKind::Note, &body, None).await?;
    work.tx.commit().await
}

/// Gives the case to a colleague, or to nobody.
///
/// # Errors
/// As [`note`]; `Choice` on `owner` if they may not answer letters here.
pub async fn assign(engine: &Engine, actor: &Actor, case: CaseId, version: i64, owner: Option<AccountId>) -> Result<()> {
    let mut work = Work::on(engine, actor, case, version).await?;
    work.insist_open()?;
    let mut name = String::new();
    if let Some(owner) = owner {
        let colleagues = view::colleagues(engine, &mut work.tx, actor.tenant, work.case.organisation_id).await?;
        let Some(colleague) = colleagues.into_iter().find(|c| c.id == owner) else {
            return Err(Error::Api(ApiError::field("owner", Problem::Choice)));
        };
        name = colleague.name;
    }
    exec!(&mut work.tx, sql_cases::SET_OWNER, actor.tenant, case, owner)?;
    match (work.case.state, owner) {
        (CaseState::New, Some(_)) => work.set(CaseState::Open).await?,
        (CaseState::Open, None) => work.set(CaseState::New).await?,
        _ => {}
    }
    work.log(Step::Assigned, &name).await?;
    work.tx.commit().await
}

/// Tells the citizen that the office has the letter and works on it. Not an answer: the clock runs on.
///
/// # Errors
/// As [`note`]; [`ApiError::Conflict`] (`acknowledged`) the second time, (`held`, `closed`) in those states.
pub async fn acknowledge(engine: &Engine, actor: &Actor, tenant: &Tenant, case: CaseId, version: i64) -> Result<()> {
    let mut work = Work::on(engine, actor, case, version).await?;
    work.insist_open()?;
    if work.case.acknowledged_at.is_some() {
        return Err(Error::Api(ApiError::Conflict("acknowledged".into())));
    }
    let office = work.office_name().await?;
    let mail = mails::acknowledged(engine, &mut work.tx, tenant, &work.letter, &office).await?;
    let said = mails::ack_text(work.letter.locale, &work.letter, &office);
    work.write(MessageKind::Acknowledgement, &said, Some(mail)).await?;
    exec!(&mut work.tx, sql_cases::ACKNOWLEDGED, actor.tenant, case, engine.now())?;
    work.take().await?;
    work.log(Step::Acknowledged, "").await?;
    work.tx.commit().await
}

/// Keeps an answer that is being written; an empty text throws it away.
///
/// # Errors
/// As [`note`].
pub async fn save_draft(engine: &Engine, actor: &Actor, case: CaseId, version: i64, body: &str) -> Result<()> {
    let mut check = Check::new();
    let body = check.optional_text("body", &body.replace("\r\n", "\n"), limits::BODY_MAX);
    check.done()?;
    let mut work = Work::on(engine, actor, case, version).await?;
    work.insist_open()?;
    let (by, at) = (body.as_ref().map(|_| actor.name.clone()), body.as_ref().map(|_| engine.now()));
    exec!(&mut work.tx, sql_cases::DRAFT, actor.tenant, case, body, by, at)?;
    work.take().await?;
    work.tx.commit().await
}

/// Sends the answer: by mail to the citizen, into the thread, onto their tracking page. With `to_same` the same answer
/// goes to everybody whose identical letter waits in this office. Gives how many were answered.
///
/// # Errors
/// As [`note`]; [`ApiError::Conflict`] (`held`, `closed`) in those states.
pub async fn answer(
    engine: &Engine,
    actor: &Actor,
    tenant: &Tenant,
    case: CaseId,
    version: i64,
    body: &str,
    to_same: bool,
) -> Result<usize> {
    let body = text("body", body)?;
    let mut work = Work::on(engine, actor, case, version).await?;
    work.insist_open()?;
    let office = work.office_name().await?;
    let mut others = Vec::new();
    if to_same {
        let same = all!(
            &mut work.tx,
            (CaseId,),
            sql_cases::SAME_OPEN,
            actor.tenant,
            work.case.organisation_id,
            &work.letter.fingerprint
        )?;
        others.extend(same.into_iter().map(|(id,)| id).filter(|id| *id != case));
    }
    send_answer(&mut work, tenant, &office, &body).await?;
    for other in &others {
        let Some(record) = one!(&mut work.tx, CaseRecord, sql_cases::BY_ID, actor.tenant, other)? else { continue };
        let Some(letter) = letters::by_id(&mut work.tx, actor.tenant, record.letter_id).await? else { continue };
        exec!(&mut work.tx, sql_cases::BUMP, actor.tenant, other, record.version)?;
        (work.case, work.letter) = (record, letter);
        send_answer(&mut work, tenant, &office, &body).await?;
    }
    work.tx.commit().await?;
    Ok(others.len() + 1)
}

async fn send_answer(work: &mut Work<'_>, tenant: &Tenant, office: &str, body: &str) -> Result<()> {
    let now = work.engine.now();
    let mail = mails::answered(work.engine, &mut work.tx, tenant, &work.letter, office, body).await?;
    work.write(MessageKind::Answer, body, Some(mail)).await?;
    work.take().await?;
    exec!(&mut work.tx, sql_cases::ANSWERED, work.actor.tenant, work.case.case_id, now)?;
    exec!(&mut work.tx, sql_cases::LETTER_ANSWERED, work.actor.tenant, work.letter.letter_id, now)?;
    work.log(Step::Answered, "").await
}

/// Notes that the office waits for somebody else, or no longer does.
///
/// # Errors
/// As [`note`]; [`ApiError::Conflict`] (`held`, `closed`) in those states.
pub async fn wait(engine: &Engine, actor: &Actor, case: CaseId, version: i64, waiting: bool) -> Result<()> {
    let mut work = Work::on(engine, actor, case, version).await?;
    work.insist_open()?;
    work.take().await?;
    work.set(if waiting { CaseState::Waiting } else { CaseState::Open }).await?;
    if waiting {
        work.log(Step::Waiting, "").await?;
    }
    work.tx.commit().await
}

/// Closes the case with an outcome; from now on it is kept for two years.
///
/// # Errors
/// As [`note`]; `Required` on `outcome`.
pub async fn close(engine: &Engine, actor: &Actor, case: CaseId, version: i64, outcome: Option<Outcome>) -> Result<()> {
    let Some(outcome) = outcome else { return Err(Error::Api(ApiError::field("outcome", Problem::Required))) };
    let mut work = Work::on(engine, actor, case, version).await?;
    work.insist_open()?;
    let now = engine.now();
    exec!(&mut work.tx, sql_cases::CLOSED, actor.tenant, case, now, outcome)?;
    exec!(&mut work.tx, sql_cases::LETTER_CLOSED, actor.tenant, work.letter.letter_id, now)?;
    work.log(Step::Closed, outcome.as_str()).await?;
    work.tx.commit().await
}

/// Opens a closed case again, with a new clock.
///
/// # Errors
/// As [`note`]; [`ApiError::Conflict`] (`open`) if it is not closed.
pub async fn reopen(engine: &Engine, actor: &Actor, case: CaseId, version: i64) -> Result<()> {
    let mut work = Work::on(engine, actor, case, version).await?;
    if work.case.state != CaseState::Closed {
        return Err(Error::Api(ApiError::Conflict("open".into())));
    }
    start_again(engine, &mut work.tx, actor.tenant, &work.case).await?;
    work.log(Step::Reopened, "").await?;
    work.tx.commit().await
}

/// The case needs the office again, with a new clock.
pub(super) async fn start_again(engine: &Engine, tx: &mut Tx, tenant: TenantId, case: &CaseRecord) -> Result<()> {
    let now = engine.now();
    let state = if case.owner_id.is_some() { CaseState::Open } else { CaseState::New };
    let due = now.plus(limits::ANSWER_DAYS * Timestamp::DAY);
    exec!(tx, sql_cases::RESTART, tenant, case.case_id, state, now, due)?;
    exec!(tx, sql_cases::LETTER_REOPENED, tenant, case.letter_id)?;
    Ok(())
}
