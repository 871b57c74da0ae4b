//! Bringing people in from files.
//!
//! A file is read once and kept in parts of some hundred rows in the database, so that any server can go on with it and nothing depends on a
//! disk; a job takes part after part, each in one transaction that also says how far it has come.

mod ahead;
mod cells;
mod changes;
mod csv;
mod custom;
mod field;
mod known;
mod mapping;
mod mappings;
mod meet;
mod merge;
mod own;
mod parse;
mod plan;
mod planned;
mod read;
mod rows;
mod run;
mod setup;
pub(crate) mod sql;
mod stage;
mod undo;
mod view;
mod write;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_mappings;
#[cfg(test)]
mod tests_more;
#[cfg(test)]
mod tests_own;

use std::future::Future;
use std::path::Path;
use std::pin::Pin;

use domain::access::Actor;
use domain::ids::{AccountId, ImportId, PersonId, TenantId};
use domain::imports::{ImportOptions, ImportView};
use domain::time::Timestamp;

pub use self::csv::csv;
pub use self::mappings::{forget_mapping, mappings, rename_mapping, restore_mapping, save_mapping};
pub use self::run::preview;
pub use self::setup::{Choices, choices, start, turn};
pub use self::stage::{discard_staged, stage, stage_text, temporary};
pub use self::view::{issues, recent, view};
use crate::db::Tx;
use crate::{Engine, Result, exec};

/// Work of a job, of a type the compiler need not look into.
type Work<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// Goes on with an import until its end, or until somebody stops it. What fails is tried again from where it was.
#[must_use]
pub fn work(engine: &Engine, tenant: TenantId, import: ImportId) -> Work<'_> {
    Box::pin(run::work(engine, tenant, import))
}

/// Goes on taking an import back until everything is, on somebody's behalf: the importer's if it is not said.
#[must_use]
pub fn work_back(engine: &Engine, tenant: TenantId, import: ImportId, by: Option<AccountId>) -> Work<'_> {
    Box::pin(undo::work_back(engine, tenant, import, by))
}

/// Imports a file in one go, without a job: for the command line. Columns left open are guessed, as the page does.
///
/// # Errors
/// As [`stage()`] and [`start`].
pub async fn import_file(engine: &Engine, actor: &Actor, path: &Path, options: &ImportOptions) -> Result<ImportView> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let import = stage(engine, actor, &name, path).await?;
    let mut asked = options.clone();
    if asked.columns.is_empty() {
        asked = preview(engine, actor, import, options).await?.options;
    }
    start(engine, actor, import, &asked).await?;
    work(engine, actor.tenant, import).await?;
    view(engine, actor, import).await
}

/// Removes what imports keep of a person who is erased.
///
/// # Errors
/// If the database fails.
pub(crate) async fn forget(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<()> {
    exec!(tx, sql::FORGET_ISSUES, tenant, person)?;
    exec!(tx, sql::FORGET_ROWS, tenant, person)?;
    exec!(tx, sql::FORGET_EXTERNAL, tenant, person)?;
    Ok(())
}

/// Removes files nobody imported for a week, and rows for a human after a month.
///
/// # Errors
/// If the database fails.
pub(crate) async fn sweep(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<()> {
    let week = now.plus(-7 * Timestamp::DAY);
    exec!(tx, sql::SWEEP_PARTS, tenant, week)?;
    exec!(tx, sql::SWEEP_STAGED, tenant, week)?;
    exec!(tx, sql::SWEEP_ISSUES, tenant, now.plus(-30 * Timestamp::DAY))?;
    Ok(())
}

/// For the log of a run.
#[must_use]
pub fn summary(view: &ImportView) -> String {
    let ImportId(id) = view.id;
    let c = &view.counts;
    format!("{id}: {} rows, {} created, {} updated, {} same, {} refused", c.rows, c.created, c.updated, c.same, c.refused)
}
