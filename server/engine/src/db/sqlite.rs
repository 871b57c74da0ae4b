//! What only SQLite needs.

mod stats;

use std::str::FromStr;
use std::time::Duration;

use domain::ids::TenantId;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, SqlitePool, Transaction};

use super::Db;
use super::dynamic::Sql;
use crate::error::{Error, Result};

const READERS: u32 = 8;

pub(super) async fn open(url: &str) -> Result<Db> {
    let options = SqliteConnectOptions::from_str(url)
        .map_err(|e| Error::Config(format!("the database address is not understood: {e}")))?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-16000");
    if let Some(folder) = options.get_filename().parent().filter(|p| !p.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| Error::Config(format!("can't make the folder {}: {e}", folder.display())))?;
    }
    // The one that writes holds more of the indexes, and lets the log grow to 64 MB: imports change pages everywhere, again and again.
    let writing = options.clone().pragma("cache_size", "-64000").pragma("wal_autocheckpoint", "16000");
    let write = SqlitePoolOptions::new().max_connections(1).connect_with(writing).await?;
    let read = SqlitePoolOptions::new().max_connections(READERS).connect_with(options.pragma("query_only", "on")).await?;
    Ok(Db::Sqlite { read, write })
}

/// Makes what migrations can't say: the full-text index. It keeps no text of its own and forgets what is deleted from it at once.
pub(super) async fn after_migrations(pool: &SqlitePool) -> Result<()> {
    let made: Option<(String,)> =
        sqlx::query_as("SELECT name FROM sqlite_schema WHERE name = 'person_fts'").fetch_optional(pool).await?;
    if made.is_none() {
        sqlx::query("CREATE VIRTUAL TABLE person_fts USING fts5(words, content='', detail='none', tokenize='ascii')")
            .execute(pool)
            .await?;
        sqlx::query("INSERT INTO person_fts (person_fts, rank) VALUES ('secure-delete', 1)").execute(pool).await?;
    }
    stats::seed(pool).await
}

/// See [`super::search::hits`].
pub(super) fn hits(columns: &'static str, tenant: TenantId, condition: &str) -> Sql {
    let mut sql = Sql::new("SELECT ");
    sql.push(columns).push(" FROM person_fts CROSS JOIN person_search s ON s.seq = person_fts.rowid WHERE person_fts MATCH ");
    sql.bind(condition).push(" AND s.tenant_id = ").bind(tenant);
    sql
}

/// Puts the words of new rows into the index. Left to itself SQLite goes through all rows of the tenant every time.
pub(super) fn put_in_new(tenant: TenantId, first: i64, last: i64) -> Sql {
    let mut sql = Sql::new(
        "INSERT INTO person_fts (rowid, words) SELECT seq, words FROM person_search INDEXED BY person_search_seq WHERE seq >= ",
    );
    sql.bind(first).push(" AND seq <= ").bind(last).push(" AND tenant_id = ").bind(tenant);
    sql
}

/// See [`Db::analyze`].
pub(super) async fn analyze(pool: &SqlitePool) -> Result<()> {
    stats::analyze(pool).await
}

/// The next numbers of rows of the full-text index. There is one writer, so nobody else takes them meanwhile.
pub(super) async fn search_numbers(tx: &mut Transaction<'static, Sqlite>, count: i64) -> Result<Vec<i64>> {
    let (last,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(seq), 0) FROM person_search").fetch_one(&mut **tx).await?;
    Ok((last.saturating_add(1)..=last.saturating_add(count)).collect())
}
