//! What only Postgres needs.

use std::str::FromStr;
use std::time::Duration;

use domain::ids::TenantId;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{PgConnection, PgPool, Postgres, Transaction};

use super::Db;
use super::bulk::{Bulk, Value};
use super::dynamic::Sql;
use crate::error::{Error, Result};

const CONNECTIONS: u32 = 16;

pub(super) async fn open(url: &str) -> Result<Db> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|_| {
            Error::Config("the Postgres address is not understood; it looks like postgres://user:password@host/name".into())
        })?
        .application_name("hustings");
    let pool =
        PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(Duration::from_secs(10)).connect_with(options).await?;
    Ok(Db::Postgres(pool))
}

/// Makes what migrations can't say: the full-text index and the numbers of its rows.
pub(super) async fn after_migrations(pool: &PgPool) -> Result<()> {
    sqlx::query("CREATE SEQUENCE IF NOT EXISTS person_search_number").execute(pool).await?;
    sqlx::query(
        "CREATE INDEX IF NOT EXISTS person_search_words ON person_search USING gin (array_to_tsvector(string_to_array(words, ' ')))",
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// See [`super::search::hits`].
pub(super) fn hits(columns: &'static str, tenant: TenantId, condition: &str) -> Sql {
    let mut sql = Sql::new("SELECT ");
    sql.push(columns).push(" FROM person_search s WHERE array_to_tsvector(string_to_array(s.words, ' ')) @@ CAST(");
    sql.bind(condition).push(" AS tsquery) AND s.tenant_id = ").bind(tenant);
    sql
}

/// The next numbers of rows of the full-text index.
pub(super) async fn search_numbers(tx: &mut Transaction<'static, Postgres>, count: i64) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = sqlx::query_as("SELECT nextval('person_search_number') FROM generate_series(1, $1)")
        .bind(count)
        .fetch_all(&mut **tx)
        .await?;
    Ok(rows.into_iter().map(|(number,)| number).collect())
}

/// Writes rows the way Postgres takes them fastest.
pub(super) async fn copy(conn: &mut PgConnection, bulk: Bulk) -> Result<()> {
    let mut text = String::with_capacity(bulk.values.len() * 16);
    for row in bulk.values.chunks(bulk.columns.len().max(1)) {
        for (i, value) in row.iter().enumerate() {
            if i > 0 {
                text.push('\t');
            }
            match value {
                Value::Uuid(id) => text.push_str(&id.to_string()),
                Value::Text(content) => escape(content, &mut text),
                Value::Word(word) => text.push_str(word),
                Value::Int(number) => text.push_str(&number.to_string()),
                Value::Bool(yes) => text.push(if *yes { 't' } else { 'f' }),
                Value::Null => text.push_str("\\N"),
            }
        }
        text.push('\n');
    }
    let statement = format!("COPY {} ({}) FROM STDIN", bulk.table, bulk.columns.join(", "));
    let mut copy = conn.copy_in_raw(&statement).await?;
    copy.send(text.into_bytes()).await?;
    copy.finish().await?;
    Ok(())
}

/// The four letters that mean something in the text of a `COPY`.
fn escape(content: &str, out: &mut String) {
    let mut rest = content;
    while let Some(at) = rest.find(['\\', '\t', '\n', '\r']) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        out.push_str(match special.as_bytes().first() {
            Some(b'\t') => "\\t",
            Some(b'\n') => "\\n",
            Some(b'\r') => "\\r",
            _ => "\\\\",
        });
        rest = special.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}
