//! Taking people out of the system: as a file for spreadsheets or address books, written by a job and kept for a day. Who took what is
//! in the audit log.

mod cells;
mod load;
mod parts;
mod past;
mod sheet;
pub(crate) mod sql;
#[cfg(test)]
mod tests;
mod vcard;
mod write;

use domain::access::{Actor, Capability};
use domain::ids::{BatchId, FieldId, TenantId};
use domain::jobs::JobPayload;
use domain::people::{ExportFormat, ExportRequest, ExportState, ExportStatus, ListColumn, PeopleQuery, Selection};
use domain::time::Timestamp;
use sqlx::types::Json;

pub use self::parts::{part, ready};
pub use self::past::past;
pub use self::write::write;
use super::{bulk, list};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Result, access, all, exec, jobs, not_found, one};

/// How long a file is kept.
pub const KEPT: i64 = Timestamp::DAY;

#[derive(sqlx::FromRow)]
struct Row {
    export_id: BatchId,
    format: ExportFormat,
    state: ExportState,
    total: i64,
    done: i64,
    expires_at: Timestamp,
}

impl From<Row> for ExportStatus {
    fn from(r: Row) -> Self {
        Self { id: r.export_id, format: r.format, state: r.state, total: r.total, done: r.done, expires_at: r.expires_at }
    }
}

/// Asks for a file. It holds those of the people meant whose data the actor may take out.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to take data out; problems on `selection`.
pub async fn start(engine: &Engine, actor: &Actor, request: &ExportRequest) -> Result<BatchId> {
    access::require(actor, Capability::PeopleExport)?;
    let total = bulk::size(engine, actor, &request.selection).await?;
    let mut tx = engine.write().await?;
    let mut request = request.clone();
    request.columns = list::own_columns(engine, &mut tx, actor, Capability::PeopleExport, &request.columns).await?;
    let hidden = sensitive(&mut tx, actor.tenant).await?;
    let asked: Vec<ListColumn> = request.columns.iter().copied().filter(|c| hides(*c, &hidden)).collect();
    // Nobody takes out by accident what is hidden on every page.
    if !request.sensitive {
        request.columns.retain(|column| !asked.contains(column));
    }
    let id: BatchId = engine.id();
    let now = engine.now();
    exec!(&mut tx, sql::INSERT, actor.tenant, id, actor.account, request.format, Json(&request), total, now, now.plus(KEPT))?;
    let facts = serde_json::json!({
        "format": request.format,
        "count": total,
        "fields": request.columns.iter().map(|c| c.word()).collect::<Vec<_>>().join(" "),
        "sensitive": request.sensitive && !asked.is_empty(),
        "filter": filter(&request.selection),
    });
    let act = Act { action: "people.exported", subject_kind: "people", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, facts).await?;
    jobs::enqueue(engine, &mut tx, actor.tenant, &JobPayload::WriteExport { export: id }).await?;
    tx.commit().await?;
    Ok(id)
}

/// What the list was limited to, without the words searched for: they may be a name, and the log outlives people.
fn filter(selection: &Selection) -> serde_json::Value {
    match selection {
        Selection::These(people) => serde_json::json!({ "picked": people.len() }),
        Selection::Found(query) => {
            let searched = !query.search.trim().is_empty();
            let query =
                PeopleQuery { search: String::new(), after: None, columns: Vec::new(), city: String::new(), ..(**query).clone() };
            serde_json::json!({ "searched": searched, "list": query })
        }
    }
}

/// Whether a column is hidden until revealed; `hidden` are such fields.
fn hides(column: ListColumn, hidden: &[FieldId]) -> bool {
    column.is_sensitive() || matches!(column, ListColumn::Field(id) if hidden.contains(&id))
}

/// The fields that are hidden until revealed.
async fn sensitive(tx: &mut Tx, tenant: TenantId) -> Result<Vec<FieldId>> {
    Ok(all!(tx, (FieldId,), sql::SENSITIVE, tenant)?.into_iter().map(|(id,)| id).collect())
}

/// How one of the actor's own exports stands.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if it is somebody else's.
pub async fn status(engine: &Engine, actor: &Actor, export: BatchId) -> Result<ExportStatus> {
    let mut tx = engine.read().await?;
    match one!(&mut tx, Row, sql::STATUS, actor.tenant, actor.account, export)? {
        Some(row) => Ok(row.into()),
        None => not_found(),
    }
}

/// The actor's own exports that can still be fetched or are being written, the latest first.
///
/// # Errors
/// If the database fails.
pub async fn recent(engine: &Engine, actor: &Actor) -> Result<Vec<ExportStatus>> {
    let mut tx = engine.read().await?;
    Ok(all!(&mut tx, Row, sql::RECENT, actor.tenant, actor.account)?.into_iter().map(ExportStatus::from).collect())
}

/// Throws away the files whose time is over.
///
/// # Errors
/// If the database fails.
pub async fn sweep(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<()> {
    exec!(tx, sql::SWEEP_PARTS, tenant, now)?;
    exec!(tx, sql::SWEEP, tenant, now).map(drop)
}
