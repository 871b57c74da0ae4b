//! The queue of background work. A job is enqueued in the transaction of the change that needs it, so there is never one
//! without the other. Handlers must be able to run twice: a worker may die after the work and before saying so.

mod run;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use domain::access::{Actor, Capability};
use domain::ids::{JobId, TenantId};
use domain::jobs::{JobPayload, JobState, JobStatus};
use domain::page::Page;
use domain::time::Timestamp;
use sqlx::types::Json;
use uuid::Uuid;

pub use self::run::{Worker, run_due, run_one};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Result, access, all, exec, not_found, one};

/// How often a job is tried before somebody has to look.
pub const MAX_ATTEMPTS: i64 = 8;

/// Adds a job that is due at once.
///
/// # Errors
/// If the database fails.
pub async fn enqueue(engine: &Engine, tx: &mut Tx, tenant: TenantId, payload: &JobPayload) -> Result<JobId> {
    enqueue_at(engine, tx, tenant, payload, engine.now()).await
}

/// Adds a job that is due at `run_at`.
///
/// # Errors
/// If the database fails.
pub async fn enqueue_at(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    payload: &JobPayload,
    run_at: Timestamp,
) -> Result<JobId> {
    let id: JobId = engine.id();
    exec!(tx, sql::INSERT, tenant, id, payload.kind(), Json(payload), run_at, engine.now())?;
    Ok(id)
}

/// Makes sure the jobs that repeat themselves are waiting for every tenant.
///
/// # Errors
/// If the database fails.
pub async fn ensure_recurring(engine: &Engine, tx: &mut Tx, tenant: TenantId) -> Result<()> {
    if one!(tx, (JobId,), sql::PENDING_OF_KIND, tenant, JobPayload::Sweep.kind())?.is_none() {
        enqueue(engine, tx, tenant, &JobPayload::Sweep).await?;
    }
    Ok(())
}

/// Notes how far a job has come.
///
/// # Errors
/// If the database fails.
pub async fn progress(engine: &Engine, tenant: TenantId, job: JobId, done: i64, total: Option<i64>) -> Result<()> {
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::PROGRESS, tenant, job, done, total)?;
    tx.commit().await
}

#[derive(sqlx::FromRow)]
struct Row {
    job_id: JobId,
    kind: String,
    state: JobState,
    run_at: Timestamp,
    attempts: i64,
    done: i64,
    total: Option<i64>,
    last_error: Option<String>,
}

impl From<Row> for JobStatus {
    fn from(r: Row) -> Self {
        Self {
            id: r.job_id,
            kind: r.kind,
            state: r.state,
            run_at: r.run_at,
            attempts: r.attempts,
            done: r.done,
            total: r.total,
            last_error: r.last_error,
        }
    }
}

/// How a job stands.
///
/// # Errors
/// If the database fails.
pub async fn status(tx: &mut Tx, tenant: TenantId, job: JobId) -> Result<Option<JobStatus>> {
    Ok(one!(tx, Row, sql::BY_ID, tenant, job)?.map(JobStatus::from))
}

/// The tenant's jobs in one state, latest first, continuing before the job `before`.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see operations.
pub async fn list(engine: &Engine, actor: &Actor, state: JobState, before: Option<JobId>, size: u32) -> Result<Page<JobStatus>> {
    access::require(actor, Capability::OperationsRead)?;
    let mut tx = engine.read().await?;
    let before = before.map_or(Uuid::max(), |id| id.0);
    let rows = all!(&mut tx, Row, sql::LIST, actor.tenant, state, before, i64::from(size) + 1)?;
    let jobs = rows.into_iter().map(JobStatus::from).collect();
    Ok(Page::cut(jobs, usize::try_from(size).unwrap_or_default(), |j: &JobStatus| j.id.to_string()))
}

/// Gives a dead job another round of tries.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if there is no such dead job.
pub async fn retry(engine: &Engine, actor: &Actor, job: JobId) -> Result<()> {
    access::require(actor, Capability::OperationsManage)?;
    let mut tx = engine.write().await?;
    if exec!(&mut tx, sql::RETRY, actor.tenant, job, engine.now())? == 0 {
        return not_found();
    }
    let act = Act { action: "job.retried", subject_kind: "job", subject: Some(job.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    tx.commit().await
}
