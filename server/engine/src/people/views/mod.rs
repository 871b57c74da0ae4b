//! Ways of looking at the list, kept for oneself or shared with an organisation and those below.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use domain::access::{Actor, Capability};
use domain::ids::{AccountId, OrganisationId, ViewId};
use domain::people::{ListView, PeopleQuery};
use domain::validate::Check;
use sqlx::types::Json;

use crate::people::tags;
use crate::{Engine, Result, access, all, exec, not_found, text};

/// Longest name, in characters.
pub const MAX_NAME: u32 = 60;

#[derive(sqlx::FromRow)]
struct Row {
    view_id: ViewId,
    account_id: AccountId,
    name: String,
    organisation: Option<String>,
    query: Json<PeopleQuery>,
}

/// Keeps what the list is limited to, its order and its columns; for an organisation and those below, or for the caller alone. The words
/// searched for are not kept: they may be somebody's name.
///
/// # Errors
/// Problems on `name`; [`domain::ApiError::NotFound`] without the right to change people of the organisation.
pub async fn save(
    engine: &Engine,
    actor: &Actor,
    name: &str,
    organisation: Option<OrganisationId>,
    query: &PeopleQuery,
) -> Result<ViewId> {
    access::require(actor, Capability::PeopleRead)?;
    let mut check = Check::new();
    let name = check.text("name", name, MAX_NAME);
    check.done()?;
    let mut tx = engine.write().await?;
    if let Some(organisation) = organisation {
        access::require_on(&mut tx, actor, Capability::PeopleWrite, organisation).await?;
    }
    let id: ViewId = engine.id();
    let kept = PeopleQuery { search: String::new(), after: None, ..query.clone() };
    let key = text::fold(&name);
    exec!(&mut tx, sql::INSERT, actor.tenant, id, actor.account, organisation, &name, key, Json(&kept), engine.now())?;
    tx.commit().await?;
    Ok(id)
}

/// The views the caller has, by name: their own and those shared with them.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn list(engine: &Engine, actor: &Actor) -> Result<Vec<ListView>> {
    access::require(actor, Capability::PeopleRead)?;
    let mut tx = engine.read().await?;
    let mut rows = all!(&mut tx, Row, sql::LIST, actor.tenant, actor.account, engine.now())?;
    for tag in rows.iter_mut().filter_map(|row| row.query.0.tag.as_mut()) {
        *tag = tags::current(&mut tx, actor.tenant, *tag).await?;
    }
    let view = |r: Row| ListView {
        id: r.view_id,
        name: r.name,
        own: r.account_id == actor.account,
        organisation: r.organisation.unwrap_or_default(),
        query: r.query.0,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Removes one of the caller's own.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if it is somebody else's.
pub async fn remove(engine: &Engine, actor: &Actor, view: ViewId) -> Result<()> {
    let mut tx = engine.write().await?;
    if exec!(&mut tx, sql::DELETE, actor.tenant, actor.account, view)? == 0 {
        return not_found();
    }
    tx.commit().await
}
