//! Rows, as a table and as a file.

use std::path::Path;

use anyhow::Context;
use serde::Serialize;

/// A row of the list. `ratio` is ours through reference; `better` says in which direction.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub group: &'static str,
    pub name: &'static str,
    pub database: &'static str,
    pub scale: &'static str,
    pub ours: f64,
    pub reference: f64,
    pub unit: &'static str,
    pub ratio: f64,
    pub better: &'static str,
    pub peak_rss_mb: f64,
    /// How many people were in the database; 0: those of the demo.
    pub people: usize,
    /// What was aimed for; said in the table only.
    #[serde(skip)]
    pub goal: f64,
}

impl Row {
    fn reached(&self) -> bool {
        if self.better == "higher" { self.ratio >= self.goal } else { self.ratio <= self.goal }
    }
}

/// The one in the middle; 0 of nothing.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// Two decimals are enough to read and to compare.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

pub(super) fn print(rows: &[Row]) {
    println!(
        "\n{:<8} {:<20} {:<9} {:>8} {:<6} {:>12} {:>12} {:<9} {:>6} {:>6}  {:>8}",
        "group", "name", "database", "people", "scale", "ours", "reference", "unit", "ratio", "goal", "RSS MB"
    );
    for row in rows {
        println!(
            "{:<8} {:<20} {:<9} {:>8} {:<6} {:>12.1} {:>12.1} {:<9} {:>6.2} {:>6.2}  {:>8.0} {}",
            row.group,
            row.name,
            row.database,
            row.people,
            row.scale,
            row.ours,
            row.reference,
            row.unit,
            row.ratio,
            row.goal,
            row.peak_rss_mb,
            if row.reached() { "" } else { "missed" }
        );
    }
}

pub(super) fn write(rows: &[Row], out: &Path) -> anyhow::Result<()> {
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    }
    std::fs::write(out, serde_json::to_string_pretty(rows)? + "\n").with_context(|| format!("can't write {}", out.display()))?;
    println!("\nWritten to {}", out.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_one_counts() {
        assert_eq!(median(vec![9.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(Vec::new()), 0.0);
        assert_eq!(rounded(0.4567), 0.46);
    }
}
