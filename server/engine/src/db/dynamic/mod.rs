//! Statements that are put together while the program runs: filters, segments, lists with columns of one's own choosing.
//!
//! Only constants of the program and the numbers of arguments ever become part of the text; whatever somebody typed is an argument. What
//! is built is checked before it runs: each table it reads or writes has to be narrowed to a tenant.

mod check;
#[cfg(test)]
mod tests;

use std::pin::Pin;

use domain::ids;
use domain::time::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::db::{Backend, Tx};
use crate::{Error, Result};

/// A value of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// An identifier.
    Uuid(Uuid),
    /// A text.
    Text(String),
    /// A number, a time.
    Int(i64),
    /// Yes or no.
    Bool(bool),
}

macro_rules! arg_of_ids {
    ($($id:ident),+ $(,)?) => { $(impl From<ids::$id> for Arg { fn from(id: ids::$id) -> Self { Self::Uuid(id.0) } })+ };
}

arg_of_ids! {
    TenantId, OrganisationId, AccountId, EventId, FieldId, FormId, PersonId, PurposeId, SegmentId, TagId, TagGroupId, AreaId, BatchId,
    ImportId, MergeId, ViewId, TaskId, InteractionId, RegistrationId, RelationshipId,
}

impl From<Uuid> for Arg {
    fn from(id: Uuid) -> Self {
        Self::Uuid(id)
    }
}
impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}
impl From<Timestamp> for Arg {
    fn from(at: Timestamp) -> Self {
        Self::Int(at.0)
    }
}
impl From<bool> for Arg {
    fn from(yes: bool) -> Self {
        Self::Bool(yes)
    }
}

/// What a statement will have given. Boxed: a future that is known to be `Send` for rows of any kind, which the compiler can't work out
/// from far away.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(&'static str),
    Arg(Arg),
}

/// A statement or a piece of one. Pieces are put together with [`Sql::append`]; arguments are numbered when it is run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sql {
    parts: Vec<Part>,
}

impl Sql {
    /// A piece that begins with a text of the program.
    #[must_use]
    pub fn new(text: &'static str) -> Self {
        Self { parts: vec![Part::Text(text)] }
    }

    /// Adds a text of the program.
    pub fn push(&mut self, text: &'static str) -> &mut Self {
        self.parts.push(Part::Text(text));
        self
    }

    /// Adds an argument: `$n` in the text.
    pub fn bind(&mut self, arg: impl Into<Arg>) -> &mut Self {
        self.parts.push(Part::Arg(arg.into()));
        self
    }

    /// Adds another piece; its arguments come after those that are there.
    pub fn append(&mut self, other: Self) -> &mut Self {
        self.parts.extend(other.parts);
        self
    }

    /// Keeps the rows found of the table called so for this transaction: whoever changes them next waits for its end, and reads what it
    /// left. SQLite lets only one write at a time anyway.
    pub fn hold(&mut self, backend: Backend, table: &'static str) -> &mut Self {
        match backend {
            Backend::Sqlite => self,
            // Not "for update": rows that refer to these may be added meanwhile.
            Backend::Postgres => self.push(" FOR NO KEY UPDATE OF ").push(table),
        }
    }

    /// Adds `($1, $2, …)`. For no values `(NULL)`, which nothing is in.
    pub fn list<A: Into<Arg>>(&mut self, values: impl IntoIterator<Item = A>) -> &mut Self {
        self.push("(");
        let mut first = true;
        for value in values {
            if !first {
                self.push(", ");
            }
            first = false;
            self.bind(value);
        }
        if first {
            self.push("NULL");
        }
        self.push(")")
    }

    /// Whether nothing was added yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The text with its arguments numbered, and the arguments in that order.
    #[must_use]
    pub fn render(&self) -> (String, Vec<&Arg>) {
        let mut text = String::new();
        let mut args = Vec::new();
        for part in &self.parts {
            match part {
                Part::Text(piece) => text.push_str(piece),
                Part::Arg(arg) => {
                    args.push(arg);
                    text.push('$');
                    text.push_str(&args.len().to_string());
                }
            }
        }
        (text, args)
    }

    /// What is to run, once it is seen that it names the tenant.
    fn checked(&self) -> Result<(String, Vec<&Arg>)> {
        let (text, args) = self.render();
        match check::unnarrowed(&text) {
            None => Ok((text, args)),
            Some(table) => Err(Error::Bug(format!("a statement does not say whose {table} it means: {text}"))),
        }
    }

    /// All rows.
    ///
    /// # Errors
    /// [`Error::Bug`] if a table is not narrowed to a tenant; if the database fails.
    pub fn all<'a, R: AnyRow + 'a>(&'a self, tx: &'a mut Tx) -> Answer<'a, Vec<R>> {
        Box::pin(self.fetch_all(tx))
    }

    async fn fetch_all<R: AnyRow>(&self, tx: &mut Tx) -> Result<Vec<R>> {
        let (text, args) = self.checked()?;
        crate::on_tx!(tx, conn => {
            let mut query = sqlx::query_as::<_, R>(AssertSqlSafe(text));
            for arg in args {
                query = match arg {
                    Arg::Uuid(id) => query.bind(*id),
                    Arg::Text(text) => query.bind(text.clone()),
                    Arg::Int(number) => query.bind(*number),
                    Arg::Bool(yes) => query.bind(*yes),
                };
            }
            query.fetch_all(conn).await
        })
        .map_err(Error::from)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`Sql::all`].
    pub async fn one<R: AnyRow>(&self, tx: &mut Tx) -> Result<Option<R>> {
        Ok(self.all(tx).await?.into_iter().next())
    }

    /// The value of a statement that always gives one row of one column.
    ///
    /// # Errors
    /// As [`Sql::all`]; if there is no row.
    pub async fn value<T>(&self, tx: &mut Tx) -> Result<T>
    where
        (T,): AnyRow,
    {
        match self.one::<(T,)>(tx).await? {
            Some((value,)) => Ok(value),
            None => Err(Error::Database(sqlx::Error::RowNotFound)),
        }
    }

    /// Runs it for its effect; gives how many rows it touched.
    ///
    /// # Errors
    /// As [`Sql::all`].
    pub fn exec<'a>(&'a self, tx: &'a mut Tx) -> Answer<'a, u64> {
        Box::pin(self.execute(tx))
    }

    async fn execute(&self, tx: &mut Tx) -> Result<u64> {
        let (text, args) = self.checked()?;
        crate::on_tx!(tx, conn => {
            let mut query = sqlx::query(AssertSqlSafe(text));
            for arg in args {
                query = match arg {
                    Arg::Uuid(id) => query.bind(*id),
                    Arg::Text(text) => query.bind(text.clone()),
                    Arg::Int(number) => query.bind(*number),
                    Arg::Bool(yes) => query.bind(*yes),
                };
            }
            query.execute(conn).await.map(|done| done.rows_affected())
        })
        .map_err(Error::from)
    }

    /// How the database would run it, a step a line: for tests that insist on an index.
    ///
    /// # Errors
    /// As [`Sql::all`].
    pub async fn plan(&self, tx: &mut Tx) -> Result<String> {
        let mut explained = match tx.backend() {
            Backend::Sqlite => Self::new("EXPLAIN QUERY PLAN "),
            Backend::Postgres => Self::new("EXPLAIN "),
        };
        explained.append(self.clone());
        let lines: Vec<String> = match tx.backend() {
            Backend::Sqlite => {
                explained.all::<(i64, i64, i64, String)>(tx).await?.into_iter().map(|(_, _, _, line)| line).collect()
            }
            Backend::Postgres => explained.all::<(String,)>(tx).await?.into_iter().map(|(line,)| line).collect(),
        };
        Ok(lines.join("\n"))
    }
}

/// A row that either database can give: everything with `#[derive(sqlx::FromRow)]`, and tuples.
pub trait AnyRow: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> {}
impl<R: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>> AnyRow for R {}
