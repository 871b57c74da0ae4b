//! Comparing texts whatever their case, so that both databases and this crate agree.
//!
//! `LOWER` makes ASCII letters small on every database, but others only on some. So a text is looked for in every way its other letters
//! can be written: `LOWER(city) IN ('århus', 'Århus')` finds `ÅRHUS` and `Århus` everywhere.

use super::TextTest;

/// Most ways a text is looked for.
pub const LIKE_VARIANTS: usize = 32;

/// The text with its ASCII letters made small, as `LOWER` does at least.
#[must_use]
pub fn ascii_lower(text: &str) -> String {
    text.to_ascii_lowercase()
}

fn single(mut letters: impl Iterator<Item = char>, or: char) -> char {
    match (letters.next(), letters.next()) {
        (Some(one), None) => one,
        _ => or,
    }
}

/// Every way to write the letters beyond ASCII large or small, the ASCII ones small; at most [`LIKE_VARIANTS`]. A text with more than five
/// such letters is looked for all small, all large, and as it was typed.
#[must_use]
pub fn variants(text: &str) -> Vec<String> {
    let base = ascii_lower(text.trim());
    let small = |c: char| single(c.to_lowercase(), c);
    let large = |c: char| if c.is_ascii() { c } else { single(c.to_uppercase(), c) };
    let doubtful = base.chars().filter(|c| small(*c) != large(*c) && !c.is_ascii()).count();
    let mut out = if 1_usize.checked_shl(u32::try_from(doubtful).unwrap_or(u32::MAX)).is_some_and(|n| n <= LIKE_VARIANTS) {
        base.chars().fold(vec![String::new()], |so_far, c| {
            let both = if c.is_ascii() { vec![c] } else { vec![small(c), large(c)] };
            so_far.iter().flat_map(|start| both.iter().map(move |c| format!("{start}{c}"))).collect()
        })
    } else {
        vec![base.chars().map(small).collect(), base.chars().map(large).collect(), base]
    };
    out.sort();
    out.dedup();
    out
}

/// Whether a stored value passes the test against what was typed.
#[must_use]
pub fn fits(test: TextTest, stored: &str, typed: &str) -> bool {
    let stored = ascii_lower(stored);
    match test {
        TextTest::Is => variants(typed).contains(&stored),
        TextTest::Begins => variants(typed).iter().any(|v| stored.starts_with(v.as_str())),
        TextTest::Contains => variants(typed).iter().any(|v| stored.contains(v.as_str())),
        TextTest::Blank => stored.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_matter_and_accents_do() {
        for stored in ["Århus", "ÅRHUS", "århus"] {
            assert!(fits(TextTest::Is, stored, " åRHus "), "{stored}");
        }
        assert!(!fits(TextTest::Is, "Aarhus", "Århus") && !fits(TextTest::Is, "Elodie", "Élodie"));
        assert!(fits(TextTest::Begins, "ØRSTED", "ørs") && fits(TextTest::Contains, "Grand-Élysée", "élY"));
        assert_eq!(variants("Åø").len(), 4);
        assert_eq!(variants("plain"), ["plain"]);
        assert!(variants("Новосибирск").len() <= 3);
        assert!(fits(TextTest::Is, "НОВОСИБИРСК", "Новосибирск"));
    }
}
