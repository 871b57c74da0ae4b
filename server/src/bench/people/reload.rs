//! How long a database itself needs for the same rows in the same tables with the same indexes and keys: what an import is measured against.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;
use futures_util::StreamExt;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Copies every table that is empty in `empty` from `full`, in one transaction. Gives the time and the number of rows.
pub(super) async fn sqlite(full: &Path, empty: &Path) -> anyhow::Result<(Duration, i64)> {
    let options = SqliteConnectOptions::new()
        .filename(empty)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true)
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-64000");
    let mut conn = options.connect().await?;
    conn.execute(AssertSqlSafe(format!("ATTACH DATABASE '{}' AS ours", full.display()))).await?;
    // In the order they were made: what a key points at is there before.
    let tables: Vec<(String, bool)> = sqlx::query_as(
        "SELECT name, sql LIKE 'CREATE VIRTUAL%' FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )
    .fetch_all(&mut conn)
    .await?;
    let (mut plain, mut rows) = (Vec::new(), 0);
    for (table, is_virtual) in &tables {
        let shadow = tables.iter().any(|(other, is_virtual)| *is_virtual && table.starts_with(&format!("{other}_")));
        if shadow {
            continue;
        }
        let count = |schema: &str| format!("SELECT COUNT(*) FROM {schema}.\"{table}\"");
        let before: i64 = sqlx::query_scalar(AssertSqlSafe(count("main"))).fetch_one(&mut conn).await?;
        let after: i64 = sqlx::query_scalar(AssertSqlSafe(count("ours"))).fetch_one(&mut conn).await?;
        if before == 0 && after > 0 {
            rows += after;
            plain.push(if *is_virtual {
                // The full-text index keeps no text: its words are in the table beside it.
                format!("INSERT INTO main.\"{table}\" (rowid, words) SELECT seq, words FROM main.person_search")
            } else {
                format!("INSERT INTO main.\"{table}\" SELECT * FROM ours.\"{table}\"")
            });
        }
    }
    let start = Instant::now();
    let mut tx = conn.begin().await?;
    for statement in plain {
        tx.execute(AssertSqlSafe(statement.clone())).await.with_context(|| statement)?;
    }
    tx.commit().await?;
    let took = start.elapsed();
    conn.close().await?;
    Ok((took, rows))
}

/// The same with `COPY`, from a file per table.
pub(super) async fn postgres(full: &str, empty: &str, folder: &Path) -> anyhow::Result<(Duration, i64)> {
    let (mut from, mut to) = (PgConnection::connect(full).await?, PgConnection::connect(empty).await?);
    let tables: Vec<(String,)> = sqlx::query_as(
        "SELECT CAST(relname AS TEXT) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY oid",
    )
    .fetch_all(&mut from)
    .await?;
    let (mut files, mut rows) = (Vec::new(), 0);
    for (table,) in tables {
        let count = format!("SELECT COUNT(*) FROM \"{table}\"");
        let before: i64 = sqlx::query_scalar(AssertSqlSafe(count.clone())).fetch_one(&mut to).await?;
        let after: i64 = sqlx::query_scalar(AssertSqlSafe(count)).fetch_one(&mut from).await?;
        if before > 0 || after == 0 {
            continue;
        }
        rows += after;
        let path = folder.join(&table);
        let mut file = tokio::fs::File::create(&path).await?;
        let statement = format!("COPY \"{table}\" TO STDOUT (FORMAT binary)");
        let mut stream = from.copy_out_raw(&statement).await?;
        while let Some(piece) = stream.next().await {
            file.write_all(&piece?).await?;
        }
        file.flush().await?;
        files.push((table, path));
    }
    let start = Instant::now();
    to.execute("BEGIN").await?;
    for (table, path) in files {
        let mut copy = to.copy_in_raw(&format!("COPY \"{table}\" FROM STDIN (FORMAT binary)")).await?;
        let mut file = tokio::fs::File::open(&path).await?;
        let mut piece = vec![0; 1 << 20];
        loop {
            let read = file.read(&mut piece).await?;
            if read == 0 {
                break;
            }
            copy.send(piece.get(..read).unwrap_or_default()).await?;
        }
        copy.finish().await.with_context(|| table)?;
    }
    to.execute("COMMIT").await?;
    Ok((start.elapsed(), rows))
}
