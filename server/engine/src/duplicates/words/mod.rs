//! Tables of words, kept as plain text beside the code.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::plain;

/// First names and the groups they belong to.
static NICKNAMES: LazyLock<HashMap<String, Vec<u16>>> = LazyLock::new(|| {
    let mut out: HashMap<String, Vec<u16>> = HashMap::new();
    for (group, line) in (0_u16..).zip(lines(include_str!("nicknames.txt"))) {
        for name in line.split_whitespace() {
            out.entry(plain::token(name)).or_default().push(group);
        }
    }
    out
});

/// The full name of each group.
static ROOTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    lines(include_str!("nicknames.txt")).filter_map(|line| line.split_whitespace().next()).map(plain::token).collect()
});

/// Words that any street may have in its name.
static STREETS: LazyLock<HashSet<String>> =
    LazyLock::new(|| lines(include_str!("streets.txt")).flat_map(str::split_whitespace).map(str::to_owned).collect());

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether one of two first names, in plain letters, may be short for the other, or both for a third.
pub(super) fn same_root(a: &str, b: &str) -> bool {
    match (NICKNAMES.get(a), NICKNAMES.get(b)) {
        (Some(a), Some(b)) => a.iter().any(|group| b.contains(group)),
        _ => false,
    }
}

/// The full name a first name in plain letters is most often short for; itself if it is short for none.
pub(super) fn root(name: &str) -> &str {
    let group = NICKNAMES.get(name).and_then(|groups| groups.first());
    group.and_then(|group| ROOTS.get(usize::from(*group))).map_or(name, String::as_str)
}

/// Whether a folded word may be in the name of any street.
pub(super) fn in_any_street(word: &str) -> bool {
    STREETS.contains(word)
}
