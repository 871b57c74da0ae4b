//! What somebody typed into a public form that could not be taken yet. It is shown to them again, in the same browser,
//! with what to mend: nothing typed is ever lost. The browser holds a random token, the database its hash, for minutes.

pub(crate) mod sql;

use domain::ids::TenantId;
use domain::time::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::db::Tx;
use crate::{Engine, Result, exec, one, tokens};

/// How long a draft is kept, in microseconds.
pub const LIFETIME: i64 = 30 * Timestamp::MINUTE;

/// Keeps `content`; gives the token for the browser.
///
/// # Errors
/// If the database fails.
pub async fn keep(engine: &Engine, tenant: TenantId, content: &impl Serialize) -> Result<String> {
    let token = tokens::random();
    let content = serde_json::to_string(content)?;
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::INSERT, tenant, tokens::hash(&token), content, engine.now().plus(LIFETIME))?;
    tx.commit().await?;
    Ok(token)
}

/// The draft behind a token, if it is still there and of this shape.
///
/// # Errors
/// If the database fails.
pub async fn read<T: DeserializeOwned>(engine: &Engine, tenant: TenantId, token: &str) -> Result<Option<T>> {
    let mut tx = engine.read().await?;
    let row = one!(&mut tx, (String,), sql::FIND, tenant, tokens::hash(token), engine.now())?;
    // A draft of another form has another shape and is none of this page's business.
    Ok(row.and_then(|(content,)| serde_json::from_str(&content).ok()))
}

/// Removes drafts whose time has passed.
///
/// # Errors
/// If the database fails.
pub async fn sweep(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<u64> {
    exec!(tx, sql::SWEEP, tenant, now)
}
