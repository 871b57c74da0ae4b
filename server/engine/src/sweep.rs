//! Removes what has passed its time. Each feature says what that is; the job repeats itself every quarter of an hour.

use domain::ids::TenantId;
use domain::jobs::JobPayload;
use domain::time::Timestamp;

use crate::{Engine, Result, casework, drafts, events, exec, jobs, links, people, signup, team, throttle};

const EVERY: i64 = 15 * Timestamp::MINUTE;

/// One round for one tenant, and the next round enqueued.
///
/// # Errors
/// If the database fails; then nothing of the round is kept and it is tried again.
pub async fn run(engine: &Engine, tenant: TenantId) -> Result<()> {
    let now = engine.now();
    people::own::purge(engine, tenant).await?;
    let mut tx = engine.write().await?;
    links::sweep(&mut tx, tenant, now).await?;
    drafts::sweep(&mut tx, tenant, now).await?;
    throttle::sweep(&mut tx, tenant, now).await?;
    signup::sweep(&mut tx, tenant, now).await?;
    team::sweep(&mut tx, tenant, now).await?;
    casework::sweep(engine, &mut tx, tenant, now).await?;
    people::editing::sweep(&mut tx, tenant, now).await?;
    events::sweep(engine, &mut tx, tenant).await?;
    people::bulk::sweep(&mut tx, tenant, now).await?;
    people::export::sweep(&mut tx, tenant, now).await?;
    crate::imports::sweep(&mut tx, tenant, now).await?;
    exec!(&mut tx, jobs::sql::SWEEP, tenant, now.plus(-7 * Timestamp::DAY))?;
    jobs::enqueue_at(engine, &mut tx, tenant, &JobPayload::Sweep, now.plus(EVERY)).await?;
    tx.commit().await
}
