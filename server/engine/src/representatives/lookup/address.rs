//! Taking an address apart: postcode, street, house number. No country's rules, only what all of them share.

use crate::representatives::parse::code;

/// What could be made out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// Everything that could be the postcode, the likeliest first, as it is compared.
    pub postcodes: Vec<String>,
    /// The street, as it is compared; empty if there is none.
    pub street: String,
    /// The house number.
    pub number: Option<u32>,
}

/// Takes an address apart.
pub fn parse(text: &str) -> Address {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|w| !w.is_empty()).collect();
    let mut postcodes = Vec::new();
    let mut add = |candidate: String| {
        let digits = candidate.bytes().filter(u8::is_ascii_digit).count();
        if digits > 0 && (3..=10).contains(&candidate.len()) && !postcodes.contains(&candidate) {
            postcodes.push(candidate);
        }
    };
    // The postcode stands late in an address and has more digits than a house number; "SW1A 1AA" and "114 55" are two words.
    let late: Vec<&&str> = words.iter().rev().collect();
    for w in late.iter().filter(|w| w.bytes().filter(u8::is_ascii_digit).count() >= 4) {
        add(code::postcode(w));
    }
    for pair in words.windows(2).rev() {
        if let [a, b] = pair
            && b.chars().any(|c| c.is_ascii_digit())
            && a.len() <= 5
            && b.len() <= 4
        {
            add(code::postcode(&format!("{a}{b}")));
        }
    }
    for w in &late {
        add(code::postcode(w));
    }
    let (street, number) = street(text);
    Address { postcodes, street, number }
}

/// The first part that has letters and a number that is no postcode: "Harbour Street 12", "12 rue de la Paix", "Rua X, 300".
fn street(text: &str) -> (String, Option<u32>) {
    let is_number = |w: &str| {
        w.len() <= 5 && w.starts_with(|c: char| c.is_ascii_digit()) && w.bytes().filter(u8::is_ascii_digit).count() <= 4
    };
    let number = |w: &str| w.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u32>().ok();
    let mut parts = text.split([',', ';', '\n']).map(str::trim).filter(|p| !p.is_empty()).peekable();
    while let Some(part) = parts.next() {
        let words: Vec<&str> = part.split_whitespace().collect();
        let name = |skip: Option<usize>| {
            let kept: Vec<&str> = words.iter().enumerate().filter(|(i, _)| Some(*i) != skip).map(|(_, w)| *w).collect();
            code::name_key(&kept.join(" "))
        };
        let has_letters = words.iter().any(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1);
        // A number at the front or after the name; what follows it ("2nd floor") is no part of the name.
        if let Some(first) = words.first().filter(|w| is_number(w) && has_letters) {
            return (name(Some(0)), number(first));
        }
        if let Some(at) = words.iter().position(|w| is_number(w)).filter(|at| *at > 0) {
            let kept = words.get(..at).unwrap_or_default().join(" ");
            return (code::name_key(&kept), words.get(at).and_then(|w| number(w)));
        }
        if has_letters && let Some(next) = parts.peek().and_then(|p| p.split_whitespace().next()).filter(|w| is_number(w)) {
            return (name(None), number(next));
        }
    }
    (String::new(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_people_write_them() {
        for (text, postcode, street, number) in [
            ("Harbour Street 12, 4821 Norrvig", "4821", "harbour street", Some(12)),
            ("Harbour Street 12B, 2nd floor, DK-4821 Norrvig", "4821", "harbour street", Some(12)),
            ("12 rue de la Paix, 75002 Paris", "75002", "rue de la paix", Some(12)),
            ("12, rue de la Paix, 75002 Paris", "75002", "", None),
            ("Avenida Paulista, 1578, São Paulo, 01310-200", "01310200", "avenida paulista", Some(1578)),
            ("Mannerheimintie 30, 00100 Helsinki", "00100", "mannerheimintie", Some(30)),
            ("10 Downing Street, London SW1A 2AA", "SW1A2AA", "downing street", Some(10)),
            ("4821", "4821", "", None),
        ] {
            let a = parse(text);
            assert!(a.postcodes.contains(&postcode.to_owned()), "{text}: {a:?}");
            assert_eq!((a.street.as_str(), a.number), (street, number), "{text}");
        }
        assert_eq!(parse("4821 Norrvig").postcodes.first().map(String::as_str), Some("4821"));
        assert!(parse("Norrvig").postcodes.is_empty());
    }
}
