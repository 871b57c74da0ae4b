//! What was taken out so far: by whom, when, how much of whom. The audit log has it all, longer than the files are there.

use domain::access::{Actor, Capability};
use domain::ids::{AccountId, AuditId, BatchId};
use domain::page::Page;
use domain::people::{ExportFormat, ExportState, ListColumn, PastExport, PeopleQuery};
use domain::time::Timestamp;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::sql;
use crate::{Engine, Result, access, all};

#[derive(sqlx::FromRow)]
struct Row {
    audit_id: AuditId,
    subject_id: Option<Uuid>,
    at: Timestamp,
    account_id: Option<AccountId>,
    actor: String,
    detail: Json<Value>,
    state: Option<ExportState>,
    done: Option<i64>,
    expires_at: Option<Timestamp>,
}

/// What was taken out, latest first, before the entry `before`. Those who may read the log see everybody's, others their own.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to take people out.
pub async fn past(engine: &Engine, actor: &Actor, before: Option<AuditId>, size: u32) -> Result<Page<PastExport>> {
    access::require(actor, Capability::PeopleExport)?;
    let everybody = actor.has(Capability::OperationsRead);
    let before = before.map_or(Uuid::max(), |id| id.0);
    let mut tx = engine.read().await?;
    let rows = all!(&mut tx, Row, sql::PAST, actor.tenant, before, everybody, actor.account, i64::from(size) + 1)?;
    let now = engine.now();
    let items = rows.into_iter().map(|row| view(row, actor.account, now)).collect();
    Ok(Page::cut(items, usize::try_from(size).unwrap_or_default(), |export: &PastExport| export.id.to_string()))
}

fn view(row: Row, me: AccountId, now: Timestamp) -> PastExport {
    let detail = row.detail.0;
    let text = |name: &str| detail.get(name).and_then(Value::as_str).unwrap_or_default();
    let filter = detail.get("filter").cloned().unwrap_or_default();
    let mine = row.account_id == Some(me);
    let there = row.state == Some(ExportState::Ready) && row.expires_at.is_some_and(|until| until > now);
    PastExport {
        id: row.audit_id,
        export: row.subject_id.map(BatchId),
        at: row.at,
        actor: row.actor,
        format: ExportFormat::parse(text("format")),
        people: detail.get("count").and_then(Value::as_i64).unwrap_or_default(),
        written: row.done.filter(|_| matches!(row.state, Some(ExportState::Ready | ExportState::Expired))),
        columns: text("fields").split(' ').filter_map(ListColumn::parse).collect(),
        sensitive: detail.get("sensitive").and_then(Value::as_bool).unwrap_or_default(),
        picked: filter.get("picked").and_then(Value::as_i64),
        searched: filter.get("searched").and_then(Value::as_bool).unwrap_or_default(),
        list: filter.get("list").and_then(|list| serde_json::from_value::<PeopleQuery>(list.clone()).ok()),
        ready: mine && there,
    }
}
