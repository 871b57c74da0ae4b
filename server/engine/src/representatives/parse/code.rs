//! Codes of areas as different files write them.

use unicode_normalization::UnicodeNormalization;

/// A key under which the spellings of one code are equal: `NJ-1`, `NJ-01`, `nj 1`; `AK-AL`, `AK-0` and `AK-00`; `2A` and `02a`.
/// Only for comparing; the code itself is kept as it was written.
#[must_use]
pub fn key(code: &str) -> String {
    let upper: String = code.nfc().flat_map(char::to_uppercase).collect();
    let parts: Vec<&str> =
        upper.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '.')).filter(|p| !p.is_empty()).collect();
    let many = parts.len() > 1;
    let last = parts.len().saturating_sub(1);
    let part = |(i, p): (usize, &&str)| {
        // "At large": one district for the whole state.
        if many && i == last && *p == "AL" {
            return "0".to_owned();
        }
        let short = p.trim_start_matches('0');
        if short.starts_with(|c: char| c.is_ascii_digit()) {
            short.to_owned()
        } else if short.is_empty() {
            "0".to_owned()
        } else {
            (*p).to_owned()
        }
    };
    parts.iter().enumerate().map(part).collect::<Vec<_>>().join("-")
}

/// A key under which the spellings of one name are equal: case, accents, hyphens and apostrophes do not count.
#[must_use]
pub fn name_key(name: &str) -> String {
    let plain = deunicode::deunicode(&name.nfc().collect::<String>()).to_lowercase();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A postcode as it is compared: upper case, without blanks, hyphens and a country prefix such as `DK-`.
#[must_use]
pub fn postcode(text: &str) -> String {
    let upper = text.trim().to_uppercase();
    let bare = match upper.split_once('-') {
        Some((country, rest))
            if !country.is_empty()
                && country.len() <= 3
                && country.chars().all(|c| c.is_ascii_alphabetic())
                && rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            rest
        }
        _ => upper.as_str(),
    };
    bare.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The first and last of a range such as `1500-1799`, or twice the same for a single postcode. `None` if it is no postcode,
/// or a range whose ends cannot be compared because they differ in length.
#[must_use]
pub fn postcode_range(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let digits = |s: &str| {
        let s = s.trim();
        (!s.is_empty() && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.to_owned())
    };
    let ends = text.split_once(['-', '–', '/']).and_then(|(a, b)| Some((digits(a)?, digits(b)?)));
    if let Some((from, to)) = ends {
        // Two halves of one code ("01310-100") differ in length; a range does not.
        if from.len() == to.len() {
            return (from <= to).then_some((from, to));
        }
    }
    let one = postcode(text);
    (!one.is_empty() && one.len() <= 12 && one.bytes().any(|b| b.is_ascii_digit())).then(|| (one.clone(), one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_code_are_equal() {
        for (a, b) in
            [("NJ-1", "NJ-01"), ("nj 1", "NJ-01"), ("AK-AL", "AK-0"), ("AK-00", "AK-AL"), ("01", "1"), ("2a", "2A"), ("0", "00")]
        {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        for (a, b) in [("NJ-1", "NJ-11"), ("AL-3", "AL-0"), ("2A", "2B"), ("01003", "10030"), ("AL", "0")] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn spellings_of_one_name_are_equal() {
        assert_eq!(name_key("Grand-Isle"), name_key("GRAND ISLE"));
        assert_eq!(name_key("Finistère"), name_key("finistere"));
        assert_eq!(name_key("Fine\u{301}"), name_key("Finé"));
        assert_ne!(name_key("Oulun"), name_key("Oulu"), "grammar is not spelling");
    }

    #[test]
    fn postcodes_and_ranges() {
        assert_eq!(postcode_range("1500-1799"), Some(("1500".into(), "1799".into())));
        assert_eq!(postcode_range(" 0800 "), Some(("0800".into(), "0800".into())));
        assert_eq!(postcode_range("01310-100"), Some(("01310100".into(), "01310100".into())));
        assert_eq!(postcode_range("sw1a 1aa"), Some(("SW1A1AA".into(), "SW1A1AA".into())));
        assert_eq!(postcode_range("DK-5000"), Some(("5000".into(), "5000".into())));
        assert_eq!(postcode_range("1799-1500"), None);
        assert_eq!(postcode_range("udland"), None);
        assert_eq!(postcode_range(""), None);
    }
}
