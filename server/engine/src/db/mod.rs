//! Two databases, one text.
//!
//! Every statement is one portable text run by whichever database is open. [`Tx`] is the only way to reach it: a write
//! transaction holds SQLite's single write connection (`BEGIN IMMEDIATE`) or a Postgres connection.

pub mod bulk;
pub mod dynamic;
mod macros;
pub mod migrate;
mod postgres;
pub mod rows;
pub(crate) mod search;
mod sqlite;
#[cfg(test)]
pub(crate) mod statements;

use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::error::{Error, Result};

/// An open database.
#[derive(Debug, Clone)]
pub enum Db {
    /// The embedded database: one writer, several readers on one file.
    Sqlite {
        /// Pool of reading connections.
        read: SqlitePool,
        /// Pool of exactly one writing connection.
        write: SqlitePool,
    },
    /// A Postgres server.
    Postgres(PgPool),
}

/// Which database is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// SQLite.
    Sqlite,
    /// Postgres.
    Postgres,
}

impl Backend {
    /// Lower-case name, as used in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// A transaction on either database. Dropped without [`Tx::commit`] it changes nothing.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On Postgres.
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// Opens the database a URL names: `sqlite:PATH` (the file is made if it is missing) or `postgres://…`.
    ///
    /// # Errors
    /// [`Error::Config`] if the URL is of neither kind, [`Error::Database`] if the database can't be reached.
    pub async fn open(url: &str) -> Result<Self> {
        if url.starts_with("sqlite:") {
            sqlite::open(url).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            postgres::open(url).await
        } else {
            Err(Error::Config("the database address must start with sqlite: or postgres://".into()))
        }
    }

    /// Which database this is.
    #[must_use]
    pub const fn backend(&self) -> Backend {
        match self {
            Self::Sqlite { .. } => Backend::Sqlite,
            Self::Postgres(_) => Backend::Postgres,
        }
    }

    /// Begins a transaction that only reads.
    ///
    /// # Errors
    /// [`Error::Database`] if no connection is to be had.
    pub async fn read(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { read, .. } => Tx::Sqlite(read.begin_with("BEGIN DEFERRED").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin_with("BEGIN").await?),
        })
    }

    /// Begins a transaction that writes.
    ///
    /// # Errors
    /// [`Error::Database`] if no connection is to be had.
    pub async fn write(&self) -> Result<Tx> {
        Ok(match self {
            // Immediate: an upgrade from reading to writing fails at once under load, whatever the busy timeout.
            Self::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin_with("BEGIN").await?),
        })
    }

    /// Has the database look at what is in it, so that it chooses its indexes by that: after very much was added.
    ///
    /// # Errors
    /// [`Error::Database`] if it can't be written to.
    pub async fn analyze(&self) -> Result<()> {
        match self {
            Self::Sqlite { write, .. } => sqlite::analyze(write).await,
            Self::Postgres(pool) => {
                sqlx::query("ANALYZE").execute(pool).await?;
                Ok(())
            }
        }
    }

    /// Closes all connections, waiting for those in use.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Makes everything done in this transaction last.
    ///
    /// # Errors
    /// [`Error::Database`] if the database refuses; then nothing was changed.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Which database this is on.
    #[must_use]
    pub const fn backend(&self) -> Backend {
        match self {
            Self::Sqlite(_) => Backend::Sqlite,
            Self::Postgres(_) => Backend::Postgres,
        }
    }
}
