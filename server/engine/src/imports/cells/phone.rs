//! Phone numbers as people write them.

use domain::validate;
use phonenumber::{Mode, country};

use super::{line, says_nothing};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phones {
    /// Numbers, in the form E.164 where they are valid.
    pub good: Vec<String>,
    /// Something in the cell is no number.
    pub unclear: bool,
    /// An extension was left out.
    pub extension: bool,
}

/// Reads a cell. Numbers without a country's code are of `home`, an ISO 3166 code.
#[must_use]
pub fn read(cell: &str, home: &str) -> Phones {
    let mut found = Phones::default();
    if says_nothing(cell) {
        return found;
    }
    let whole = line(cell);
    if !cell.trim().contains('\n')
        && let Some(number) = one(&whole, home, &mut found.extension)
    {
        found.good.push(number);
        return found;
    }
    for piece in pieces(cell) {
        match one(&line(&piece), home, &mut found.extension) {
            Some(number) if !found.good.contains(&number) => found.good.push(number),
            Some(_) => {}
            None => found.unclear = true,
        }
    }
    found
}

/// Whether a cell is a phone number: at least seven digits and nothing but what stands in numbers.
#[must_use]
pub fn looks_like(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    (7..=15).contains(&digits)
        && !super::date::looks_like(cell)
        && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}'))
}

fn pieces(cell: &str) -> Vec<String> {
    let mut text = cell.replace(['\n', '\r', ';', '|', ','], "\u{1}");
    for word in [" or ", " eller ", " ou ", " tai ", " og ", " and ", " et ", " ja ", " e ", " / "] {
        text = text.replace(word, "\u{1}");
    }
    let parts: Vec<String> = text.split('\u{1}').map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect();
    if parts.len() > 1 {
        return parts;
    }
    // "20304050/20304051": only if each side is a number of its own.
    let sides: Vec<String> = cell.split('/').map(|p| p.trim().to_owned()).collect();
    if sides.len() > 1 && sides.iter().all(|s| s.chars().filter(char::is_ascii_digit).count() >= 6) { sides } else { parts }
}

/// One number: a word before it ("Tel.:", "Mobil") does not count.
fn one(text: &str, home: &str, extension: &mut bool) -> Option<String> {
    let lower = text.to_lowercase();
    let text = lower
        .trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ':' | ' ' | '\''))
        .trim_end_matches(['.', ',', ' ']);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '.' | '/' | '(' | ')'));
    if plain && digits.len() > 15 {
        return None;
    }
    if plain
        && !text.contains("(0)")
        && let Some(number) = short_cut(text, &digits, home)
    {
        return Some(number);
    }
    let text = text.replace("(0)", "");
    let id: Option<country::Id> = home.parse().ok();
    if let Ok(number) = phonenumber::parse(id, &text)
        && phonenumber::is_valid(&number)
    {
        *extension |= number.extension().is_some();
        return Some(number.format().mode(Mode::E164).to_string().split([';', ' ']).next()?.to_owned());
    }
    validate::phone(&text)
}

/// The usual forms, which need no look into the tables of all countries: they are nearly all numbers of a large file.
fn short_cut(text: &str, digits: &str, home: &str) -> Option<String> {
    if text.starts_with('+') || text.starts_with("00") {
        let number = validate::phone(text)?;
        return (number.len() > 8).then_some(number);
    }
    let first = digits.chars().next()?;
    let second = digits.chars().nth(1)?;
    let trunk = || digits.get(1..).unwrap_or_default();
    match (home, digits.len()) {
        ("DK", 8) if ('2'..='9').contains(&first) => Some(format!("+45{digits}")),
        ("FR", 10) if first == '0' && second != '0' => Some(format!("+33{}", trunk())),
        ("FI", 9 | 10) if digits.starts_with("04") || digits.starts_with("050") => Some(format!("+358{}", trunk())),
        ("GB", 11) if digits.starts_with("07") => Some(format!("+44{}", trunk())),
        ("BR", 11) if first != '0' && second != '0' && digits.chars().nth(2) == Some('9') => Some(format!("+55{digits}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good(cell: &str, home: &str) -> Vec<String> {
        read(cell, home).good
    }

    #[test]
    fn numbers_of_five_countries() {
        for (cell, home, want) in [
            ("20 30 40 50", "DK", "+4520304050"),
            ("+45 20304050", "FR", "+4520304050"),
            ("0045 2030 4050", "DK", "+4520304050"),
            ("06 12 34 56 78", "FR", "+33612345678"),
            ("+33 (0)6.12.34.56.78", "FR", "+33612345678"),
            ("040 123 4567", "FI", "+358401234567"),
            ("(09) 1234 5678", "FI", "+358912345678"),
            ("07911 123456", "GB", "+447911123456"),
            ("020 7946 0958", "GB", "+442079460958"),
            ("(11) 98765-4321", "BR", "+5511987654321"),
            ("Tlf.: 20304050", "DK", "+4520304050"),
            ("tel:+4520304050", "DK", "+4520304050"),
        ] {
            assert_eq!(good(cell, home), [want], "{cell}");
        }
    }

    #[test]
    fn several_in_one_cell_and_none() {
        assert_eq!(good("20304050 / 30405060", "DK"), ["+4520304050", "+4530405060"]);
        assert_eq!(good("20304050; 30405060\n20304050", "DK"), ["+4520304050", "+4530405060"]);
        assert_eq!(good("20304050/30405060", "DK"), ["+4520304050", "+4530405060"]);
        assert_eq!(read("-", "DK"), Phones::default());
        assert_eq!(read("call my sister", "DK"), Phones { unclear: true, ..Phones::default() });
        assert!(read("020 7946 0958 ext. 12", "GB").extension);
    }
}
