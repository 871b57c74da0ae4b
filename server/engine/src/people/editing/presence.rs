//! Who has a record open just now.

use domain::access::{Actor, Capability};
use domain::ids::{PersonId, TenantId};
use domain::people::PresenceView;
use domain::time::Timestamp;

use super::super::visible;
use super::sql;
use crate::db::Tx;
use crate::{Engine, Result, all, exec};

/// Whoever was not heard of for so long has left.
const GONE: i64 = Timestamp::MINUTE;

/// Notes that the caller has this record open, and gives who else has.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not see this person.
pub async fn presence(engine: &Engine, actor: &Actor, person: PersonId, editing: bool) -> Result<Vec<PresenceView>> {
    let now = engine.now();
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    exec!(&mut tx, sql::BEAT, actor.tenant, person, actor.account, editing, now)?;
    let rows = all!(&mut tx, (String, bool), sql::PRESENT, actor.tenant, person, actor.account, now.plus(-GONE))?;
    tx.commit().await?;
    Ok(rows.into_iter().map(|(name, editing)| PresenceView { name, editing }).collect())
}

/// Removes those who have left.
///
/// # Errors
/// If the database fails.
pub async fn sweep(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<u64> {
    exec!(tx, sql::SWEEP_PRESENCE, tenant, now.plus(-10 * GONE))
}
