//! The purpose wall: whatever a tree asks, it does not reach letters to an office.

use std::collections::BTreeSet;
use std::path::Path;

use domain::segments::{Ground, Join, Tree};
use proptest::test_runner::TestRunner;

use super::super::compile::where_clause;
use super::super::scope::Scope;
use super::trees;
use super::world::{self, Chance};
use crate::people::visible::Reach;

/// The tables letters and offices live in, as their migrations name them.
fn walled() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let mut out = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_string_lossy().contains("casework") {
            let text = std::fs::read_to_string(&path).unwrap();
            out.extend(text.split("CREATE TABLE ").skip(1).filter_map(|rest| rest.split_whitespace().next().map(str::to_owned)));
        }
    }
    assert!(out.contains("letter") && out.contains("correspondence"), "the tables were found");
    out
}

crate::both_databases! {
    async fn no_condition_reaches_letters(t: TestEngine) {
        let walled = walled();
        let w = world::ground(&t).await;
        let scope = Scope { tenant: t.tenant.id, reach: Reach::All, ground: Ground::default(), backend: t.engine.db.backend(), driver: None };
        let mut chance = Chance(TestRunner::deterministic());
        let mut asked = BTreeSet::new();
        for _ in 0..600 {
            let is = chance.of(trees::condition(&w, &[w.frozen]));
            let (text, _) = where_clause(&Tree::of(Join::All, vec![is.into()]), &scope).render();
            let words: BTreeSet<String> = text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect();
            asked.extend(words.iter().filter(|w| ["consent", "tagging", "registration", "interaction", "identity", "relationship"].contains(&w.as_str())).cloned());
            assert!(words.is_disjoint(&walled), "{text}");
        }
        assert_eq!(asked.len(), 6, "the conditions were there: {asked:?}");
    }
}

#[test]
fn nothing_here_speaks_of_letters() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [root.join("src/segments"), root.join("../../app/domain/src/segments")] {
        for file in std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).filter(|f| f.is_file()) {
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(!text.contains("casework::") && !text.contains("office_case"), "{} reaches into an office", file.display());
        }
    }
}
