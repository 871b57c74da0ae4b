//! Devices somebody is logged in on. The cookie holds a random token, the database its hash.

use domain::access::Actor;
use domain::ids::{AccountId, SessionId, TenantId};
use domain::time::Timestamp;

use super::login::{Device, FirstStep};
use super::sql;
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Result, access, exec, not_found, one, tokens};

/// How long a device stays logged in without being used.
const LIFETIME: i64 = 30 * Timestamp::DAY;
/// How exactly the last use is kept: often enough to be true, seldom enough not to write at every click.
const SEEN_EVERY: i64 = Timestamp::HOUR;

#[derive(sqlx::FromRow)]
struct Row {
    session_id: SessionId,
    account_id: AccountId,
    last_seen_at: Timestamp,
}

pub(super) async fn open(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    account: AccountId,
    device: &Device,
    by: FirstStep,
) -> Result<String> {
    let token = tokens::random();
    let id: SessionId = engine.id();
    let now = engine.now();
    let agent: String = device.user_agent.chars().take(300).collect();
    exec!(
        tx,
        sql::INSERT_SESSION,
        tenant,
        id,
        account,
        tokens::hash(&token),
        agent,
        &device.ip,
        now,
        now.plus(LIFETIME),
        by == FirstStep::MailLink
    )?;
    exec!(tx, sql::LOGGED_IN, tenant, account, now)?;
    Ok(token)
}

/// Whoever the cookie's token belongs to, with the rights held now; `None` if the session is over.
///
/// # Errors
/// If the database fails.
pub async fn resume(engine: &Engine, tenant: TenantId, token: &str) -> Result<Option<(Actor, SessionId)>> {
    let now = engine.now();
    let mut tx = engine.read().await?;
    let Some(row) = one!(&mut tx, Row, sql::SESSION, tenant, tokens::hash(token), now)? else { return Ok(None) };
    let Some(actor) = access::load(engine, &mut tx, tenant, row.account_id).await? else { return Ok(None) };
    drop(tx);
    if now.since(row.last_seen_at) > SEEN_EVERY {
        let mut tx = engine.write().await?;
        exec!(&mut tx, sql::SEEN, tenant, row.session_id, now, now.plus(LIFETIME))?;
        tx.commit().await?;
    }
    Ok(Some((actor, row.session_id)))
}

/// Logs this device out.
///
/// # Errors
/// If the database fails.
pub async fn logout(engine: &Engine, actor: &Actor, session: SessionId) -> Result<()> {
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::END_SESSION, actor.tenant, session, actor.account)?;
    tx.commit().await
}

/// Logs another device of the same account out.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the session is not the caller's.
pub async fn revoke(engine: &Engine, actor: &Actor, session: SessionId) -> Result<()> {
    let mut tx = engine.write().await?;
    if exec!(&mut tx, sql::END_SESSION, actor.tenant, session, actor.account)? == 0 {
        return not_found();
    }
    let act = Act { action: "session.revoked", subject_kind: "account", subject: Some(actor.account.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    tx.commit().await
}

/// Logs every other device of the same account out; gives how many there were.
///
/// # Errors
/// If the database fails.
pub async fn revoke_others(engine: &Engine, actor: &Actor, session: SessionId) -> Result<u64> {
    let mut tx = engine.write().await?;
    let ended = exec!(&mut tx, sql::END_OTHER_SESSIONS, actor.tenant, actor.account, session)?;
    let act = Act { action: "session.others_revoked", subject_kind: "account", subject: Some(actor.account.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "ended": ended })).await?;
    tx.commit().await?;
    Ok(ended)
}

/// Removes sessions whose time has passed.
///
/// # Errors
/// If the database fails.
pub async fn sweep(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<u64> {
    exec!(tx, sql::SWEEP_SESSIONS, tenant, now)
}
