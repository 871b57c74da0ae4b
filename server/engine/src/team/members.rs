//! Who is on the team, and taking rights away.

use domain::access::{Actor, Capability, Role};
use domain::ids::{AccountId, OrganisationId};
use domain::team::{AccountState, RoleView, TeamMember};
use domain::time::Timestamp;

use super::sql;
use crate::audit::{self, Act, Who};
use crate::{Engine, Error, Result, access, all, exec, not_found, value};

#[derive(sqlx::FromRow)]
struct MemberRow {
    account_id: AccountId,
    name: String,
    email: String,
    state: AccountState,
    has_totp: bool,
    last_login_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct RoleRow {
    account_id: AccountId,
    role: Role,
    organisation_id: OrganisationId,
    organisation_name: String,
    until: Option<Timestamp>,
}

/// Everybody with rights somewhere in the organisations whose team the caller manages.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to manage a team.
pub async fn members(engine: &Engine, actor: &Actor) -> Result<Vec<TeamMember>> {
    access::require(actor, Capability::TeamManage)?;
    let mut tx = engine.read().await?;
    let now = engine.now();
    let rows = all!(&mut tx, MemberRow, sql::MEMBERS, actor.tenant, actor.account, now)?;
    let roles = all!(&mut tx, RoleRow, sql::ROLES, actor.tenant, actor.account, now)?;
    Ok(rows
        .into_iter()
        .map(|m| TeamMember {
            id: m.account_id,
            name: m.name,
            email: m.email,
            state: m.state,
            has_totp: m.has_totp,
            last_login_at: m.last_login_at,
            roles: roles
                .iter()
                .filter(|r| r.account_id == m.account_id)
                .map(|r| RoleView {
                    role: r.role,
                    organisation: r.organisation_id,
                    organisation_name: r.organisation_name.clone(),
                    until: r.until,
                })
                .collect(),
        })
        .collect())
}

/// Takes a role over an organisation away from an account.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the account does not hold it; [`domain::ApiError::Conflict`] (`last_manager`) if
/// nobody could manage that organisation's team any more.
pub async fn take_role(
    engine: &Engine,
    actor: &Actor,
    account: AccountId,
    role: Role,
    organisation: OrganisationId,
) -> Result<()> {
    let mut tx = engine.write().await?;
    access::require_on(&mut tx, actor, Capability::TeamManage, organisation).await?;
    let managers = value!(&mut tx, i64, sql::OWNERS_LEFT, actor.tenant, organisation, engine.now())?;
    if exec!(&mut tx, sql::TAKE, actor.tenant, account, role, organisation)? == 0 {
        return not_found();
    }
    let left = value!(&mut tx, i64, sql::OWNERS_LEFT, actor.tenant, organisation, engine.now())?;
    if left == 0 && managers > 0 {
        return Err(Error::Api(domain::ApiError::Conflict("last_manager".into())));
    }
    let act = Act { action: "role.taken", subject_kind: "account", subject: Some(account.0) };
    audit::record(
        engine,
        &mut tx,
        actor.tenant,
        Who::Account(actor),
        act,
        serde_json::json!({ "role": role, "organisation": organisation }),
    )
    .await?;
    tx.commit().await
}

/// Shuts an account and logs it out everywhere. What it made stays.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if it is not in a team the caller manages; [`domain::ApiError::Conflict`] (`yourself`).
pub async fn close_member(engine: &Engine, actor: &Actor, account: AccountId) -> Result<()> {
    if account == actor.account {
        return Err(Error::Api(domain::ApiError::Conflict("yourself".into())));
    }
    let Some(member) = members(engine, actor).await?.into_iter().find(|m| m.id == account) else { return not_found() };
    let mut tx = engine.write().await?;
    for role in &member.roles {
        access::require_on(&mut tx, actor, Capability::TeamManage, role.organisation).await?;
    }
    exec!(&mut tx, sql::SET_STATE, actor.tenant, account, AccountState::Closed)?;
    exec!(&mut tx, sql::END_SESSIONS, actor.tenant, account)?;
    let act = Act { action: "account.closed", subject_kind: "account", subject: Some(account.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    tx.commit().await
}
