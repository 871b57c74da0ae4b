//! Bringing a database to the shape this version expects. Migrations only ever add; each is one text for both databases.

use sqlx::AssertSqlSafe;
use sqlx::PgPool;
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
    match db {
        Db::Sqlite { write, .. } => super::sqlite::after_migrations(write).await?,
        Db::Postgres(pool) => {
            sort_by_bytes(pool).await?;
            super::postgres::after_migrations(pool).await?;
        }
    }
    Ok(MIGRATOR.iter().count())
}

/// Keys to sort by are made to be compared byte by byte, as SQLite does: a database that sorts letters as people do would sort them
/// again (a Danish one puts "aalto" last). SQLite can't read `COLLATE "C"`, so no migration can say it.
async fn sort_by_bytes(pool: &PgPool) -> Result<()> {
    let columns: Vec<(String, String)> = sqlx::query_as(
        "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns
        WHERE table_schema = current_schema() AND data_type = 'text' AND column_name LIKE '%\\_key' AND collation_name IS DISTINCT FROM 'C'",
    )
    .fetch_all(pool)
    .await?;
    for (table, column) in columns {
        let change = format!("ALTER TABLE \"{table}\" ALTER COLUMN \"{column}\" TYPE TEXT COLLATE \"C\"");
        sqlx::query(AssertSqlSafe(change)).execute(pool).await?;
    }
    Ok(())
}

/// Throws everything in the database away: every table and what migrations have run.
///
/// # Errors
/// If the database refuses.
pub async fn wipe(db: &Db) -> Result<()> {
    match db {
        Db::Sqlite { write, .. } => {
            let mut conn = write.acquire().await?;
            sqlx::query("PRAGMA foreign_keys = OFF").execute(&mut *conn).await?;
            let tables: Vec<(String,)> = sqlx::query_as(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC",
            )
            .fetch_all(&mut *conn)
            .await?;
            for (table,) in tables {
                sqlx::query(AssertSqlSafe(format!("DROP TABLE IF EXISTS \"{table}\""))).execute(&mut *conn).await?;
            }
            sqlx::query("PRAGMA foreign_keys = ON").execute(&mut *conn).await?;
        }
        Db::Postgres(pool) => {
            sqlx::query("DROP SCHEMA public CASCADE").execute(pool).await?;
            sqlx::query("CREATE SCHEMA public").execute(pool).await?;
        }
    }
    Ok(())
}
