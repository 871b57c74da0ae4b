//! Many rows into one table at once: `COPY` on Postgres, statements of some hundred rows on SQLite.

use sqlx::{AssertSqlSafe, PgConnection, SqliteConnection};
use uuid::Uuid;

use super::Tx;
use crate::Result;

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An identifier.
    Uuid(Uuid),
    /// A text, or JSON as text.
    Text(String),
    /// A word of the program.
    Word(&'static str),
    /// A number, a time.
    Int(i64),
    /// Yes or no.
    Bool(bool),
    /// Nothing.
    Null,
}

/// Rows for one table.
#[derive(Debug)]
pub struct Bulk {
    table: &'static str,
    columns: &'static [&'static str],
    values: Vec<Value>,
}

impl Bulk {
    /// No rows yet. The first column must be `tenant_id`: every table has it.
    #[must_use]
    pub const fn new(table: &'static str, columns: &'static [&'static str]) -> Self {
        Self { table, columns, values: Vec::new() }
    }

    /// Adds a row: a value per column.
    pub fn row<const N: usize>(&mut self, values: [Value; N]) {
        debug_assert_eq!(N, self.columns.len(), "{}", self.table);
        self.values.extend(values);
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        if self.columns.is_empty() { 0 } else { self.values.len() / self.columns.len() }
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Writes them all.
    ///
    /// # Errors
    /// [`crate::Error::Database`], also if one of them is there already: then the transaction must not be committed.
    pub async fn write(self, tx: &mut Tx) -> Result<()> {
        if self.values.is_empty() {
            return Ok(());
        }
        match tx {
            Tx::Sqlite(tx) => insert(tx, self).await,
            Tx::Postgres(tx) => copy(tx, self).await,
        }
    }
}

/// Values in one statement: SQLite takes 32,766.
const VALUES: usize = 8_000;

/// Writes rows in statements of some hundred each: one row a statement would spend its time between threads.
async fn insert(conn: &mut SqliteConnection, bulk: Bulk) -> Result<()> {
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

/// Writes rows the way Postgres takes them fastest.
async fn copy(conn: &mut PgConnection, bulk: Bulk) -> Result<()> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{all, exec};

    crate::both_databases! {
        async fn every_letter_arrives(t: TestEngine) {
            let mut tx = t.engine.write().await.unwrap();
            let mut bulk = Bulk::new("tag", &["tenant_id", "tag_id", "name", "name_key", "created_at", "archived_at"]);
            let names: Vec<String> = (0..700).map(|n| format!("{n}\t\\N \"a\" \n\r 'b' \\ æ {{}}")).collect();
            for (i, name) in names.iter().enumerate() {
                let at = if i % 2 == 0 { Value::Null } else { Value::Int(7) };
                bulk.row([Value::Uuid(t.tenant.id.0), Value::Uuid(t.engine.id()), Value::Text(name.clone()), Value::Text(format!("{i:04}")), Value::Int(1), at]);
            }
            bulk.write(&mut tx).await.unwrap();
            let rows = all!(&mut tx, (String, Option<i64>), "SELECT name, archived_at FROM tag WHERE tenant_id = $1 ORDER BY name_key", t.tenant.id).unwrap();
            let want: Vec<(String, Option<i64>)> = names.into_iter().enumerate().map(|(i, n)| (n, (i % 2 == 1).then_some(7))).collect();
            assert_eq!(rows, want);
            Bulk::new("tag", &["tenant_id"]).write(&mut tx).await.unwrap();
            assert_eq!(exec!(&mut tx, "DELETE FROM tag WHERE tenant_id = $1", t.tenant.id).unwrap(), 700);
        }
    }
}
