//! E-mail addresses in a cell.
//!
//! What is run together, has a part missing or looks like a riddle is for a human: a wrong address is a letter to a stranger.

use domain::validate;

use super::{clean, says_nothing};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Emails {
    /// Addresses, normalised, in order, each once.
    pub good: Vec<String>,
    /// Whether the cell holds something besides that a human should look at. Then `good` is empty.
    pub unclear: bool,
}

/// Words between two addresses.
const BETWEEN: &[&str] = &["or", "and", "eller", "og", "ou", "et", "tai", "ja", "e", "&", "+"];

/// Reads a cell.
#[must_use]
pub fn read(cell: &str) -> Emails {
    let cell = clean(cell);
    if says_nothing(&cell) {
        return Emails::default();
    }
    let text = without_mailto(&cell);
    let candidates = if text.contains('<') { in_brackets(&text) } else { apart(&text) };
    let unclear = Emails { good: Vec::new(), unclear: true };
    let Some(candidates) = candidates.filter(|c| !c.is_empty()) else { return unclear };
    let mut good = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        match address(&candidate) {
            Some(address) if !good.contains(&address) => good.push(address),
            Some(_) => {}
            None => return unclear,
        }
    }
    Emails { good, unclear: false }
}

/// Whether a cell is one or more addresses and nothing else: by this columns are known, and names of columns are told from data.
#[must_use]
pub fn looks_like(cell: &str) -> bool {
    cell.contains('@') && !read(cell).good.is_empty()
}

/// `mailto:` belongs to no address, wherever it stands.
fn without_mailto(cell: &str) -> String {
    let lower = cell.to_lowercase();
    // Letters whose lower case has another length would shift everything behind them.
    if lower.len() != cell.len() {
        return cell.to_owned();
    }
    let (mut out, mut from) = (String::with_capacity(cell.len()), 0);
    while let Some(at) = lower.get(from..).and_then(|rest| rest.find("mailto:")) {
        out.push_str(cell.get(from..from + at).unwrap_or_default());
        out.push(' ');
        from += at + "mailto:".len();
    }
    out.push_str(cell.get(from..).unwrap_or_default());
    out
}

/// `Name <a@b.org>, Other <c@d.org>`; `None` if an address also stands outside the brackets.
fn in_brackets(text: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        let (inside, behind) = after.split_once('>')?;
        if before.contains('@') {
            return None;
        }
        found.push(inside.trim().to_owned());
        rest = behind;
    }
    (!rest.contains('@')).then_some(found)
}

/// The pieces between blanks, commas and semicolons; `None` if one of them is no address and no word between two.
fn apart(text: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    for piece in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|')) {
        let piece = piece.trim_matches(['"', '\'', '.', '(', ')', '[', ']']);
        if piece.is_empty() || BETWEEN.contains(&piece.to_lowercase().as_str()) {
            continue;
        }
        let parts: Vec<&str> = piece.split('/').filter(|p| !p.is_empty()).collect();
        if !parts.is_empty() && parts.iter().all(|p| p.contains('@')) {
            found.extend(parts.into_iter().map(str::to_owned));
        } else if piece.contains('@') {
            found.push(piece.to_owned());
        } else if piece != "/" {
            return None;
        }
    }
    Some(found)
}

/// One address, if it is one, in letters of one alphabet on the right: a Cyrillic letter among Latin ones is a slip or a trap.
fn address(candidate: &str) -> Option<String> {
    let address = validate::email(candidate.trim_end_matches(['.', ':']))?;
    let (_, host) = address.split_once('@')?;
    let latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}');
    let mixed = host.chars().any(latin) && host.chars().any(|c| c.is_alphabetic() && !latin(c));
    (!mixed).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write() {
        for (cell, want) in [
            ("a@b.org", vec!["a@b.org"]),
            (" mailto:A@b.org ", vec!["a@b.org"]),
            ("\u{a0}a@b.org.", vec!["a@b.org"]),
            ("Anna Berg <anna@b.org>", vec!["anna@b.org"]),
            ("\"Berg, Anna\" <anna@b.org>; Bo <bo@b.org>", vec!["anna@b.org", "bo@b.org"]),
            ("a@b.org, c@d.org", vec!["a@b.org", "c@d.org"]),
            ("a@b.org or c@d.org", vec!["a@b.org", "c@d.org"]),
            ("a@b.org/c@d.org", vec!["a@b.org", "c@d.org"]),
            ("a@b.commailto:c@d.org", vec!["a@b.com", "c@d.org"]),
            ("a@b.org\nA@B.org", vec!["a@b.org"]),
            ("", vec![]),
            ("n/a", vec![]),
            (" - ", vec![]),
        ] {
            assert_eq!(read(cell), Emails { good: want.iter().map(|w| (*w).to_owned()).collect(), unclear: false }, "{cell}");
        }
    }

    #[test]
    fn riddles_are_for_a_human() {
        for cell in [
            "florin.alexe@cdep.roflorin.alexe@pnl.ro",
            "a (at) b.org",
            "a at b dot org",
            "first. last@b.org",
            "a@b",
            "a@.cm",
            "ask her",
            "a@house.gov.b\u{443}",
            "a@b.orghttp://b.org",
            "a@b.org (private, don't use)",
        ] {
            assert_eq!(read(cell), Emails { good: vec![], unclear: true }, "{cell}");
        }
    }
}
