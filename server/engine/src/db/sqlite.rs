//! What only SQLite needs.

use std::str::FromStr;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use sqlx::{AssertSqlSafe, SqliteConnection};

use super::Db;
use super::bulk::{Bulk, Value};
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
    let write = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
    let read = SqlitePoolOptions::new().max_connections(READERS).connect_with(options.pragma("query_only", "on")).await?;
    Ok(Db::Sqlite { read, write })
}

/// Values in one statement: SQLite takes 32,766.
const VALUES: usize = 8_000;

/// Writes rows in statements of some hundred each: one row a statement would spend its time between threads.
pub(super) async fn insert(conn: &mut SqliteConnection, bulk: Bulk) -> Result<()> {
    let width = bulk.columns.len();
    let block = (VALUES / width.max(1)).max(1) * width;
    let mut full = String::new();
    let mut values = bulk.values;
    while !values.is_empty() {
        let rest = values.split_off(values.len().min(block));
        let text = if values.len() == block {
            if full.is_empty() {
                full = statement(bulk.table, bulk.columns, block / width);
            }
            full.clone()
        } else {
            statement(bulk.table, bulk.columns, values.len() / width)
        };
        let whole = values.len() == block;
        let mut query = sqlx::query(AssertSqlSafe(text)).persistent(whole);
        for value in values {
            query = match value {
                Value::Uuid(id) => query.bind(id),
                Value::Text(text) => query.bind(text),
                Value::Word(word) => query.bind(word),
                Value::Int(number) => query.bind(number),
                Value::Bool(yes) => query.bind(yes),
                Value::Null => query.bind(None::<i64>),
            };
        }
        query.execute(&mut *conn).await?;
        values = rest;
    }
    Ok(())
}

fn statement(table: &str, columns: &[&str], rows: usize) -> String {
    let mut text = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
    let row = format!("({})", vec!["?"; columns.len()].join(","));
    for n in 0..rows {
        if n > 0 {
            text.push(',');
        }
        text.push_str(&row);
    }
    text
}
