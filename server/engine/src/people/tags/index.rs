//! Finding people by the name of a tag after it changed.

use domain::ids::{PersonId, TagId, TenantId};
use domain::jobs::JobPayload;
use uuid::Uuid;

use super::sql;
use crate::db::Tx;
use crate::people::list::find_tenant;
use crate::people::search;
use crate::{Engine, Result, all, jobs};

/// People of one transaction.
const PIECE: i64 = 500;

/// Has everybody who has a tag found by its name as it is now, as a job.
pub(super) async fn later(engine: &Engine, tx: &mut Tx, tenant: TenantId, tag: TagId) -> Result<()> {
    jobs::enqueue(engine, tx, tenant, &JobPayload::IndexTag { tag }).await.map(drop)
}

/// The job: makes the words of everybody who has the tag anew.
///
/// # Errors
/// If the database fails; what was done until then stays.
pub async fn index(engine: &Engine, tenant: TenantId, tag: TagId) -> Result<()> {
    let mut after = PersonId(Uuid::nil());
    loop {
        let mut tx = engine.write().await?;
        let people = all!(&mut tx, (PersonId,), sql::TAGGED, tenant, tag, after, PIECE)?;
        let people: Vec<PersonId> = people.into_iter().map(|(person,)| person).collect();
        let Some(last) = people.last() else { return Ok(()) };
        after = *last;
        let whole = find_tenant(&mut tx, tenant).await?;
        search::index(&mut tx, &whole, &people).await?;
        tx.commit().await?;
    }
}
