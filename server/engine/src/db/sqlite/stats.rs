//! What SQLite believes of how many rows an index finds.
//!
//! Without figures it takes an index for selective that begins with the tenant, and goes through everybody to save a sort. Figures of its own
//! (`ANALYZE`) help once a table is large; taken from a small one they mislead as soon as a million people are imported. So every index has
//! made-up figures, as of a large table, until real ones of a large table take their place.

use std::collections::BTreeMap;

use sqlx::{SqliteConnection, SqlitePool};

use crate::error::Result;

/// Rows a table is taken to have.
const ROWS: u64 = 100_000;
/// Real figures of tables with fewer rows are not trusted.
const LARGE: u64 = 20_000;
/// Columns with few different values.
const FEW: &[&str] = &[
    "state",
    "kind",
    "channel",
    "given",
    "health",
    "role",
    "source",
    "locale",
    "mailbox",
    "mark",
    "archived_at",
    "done_at",
    "ended_at",
    "seen_at",
];
/// Columns with some dozens.
const SOME: &[&str] = &[
    "organisation_id",
    "purpose_id",
    "tag_id",
    "event_id",
    "field_id",
    "form_id",
    "segment_id",
    "import_id",
    "account_id",
    "area_id",
    "country",
];

/// An index: its name, its table, whether it is unique, the place and name of a column (none for an expression).
type Column = (String, String, bool, i64, Option<String>);

/// Indexes by their name and their table: whether they are unique, and their columns.
type Indexes = BTreeMap<(String, String), (bool, Vec<Option<String>>)>;

/// Gives every index figures that has none of a large table. At every start: it takes moments, and migrations make new ones.
pub(super) async fn seed(pool: &SqlitePool) -> Result<()> {
    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
    let there: Option<(String,)> =
        sqlx::query_as("SELECT name FROM sqlite_schema WHERE name = 'sqlite_stat1'").fetch_optional(&mut *tx).await?;
    if there.is_none() {
        // Makes the table; connections that are open read it with their next statement.
        sqlx::query("ANALYZE installation").execute(&mut *tx).await?;
    }
    let known: Vec<(Option<String>, String)> = sqlx::query_as("SELECT idx, stat FROM sqlite_stat1").fetch_all(&mut *tx).await?;
    let known: BTreeMap<String, String> = known.into_iter().filter_map(|(index, stat)| Some((index?, stat))).collect();
    for ((index, table), stat) in made_up(&mut tx).await? {
        let real = known.get(&index);
        if real == Some(&stat) || real.is_some_and(|stat| rows(stat) >= LARGE) {
            continue;
        }
        sqlx::query("DELETE FROM sqlite_stat1 WHERE idx = $1").bind(&index).execute(&mut *tx).await?;
        sqlx::query("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)")
            .bind(&table)
            .bind(&index)
            .bind(&stat)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    // Read anew by this connection.
    sqlx::query("ANALYZE sqlite_schema").execute(pool).await?;
    Ok(())
}

/// Real figures, from some rows of each table.
pub(super) async fn analyze(pool: &SqlitePool) -> Result<()> {
    let mut conn = pool.acquire().await?;
    sqlx::query("PRAGMA analysis_limit = 1000").execute(&mut *conn).await?;
    sqlx::query("ANALYZE").execute(&mut *conn).await?;
    drop(conn);
    seed(pool).await
}

fn rows(stat: &str) -> u64 {
    stat.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or_default()
}

/// Figures for every index, by its name and its table.
async fn made_up(conn: &mut SqliteConnection) -> Result<BTreeMap<(String, String), String>> {
    let columns: Vec<Column> = sqlx::query_as(
        "SELECT m.name, m.tbl_name, l.\"unique\", c.seqno, c.name FROM sqlite_schema m
         JOIN pragma_index_list(m.tbl_name) l ON l.name = m.name JOIN pragma_index_info(m.name) c
         WHERE m.type = 'index' AND m.tbl_name NOT LIKE 'person_fts%' AND m.tbl_name NOT LIKE 'sqlite_%' ORDER BY m.name, c.seqno",
    )
    .fetch_all(conn)
    .await?;
    let mut indexes = Indexes::new();
    for (index, table, unique, _, column) in columns {
        let entry = indexes.entry((index, table)).or_insert((unique, Vec::new()));
        entry.1.push(column);
    }
    Ok(indexes.into_iter().map(|(name, (unique, columns))| (name, figures(unique, &columns))).collect())
}

/// How many rows there are, and how many have the same first column, the same first two, and so on.
fn figures(unique: bool, columns: &[Option<String>]) -> String {
    let mut same = ROWS;
    let mut out = vec![ROWS];
    for (place, column) in columns.iter().enumerate() {
        let column = column.as_deref().unwrap_or_default();
        same = match column {
            "tenant_id" => same,
            few if FEW.contains(&few) => same / 3,
            some if SOME.contains(&some) => same / 20,
            _ if same > 10 => 10,
            _ => same / 3,
        };
        let last = place + 1 == columns.len();
        out.push(if unique && last { 1 } else { same.max(1) });
    }
    out.iter().map(u64::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenant_narrows_nothing_and_a_person_much() {
        let names = |names: &[&str]| names.iter().map(|n| Some((*n).to_owned())).collect::<Vec<_>>();
        assert_eq!(figures(true, &names(&["tenant_id", "person_id"])), "100000 100000 1");
        assert_eq!(figures(false, &names(&["tenant_id", "kind", "address"])), "100000 100000 33333 10");
        assert_eq!(figures(false, &names(&["tenant_id", "tag_id", "person_id"])), "100000 100000 5000 10");
    }

    #[tokio::test]
    async fn a_record_is_read_by_its_person() {
        let t = crate::testing::TestEngine::sqlite().await;
        let mut tx = t.engine.read().await.unwrap();
        let crate::Tx::Sqlite(tx) = &mut tx else { panic!("another database") };
        for (statement, index) in [
            (
                "SELECT address FROM identity WHERE tenant_id = x'00' AND person_id = x'00' ORDER BY kind, position",
                "identity_person",
            ),
            ("SELECT block FROM person_key WHERE tenant_id = x'00' AND person_id = x'00'", "person_key_person"),
            (
                "SELECT given_name FROM person WHERE tenant_id = x'00' AND person_id IN (x'00', x'01') AND state = 'active'",
                "autoindex_person_1",
            ),
            (
                "SELECT given FROM consent WHERE tenant_id = x'00' AND person_id IN (x'00', x'01') ORDER BY at, consent_id",
                "consent_person",
            ),
        ] {
            let plan: Vec<(i64, i64, i64, String)> =
                sqlx::query_as(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}")))
                    .fetch_all(&mut **tx)
                    .await
                    .unwrap();
            assert!(plan.iter().any(|(.., step)| step.contains(index)), "{statement}: {plan:?}");
        }
    }
}
