//! Taking jobs and doing them.

use std::time::Duration;

use domain::ids::{JobId, TenantId};
use domain::jobs::JobPayload;
use domain::time::Timestamp;
use sqlx::types::Json;
use tokio_util::sync::CancellationToken;

use super::{MAX_ATTEMPTS, sql};
use crate::{Engine, Result, casework, events, exec, mail, one, tokens};

/// How long a job is a worker's own without a sign of life.
const LEASE: i64 = 2 * Timestamp::MINUTE;
/// How often a working worker gives one.
const HEARTBEAT: Duration = Duration::from_secs(30);
/// How long an idle worker sleeps.
const IDLE: Duration = Duration::from_millis(500);

#[derive(sqlx::FromRow)]
struct Claimed {
    tenant_id: TenantId,
    job_id: JobId,
    payload: Json<serde_json::Value>,
    attempts: i64,
}

/// Takes jobs until told to stop.
#[derive(Debug)]
pub struct Worker {
    engine: Engine,
    name: String,
    lane: Lane,
}

/// Which jobs a worker takes. A server has one worker of each: a confirmation does not wait for an import of a million people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Any.
    Any,
    /// Only those that take moments.
    Quick,
}

impl Worker {
    /// A worker with a name of its own.
    #[must_use]
    pub fn new(engine: Engine, lane: Lane) -> Self {
        Self { engine, name: format!("worker-{}", tokens::readable(6)), lane }
    }

    /// Works until `stop` is cancelled; a job in hand then is given back.
    pub async fn run(self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let worked = step(&self.engine, &self.name, self.lane, Some(&stop)).await;
            let pause = match worked {
                Ok(true) => continue,
                Ok(false) => IDLE,
                Err(e) => {
                    tracing::error!(error = %e, "the job queue can't be read");
                    IDLE * 10
                }
            };
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = stop.cancelled() => {}
            }
        }
    }
}

/// Does one due job, if there is one; gives whether there was. For tests and the command line.
///
/// # Errors
/// If the queue can't be read. A failing job is no error here: it is written on the job.
pub async fn run_one(engine: &Engine) -> Result<bool> {
    step(engine, "once", Lane::Any, None).await
}

/// Does due jobs until none is left.
///
/// # Errors
/// If the queue can't be read.
pub async fn run_due(engine: &Engine) -> Result<usize> {
    let mut count = 0;
    while run_one(engine).await? {
        count += 1;
    }
    Ok(count)
}

async fn step(engine: &Engine, worker: &str, lane: Lane, stop: Option<&CancellationToken>) -> Result<bool> {
    let now = engine.now();
    let mut tx = engine.write().await?;
    let claimed = one!(&mut tx, Claimed, sql::CLAIM, now, worker, now.plus(LEASE), lane == Lane::Any)?;
    tx.commit().await?;
    let Some(job) = claimed else { return Ok(false) };

    let work = handle(engine, &job);
    let outcome = tokio::select! {
        outcome = work => Some(outcome),
        () = beat(engine, &job, worker) => None,
        () = stopped(stop) => None,
    };
    let mut tx = engine.write().await?;
    let now = engine.now();
    match outcome {
        None => exec!(&mut tx, sql::RELEASE, job.tenant_id, job.job_id, worker)?,
        Some(Ok(())) => exec!(&mut tx, sql::DONE, job.tenant_id, job.job_id, worker, now)?,
        Some(Err(e)) => {
            let text = e.to_string();
            tracing::warn!(job = %job.job_id, attempt = job.attempts, error = %text, "a job failed");
            if job.attempts >= MAX_ATTEMPTS {
                exec!(&mut tx, sql::DEAD, job.tenant_id, job.job_id, worker, now, text)?
            } else {
                exec!(&mut tx, sql::AGAIN, job.tenant_id, job.job_id, worker, now.plus(backoff(job.attempts)), text)?
            }
        }
    };
    tx.commit().await?;
    Ok(true)
}

/// 10 s, 40 s, 90 s ... growing with the square of the tries, an hour at most.
fn backoff(attempts: i64) -> i64 {
    (attempts * attempts * 10 * Timestamp::SECOND).min(Timestamp::HOUR)
}

async fn stopped(stop: Option<&CancellationToken>) {
    match stop {
        Some(stop) => stop.cancelled().await,
        None => std::future::pending().await,
    }
}

/// Keeps the lease alive; ends only when it was lost, so that the work is dropped rather than done twice.
async fn beat(engine: &Engine, job: &Claimed, worker: &str) {
    loop {
        tokio::time::sleep(HEARTBEAT).await;
        let kept: Result<u64> = async {
            let mut tx = engine.write().await?;
            let kept = exec!(&mut tx, sql::HEARTBEAT, job.tenant_id, job.job_id, worker, engine.now().plus(LEASE))?;
            tx.commit().await?;
            Ok(kept)
        }
        .await;
        match kept {
            Ok(0) => return,
            Ok(_) => {}
            Err(e) => tracing::warn!(job = %job.job_id, error = %e, "no sign of life could be given"),
        }
    }
}

/// Every kind of job and who does it.
async fn handle(engine: &Engine, job: &Claimed) -> Result<()> {
    let payload: JobPayload = serde_json::from_value(job.payload.0.clone())?;
    match payload {
        JobPayload::DeliverMail { mail } => mail::deliver(engine, job.tenant_id, mail).await,
        JobPayload::RemindSignup { submission } => crate::signup::remind(engine, job.tenant_id, submission).await,
        JobPayload::DeliverLetter { letter } => casework::deliver(engine, job.tenant_id, letter).await,
        JobPayload::FollowLetter { letter } => casework::follow(engine, job.tenant_id, letter).await,
        JobPayload::Sweep => crate::sweep::run(engine, job.tenant_id).await,
        JobPayload::ImportRepresentatives { import } => {
            crate::representatives::import::run_staged(engine, job.tenant_id, import).await
        }
        JobPayload::ImportPeople { import } => crate::imports::work(engine, job.tenant_id, import).await,
        JobPayload::UndoImport { import, by } => crate::imports::work_back(engine, job.tenant_id, import, by).await,
        JobPayload::ExpireHolds { event } => events::expire(engine, job.tenant_id, event).await,
        JobPayload::TellAttendees { event } => events::tell(engine, job.tenant_id, event).await,
        JobPayload::RemindAttendees { event } => events::remind(engine, job.tenant_id, event).await,
        JobPayload::MergeDuplicates { by, least } => {
            crate::duplicates::merge::run_bulk(engine, job.tenant_id, job.job_id, by, least).await
        }
        JobPayload::ScanDuplicates => crate::duplicates::run(engine, job.tenant_id, job.job_id).await,
        JobPayload::RunBulk { batch } => crate::people::bulk::run(engine, job.tenant_id, batch).await,
        JobPayload::UndoBulk { batch } => crate::people::bulk::undo_run(engine, job.tenant_id, batch).await,
        JobPayload::IndexTag { tag } => crate::people::tags::index(engine, job.tenant_id, tag).await,
        JobPayload::WriteExport { export } => crate::people::export::write(engine, job.tenant_id, export).await,
    }
}
