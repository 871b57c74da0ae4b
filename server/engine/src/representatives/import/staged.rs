//! Imports through the browser: the file is uploaded, looked at, and then imported by a job that can be left and returned to.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::access::{Actor, Capability};
use domain::ids::{ImportId, TenantId};
use domain::jobs::JobPayload;
use domain::representatives::import::{ImportOptions, ImportState, ImportView, Preview, Report};
use domain::time::Timestamp;
use domain::{ApiError, Problem};
use sqlx::types::Json;

use super::{preview, run, sql};
use crate::audit::{self, Act, Who};
use crate::representatives::parse::MAX_BYTES;
use crate::{Engine, Error, Result, access, all, exec, jobs, not_found, one};

/// Keeps an uploaded file until somebody has looked at its preview.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right; [`Problem::Required`] and [`Problem::FileTooLarge`] on `file`.
pub async fn stage(engine: &Engine, actor: &Actor, file_name: &str, bytes: &[u8], options: &ImportOptions) -> Result<ImportId> {
    access::require(actor, Capability::RepresentativesManage)?;
    let max = i64::try_from(MAX_BYTES).unwrap_or(i64::MAX);
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    if bytes.is_empty() {
        return Err(ApiError::field("file", Problem::Required).into());
    }
    if size > max {
        return Err(ApiError::field("file", Problem::FileTooLarge { max }).into());
    }
    let id: ImportId = engine.id();
    let name: String = file_name.chars().filter(|c| !c.is_control()).take(120).collect();
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::STAGE, actor.tenant, id, &name, size, BASE64.encode(bytes), Json(options), actor.account, engine.now())?;
    tx.commit().await?;
    Ok(id)
}

/// What a staged file would change under other options.
///
/// # Errors
/// [`ApiError::Forbidden`], [`ApiError::NotFound`] (also when it has been imported already).
pub async fn preview_staged(engine: &Engine, actor: &Actor, import: ImportId, options: &ImportOptions) -> Result<Preview> {
    access::require(actor, Capability::RepresentativesManage)?;
    let (bytes, _, state) = content(engine, actor.tenant, import).await?;
    if state == ImportState::Done {
        return not_found();
    }
    preview(engine, actor.tenant, &bytes, options).await
}

/// Starts the import of a staged file under these options, as a job.
///
/// # Errors
/// [`ApiError::Forbidden`], [`ApiError::Conflict`] if it is running or done.
pub async fn start(engine: &Engine, actor: &Actor, import: ImportId, options: &ImportOptions) -> Result<()> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut tx = engine.write().await?;
    if exec!(&mut tx, sql::START, actor.tenant, import, Json(options))? == 0 {
        return Err(ApiError::Conflict("import".into()).into());
    }
    jobs::enqueue(engine, &mut tx, actor.tenant, &JobPayload::ImportRepresentatives { import }).await?;
    let act = Act { action: "representatives.imported", subject_kind: "import", subject: Some(import.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, options).await?;
    tx.commit().await
}

/// Carries out a started import. Stopped in the middle it can simply be run again.
///
/// # Errors
/// If the database fails.
pub async fn run_staged(engine: &Engine, tenant: TenantId, import: ImportId) -> Result<()> {
    let (bytes, options, state) = content(engine, tenant, import).await?;
    if state != ImportState::Running {
        return Ok(());
    }
    let report = run(engine, tenant, &bytes, &options, Some(import)).await?;
    let state = if report.fault.is_some() { ImportState::Failed } else { ImportState::Done };
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::FINISH, tenant, import, state, Json(&report), engine.now())?;
    tx.commit().await
}

async fn content(engine: &Engine, tenant: TenantId, import: ImportId) -> Result<(Vec<u8>, ImportOptions, ImportState)> {
    let mut tx = engine.read().await?;
    let Some((content, options, state)) =
        one!(&mut tx, (String, Json<ImportOptions>, ImportState), sql::CONTENT, tenant, import)?
    else {
        return not_found();
    };
    let bytes = BASE64.decode(content).map_err(|e| Error::Bug(format!("a staged import is not base64: {e}")))?;
    Ok((bytes, options.0, state))
}

#[derive(sqlx::FromRow)]
struct Row {
    import_id: ImportId,
    file_name: String,
    size: i64,
    options: Json<ImportOptions>,
    state: ImportState,
    done: i64,
    total: i64,
    report: Option<Json<Report>>,
    created_at: Timestamp,
    finished_at: Option<Timestamp>,
}

impl From<Row> for ImportView {
    fn from(r: Row) -> Self {
        Self {
            id: r.import_id,
            file_name: r.file_name,
            size: r.size,
            options: r.options.0,
            state: r.state,
            done: r.done,
            total: r.total,
            report: r.report.map(|j| j.0),
            created_at: r.created_at,
            finished_at: r.finished_at,
        }
    }
}

/// How an import stands.
///
/// # Errors
/// [`ApiError::Forbidden`], [`ApiError::NotFound`].
pub async fn view(engine: &Engine, actor: &Actor, import: ImportId) -> Result<ImportView> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut tx = engine.read().await?;
    match one!(&mut tx, Row, sql::VIEW, actor.tenant, import)? {
        Some(row) => Ok(row.into()),
        None => not_found(),
    }
}

/// The last ten imports, latest first.
///
/// # Errors
/// [`ApiError::Forbidden`].
pub async fn recent(engine: &Engine, actor: &Actor) -> Result<Vec<ImportView>> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut tx = engine.read().await?;
    Ok(all!(&mut tx, Row, sql::RECENT, actor.tenant)?.into_iter().map(ImportView::from).collect())
}
