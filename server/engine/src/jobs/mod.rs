//! The queue of background work. A job is enqueued in the transaction of the change that needs it, so there is never one
//! without the other. Handlers must be able to run twice: a worker may die after the work and before saying so.

mod manage;
mod run;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use domain::ids::{JobId, TenantId};
use domain::jobs::{JobPayload, JobState, JobStatus};
use domain::time::Timestamp;
use sqlx::types::Json;

pub use self::manage::{cancel, counts, list, retry};
pub use self::run::{Lane, Worker, run_due, run_one};
use crate::db::Tx;
use crate::{Engine, Result, exec, one};

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
