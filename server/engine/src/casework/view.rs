//! A whole case, for those of its office.

use domain::access::{Actor, Capability};
use domain::casework::limits;
use domain::casework::office::{
    AnswerDraft, CaseMessage, CaseState, CaseStep, CaseView, CitizenView, Colleague, MessageKind, OfficeView, Outcome,
};
use domain::ids::{AccountId, CaseId, CorrespondenceId, LetterId, OrganisationId, TenantId};
use domain::time::{LocalDateTime, Timestamp};

use super::inbox::Line;
use super::letters::{self, Letter};
use super::sql_cases;
use crate::db::Tx;
use crate::{Engine, Result, access, all, clock, not_found, one, tenants};

#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct CaseRecord {
    pub case_id: CaseId,
    pub organisation_id: OrganisationId,
    pub letter_id: LetterId,
    pub state: CaseState,
    pub owner_id: Option<AccountId>,
    pub acknowledged_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub outcome: Option<Outcome>,
    pub draft_body: Option<String>,
    pub draft_by: Option<String>,
    pub draft_at: Option<Timestamp>,
    pub version: i64,
}

#[derive(sqlx::FromRow)]
pub(super) struct MessageRow {
    pub correspondence_id: CorrespondenceId,
    pub kind: MessageKind,
    pub author: String,
    pub body: String,
    pub at: Timestamp,
}

/// What was written in a case, oldest first.
pub(super) async fn thread(tx: &mut Tx, tenant: TenantId, case: CaseId) -> Result<Vec<MessageRow>> {
    all!(tx, MessageRow, sql_cases::THREAD, tenant, case)
}

/// Those who may answer the letters of an office.
pub(super) async fn colleagues(engine: &Engine, tx: &mut Tx, tenant: TenantId, office: OrganisationId) -> Result<Vec<Colleague>> {
    let rows = all!(tx, (AccountId, String), sql_cases::COLLEAGUES, tenant, office, engine.now())?;
    Ok(rows.into_iter().map(|(id, name)| Colleague { id, name }).collect())
}

/// A case with everything its page shows.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if there is none or it is another office's; [`domain::ApiError::Forbidden`] without the
/// right to read letters at all.
pub async fn case(engine: &Engine, actor: &Actor, id: CaseId) -> Result<CaseView> {
    access::require(actor, Capability::CaseworkRead)?;
    let mut tx = engine.read().await?;
    let Some(record) = one!(&mut tx, CaseRecord, sql_cases::BY_ID, actor.tenant, id)? else { return not_found() };
    access::require_on(&mut tx, actor, Capability::CaseworkRead, record.organisation_id).await?;
    let Some(letter) = letters::by_id(&mut tx, actor.tenant, record.letter_id).await? else { return not_found() };
    let Some(line) = one!(&mut tx, Line, sql_cases::LINE, actor.tenant, id)? else { return not_found() };
    let may_write = access::require_on(&mut tx, actor, Capability::CaseworkWrite, record.organisation_id).await.is_ok();
    let zone = tenants::get(&mut tx, actor.tenant).await?.map_or_else(|| "UTC".to_owned(), |t| t.zone);
    let local = |at: Timestamp| clock::local(at, &zone);
    let office = OfficeView { id: line.organisation_id, name: line.office.clone() };
    let same = all!(&mut tx, (CaseId,), sql_cases::SAME_OPEN, actor.tenant, office.id, &letter.fingerprint)?;
    Ok(CaseView {
        recipient: letter.recipient_name.clone(),
        citizen: citizen(&letter),
        text: letter.text(),
        letter_state: letter.state,
        hold_rule: letter.hold_rule,
        campaign: letter.campaign.clone(),
        thread: thread(&mut tx, actor.tenant, id).await?.into_iter().map(|m| message(m, &local)).collect(),
        steps: letters::steps(&mut tx, actor.tenant, letter.letter_id)
            .await?
            .into_iter()
            .map(|s| CaseStep { step: s.step, actor: s.actor, at: local(s.at) })
            .collect(),
        draft: draft(&record, &local),
        owner: record.owner_id,
        colleagues: colleagues(engine, &mut tx, actor.tenant, office.id).await?,
        outcome: record.outcome,
        survey: letter.survey,
        acknowledged: record.acknowledged_at.is_some(),
        same_open: i64::try_from(same.len()).unwrap_or(i64::MAX),
        kept_until: record.closed_at.map(|at| local(at.plus(limits::KEEP))),
        may_write,
        version: record.version,
        row: line.row(engine.now(), &zone),
        office,
    })
}

fn message(m: MessageRow, local: &dyn Fn(Timestamp) -> LocalDateTime) -> CaseMessage {
    CaseMessage { id: m.correspondence_id, kind: m.kind, author: m.author, at: local(m.at), body: m.body }
}

fn draft(record: &CaseRecord, local: &dyn Fn(Timestamp) -> LocalDateTime) -> Option<AnswerDraft> {
    let body = record.draft_body.clone()?;
    Some(AnswerDraft { body, by: record.draft_by.clone().unwrap_or_default(), at: local(record.draft_at?) })
}

fn citizen(letter: &Letter) -> CitizenView {
    CitizenView {
        name: letter.citizen_name.clone(),
        email: letter.citizen_email.clone(),
        phone: letter.citizen_phone.clone(),
        address: letter.address(),
        on_behalf_of: letter.on_behalf_of.clone(),
        check: letter.district_check,
        found_by: letter.found_by,
        area: letter.area_label.clone(),
        locale: letter.locale,
    }
}
