//! Postcode and town in one cell.

use super::line;

/// Postcode and town; a cell without a postcode is a town.
#[must_use]
pub fn split(cell: &str) -> (String, String) {
    let text = line(cell).trim_matches(',').to_owned();
    let words: Vec<&str> = text.split(' ').collect();
    // SW1A 1AA, before or behind the town.
    for at in [0, words.len().saturating_sub(2)] {
        if let Some([a, b]) = words.get(at..at + 2) {
            let code = format!("{} {}", a.trim_matches(','), b.trim_matches(','));
            if is_british(&code) {
                return (code.to_uppercase(), rest(&words, at, 2));
            }
        }
    }
    for at in [0, words.len().saturating_sub(1)] {
        if let Some(word) = words.get(at).map(|w| w.trim_matches(',')).filter(|w| is_code(w)) {
            // DK-8000, FI-00100: the country is not part of the code.
            let code = word
                .split_once('-')
                .filter(|(c, _)| c.len() <= 2 && c.chars().all(char::is_alphabetic))
                .map_or(word, |(_, code)| code);
            return (code.to_owned(), rest(&words, at, 1));
        }
    }
    (String::new(), text)
}

fn rest(words: &[&str], at: usize, many: usize) -> String {
    let left = words.iter().take(at).chain(words.iter().skip(at + many)).copied().collect::<Vec<_>>().join(" ");
    left.trim_matches([',', ' ', '-']).to_owned()
}

/// Four to eight digits, perhaps with one dash, perhaps behind a country.
fn is_code(word: &str) -> bool {
    let code =
        word.split_once('-').filter(|(c, _)| c.len() <= 2 && c.chars().all(char::is_alphabetic)).map_or(word, |(_, code)| code);
    let digits = code.chars().filter(char::is_ascii_digit).count();
    (4..=8).contains(&digits) && code.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.'))
}

fn is_british(code: &str) -> bool {
    let Some((out, inward)) = code.split_once(' ') else { return false };
    let mut inside = inward.chars();
    out.len() <= 4
        && out.starts_with(|c: char| c.is_ascii_alphabetic())
        && out.contains(|c: char| c.is_ascii_digit())
        && inward.len() == 3
        && inside.next().is_some_and(|c| c.is_ascii_digit())
        && inside.all(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_of_five_countries() {
        for (cell, code, town) in [
            ("2200 København N", "2200", "København N"),
            ("DK-8000 Aarhus C", "8000", "Aarhus C"),
            ("75011 Paris", "75011", "Paris"),
            ("00100 Helsinki", "00100", "Helsinki"),
            ("São Paulo 01310-100", "01310-100", "São Paulo"),
            ("01310-100, São Paulo", "01310-100", "São Paulo"),
            ("London SW1A 1AA", "SW1A 1AA", "London"),
            ("Odense", "", "Odense"),
            ("", "", ""),
        ] {
            assert_eq!(split(cell), (code.to_owned(), town.to_owned()), "{cell}");
        }
    }
}
