//! Texts in the form in which they are compared: whatever is only a matter of spelling is gone.

use domain::validate;

use super::words;
use crate::text;

/// Providers where dots before the @ mean nothing.
const DOTLESS: &[&str] = &["gmail.com", "googlemail.com"];
/// Mailboxes that belong to a place and not to a person.
const SHARED: &[&str] = &[
    "info",
    "post",
    "mail",
    "kontakt",
    "contact",
    "contato",
    "office",
    "admin",
    "hello",
    "hej",
    "bonjour",
    "toimisto",
    "kontor",
    "familie",
    "famille",
    "familia",
    "family",
    "perhe",
    "noreply",
    "newsletter",
    "presse",
    "press",
    "webmaster",
    "formand",
    "kasserer",
];

/// A word of a name in plain letters. The ways people write `å`, `ø`, `ä` and `ü` without having them on their keyboard come out alike.
#[must_use]
pub(super) fn token(word: &str) -> String {
    let folded: String = text::fold(word).chars().filter(char::is_ascii_alphanumeric).collect();
    let mut out = folded;
    for (long, short) in [("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u")] {
        if out.contains(long) && out.len() > 2 {
            out = out.replace(long, short);
        }
    }
    out
}

/// The words of a name; a hyphen and an apostrophe part them too.
pub(super) fn tokens(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '–' | '.' | ',' | '/' | '(' | ')' | '"'))
        .map(token)
        .filter(|word| !word.is_empty())
        .collect()
}

/// How a word sounds, roughly, in any of the languages: the first letter and the consonants, alike ones as one.
pub(super) fn sound(token: &str) -> String {
    let mut text = token.to_owned();
    for (from, to) in
        [("ph", "f"), ("th", "t"), ("ch", "k"), ("sch", "s"), ("ck", "k"), ("ou", "u"), ("gn", "n"), ("lh", "l"), ("nh", "n")]
    {
        if text.contains(from) {
            text = text.replace(from, to);
        }
    }
    let mut out = String::with_capacity(text.len());
    for (place, letter) in text.chars().enumerate() {
        let letter = match letter {
            'c' | 'q' => 'k',
            'z' => 's',
            'w' => 'v',
            'x' => 'k',
            'y' | 'j' => 'i',
            'd' => 't',
            'b' => 'p',
            other => other,
        };
        let silent = place > 0 && matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'h');
        if !silent && !out.ends_with(letter) {
            out.push(letter);
        }
    }
    out
}

/// One mailbox, however it is written: the name before the @ without what is after a plus, and the provider.
pub(super) fn mailbox(email: &str) -> Option<(String, String)> {
    let email = validate::email(email)?;
    let (local, host) = email.split_once('@')?;
    let local = local.split('+').next().filter(|l| !l.is_empty()).unwrap_or(local);
    let host = if host == "googlemail.com" { "gmail.com" } else { host };
    let local = if DOTLESS.contains(&host) { local.replace('.', "") } else { local.to_owned() };
    Some((local, host.to_owned()))
}

/// The name before the @ if it is likely to be one person's: long enough and not what every office has. Without dots and the like.
pub(super) fn own_mailbox_name(local: &str) -> Option<String> {
    let bare: String = text::fold(local).chars().filter(char::is_ascii_alphanumeric).collect();
    let letters = bare.chars().filter(char::is_ascii_alphabetic).count();
    (letters >= 6 && !SHARED.contains(&local)).then_some(bare)
}

/// The end of a phone number that stays the same with and without the country's code: the last eight digits.
pub(super) fn phone_tail(phone: &str) -> Option<String> {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    let tail = digits.len().checked_sub(8).unwrap_or(if digits.len() >= 6 { 0 } else { return None });
    Some(digits.into_iter().skip(tail).collect())
}

/// A street and its number, so that two spellings of one are alike.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Street {
    /// The words that tell which street it is.
    pub(super) name: Vec<String>,
    /// The first number with its letter; empty if there is none.
    pub(super) number: String,
}

/// Endings that are glued to the name in Danish and Finnish, and how they are shortened.
const ENDINGS: &[&str] =
    &["strasse", "gaden", "vejen", "gade", "katu", "alle", "vej", "gd", "str", "tie", "vn", "g", "v", "k", "t"];

/// Takes a street apart.
pub(super) fn street(text: &str) -> Street {
    let folded = text::fold(text).replace('\'', " ");
    let mut out = Street::default();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            if out.number.is_empty() {
                out.number = word.to_owned();
            }
            continue;
        }
        // The letter of a number that stands apart: `12 B`.
        if matches!(word, "a" | "b" | "c" | "d" | "e" | "f")
            && out.number.chars().all(|c| c.is_ascii_digit())
            && !out.number.is_empty()
        {
            out.number.push_str(word);
            continue;
        }
        if !words::in_any_street(word) {
            out.name.push(stem(&token(word)));
        }
    }
    out
}

/// A glued name of a street without its ending. One letter is only an ending where enough is left in front of it.
fn stem(word: &str) -> String {
    for ending in ENDINGS {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= if ending.len() == 1 { 6 } else { 4 }
        {
            return rest.to_owned();
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_come_out_alike() {
        for (a, b) in [
            ("Åse", "Aase"),
            ("Bjørn", "Bjoern"),
            ("Müller", "Mueller"),
            ("Groß", "Gross"),
            ("Ægidius", "Aegidius"),
            ("JOSÉ", "jose"),
            ("Достоевский", "Dostoevskii"),
        ] {
            assert_eq!(token(a), token(b), "{a} {b}");
        }
        assert_eq!(tokens("Anne-Marie d’Arc"), ["anne", "marie", "darc"]);
        assert_eq!(sound(&token("Filip")), sound(&token("Philippe")));
        assert_eq!(sound(&token("Kristensen")), sound(&token("Christensen")));
    }

    #[test]
    fn one_mailbox_and_one_number() {
        let gmail = ("annajensen".to_owned(), "gmail.com".to_owned());
        for written in ["Anna.Jensen@gmail.com", "annajensen+news@googlemail.com", "a.n.n.a.jensen@GMAIL.com"] {
            assert_eq!(mailbox(written), Some(gmail.clone()), "{written}");
        }
        assert_ne!(mailbox("a.b@example.org"), mailbox("ab@example.org"));
        assert_eq!(own_mailbox_name("info"), None);
        assert_eq!(own_mailbox_name("anna.jensen"), own_mailbox_name("anna_jensen"));
        for (a, b) in [("+4520304050", "20304050"), ("0401234567", "+358401234567"), ("+33612345678", "0612345678")] {
            assert_eq!(phone_tail(a), phone_tail(b), "{a} {b}");
        }
        assert_eq!(phone_tail("112"), None);
    }

    #[test]
    fn one_street_in_several_spellings() {
        for (a, b) in [
            ("Nørrebrogade 12 B", "nørrebrogd. 12b"),
            ("12, rue de la Paix", "12 R. de la Paix"),
            ("Av. Paulista, 1000", "Avenida Paulista nº 1000"),
            ("Mannerheimintie 5 A 3", "Mannerheimint. 5 a"),
        ] {
            assert_eq!(street(a), street(b), "{a} | {b}");
        }
        assert_ne!(street("Nørrebrogade 12"), street("Nørrebrogade 14"));
    }
}
