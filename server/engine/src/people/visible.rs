//! Who may see whom: a person is seen through the organisations they are or were tied to.

use domain::access::{Actor, Capability};
use domain::ids::PersonId;

use super::sql;
use crate::db::Tx;
use crate::{Engine, Result, access, not_found, value};

/// Insists on a right over an organisation the person is or was tied to.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right anywhere; [`domain::ApiError::NotFound`] if it does not reach this
/// person, or the person was erased.
pub async fn require(engine: &Engine, tx: &mut Tx, actor: &Actor, capability: Capability, person: PersonId) -> Result<()> {
    access::require(actor, capability)?;
    let reached = value!(tx, i64, sql::REACHED, actor.tenant, actor.account, capability, engine.now(), person)?;
    if reached > 0 { Ok(()) } else { not_found() }
}
