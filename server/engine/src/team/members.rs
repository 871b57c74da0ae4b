//! Who is on the team, and taking rights away.

use domain::access::{Actor, Capability, Role};
use domain::ids::{AccountId, OrganisationId};
use domain::team::{AccountState, RoleView, TeamMember};
use domain::time::Timestamp;

use super::roles::Managed;
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
    session_seen_at: Option<Timestamp>,
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
            last_seen_at: m.last_login_at.max(m.session_seen_at),
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
    let managed = Managed::of(engine, &mut tx, actor, organisation).await?;
    if exec!(&mut tx, sql::TAKE, actor.tenant, account, role, organisation)? == 0 {
        return not_found();
    }
    managed.still(engine, &mut tx, actor).await?;
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

/// Takes somebody out of every team the caller manages and logs them out. Whoever is in no team any more can't log in
/// again; what they made stays. Gives whether the account was closed.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if they are not in a team the caller manages; [`domain::ApiError::Conflict`]: `yourself`,
/// or `last_manager` if nobody could manage a team any more.
pub async fn remove_member(engine: &Engine, actor: &Actor, account: AccountId) -> Result<bool> {
    access::require(actor, Capability::TeamManage)?;
    if account == actor.account {
        return Err(Error::Api(domain::ApiError::Conflict("yourself".into())));
    }
    let Some(member) = members(engine, actor).await?.into_iter().find(|m| m.id == account) else { return not_found() };
    let mut tx = engine.write().await?;
    let mut managed = Vec::new();
    for role in &member.roles {
        managed.push(Managed::of(engine, &mut tx, actor, role.organisation).await?);
    }
    let now = engine.now();
    if exec!(&mut tx, sql::TAKE_REACHED, actor.tenant, account, actor.account, now)? == 0 {
        return not_found();
    }
    for one in managed {
        one.still(engine, &mut tx, actor).await?;
    }
    let closed = value!(&mut tx, i64, sql::HELD, actor.tenant, account, now)? == 0;
    if closed {
        exec!(&mut tx, sql::SET_STATE, actor.tenant, account, AccountState::Closed)?;
    }
    exec!(&mut tx, sql::END_SESSIONS, actor.tenant, account)?;
    let act = Act { action: "member.removed", subject_kind: "account", subject: Some(account.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "closed": closed })).await?;
    tx.commit().await?;
    Ok(closed)
}
