//! Taking an action back: before it began nothing happens, afterwards each field is put back that still is as the action left it.

use domain::access::{Actor, Capability};
use domain::ids::{AccountId, BatchId, PersonId, TenantId};
use domain::jobs::JobPayload;
use domain::people::{BulkState, BulkStatus};

use super::sql;
use crate::audit::{self, Act, Who};
use crate::people::list::find_tenant;
use crate::people::record::{self, Why};
use crate::{Engine, Result, access, exec, jobs, not_found, one};

/// People of one transaction.
const PIECE: i64 = 100;

/// Calls off an action that is held back, or has one that began taken back by a job. Gives how it stands then.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if it is somebody else's, or was called off or taken back already.
pub async fn undo(engine: &Engine, actor: &Actor, batch: BatchId) -> Result<BulkStatus> {
    access::require(actor, Capability::PeopleWrite)?;
    let mut tx = engine.write().await?;
    if exec!(&mut tx, sql::CANCEL, actor.tenant, actor.account, batch)? == 0 {
        if exec!(&mut tx, sql::TURN, actor.tenant, actor.account, batch)? == 0 {
            return not_found();
        }
        jobs::enqueue(engine, &mut tx, actor.tenant, &JobPayload::UndoBulk { batch }).await?;
    }
    tx.commit().await?;
    super::status(engine, actor, batch).await
}

/// The job that takes it back, a hundred people at a time.
///
/// # Errors
/// If the database fails; what was taken back until then stays so.
pub async fn undo_run(engine: &Engine, tenant: TenantId, batch: BatchId) -> Result<()> {
    let mut after: Option<PersonId> = None;
    let (mut fields, mut kept) = (0, 0);
    let actor = loop {
        let mut tx = engine.write().await?;
        let Some((account,)) = one!(&mut tx, (AccountId,), sql::UNDOING, tenant, batch)? else { return Ok(()) };
        let whole = find_tenant(&mut tx, tenant).await?;
        let Some(actor) = access::load(engine, &mut tx, tenant, account).await? else {
            // Nobody is there any more on whose behalf it could be: what was done stays.
            exec!(&mut tx, sql::SET_STATE, tenant, batch, BulkState::Done)?;
            return tx.commit().await;
        };
        let why = Why::by(engine, &actor);
        let (done, next) = record::undo_page(engine, &mut tx, &whole, batch, after, PIECE, &why).await?;
        tx.commit().await?;
        fields += done.fields;
        kept += done.kept.len();
        after = next;
        if after.is_none() {
            break actor;
        }
    };
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::SET_STATE, tenant, batch, BulkState::Undone)?;
    let act = Act { action: "people.restored", subject_kind: "people", subject: Some(batch.0) };
    audit::record(engine, &mut tx, tenant, Who::Account(&actor), act, serde_json::json!({ "fields": fields, "kept": kept }))
        .await?;
    tx.commit().await
}
