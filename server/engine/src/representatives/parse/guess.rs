//! Guessing which property or column is what, and reading a cell by a column's name or by a pattern of several.

use std::collections::BTreeSet;

use domain::representatives::import::{Fault, FaultKind};

use super::{code, fault};

/// The value of a column, or of a pattern such as `{state}-{district}`; `None` if it (or any column of the pattern) is empty.
pub fn value<'a>(column: &str, get: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    let filled = |c: &str| get(c).map(str::trim).filter(|v| !v.is_empty());
    if !column.contains('{') {
        return filled(column).map(str::to_owned);
    }
    let mut out = String::new();
    for (i, piece) in column.split('{').enumerate() {
        if i == 0 {
            out.push_str(piece);
            continue;
        }
        let (name, after) = piece.split_once('}')?;
        out.push_str(filled(name)?);
        out.push_str(after);
    }
    Some(out)
}

/// The columns that a name or pattern needs.
#[must_use]
pub fn needed(column: &str) -> Vec<&str> {
    if column.contains('{') { column.split('{').skip(1).filter_map(|p| p.split('}').next()).collect() } else { vec![column] }
}

/// Checks that the columns of a name or pattern are there.
///
/// # Errors
/// [`FaultKind::NoSuchColumn`] with the column that is not.
pub fn exists(column: &str, columns: &[String]) -> Result<(), Fault> {
    match needed(column).into_iter().find(|n| !columns.iter().any(|c| c == n)) {
        Some(missing) => Err(fault(FaultKind::NoSuchColumn, missing)),
        None => Ok(()),
    }
}

/// The column that is called one of the words, tried in order: exactly, then as part of a longer name.
#[must_use]
pub fn called(columns: &[String], words: &[&str]) -> Option<String> {
    let key = |c: &String| code::name_key(c).replace(' ', "");
    let exact = words.iter().find_map(|w| columns.iter().find(|c| key(c) == **w));
    exact.or_else(|| words.iter().filter(|w| w.len() > 2).find_map(|w| columns.iter().find(|c| key(c).contains(w)))).cloned()
}

/// The property that looks like a code: by its name, then by being there for all, short, without blanks and telling rows apart.
pub fn code(columns: &[String], values: impl Fn(&str) -> Vec<String>) -> Option<String> {
    const WORDS: &[&str] = &[
        "code",
        "kode",
        "codigo",
        "koodi",
        "gss",
        "insee",
        "sigla",
        "lau",
        "nuts",
        "postalcode",
        "zip",
        "postnummer",
        "iso",
        "id",
    ];
    let score = |column: &String| {
        let all = values(column);
        let filled: Vec<&String> = all.iter().filter(|v| !v.is_empty()).collect();
        if filled.is_empty() || filled.len() * 2 < all.len() || filled.iter().any(|v| v.len() > 40) {
            return None;
        }
        let distinct: BTreeSet<&&String> = filled.iter().collect();
        let key = code::name_key(column).replace(' ', "");
        // The number a database gave a row is no code, though it tells rows apart better than any.
        let named = WORDS.iter().position(|w| if *w == "id" { key == "id" } else { key.starts_with(w) || key.ends_with(w) });
        let blank = filled.iter().any(|v| v.contains(' '));
        let serial = distinct.len() == all.len() && filled.first().is_some_and(|v| v.as_str() == "1") && key.ends_with("id");
        (named.is_some() || !blank)
            .then(|| (!serial, named.is_some(), !blank, distinct.len(), WORDS.len() - named.unwrap_or(WORDS.len())))
    };
    columns
        .iter()
        .filter_map(|c| Some((score(c)?, c)))
        .max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, c)| c.clone())
}

/// The property that looks like a name.
pub fn name(columns: &[String], values: impl Fn(&str) -> Vec<String>) -> Option<String> {
    const WORDS: &[&str] = &["name", "nom", "navn", "nome", "nimi", "label", "labeldk", "district", "title"];
    called(columns, WORDS).filter(|c| values(c).iter().any(|v| v.chars().any(char::is_alphabetic))).or_else(|| {
        let letters =
            |c: &&String| values(c).iter().filter(|v| v.chars().any(char::is_alphabetic) && v.chars().count() > 2).count();
        columns.iter().filter(|c| letters(c) > 0).max_by_key(letters).cloned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_join_columns() {
        let get = |c: &str| match c {
            "state" => Some("AL"),
            "cd" => Some("3"),
            "empty" => Some(" "),
            _ => None,
        };
        assert_eq!(value("{state}-{cd}", get).as_deref(), Some("AL-3"));
        assert_eq!(value("cd", get).as_deref(), Some("3"));
        assert_eq!(value("{state}-{empty}", get), None);
        assert_eq!(value("{state", get), None, "not closed");
        assert_eq!(exists("{state}-{x}", &["state".into()]).unwrap_err().detail, "x");
    }

    #[test]
    fn codes_are_guessed_by_name_and_by_content() {
        let columns: Vec<String> = ["cartodb_id", "codigo_ibg", "name", "sigla"].map(Into::into).into();
        let values = |c: &str| {
            match c {
                "cartodb_id" => vec!["1", "2"],
                "codigo_ibg" => vec!["12", "27"],
                "name" => vec!["Acre", "Alagoas"],
                _ => vec!["AC", "AL"],
            }
            .into_iter()
            .map(String::from)
            .collect()
        };
        assert_eq!(name(&columns, values).as_deref(), Some("name"));
        assert_eq!(code(&columns, values).as_deref(), Some("codigo_ibg"));
    }
}
