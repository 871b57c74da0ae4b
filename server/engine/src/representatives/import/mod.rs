//! Importing people, boundaries, postcodes and crosswalks: a preview that changes nothing, and a run that can be repeated.

mod boundaries;
mod corrections;
mod plan;
mod popolo;
mod prepare;
mod records;
pub(crate) mod sql;
mod staged;
mod tables;
#[cfg(test)]
mod tests;

use domain::ids::{ImportId, TenantId};
use domain::representatives::import::{ImportOptions, Preview, Report};

use self::plan::Progress;
use self::prepare::{Prepared, prepare};
pub use self::staged::{preview_staged, recent, run_staged, stage, start, view};
use super::links;
use crate::{Engine, Result};

/// Says what a file would change. A file that cannot be used is no error: the preview says why.
///
/// # Errors
/// If the database fails.
pub async fn preview(engine: &Engine, tenant: TenantId, bytes: &[u8], options: &ImportOptions) -> Result<Preview> {
    let mut tx = engine.read().await?;
    Ok(match prepare(engine, &mut tx, tenant, bytes, options).await? {
        Ok(p) => Preview {
            changes: p.changes(),
            options: p.options,
            fault: None,
            columns: p.columns,
            samples: p.samples,
            issues: p.issues,
        },
        Err(unusable) => Preview {
            options: options.clone(),
            fault: Some(unusable.fault),
            columns: unusable.columns,
            samples: unusable.samples,
            ..Preview::default()
        },
    })
}

/// Imports a file. Importing the same file again changes nothing.
///
/// # Errors
/// If the database fails; what was written until then stays, and the next run does the rest.
pub async fn import_file(engine: &Engine, tenant: TenantId, bytes: &[u8], options: &ImportOptions) -> Result<Report> {
    run(engine, tenant, bytes, options, None).await
}

async fn run(
    engine: &Engine,
    tenant: TenantId,
    bytes: &[u8],
    options: &ImportOptions,
    import: Option<ImportId>,
) -> Result<Report> {
    let prepared = {
        let mut tx = engine.read().await?;
        prepare(engine, &mut tx, tenant, bytes, options).await?
    };
    let prepared: Prepared = match prepared {
        Ok(p) => p,
        Err(unusable) => return Ok(Report { fault: Some(unusable.fault), ..Report::default() }),
    };
    let mut progress = Progress::new(engine, tenant, import, prepared.steps());
    prepared.apply(&mut progress).await?;
    let (leftovers, _) = links::refresh(engine, tenant).await?;
    Ok(Report { changes: prepared.changes(), issues: prepared.issues, leftovers, fault: None })
}
