//! Server functions.

use domain::audit::{AuditFilter, AuditPage};
use domain::ids::JobId;
use domain::jobs::{JobState, JobStatus};
use domain::mail::MailQueue;
use domain::page::Page;
use domain::time::LocalDateTime;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    crate::server::ctx,
    domain::access::Capability,
    engine::{audit, clock, jobs, mail},
};

/// Jobs on a page.
#[cfg(feature = "ssr")]
const PAGE: u32 = 50;

/// The queue in one state, with how many there are in each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobsPage {
    /// How many in each state; a state without any is left out.
    pub counts: Vec<(JobState, i64)>,
    /// The jobs, the latest first, with when each is due in the organisation's time.
    pub jobs: Page<(JobStatus, LocalDateTime)>,
    /// How often a job is tried.
    pub tries: i64,
}

/// The queue in one state, continuing before a job.
///
/// # Errors
/// Without the right to see operations over the whole tree.
#[server(name = JobsFn, prefix = "/api", endpoint = "operations/jobs", input = Json)]
pub async fn jobs(state: JobState, before: Option<JobId>) -> Result<JobsPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::OperationsRead)?;
    let counts = jobs::counts(&ctx.engine, actor).await?;
    let page = jobs::list(&ctx.engine, actor, state, before, PAGE).await?;
    let jobs =
        page.items.into_iter().map(|job| (job.run_at, job)).map(|(at, job)| (job, clock::local(at, &ctx.tenant.zone))).collect();
    Ok(JobsPage { counts, jobs: Page { items: jobs, next: page.next }, tries: jobs::MAX_ATTEMPTS })
}

/// Tries a job again, or at once.
///
/// # Errors
/// If there is none that waits; without the right.
#[server(prefix = "/api", endpoint = "operations/retry")]
pub async fn retry(job: JobId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(jobs::retry(&ctx.engine, ctx.require(Capability::OperationsManage)?, job).await?)
}

/// Calls a job off.
///
/// # Errors
/// If there is none that waits, or somebody waits for what it does; without the right.
#[server(prefix = "/api", endpoint = "operations/cancel")]
pub async fn cancel(job: JobId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(jobs::cancel(&ctx.engine, ctx.require(Capability::OperationsManage)?, job).await?)
}

/// How outgoing mail stands.
///
/// # Errors
/// Without the right to see operations over the whole tree.
#[server(name = MailFn, prefix = "/api", endpoint = "operations/mail")]
pub async fn mail() -> Result<MailQueue, Failure> {
    let ctx = ctx()?;
    Ok(mail::queue_state(&ctx.engine, ctx.require(Capability::OperationsRead)?).await?)
}

/// A page of the audit log.
///
/// # Errors
/// A day that is none; without the right to see operations over the whole tree.
#[server(name = AuditFn, prefix = "/api", endpoint = "operations/audit", input = Json)]
pub async fn audit(filter: AuditFilter) -> Result<AuditPage, Failure> {
    let ctx = ctx()?;
    Ok(audit::search(&ctx.engine, ctx.require(Capability::OperationsRead)?, &filter).await?)
}
