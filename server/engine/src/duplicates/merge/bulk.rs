//! Merging at one go what is as good as certain: pairs with a mailbox in common and a high score.

use domain::ApiError;
use domain::access::{Actor, Capability};
use domain::duplicates::MergeChoices;
use domain::ids::{AccountId, JobId, PersonId, TenantId};
use domain::jobs::JobPayload;
use domain::time::Timestamp;
use sqlx::types::Json;
use uuid::Uuid;

use super::merge;
use crate::duplicates::{load, pairs, sql};
use crate::{Engine, Error, Result, access, all, exec, jobs, not_found, one, tenants};

/// How long it waits, so that it can still be called off.
pub const WAIT: i64 = 10 * Timestamp::SECOND;
/// Nothing below this score is merged unseen.
pub const CERTAIN: i64 = 95;
/// Pairs read at once.
const AT_ONCE: i64 = 100;

/// Asks for every open pair of which the caller may change both, with a mailbox in common and at least this score, to be merged. It waits
/// ten seconds; gives the job that [`call_off`] stops until then.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right to change people anywhere.
pub async fn merge_certain(engine: &Engine, actor: &Actor, least: i64) -> Result<JobId> {
    access::require(actor, Capability::PeopleWrite)?;
    let mut tx = engine.write().await?;
    let payload = JobPayload::MergeDuplicates { by: actor.account, least: least.max(CERTAIN) };
    let job = jobs::enqueue_at(engine, &mut tx, actor.tenant, &payload, engine.now().plus(WAIT)).await?;
    tx.commit().await?;
    Ok(job)
}

/// Stops it before it has begun.
///
/// # Errors
/// [`ApiError::Conflict`] `late` if it has begun.
pub async fn call_off(engine: &Engine, actor: &Actor, job: JobId) -> Result<()> {
    access::require(actor, Capability::PeopleWrite)?;
    let mut tx = engine.write().await?;
    let content = one!(&mut tx, (String, Json<serde_json::Value>), jobs::sql::PAYLOAD, actor.tenant, job)?;
    let payload = content.and_then(|(_, content)| serde_json::from_value(content.0).ok());
    let Some(JobPayload::MergeDuplicates { by, .. }) = payload else { return Err(ApiError::Conflict("late".into()).into()) };
    if by != actor.account {
        return not_found();
    }
    let kind = JobPayload::MergeDuplicates { by, least: CERTAIN }.kind();
    if exec!(&mut tx, sql::CALL_OFF, actor.tenant, job, kind, engine.now())? == 0 {
        return Err(ApiError::Conflict("late".into()).into());
    }
    tx.commit().await
}

/// The job. Each pair is a merge of its own that can be taken back by itself.
///
/// # Errors
/// If the database fails; what was merged stays merged.
pub async fn run(engine: &Engine, tenant: TenantId, job: JobId, by: AccountId, least: i64) -> Result<()> {
    let mut tx = engine.read().await?;
    let Some(actor) = access::load(engine, &mut tx, tenant, by).await? else { return Ok(()) };
    let Some(tenant) = tenants::get(&mut tx, tenant).await? else { return Ok(()) };
    drop(tx);
    let (mut after, mut done) = ((PersonId(Uuid::nil()), PersonId(Uuid::nil())), 0);
    loop {
        let mut tx = engine.read().await?;
        let everybody = pairs::sees_all(&mut tx, &actor).await?;
        let (a, b) = after;
        let found = all!(
            &mut tx,
            (PersonId, PersonId),
            sql::OPEN_WITH_MAILBOX,
            tenant.id,
            actor.account,
            engine.now(),
            everybody,
            least,
            a,
            b,
            AT_ONCE
        )?;
        drop(tx);
        let Some(last) = found.last() else { return Ok(()) };
        after = *last;
        for (a, b) in found {
            let mut tx = engine.read().await?;
            let mut cards = load::cards(&mut tx, tenant.id, &[a, b]).await?;
            drop(tx);
            cards.sort_by_key(|card| (card.created_at, card.id));
            let [older, newer] = cards.as_slice() else { continue };
            match merge(engine, &actor, &tenant, older.id, newer.id, &MergeChoices::default()).await {
                // Decided on, changed or out of reach in the meantime: somebody may look at it by hand.
                Ok(_) | Err(Error::Api(_)) => {}
                Err(e) => return Err(e),
            }
            done += 1;
        }
        jobs::progress(engine, tenant.id, job, done, None).await?;
    }
}
