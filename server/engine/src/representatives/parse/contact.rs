//! Cells that should hold an e-mail address or a telephone number, and what they really hold.

use domain::validate;

/// What a cell of e-mail addresses says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EmailCell {
    /// The addresses in it, checked.
    pub addresses: Vec<String>,
    /// What could not be read: somebody has to look at it.
    pub rejected: Vec<String>,
}

/// Reads a cell of e-mail addresses. Separators and decoration are taken off; two addresses without a separator between
/// them are refused, because nobody can tell where the first one ends.
#[must_use]
pub fn emails(cell: &str) -> EmailCell {
    let mut out = EmailCell::default();
    let cell = cell.replace(['\u{a0}', '\n', '\r', '\t'], " ");
    for piece in
        cell.split([';', ',', '/', '|', '<', '>']).flat_map(|p| p.split(" or ")).flat_map(|p| p.split(" og ")).flat_map(words)
    {
        let trimmed = piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '(' | ')' | '"' | '\''));
        if nothing(trimmed) {
            continue;
        }
        match validate::email(trimmed).filter(|a| one_script(a)) {
            Some(address) if !out.addresses.contains(&address) => out.addresses.push(address),
            Some(_) => {}
            None => out.rejected.push(trimmed.to_owned()),
        }
    }
    out
}

/// Splits at blanks, but only if every piece is an address: "a b@c.org" has a blank in it, not two addresses.
fn words(piece: &str) -> Vec<String> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    if words.len() > 1 && words.iter().all(|w| w.contains('@')) {
        words.into_iter().map(str::to_owned).collect()
    } else {
        vec![piece.trim().to_owned()]
    }
}

/// What people write when there is none.
fn nothing(text: &str) -> bool {
    let text = text.to_lowercase();
    text.chars().all(|c| !c.is_alphanumeric())
        || matches!(
            text.as_str(),
            "no" | "none" | "n/a" | "na" | "no tiene" | "j" | "x" | "null" | "ingen" | "aucun" | "ei" | "não tem" | "mailto:"
        )
}

/// Whether the host is written in one alphabet: a Cyrillic letter in a Latin name is a mistake or a trick.
fn one_script(address: &str) -> bool {
    let host = address.rsplit('@').next().unwrap_or("");
    let latin = host.chars().any(|c| c.is_ascii_alphabetic());
    let other = host.chars().any(|c| ('\u{370}'..='\u{52f}').contains(&c));
    !(latin && other)
}

/// What a cell of telephone numbers says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PhoneCell {
    /// The numbers as written, with the note that stood with them.
    pub numbers: Vec<(String, String)>,
    /// How many fax numbers were left out.
    pub fax: u32,
    /// What could not be read.
    pub rejected: Vec<String>,
}

/// Reads a cell of telephone numbers: several in one, notes in brackets, faxes among them.
#[must_use]
pub fn phones(cell: &str) -> PhoneCell {
    let mut out = PhoneCell::default();
    for piece in
        cell.split([';', ',', '|', '\n']).flat_map(|p| p.split(" - ")).flat_map(|p| p.split(" or ")).flat_map(|p| p.split(" / "))
    {
        let (number, note) = split_note(piece);
        if !number.chars().any(|c| c.is_ascii_digit()) && nothing(&number) {
            continue;
        }
        let lower = piece.to_lowercase();
        if lower.contains("fax") {
            out.fax += 1;
        } else if validate::phone(&number).is_some() {
            out.numbers.push((number, note));
        } else {
            out.rejected.push(piece.trim().to_owned());
        }
    }
    out
}

/// The number, and the words around it: "020 7219 0000 (Office)" and "Tel: 020 7219 0000".
fn split_note(piece: &str) -> (String, String) {
    let piece = piece.trim();
    if let Some((number, note)) =
        piece.split_once('(').filter(|(n, rest)| !n.trim().is_empty() && rest.chars().any(char::is_alphabetic))
    {
        return (number.trim().to_owned(), note.trim_end_matches(')').trim().to_owned());
    }
    let start = piece.find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')).unwrap_or(0);
    let (note, number) = piece.split_at(start);
    (number.trim().to_owned(), note.trim().trim_end_matches([':', '.']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(cell: &str) -> Vec<String> {
        emails(cell).addresses
    }

    #[test]
    fn one_address_however_decorated() {
        for cell in ["a.b@ft.dk", " a.b@ft.dk ", "mailto:a.b@ft.dk ", "\u{a0}a.b@ft.dk.", "A.B@FT.DK;", "<a.b@ft.dk>"] {
            assert_eq!(emails(cell), EmailCell { addresses: vec!["a.b@ft.dk".into()], rejected: vec![] }, "{cell}");
        }
    }

    #[test]
    fn several_addresses_with_a_separator() {
        for cell in [
            "a@b.org; c@d.org",
            "a@b.org, c@d.org",
            "a@b.org or c@d.org",
            "a@b.org\nc@d.org",
            "a@b.org / c@d.org",
            "a@b.org c@d.org",
        ] {
            assert_eq!(addresses(cell), ["a@b.org", "c@d.org"], "{cell}");
        }
    }

    #[test]
    fn what_cannot_be_told_apart_is_for_a_person_to_read() {
        for cell in [
            "florin.alexe@cdep.roflorin.alexe@pnl.ro",
            "albeairo@yahoo.commailto:alberto.airola@senato.it",
            "x@house.gov.b\u{443}",
            "emmanuel.dooh@assnat",
            "a b@c.org",
            "a@@b.org",
        ] {
            let read = emails(cell);
            assert!(read.addresses.is_empty() && !read.rejected.is_empty(), "{cell}: {read:?}");
        }
    }

    #[test]
    fn nothing_is_nothing() {
        for cell in ["", "-", "No tiene", "j", " . ", "mailto:"] {
            assert_eq!(emails(cell), EmailCell::default(), "{cell}");
        }
    }

    #[test]
    fn phones_in_one_string() {
        let numbers = |cell: &str| phones(cell).numbers.into_iter().map(|(n, _)| n).collect::<Vec<_>>();
        assert_eq!(numbers("(61) 3215-5248 - 3215-2248"), ["(61) 3215-5248", "3215-2248"]);
        assert_eq!(numbers("020 7219 8023"), ["020 7219 8023"]);
        let cell = phones("020 7219 3000 (Office contact); 0141 000 0000; Fax 020 7219 0001");
        assert_eq!(
            cell.numbers,
            [("020 7219 3000".to_owned(), "Office contact".to_owned()), ("0141 000 0000".to_owned(), String::new())]
        );
        assert_eq!(cell.fax, 1);
        assert_eq!(phones("ask the secretary, ext 5").rejected.len(), 2);
        assert_eq!(phones("-"), PhoneCell::default());
    }
}
