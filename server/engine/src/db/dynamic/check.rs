//! Whether a statement says of every table whose rows it means.

/// Tables without a tenant.
const GLOBAL: &[&str] = &["installation", "tenant_domain", "person_fts"];

/// The first table that is not narrowed by a `tenant_id`, if there is one. Each table that is named needs one mention; subqueries and
/// names given by `WITH name AS (…)` need none.
pub(super) fn unnarrowed(text: &str) -> Option<&str> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .flat_map(|word| word.split_inclusive('('))
        .filter(|w| !w.is_empty())
        .collect();
    let named: Vec<&str> = words
        .windows(3)
        .filter_map(|w| matches!(w, [_, "AS", "(" | "MATERIALIZED"]).then(|| w.first().copied()).flatten())
        .collect();
    let tables: Vec<&str> = words
        .windows(2)
        .filter_map(|pair| match pair {
            ["FROM" | "JOIN" | "UPDATE" | "INTO", table] => Some(table.trim_end_matches(['(', ')', ';'])),
            _ => None,
        })
        .filter(|table| !table.is_empty() && !table.starts_with("json") && !GLOBAL.contains(table) && !named.contains(table))
        // `DO UPDATE SET`, `FOR UPDATE SKIP` and `FOR NO KEY UPDATE OF` name no table.
        .filter(|table| !matches!(*table, "SET" | "SKIP" | "OF" | "generate_series"))
        .collect();
    let mentions = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| *word == "tenant_id").count();
    if mentions < tables.len() { tables.last().copied() } else { None }
}
