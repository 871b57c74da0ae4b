//! The file as it was put away: in pieces.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::access::{Actor, Capability};
use domain::ids::{BatchId, TenantId};
use domain::people::ExportFormat;

use super::sql;
use crate::db::Tx;
use crate::{Engine, Error, Result, access, exec, not_found, one};

/// Puts a piece away.
pub(super) async fn store(tx: &mut Tx, tenant: TenantId, export: BatchId, position: i64, piece: &[u8]) -> Result<()> {
    exec!(tx, sql::INSERT_PART, tenant, export, position, BASE64.encode(piece)).map(drop)
}

/// What kind of file one of the actor's own exports is, if it can be fetched.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if it is somebody else's, not ready, or its time is over; [`domain::ApiError::Forbidden`] if the
/// actor may not take data out any more.
pub async fn ready(engine: &Engine, actor: &Actor, export: BatchId) -> Result<ExportFormat> {
    access::require(actor, Capability::PeopleExport)?;
    let mut tx = engine.read().await?;
    match one!(&mut tx, (ExportFormat,), sql::READY, actor.tenant, actor.account, export, engine.now())? {
        Some((format,)) => Ok(format),
        None => not_found(),
    }
}

/// A piece of a file that [`ready`] has let the caller have; `None` after the last.
///
/// # Errors
/// If the database fails.
pub async fn part(engine: &Engine, tenant: TenantId, export: BatchId, position: i64) -> Result<Option<Vec<u8>>> {
    let mut tx = engine.read().await?;
    let Some((content,)) = one!(&mut tx, (String,), sql::PART, tenant, export, position)? else { return Ok(None) };
    BASE64.decode(content).map(Some).map_err(|e| Error::Bug(format!("export {export}: {e}")))
}
