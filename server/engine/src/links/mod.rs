//! One-use links sent by mail. The token is 256 random bits of which only the hash is kept. Opening a link (GET) never
//! uses it: mail scanners open links too. Only the POST behind the button does.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use domain::ids::TenantId;
pub use domain::links::LinkKind;
use domain::time::Timestamp;
use uuid::Uuid;

use crate::db::Tx;
use crate::{Engine, Result, exec, one, tokens};

/// A link that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// What it is about.
    pub subject: Uuid,
    /// When it was used, if it was.
    pub used_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct Row {
    subject_id: Uuid,
    used_at: Option<Timestamp>,
}

/// Makes a link that lasts `lifetime` microseconds; gives the token to put in the address.
///
/// # Errors
/// If the database fails.
pub async fn create(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    kind: LinkKind,
    subject: Uuid,
    lifetime: i64,
) -> Result<String> {
    let token = tokens::random();
    let now = engine.now();
    exec!(tx, sql::INSERT, tenant, tokens::hash(&token), kind, subject, now, now.plus(lifetime))?;
    Ok(token)
}

/// The link with this token, used or not, unless it has expired or is for something else.
///
/// # Errors
/// If the database fails.
pub async fn find(engine: &Engine, tx: &mut Tx, tenant: TenantId, kind: LinkKind, token: &str) -> Result<Option<Link>> {
    let row = one!(tx, Row, sql::FIND, tenant, tokens::hash(token), kind, engine.now())?;
    Ok(row.map(|r| Link { subject: r.subject_id, used_at: r.used_at }))
}

/// Uses the link: gives its subject the first time, `None` ever after and for a token that was never good.
///
/// # Errors
/// If the database fails.
pub async fn consume(engine: &Engine, tx: &mut Tx, tenant: TenantId, kind: LinkKind, token: &str) -> Result<Option<Uuid>> {
    let now = engine.now();
    let row = one!(tx, Row, sql::CONSUME, tenant, tokens::hash(token), kind, now)?;
    Ok(row.map(|r| r.subject_id))
}

/// Makes every unused link of this kind about this subject useless.
///
/// # Errors
/// If the database fails.
pub async fn revoke(tx: &mut Tx, tenant: TenantId, kind: LinkKind, subject: Uuid) -> Result<()> {
    exec!(tx, sql::REVOKE, tenant, kind, subject)?;
    Ok(())
}

/// Removes links whose time has passed; gives how many.
///
/// # Errors
/// If the database fails.
pub async fn sweep(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<u64> {
    exec!(tx, sql::SWEEP, tenant, now)
}
