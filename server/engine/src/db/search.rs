//! What the full-text index of each database is asked and told, in one shape for both.

use domain::ids::{PersonId, TenantId};

use super::dynamic::Sql;
use super::{Backend, Tx, postgres, sqlite};
use crate::Result;

/// `SELECT columns FROM …` of the rows `s` of `person_search` that meet a condition on words; the text goes on with ` AND …`.
/// The condition is written as the database's index reads it.
pub(crate) fn hits(backend: Backend, columns: &'static str, tenant: TenantId, condition: &str) -> Sql {
    match backend {
        Backend::Sqlite => sqlite::hits(columns, tenant, condition),
        Backend::Postgres => postgres::hits(columns, tenant, condition),
    }
}

/// The next numbers of rows.
///
/// # Errors
/// If the database fails.
pub(crate) async fn numbers(tx: &mut Tx, count: i64) -> Result<Vec<i64>> {
    if count == 0 {
        return Ok(Vec::new());
    }
    match tx {
        Tx::Sqlite(tx) => sqlite::search_numbers(tx, count).await,
        Tx::Postgres(tx) => postgres::search_numbers(tx, count).await,
    }
}

/// Before words change: takes the words of these people, as `person_search` has them, out of the index.
///
/// # Errors
/// If the database fails.
pub(crate) async fn take_out(tx: &mut Tx, tenant: TenantId, people: &[PersonId]) -> Result<()> {
    // Postgres keeps its index up to date by itself.
    if tx.backend() == Backend::Postgres || people.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new(
        "INSERT INTO person_fts (person_fts, rowid, words) SELECT 'delete', seq, words FROM person_search WHERE tenant_id = ",
    );
    sql.bind(tenant).push(" AND person_id IN ").list(people.iter().copied()).exec(tx).await.map(drop)
}

/// After words changed: puts the words of these people, as `person_search` has them, into the index.
///
/// # Errors
/// If the database fails.
pub(crate) async fn put_in(tx: &mut Tx, tenant: TenantId, people: &[PersonId]) -> Result<()> {
    if tx.backend() == Backend::Postgres || people.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new("INSERT INTO person_fts (rowid, words) SELECT seq, words FROM person_search WHERE tenant_id = ");
    sql.bind(tenant).push(" AND person_id IN ").list(people.iter().copied()).exec(tx).await.map(drop)
}

/// The same for rows that are new, by their numbers, the first and the last included.
///
/// # Errors
/// If the database fails.
pub(crate) async fn put_in_new(tx: &mut Tx, tenant: TenantId, first: i64, last: i64) -> Result<()> {
    if tx.backend() == Backend::Postgres {
        return Ok(());
    }
    sqlite::put_in_new(tenant, first, last).exec(tx).await.map(drop)
}
