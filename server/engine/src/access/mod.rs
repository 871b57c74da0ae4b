//! Who may do what: loading somebody's rights, and asking whether they reach an organisation.

pub(crate) mod sql;

use domain::ApiError;
use domain::access::{ActiveGrant, Actor, Capability};
use domain::ids::{AccountId, OrganisationId, TenantId};
use domain::locale::Locale;

use crate::db::Tx;
use crate::{Engine, Error, Result, all, one, tenants};

#[derive(sqlx::FromRow)]
struct AccountRow {
    name: String,
    locale: Locale,
}

/// The account with the rights it holds now; `None` if it is closed or gone.
///
/// # Errors
/// If the database fails.
pub async fn load(engine: &Engine, tx: &mut Tx, tenant: TenantId, account: AccountId) -> Result<Option<Actor>> {
    let Some(row) = one!(tx, AccountRow, sql::ACCOUNT, tenant, account)? else { return Ok(None) };
    // A word this version does not know gives no right: older binaries stay safe beside newer data.
    let grants = all!(tx, (String, OrganisationId), sql::GRANTS, tenant, account, engine.now())?
        .into_iter()
        .filter_map(|(word, organisation)| Some(ActiveGrant { capability: Capability::parse(&word)?, organisation }))
        .collect();
    Ok(Some(Actor { tenant, account, name: row.name, locale: row.locale, grants }))
}

/// Insists on a right held anywhere in the tree.
///
/// # Errors
/// [`ApiError::Forbidden`] without it.
pub fn require(actor: &Actor, capability: Capability) -> Result<()> {
    if actor.has(capability) { Ok(()) } else { Err(Error::Api(ApiError::Forbidden)) }
}

/// Insists on a right over one organisation.
///
/// # Errors
/// [`ApiError::NotFound`] if the right is not held there: what you may not see does not exist for you. If the right is
/// not held anywhere, [`ApiError::Forbidden`].
pub async fn require_on(tx: &mut Tx, actor: &Actor, capability: Capability, organisation: OrganisationId) -> Result<()> {
    require(actor, capability)?;
    for root in actor.roots(capability) {
        if tenants::subtree_contains(tx, actor.tenant, root, organisation).await? {
            return Ok(());
        }
    }
    Err(Error::Api(ApiError::NotFound))
}

/// Insists on a right over the whole tree: for what belongs to the tenant as such.
///
/// # Errors
/// As [`require_on`] for the root.
pub async fn require_whole(tx: &mut Tx, actor: &Actor, capability: Capability) -> Result<()> {
    require(actor, capability)?;
    match tenants::root(tx, actor.tenant).await? {
        Some(root) => require_on(tx, actor, capability, root).await,
        None => Err(Error::Api(ApiError::NotFound)),
    }
}
