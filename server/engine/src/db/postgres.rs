//! What only Postgres needs.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use sqlx::PgConnection;

use super::Db;
use super::bulk::{Bulk, Value};
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
