use std::collections::BTreeSet;
use std::path::Path;

use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};

use super::GROUPS;
use crate::db::Tx;

/// Tables without a tenant: what the installation itself needs before it knows whose request it is.
const GLOBAL_TABLES: &[&str] = &["installation", "tenant_domain"];

crate::both_databases! {
    async fn every_statement_prepares(t: TestEngine) {
        let mut tx = t.engine.read().await.unwrap();
        let mut failed = Vec::new();
        for (group, statements) in GROUPS {
            for (name, sql) in *statements {
                let sql = AssertSqlSafe(*sql).into_sql_str();
                let outcome = match &mut tx {
                    Tx::Sqlite(tx) => (&mut **tx).prepare(sql).await.map(drop),
                    Tx::Postgres(tx) => (&mut **tx).prepare(sql).await.map(drop),
                };
                if let Err(e) = outcome {
                    failed.push(format!("{group}::{name}: {e}"));
                    tx = t.engine.read().await.unwrap();
                }
            }
        }
        assert!(failed.is_empty(), "{}", failed.join("\n"));
    }
}

#[test]
fn every_statement_on_a_tenant_table_names_the_tenant() {
    for (group, statements) in GROUPS {
        for (name, sql) in *statements {
            let words: BTreeSet<&str> = sql.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            let only_global = GLOBAL_TABLES.iter().any(|t| words.contains(t)) && !words.contains("tenant");
            assert!(only_global || words.contains("tenant_id"), "{group}::{name} does not name tenant_id: {sql}");
        }
    }
}

#[test]
fn every_file_with_statements_is_listed() {
    fn count(folder: &Path) -> usize {
        std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                if path.is_dir() {
                    return count(&path);
                }
                let text = std::fs::read_to_string(&path).unwrap();
                usize::from(text.lines().any(|line| line.starts_with("queries! {") || line.starts_with("crate::queries! {")))
            })
            .sum()
    }
    let files = count(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert_eq!(files, GROUPS.len(), "add every file with queries! to GROUPS");
}
