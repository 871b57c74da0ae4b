//! The purpose wall: nothing of casework is reachable from supporters, segments or events, or the other way round.

use std::collections::BTreeSet;
use std::path::Path;

use crate::db::statements::GROUPS;

/// What belongs to this zone.
const OURS: &[&str] = &["letter", "letter_log", "letter_mail", "office_case", "office_of", "correspondence"];
/// All that a statement of this zone may name besides: the organisations and accounts of the offices themselves.
const NEUTRAL: &[&str] = &["organisation", "organisation_closure", "access_grant", "account"];

/// The tables a statement or a migration names after the words that can only stand before a table.
fn tables(sql: &str) -> BTreeSet<&str> {
    let tokens: Vec<&str> =
        sql.split(|c: char| c.is_whitespace() || c == '(' || c == ')' || c == ',').filter(|w| !w.is_empty()).collect();
    tokens
        .windows(2)
        .filter(|pair| matches!(pair[0], "FROM" | "JOIN" | "INTO" | "UPDATE" | "REFERENCES") && pair[1] != "SET")
        .map(|pair| pair[1])
        .collect()
}

#[test]
fn statements_of_casework_name_its_own_tables_only() {
    let mut seen = 0;
    for (group, statements) in GROUPS.iter().filter(|(group, _)| group.starts_with("casework")) {
        for (name, sql) in *statements {
            seen += 1;
            for table in tables(sql) {
                assert!(OURS.contains(&table) || NEUTRAL.contains(&table), "{group}::{name} names {table}");
            }
        }
    }
    assert!(seen > 50, "the statements were found");
}

#[test]
fn no_other_statement_names_a_table_of_casework() {
    for (group, statements) in GROUPS.iter().filter(|(group, _)| !group.starts_with("casework")) {
        for (name, sql) in *statements {
            for table in tables(sql) {
                assert!(!OURS.contains(&table), "{group}::{name} names {table}");
            }
        }
    }
}

#[test]
fn no_key_leads_in_or_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let ours = path.file_name().unwrap().to_string_lossy().contains("casework");
        for line in text.lines().filter(|line| line.contains("REFERENCES ")) {
            seen += 1;
            for table in tables(line) {
                let known = OURS.contains(&table) || NEUTRAL.contains(&table) || table == "tenant";
                assert!(!ours || known, "{}: {line}", path.display());
                assert!(ours || !OURS.contains(&table), "{}: {line}", path.display());
            }
        }
    }
    assert!(seen > 20, "the keys were found");
}

#[test]
fn only_casework_reads_or_writes_letters() {
    // Mail is the one road out, and it takes nothing but the mail's own identifier back.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for feature in ["consent", "people", "signup", "events"] {
        let folder = folder.join(feature);
        let Ok(files) = std::fs::read_dir(&folder) else { continue };
        for file in files.map(|f| f.unwrap().path()).filter(|f| f.is_file()) {
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(!text.contains("casework"), "{} reaches into casework", file.display());
        }
    }
    for file in std::fs::read_dir(folder.join("casework")).unwrap().map(|f| f.unwrap().path()).filter(|f| f.is_file()) {
        let text = std::fs::read_to_string(&file).unwrap();
        for feature in ["people::", "consent::", "signup::", "events::", "interaction"] {
            assert!(!text.contains(feature), "{} reaches into {feature}", file.display());
        }
    }
}
