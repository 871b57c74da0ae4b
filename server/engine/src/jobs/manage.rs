//! Looking at the queue, and doing something about a job in it.

use domain::access::{Actor, Capability};
use domain::ids::{JobId, MailId};
use domain::jobs::{JobPayload, JobState, JobStatus, may_cancel};
use domain::page::Page;
use domain::{ApiError, ids::TenantId};
use sqlx::types::Json;
use uuid::Uuid;

use super::{Row, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Result, access, all, exec, mail, not_found, one};

/// The tenant's jobs in one state, latest first, continuing before the job `before`.
///
/// # Errors
/// [`ApiError::Forbidden`] or [`ApiError::NotFound`] without the right to see operations over the whole tree.
pub async fn list(engine: &Engine, actor: &Actor, state: JobState, before: Option<JobId>, size: u32) -> Result<Page<JobStatus>> {
    let mut tx = engine.read().await?;
    access::require_whole(&mut tx, actor, Capability::OperationsRead).await?;
    let before = before.map_or(Uuid::max(), |id| id.0);
    let rows = all!(&mut tx, Row, sql::LIST, actor.tenant, state, before, i64::from(size) + 1)?;
    let jobs = rows.into_iter().map(JobStatus::from).collect();
    Ok(Page::cut(jobs, usize::try_from(size).unwrap_or_default(), |j: &JobStatus| j.id.to_string()))
}

/// How many of the tenant's jobs are in each state; a state without any is left out.
///
/// # Errors
/// As [`list`].
pub async fn counts(engine: &Engine, actor: &Actor) -> Result<Vec<(JobState, i64)>> {
    let mut tx = engine.read().await?;
    access::require_whole(&mut tx, actor, Capability::OperationsRead).await?;
    all!(&mut tx, (JobState, i64), sql::COUNTS, actor.tenant)
}

/// Gives a job that was given up another round of tries; one that waits is tried at once.
///
/// # Errors
/// [`ApiError::NotFound`] if there is no such job, or it is running or done; [`ApiError::Forbidden`].
pub async fn retry(engine: &Engine, actor: &Actor, job: JobId) -> Result<()> {
    let mut tx = engine.write().await?;
    access::require_whole(&mut tx, actor, Capability::OperationsManage).await?;
    let Some((kind, _)) = payload(&mut tx, actor.tenant, job).await? else { return not_found() };
    exec!(&mut tx, sql::RETRY, actor.tenant, job, engine.now())?;
    note(engine, &mut tx, actor, "job.retried", job, &kind).await?;
    tx.commit().await
}

/// Calls a job off that is not running. A mail it should have handed over counts as refused.
///
/// # Errors
/// [`ApiError::NotFound`] if there is no such job, or it is running or done; [`ApiError::Conflict`] `needed` if somebody
/// would wait for nothing; [`ApiError::Forbidden`].
pub async fn cancel(engine: &Engine, actor: &Actor, job: JobId) -> Result<()> {
    let mut tx = engine.write().await?;
    access::require_whole(&mut tx, actor, Capability::OperationsManage).await?;
    let Some((kind, content)) = payload(&mut tx, actor.tenant, job).await? else { return not_found() };
    if !may_cancel(&kind) {
        return Err(ApiError::Conflict("needed".into()).into());
    }
    exec!(&mut tx, sql::CANCEL, actor.tenant, job, engine.now())?;
    if let Some(mail) = mail_of(content) {
        mail::call_off(&mut tx, actor.tenant, mail).await?;
    }
    note(engine, &mut tx, actor, "job.cancelled", job, &kind).await?;
    tx.commit().await
}

/// Kind and content of a job that waits or was given up.
async fn payload(tx: &mut Tx, tenant: TenantId, job: JobId) -> Result<Option<(String, serde_json::Value)>> {
    let row = one!(tx, (String, Json<serde_json::Value>), sql::PAYLOAD, tenant, job)?;
    Ok(row.map(|(kind, content)| (kind, content.0)))
}

fn mail_of(content: serde_json::Value) -> Option<MailId> {
    match serde_json::from_value(content) {
        Ok(JobPayload::DeliverMail { mail }) => Some(mail),
        _ => None,
    }
}

async fn note(engine: &Engine, tx: &mut Tx, actor: &Actor, action: &str, job: JobId, kind: &str) -> Result<()> {
    let act = Act { action, subject_kind: "job", subject: Some(job.0) };
    audit::record(engine, tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "job": kind })).await
}
