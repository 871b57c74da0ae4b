//! What a mistyped word may have meant: words of the vocabulary that differ by one letter, in long words by two.

use domain::tenants::Tenant;

use super::query::{Query, token};
use super::words;
use crate::Result;
use crate::db::Tx;
use crate::db::dynamic::Sql;

/// From this length on a word may have two wrong letters.
const LONG: usize = 8;
/// Most words that are tried for one.
const TRIED: usize = 12;
/// Most words of the vocabulary that are looked at for one.
const LOOKED_AT: i64 = 50_000;

/// The search with what its words may have meant as well; `None` if nothing comes to mind.
///
/// # Errors
/// If the database fails.
pub(super) async fn expand(tx: &mut Tx, tenant: &Tenant, query: &Query) -> Result<Option<Query>> {
    let mut out = query.clone();
    let mut more = false;
    for group in &mut out.groups {
        let Some(word) = group.first().and_then(|t| t.word.strip_prefix('z')).map(str::to_owned) else { continue };
        if !words::is_vocabulary(&word) {
            continue;
        }
        for near in near(tx, tenant, &word).await? {
            more = true;
            group.push(token('z', &near, false));
        }
    }
    Ok(more.then_some(out))
}

/// Words of the vocabulary near a word, the nearest first.
async fn near(tx: &mut Tx, tenant: &Tenant, word: &str) -> Result<Vec<String>> {
    let first = word.chars().take(1).collect::<String>();
    let mut sql = Sql::new("SELECT word_key FROM search_word WHERE tenant_id = ");
    sql.bind(tenant.id).push(" AND word_key >= ").bind(first.as_str()).push(" AND word_key < ").bind(format!("{first}\u{7f}"));
    sql.push(" ORDER BY word_key LIMIT ").bind(LOOKED_AT);
    let mut known: Vec<String> = sql.all::<(String,)>(tx).await?.into_iter().map(|(word,)| word).collect();
    let mut sql = Sql::new("SELECT word_key FROM search_word WHERE tenant_id = ");
    sql.bind(tenant.id).push(" AND word_key IN ").list(other_beginnings(word)).push(" ORDER BY word_key");
    known.extend(sql.all::<(String,)>(tx).await?.into_iter().map(|(word,)| word));
    let mut near: Vec<(usize, bool, String)> = known
        .into_iter()
        .filter(|known| known != word)
        .filter_map(|known| distance(word, &known).map(|(far, whole)| (far, !whole, known)))
        .collect();
    near.sort();
    near.dedup();
    Ok(near.into_iter().take(TRIED).map(|(_, _, word)| word).collect())
}

/// How many letters differ, and whether from the whole word or only from its beginning; `None` if it is too many.
fn distance(typed: &str, known: &str) -> Option<(usize, bool)> {
    let most = if typed.len() >= LONG { 2 } else { 1 };
    let whole = if typed.len().abs_diff(known.len()) <= most { strsim::osa_distance(typed, known) } else { usize::MAX };
    let begun = (typed.len().saturating_sub(1)..=typed.len().saturating_add(1))
        .filter_map(|length| known.get(..length))
        .map(|beginning| strsim::osa_distance(typed, beginning))
        .min()
        .unwrap_or(usize::MAX);
    let far = whole.min(begun);
    (far <= most).then_some((far, whole <= begun))
}

/// The word with one change at its first letter, which the range of its first letter does not hold.
fn other_beginnings(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let rest: String = letters.iter().skip(1).collect();
    let mut out = vec![rest.clone()];
    for letter in 'a'..='z' {
        out.push(format!("{letter}{rest}"));
        out.push(format!("{letter}{word}"));
    }
    if let [first, second, ..] = letters.as_slice() {
        out.push(format!("{second}{first}{}", letters.iter().skip(2).collect::<String>()));
    }
    out.sort();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_in_short_words_two_in_long_ones() {
        assert_eq!(distance("nielsn", "nielsen"), Some((1, true)));
        assert_eq!(distance("neils", "nielsen"), Some((1, false)), "a beginning with two letters swapped");
        assert_eq!(distance("anna", "berit"), None);
        assert_eq!(distance("anna", "anton"), None);
        assert_eq!(distance("christofersn", "christoffersen"), Some((2, true)));
        assert!(other_beginnings("jielsen").contains(&"nielsen".to_owned()));
    }
}
