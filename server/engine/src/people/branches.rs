//! Where somebody's rights reach.

use domain::access::{Actor, Capability};
use domain::ids::OrganisationId;
use domain::tenants::Organisation;

use super::sql;
use crate::{Engine, Result, access, all, tenants};

/// The organisations people can belong to over which the caller holds a right, by name.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right anywhere.
pub async fn branches(engine: &Engine, actor: &Actor, capability: Capability) -> Result<Vec<Organisation>> {
    access::require(actor, capability)?;
    let mut tx = engine.read().await?;
    let reached = all!(&mut tx, (OrganisationId,), sql::BRANCHES_REACHED, actor.tenant, actor.account, capability, engine.now())?;
    let mut found = tenants::branches(&mut tx, actor.tenant).await?;
    found.retain(|o| reached.iter().any(|(id,)| *id == o.id));
    Ok(found)
}
