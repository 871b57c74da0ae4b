//! What only Postgres needs.

use std::str::FromStr;
use std::time::Duration;

use domain::ids::TenantId;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{PgPool, Postgres, Transaction};

use super::Db;
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
