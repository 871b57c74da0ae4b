//! The order of what was found. It is made here and not in SQL, so that it is the same everywhere.

use std::collections::{BTreeSet, HashSet};

use domain::ids::PersonId;

use super::words;
use crate::text;

/// Somebody who was found.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Candidate {
    pub(super) person_id: PersonId,
    pub(super) name_key: String,
    pub(super) given_name: String,
    pub(super) additional_name: String,
    pub(super) family_name: String,
    pub(super) nickname: String,
}

/// The columns of a [`Candidate`], of the row called `p`.
pub(super) const COLUMNS: &str =
    "SELECT p.person_id, p.name_key, p.given_name, p.additional_name, p.family_name, p.nickname FROM ";

/// What was meant first: the words are names of theirs (better still if the first is the first), then names that begin with the words, then everything else, and last what was
/// found by other words than those typed. Within that by name. Nobody is there twice.
pub(super) fn order(typed: &str, sure: Vec<Candidate>, guessed: Vec<Candidate>, most: usize) -> Vec<Candidate> {
    let typed = words::plain(typed);
    let mut seen = HashSet::new();
    let mut all: Vec<(usize, Candidate)> = Vec::new();
    for (guess, candidates) in [(false, sure), (true, guessed)] {
        for candidate in candidates {
            if seen.insert(candidate.person_id) {
                all.push((class(&typed, &candidate, guess), candidate));
            }
        }
    }
    all.sort_by(|(a, x), (b, y)| (a, &x.name_key, x.person_id).cmp(&(b, &y.name_key, y.person_id)));
    all.into_iter().take(most).map(|(_, candidate)| candidate).collect()
}

fn class(typed: &[String], candidate: &Candidate, guess: bool) -> usize {
    let names = [&candidate.given_name, &candidate.additional_name, &candidate.family_name, &candidate.nickname];
    let names: BTreeSet<String> = names.into_iter().flat_map(|name| words::plain(&text::search_text(&[name]))).collect();
    let begun = |word: &String| names.range(word.clone()..).next().is_some_and(|name| name.starts_with(word.as_str()));
    let exact = typed.iter().filter(|word| names.contains(*word)).count();
    if guess {
        // The fewer words were mistyped the better.
        return 5 + 2 * typed.iter().filter(|word| !begun(word)).count() + usize::from(exact == 0);
    }
    let first = |name: &String| words::plain(name).first() == typed.first();
    if exact == typed.len() {
        return usize::from(![&candidate.given_name, &candidate.family_name].into_iter().any(first));
    }
    match (typed.iter().all(begun), exact) {
        (true, 1..) => 2,
        (true, 0) => 3,
        (false, _) => 4,
    }
}
