//! Bringing a database to the shape this version expects. Migrations only ever add; each is one text for both databases.

use sqlx::migrate::Migrator;

use super::Db;
use crate::error::{Error, Result};

static MIGRATOR: Migrator = sqlx::migrate!("../../migrations");

/// Runs the migrations that are missing. Gives how many are in force afterwards.
///
/// # Errors
/// [`Error::Migration`] if one fails or the database was made by a newer version.
pub async fn run(db: &Db) -> Result<usize> {
    let done = match db {
        Db::Sqlite { write, .. } => MIGRATOR.run(write).await,
        Db::Postgres(pool) => MIGRATOR.run(pool).await,
    };
    done.map_err(|e| Error::Migration(e.to_string()))?;
    Ok(MIGRATOR.iter().count())
}
