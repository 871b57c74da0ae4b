//! Making accounts and giving rights.

use domain::access::Role;
use domain::ids::{AccountId, GrantId, OrganisationId, TenantId};
use domain::locale::Locale;
use domain::team::AccountState;
use domain::time::Timestamp;
use domain::validate::Check;

use super::{password, sql};
use crate::db::Tx;
use crate::{Engine, Result, exec, one};

/// Makes an account, without a password unless one is given. The caller audits.
///
/// # Errors
/// If the address is taken, the password too short or the database fails.
pub async fn create_account(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    email: &str,
    name: &str,
    locale: Locale,
    password: Option<&str>,
) -> Result<AccountId> {
    let mut check = Check::new();
    let email = check.email("email", email);
    let name = check.text("name", name, 200);
    if let Some(given) = password {
        password::check(&mut check, "password", given);
    }
    check.done()?;
    let hash = match password {
        Some(given) => Some(password::hash(given).await?),
        None => None,
    };
    insert_account(engine, tx, tenant, &email, &name, locale, hash).await
}

/// The row of an account whose parts have been checked.
pub(super) async fn insert_account(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    email: &str,
    name: &str,
    locale: Locale,
    hash: Option<String>,
) -> Result<AccountId> {
    let id: AccountId = engine.id();
    exec!(tx, sql::INSERT_ACCOUNT, tenant, id, email, name, locale, AccountState::Active, hash, engine.now())?;
    Ok(id)
}

/// The account with this address, open or closed.
///
/// # Errors
/// If the database fails.
pub async fn account_by_email(tx: &mut Tx, tenant: TenantId, email: &str) -> Result<Option<AccountId>> {
    Ok(one!(tx, (AccountId,), sql::ACCOUNT_ID_BY_EMAIL, tenant, email.trim().to_lowercase())?.map(|(id,)| id))
}

/// Sets an account's password and logs every device out: for the command line. The caller audits.
///
/// # Errors
/// If the password is too short or the database fails.
pub async fn set_password(tx: &mut Tx, tenant: TenantId, account: AccountId, given: &str) -> Result<()> {
    let mut check = Check::new();
    password::check(&mut check, "password", given);
    check.done()?;
    let hash = password::hash(given).await?;
    exec!(tx, sql::SET_PASSWORD, tenant, account, hash)?;
    exec!(tx, sql::END_SESSIONS, tenant, account)?;
    Ok(())
}

/// Gives the rights of a role over an organisation and everything below. It takes the place of the role held over exactly
/// that organisation, so that nobody ends up with parts of two. The caller has checked that the giver may, and audits.
///
/// # Errors
/// If the account or organisation is not the tenant's.
#[expect(clippy::too_many_arguments, reason = "each is a part of the grant")]
pub async fn give_role(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    account: AccountId,
    role: Role,
    organisation: OrganisationId,
    until: Option<Timestamp>,
    by: Option<AccountId>,
) -> Result<()> {
    exec!(tx, sql::CLEAR, tenant, account, organisation)?;
    for capability in role.capabilities() {
        let id: GrantId = engine.id();
        exec!(tx, sql::GIVE, tenant, id, account, *capability, organisation, role, until, by, engine.now())?;
    }
    Ok(())
}
