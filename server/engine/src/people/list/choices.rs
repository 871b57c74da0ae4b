//! What lists can be limited to.

use domain::access::{Actor, Capability};
use domain::ids::AccountId;
use domain::people::CustomField;

use super::super::custom;
use crate::db::dynamic::Sql;
use crate::{Engine, Result, access};

/// Colleagues who may look after somebody, by name.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn owners(engine: &Engine, actor: &Actor) -> Result<Vec<(AccountId, String)>> {
    access::require(actor, Capability::PeopleRead)?;
    let mut tx = engine.read().await?;
    let mut sql = Sql::new("SELECT account_id, name FROM account WHERE tenant_id = ");
    sql.bind(actor.tenant).push(" AND state = 'active' ORDER BY name, account_id");
    sql.all(&mut tx).await
}

/// The fields the caller may show as columns.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn list_fields(engine: &Engine, actor: &Actor) -> Result<Vec<CustomField>> {
    access::require(actor, Capability::PeopleRead)?;
    let mut tx = engine.read().await?;
    custom::visible(engine, &mut tx, actor, Capability::PeopleRead).await
}
