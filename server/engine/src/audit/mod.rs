//! The audit log: who did what to what, and when. Rows are only ever added.

mod search;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use domain::access::Actor;
use domain::audit::AuditEntry;
use domain::ids::{AccountId, AuditId, TenantId};
use domain::page::Page;
use domain::time::Timestamp;
use serde::Serialize;
use sqlx::types::Json;
use uuid::Uuid;

pub use self::search::search;
use crate::db::Tx;
use crate::{Engine, Result, all, exec};

/// Who acts.
#[derive(Debug, Clone, Copy)]
pub enum Who<'a> {
    /// Somebody logged in.
    Account(&'a Actor),
    /// A supporter by a link of their own.
    Supporter,
    /// A citizen by a link of their own.
    Citizen,
    /// The program itself: a job, the command line.
    System,
}

impl Who<'_> {
    fn parts(&self) -> (Option<AccountId>, &str) {
        match self {
            Self::Account(actor) => (Some(actor.account), actor.name.as_str()),
            Self::Supporter => (None, "supporter"),
            Self::Citizen => (None, "citizen"),
            Self::System => (None, "system"),
        }
    }
}

/// What was done: `action` is `feature.verb`, the subject a kind of thing and its identifier.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// E.g. `event.published`.
    pub action: &'a str,
    /// E.g. `event`.
    pub subject_kind: &'a str,
    /// Which one.
    pub subject: Option<Uuid>,
}

/// Adds an entry. `detail` must hold no more personal data than the entry needs.
///
/// # Errors
/// If the database fails.
pub async fn record(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    who: Who<'_>,
    act: Act<'_>,
    detail: impl Serialize,
) -> Result<()> {
    let (account, actor) = who.parts();
    let id: AuditId = engine.id();
    let detail = Json(serde_json::to_value(detail)?);
    exec!(tx, sql::INSERT, tenant, id, engine.now(), account, actor, act.action, act.subject_kind, act.subject, detail)?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    audit_id: AuditId,
    at: Timestamp,
    actor: String,
    action: String,
    subject_kind: String,
    subject_id: Option<Uuid>,
    detail: Json<serde_json::Value>,
}

/// The log, latest first, continuing before the entry `before`.
///
/// # Errors
/// If the database fails.
pub async fn list(engine: &Engine, tenant: TenantId, before: Option<AuditId>, size: u32) -> Result<Page<AuditEntry>> {
    let mut tx = engine.read().await?;
    let before = before.map_or(Uuid::max(), |id| id.0);
    let rows = all!(&mut tx, Row, sql::LATEST, tenant, before, i64::from(size) + 1)?;
    let entries = rows
        .into_iter()
        .map(|r| AuditEntry {
            id: r.audit_id,
            at: r.at,
            actor: r.actor,
            action: r.action,
            subject_kind: r.subject_kind,
            subject: r.subject_id,
            detail: r.detail.0.to_string(),
        })
        .collect();
    Ok(Page::cut(entries, usize::try_from(size).unwrap_or_default(), |e| e.id.to_string()))
}
