//! Whole rows as JSON, and back: what a change of many tables needs that has to be taken back to the letter.
//!
//! Names of tables and columns are constants of the program or come from the database's own description of its tables.

use domain::ids::{PersonId, TenantId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sqlx::AssertSqlSafe;

use super::{Backend, Tx};
use crate::{Error, Result, all, exec};

/// A table that speaks of people.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The columns that name people.
    pub people: &'static [&'static str],
    /// What its rows are told apart by, besides the tenant.
    pub key: &'static [&'static str],
}

/// A row of a table, by the names of its columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Table.
    pub table: String,
    /// Row.
    pub row: Map<String, Value>,
}

/// What is special about a column on its way to JSON and back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing.
    Plain,
    /// SQLite keeps identifiers as bytes.
    Id,
    /// On Postgres a document travels as text: `null` in one is not the same as none.
    Document,
}

type Column = (String, Kind);

async fn columns(tx: &mut Tx, table: &str) -> Result<Vec<Column>> {
    let sql = match tx {
        Tx::Sqlite(_) => format!("SELECT name, type FROM pragma_table_info('{table}') WHERE type <> '' ORDER BY cid"),
        Tx::Postgres(_) => format!(
            "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY ordinal_position"
        ),
    };
    let kind = |word: &str| match word {
        "UUID" => Kind::Id,
        "jsonb" => Kind::Document,
        _ => Kind::Plain,
    };
    Ok(all!(tx, (String, String), AssertSqlSafe(sql))?.into_iter().map(|(name, word)| (name, kind(&word))).collect())
}

/// Every row of a table that names one of two people.
///
/// # Errors
/// If the database fails.
pub async fn read(tx: &mut Tx, tenant: TenantId, table: &Table, a: PersonId, b: PersonId) -> Result<Vec<Kept>> {
    let named: Vec<String> = table.people.iter().map(|column| format!("t.{column} IN ($2, $3)")).collect();
    let columns = columns(tx, table.name).await?;
    let backend = tx.backend();
    let shown: Vec<String> = columns
        .iter()
        .filter(|(_, kind)| backend == Backend::Sqlite || *kind == Kind::Document)
        .map(|(name, kind)| match kind {
            Kind::Plain => format!("'{name}', t.{name}"),
            Kind::Id => format!("'{name}', CASE WHEN t.{name} IS NULL THEN NULL ELSE hex(t.{name}) END"),
            Kind::Document => format!("'{name}', CAST(t.{name} AS TEXT)"),
        })
        .collect();
    let shown = match backend {
        Backend::Postgres => format!("CAST(to_jsonb(t) || jsonb_build_object({}) AS TEXT)", shown.join(", ")),
        Backend::Sqlite => format!("json_object({})", shown.join(", ")),
    };
    let sql = format!("SELECT {shown} FROM {} t WHERE t.tenant_id = $1 AND ({})", table.name, named.join(" OR "));
    let rows = all!(tx, (String,), AssertSqlSafe(sql), tenant, a, b)?;
    rows.into_iter().map(|(text,)| Ok(Kept { table: table.name.to_owned(), row: serde_json::from_str(&text)? })).collect()
}

/// What a kept row may have in it: nothing but names of columns as migrations write them.
fn checked(row: &Map<String, Value>) -> Result<Vec<&str>> {
    let plain =
        |name: &&String| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if row.keys().all(|name| plain(&name)) {
        Ok(row.keys().map(String::as_str).collect())
    } else {
        Err(Error::Bug("a column has no such name".into()))
    }
}

/// How the value of a column is read out of `$1`.
fn value(backend: Backend, column: &str, columns: &[Column]) -> String {
    let kind = columns.iter().find(|(name, _)| name == column).map_or(Kind::Plain, |(_, kind)| *kind);
    match (backend, kind) {
        (Backend::Postgres, Kind::Document) => format!("CAST(r.{column} #>> '{{}}' AS JSONB)"),
        (Backend::Postgres, _) => format!("r.{column}"),
        (Backend::Sqlite, Kind::Id) => format!("unhex(json_extract($1, '$.{column}'))"),
        (Backend::Sqlite, _) => format!("json_extract($1, '$.{column}')"),
    }
}

/// `tenant_id` and the key of a table are those of the row in `$1`.
fn same_key(backend: Backend, table: &Table, columns: &[Column]) -> String {
    let parts: Vec<String> = std::iter::once(&"tenant_id")
        .chain(table.key)
        .map(|key| format!("{}.{key} = {}", table.name, value(backend, key, columns)))
        .collect();
    parts.join(" AND ")
}

/// The row in `$1` as a row of the table: what Postgres reads the values from.
fn populated(backend: Backend, word: &str, table: &Table) -> String {
    match backend {
        Backend::Postgres => format!(" {word} jsonb_populate_record(NULL::{}, CAST($1 AS JSONB)) r", table.name),
        Backend::Sqlite => String::new(),
    }
}

async fn run(tx: &mut Tx, sql: String, row: &Map<String, Value>) -> Result<u64> {
    exec!(tx, AssertSqlSafe(sql), serde_json::to_string(row)?)
}

/// Adds a row; those of its columns that it does not name get what the table gives by itself.
///
/// # Errors
/// If the database fails or refuses.
pub async fn insert(tx: &mut Tx, table: &Table, row: &Map<String, Value>) -> Result<()> {
    let (backend, columns) = (tx.backend(), columns(tx, table.name).await?);
    let names = checked(row)?;
    let values: Vec<String> = names.iter().map(|name| value(backend, name, &columns)).collect();
    let from = populated(backend, "FROM", table);
    run(tx, format!("INSERT INTO {} ({}) SELECT {}{from}", table.name, names.join(", "), values.join(", ")), row).await?;
    Ok(())
}

/// Makes the row with this key what it was; gives whether there is one.
///
/// # Errors
/// If the database fails or refuses.
pub async fn update(tx: &mut Tx, table: &Table, row: &Map<String, Value>) -> Result<bool> {
    let (backend, columns) = (tx.backend(), columns(tx, table.name).await?);
    let set: Vec<String> = checked(row)?.iter().map(|name| format!("{name} = {}", value(backend, name, &columns))).collect();
    let from = populated(backend, "FROM", table);
    let sql = format!("UPDATE {} SET {}{from} WHERE {}", table.name, set.join(", "), same_key(backend, table, &columns));
    Ok(run(tx, sql, row).await? > 0)
}

/// Removes the row with this key; gives whether there was one.
///
/// # Errors
/// If the database fails or refuses.
pub async fn delete(tx: &mut Tx, table: &Table, row: &Map<String, Value>) -> Result<bool> {
    let (backend, columns) = (tx.backend(), columns(tx, table.name).await?);
    checked(row)?;
    let using = populated(backend, "USING", table);
    let sql = format!("DELETE FROM {}{using} WHERE {}", table.name, same_key(backend, table, &columns));
    Ok(run(tx, sql, row).await? > 0)
}
