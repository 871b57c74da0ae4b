//! Doing something with many people at once: held back for ten seconds, then done piece by piece as a job. Everything one action
//! changes is one batch of changes, so it can be taken back afterwards as well.

mod change;
mod run;
pub(crate) mod sql;
#[cfg(test)]
mod tests;
mod undo;

use domain::access::{Actor, Capability};
use domain::ids::{BatchId, TenantId};
use domain::jobs::JobPayload;
use domain::people::{BulkAction, BulkState, BulkStatus, Selection};
use domain::time::Timestamp;
use domain::{ApiError, Problem};
use sqlx::types::Json;

pub(crate) use self::change::restored;
pub use self::run::run;
pub use self::undo::{undo, undo_run};
use super::list;
use crate::db::Tx;
use crate::{Engine, Error, Result, access, all, exec, jobs, not_found, one, value};

/// How long an action is held back.
pub const HELD_BACK: i64 = 10 * Timestamp::SECOND;
/// Most people that can be picked one by one; more are meant by what the list is limited to.
pub const MOST_PICKED: usize = 5_000;
/// How long it can be looked up and taken back.
const KEPT: i64 = 30 * Timestamp::DAY;

#[derive(sqlx::FromRow)]
struct Row {
    batch_id: BatchId,
    action: Json<BulkAction>,
    state: BulkState,
    total: i64,
    done: i64,
    changed: i64,
    skipped: i64,
    created_at: Timestamp,
}

impl From<Row> for BulkStatus {
    fn from(r: Row) -> Self {
        Self {
            id: r.batch_id,
            action: r.action.0,
            state: r.state,
            total: r.total,
            done: r.done,
            changed: r.changed,
            skipped: r.skipped,
            created_at: r.created_at,
        }
    }
}

/// Asks for an action; it begins in ten seconds. People the actor may not change are left alone then, and counted.
///
/// # Errors
/// Problems on `selection` if nobody or too many are picked; [`ApiError::NotFound`] for a tag, colleague or organisation that is not
/// there or not within reach; [`ApiError::Forbidden`] without the right to change people.
pub async fn start(engine: &Engine, actor: &Actor, selection: &Selection, action: &BulkAction) -> Result<BulkStatus> {
    access::require(actor, Capability::PeopleWrite)?;
    let total = size(engine, actor, selection).await?;
    let mut tx = engine.write().await?;
    check(&mut tx, actor, action).await?;
    let id: BatchId = engine.id();
    exec!(&mut tx, sql::INSERT, actor.tenant, id, actor.account, Json(action), Json(selection), total, engine.now())?;
    let due = engine.now().plus(HELD_BACK);
    jobs::enqueue_at(engine, &mut tx, actor.tenant, &JobPayload::RunBulk { batch: id }, due).await?;
    let made = one!(&mut tx, Row, sql::STATUS, actor.tenant, actor.account, id)?;
    tx.commit().await?;
    made.map(BulkStatus::from).ok_or_else(|| Error::Bug("an action is gone right after it was made".into()))
}

/// How many people a selection is about.
pub(super) async fn size(engine: &Engine, actor: &Actor, selection: &Selection) -> Result<i64> {
    match selection {
        Selection::These(people) if people.is_empty() => Err(Error::Api(ApiError::field("selection", Problem::Required))),
        Selection::These(people) if people.len() > MOST_PICKED => Err(Error::Api(ApiError::field(
            "selection",
            Problem::TooLong { max: u32::try_from(MOST_PICKED).unwrap_or_default() },
        ))),
        Selection::These(people) => Ok(i64::try_from(people.len()).unwrap_or_default()),
        Selection::Found(query) => list::count(engine, actor, query).await,
    }
}

async fn check(tx: &mut Tx, actor: &Actor, action: &BulkAction) -> Result<()> {
    let there = match action {
        BulkAction::Tag { tag } | BulkAction::Untag { tag } => value!(tx, i64, sql::TAG_EXISTS, actor.tenant, *tag)? > 0,
        BulkAction::Owner { owner: Some(owner) } => value!(tx, i64, sql::ACCOUNT_EXISTS, actor.tenant, *owner)? > 0,
        BulkAction::Join { organisation, .. } | BulkAction::Move { organisation } => {
            access::require_on(tx, actor, Capability::PeopleWrite, *organisation).await?;
            true
        }
        BulkAction::Owner { owner: None } | BulkAction::Trash | BulkAction::Restore => true,
    };
    if there { Ok(()) } else { not_found() }
}

/// How one of the actor's own actions stands.
///
/// # Errors
/// [`ApiError::NotFound`] if it is somebody else's.
pub async fn status(engine: &Engine, actor: &Actor, batch: BatchId) -> Result<BulkStatus> {
    let mut tx = engine.read().await?;
    match one!(&mut tx, Row, sql::STATUS, actor.tenant, actor.account, batch)? {
        Some(row) => Ok(row.into()),
        None => not_found(),
    }
}

/// The actor's own actions of the last day, the latest first.
///
/// # Errors
/// If the database fails.
pub async fn recent(engine: &Engine, actor: &Actor) -> Result<Vec<BulkStatus>> {
    let mut tx = engine.read().await?;
    let since = engine.now().plus(-Timestamp::DAY);
    Ok(all!(&mut tx, Row, sql::RECENT, actor.tenant, actor.account, since)?.into_iter().map(BulkStatus::from).collect())
}

/// Forgets actions that can no longer be taken back.
///
/// # Errors
/// If the database fails.
pub async fn sweep(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<()> {
    exec!(tx, sql::SWEEP, tenant, now.plus(-KEPT)).map(drop)
}
