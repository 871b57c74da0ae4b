//! Folding text for search and sorting: databases disagree about letters beyond ASCII, so columns that are searched or
//! sorted hold text that was folded here.

use domain::locale::Locale;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Plain lower-case ASCII: marks are stripped (`Élodie` is `elodie`), other letters written with the nearest ones
/// (`Bjørn` is `bjorn`, `Straße` is `strasse`), white space is single.
#[must_use]
pub fn fold(text: &str) -> String {
    let bare: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let plain = deunicode::deunicode(&bare).to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a column holds that lists sort by: folded, except that letters with a place of their own in the alphabet of `locale`
/// keep it. Danish ends `z æ ø å` (`aa` in a name is an `å`), Finnish `z å ä ö`; the other three sort by the bare letter.
#[must_use]
pub fn sort_key(locale: Locale, text: &str) -> String {
    // `zzz` is in no name, and letters sort alike under every collation of either database; marks like `{` don't.
    let late = |letter: char| match (locale, letter) {
        (Locale::Da, 'æ' | 'ä') | (Locale::Fi, 'å') => Some("zzza"),
        (Locale::Da, 'ø' | 'ö') | (Locale::Fi, 'ä' | 'æ') => Some("zzzb"),
        (Locale::Da, 'å') | (Locale::Fi, 'ö' | 'ø') => Some("zzzc"),
        _ => None,
    };
    let mut lower = text.nfc().collect::<String>().to_lowercase();
    if locale == Locale::Da {
        lower = lower.replace("aa", "å");
    }
    let mut out = String::with_capacity(lower.len());
    for letter in lower.chars() {
        match late(letter) {
            Some(key) => out.push_str(key),
            None => out.push(letter),
        }
    }
    fold(&out)
}

/// What a search column holds: every part folded, and once more the way people without those letters on their keyboard
/// write it (`ågård` is found by `agard` and by `aagaard`). Begins with a space, so that ` word%` finds beginnings of words.
#[must_use]
pub fn search_text(parts: &[&str]) -> String {
    let mut out = String::from(" ");
    for part in parts.iter().filter(|part| !part.trim().is_empty()) {
        let plain = fold(part);
        let spelled = fold(&spell_out(part));
        out.push_str(&plain);
        out.push(' ');
        if spelled != plain {
            out.push_str(&spelled);
            out.push(' ');
        }
    }
    out
}

/// How many words of a search count; the rest is ignored.
pub const SEARCH_WORDS: usize = 4;

/// The patterns for `search_text LIKE …`, one per word; those beyond the words given match everything.
#[must_use]
pub fn patterns(search: &str) -> [String; SEARCH_WORDS] {
    let folded = fold(search);
    let mut words = folded.split(' ').map(|word| word.replace(['%', '\\'], "")).filter(|word| !word.is_empty());
    std::array::from_fn(|_| words.next().map_or_else(|| "%".to_owned(), |word| format!("% {word}%")))
}

/// The letters of the north, spelled out as a typewriter without them would.
fn spell_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for c in text.nfc() {
        match c {
            'å' | 'Å' => out.push_str("aa"),
            'ø' | 'ö' | 'Ø' | 'Ö' => out.push_str("oe"),
            'æ' | 'ä' | 'Æ' | 'Ä' => out.push_str("ae"),
            'ü' | 'Ü' => out.push_str("ue"),
            other => out.push(other),
        }
    }
    out
}

/// What a spreadsheet would take for a formula begins with an apostrophe, which makes it text. Numbers with a sign, phone numbers among
/// them, can do nothing and stay as they are. [`undefused`] gives every text back as it was.
#[must_use]
pub fn defused(cell: &str) -> String {
    let number = cell.get(1..).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
        && cell.starts_with(['+', '-']);
    if is_formula(cell) && !number { format!("'{cell}") } else { cell.to_owned() }
}

/// A cell without the apostrophe that made it text.
#[must_use]
pub fn undefused(mut cell: String) -> String {
    if cell.starts_with('\'') && is_formula(&cell) {
        cell.remove(0);
    }
    cell
}

/// Whether a cell is a formula, behind whatever apostrophes: one that has some already gets one more, or it would lose its own.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Several values in one cell. What stands between them is marked where it is part of a value.
#[must_use]
pub fn joined<'a>(values: impl Iterator<Item = &'a str>) -> String {
    values.map(|value| value.replace('\\', "\\\\").replace(';', "\\;")).collect::<Vec<_>>().join("; ")
}

/// The values of a cell as [`joined`] writes it.
#[must_use]
pub fn separated(cell: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        match (letter, out.last_mut()) {
            (';', _) => out.push(String::new()),
            ('\\', Some(last)) => last.extend(letters.next()),
            (other, Some(last)) => last.push(other),
            (_, None) => {}
        }
    }
    out.iter().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_five_languages() {
        for (given, want) in [
            ("Åse Bjørn", "ase bjorn"),
            ("ÉLODIE  Çelik", "elodie celik"),
            ("João Ñandú", "joao nandu"),
            ("Straße", "strasse"),
            ("Æbelø", "aebelo"),
            ("A\u{30a}se", "ase"),
        ] {
            assert_eq!(fold(given), want, "{given}");
        }
    }

    #[test]
    fn letters_stand_where_the_alphabet_has_them() {
        let sorted = |locale, names: &[&'static str]| {
            let mut names = names.to_vec();
            names.sort_by_key(|name| sort_key(locale, name));
            names.join(" ")
        };
        let names = ["Ørsted", "Aagaard", "Zander", "Ægidius", "Ås", "Abel", "Olsen"];
        assert_eq!(sorted(Locale::Da, &names), "Abel Olsen Zander Ægidius Ørsted Aagaard Ås");
        let names = ["Öhman", "Åberg", "Zidan", "Äikäs", "Aalto", "Oksanen"];
        assert_eq!(sorted(Locale::Fi, &names), "Aalto Oksanen Zidan Åberg Äikäs Öhman");
        let names = ["Éluard", "Dumas", "Zola", "Eberhardt", "Ås"];
        assert_eq!(sorted(Locale::Fr, &names), "Ås Dumas Eberhardt Éluard Zola");
    }

    #[test]
    fn both_spellings_are_found() {
        let text = search_text(&["Bjørn", "Ågård", "", "b@example.org"]);
        assert_eq!(text, " bjorn bjoern agard aagaard b@example.org ");
        assert_eq!(patterns("  Ågå BJØ 100%"), ["% aga%", "% bjo%", "% 100%", "%"]);
        assert_eq!(patterns(""), ["%", "%", "%", "%"]);
    }

    #[test]
    fn formulas_are_made_text_and_come_back() {
        for (given, want) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+45 20", "'+45 20"),
            ("+4520304050", "+4520304050"),
            ("-5.5", "-5.5"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("\t=1", "'\t=1"),
            ("\r", "'\r"),
            ("'=1", "''=1"),
            ("'+4520304050", "''+4520304050"),
            ("'t Hart", "'t Hart"),
            ("Anna", "Anna"),
            ("", ""),
            ("-", "'-"),
        ] {
            assert_eq!(defused(given), want);
            assert_eq!(undefused(want.to_owned()), given);
        }
    }

    #[test]
    fn several_values_of_a_cell_come_back() {
        for values in [&["blue", "green; or so", "a\\b"][..], &["one"], &["\\;"], &[]] {
            assert_eq!(separated(&joined(values.iter().copied())), values);
        }
        assert_eq!(separated("a;b ;; c"), ["a", "b", "c"]);
    }
}
