//! Many rows into one table at once: `COPY` on Postgres, statements of some hundred rows on SQLite.

use uuid::Uuid;

use super::{Tx, postgres, sqlite};
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
    pub(super) table: &'static str,
    pub(super) columns: &'static [&'static str],
    pub(super) values: Vec<Value>,
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
            Tx::Sqlite(tx) => sqlite::insert(&mut **tx, self).await,
            Tx::Postgres(tx) => postgres::copy(&mut **tx, self).await,
        }
    }
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
