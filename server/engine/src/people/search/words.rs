//! Text taken apart into words the same way for both databases: each word is letters and digits of plain ASCII, so neither of them has
//! anything left to decide.
//!
//! A word in the index begins with four letters that stand for the tenant (the index of a database knows no tenants) and one for what
//! it is: `z` a word, `y` a phone number backwards, `x` a whole e-mail address.

use std::collections::BTreeSet;

use domain::ids::TenantId;

use super::codes;
use crate::text;

/// Longest word that is kept, in letters.
const LONGEST: usize = 40;
/// Most different words of one person; notes come last and are cut.
const MOST: usize = 400;
/// Providers everybody has an address with: their names find half the list.
const COMMON_HOSTS: &[&str] =
    &["gmail", "googlemail", "hotmail", "outlook", "live", "yahoo", "icloud", "msn", "me", "mail", "protonmail"];

/// The letters that stand for a tenant. Two tenants may share them: statements ask for the tenant as well.
#[must_use]
pub(crate) fn space(tenant: TenantId) -> String {
    let mut left = u32::try_from(tenant.0.as_u128() & 0xffff_ffff).unwrap_or_default();
    let mut out = String::with_capacity(4);
    for _ in 0..4 {
        out.push(char::from(b'a'.wrapping_add(u8::try_from(left % 26).unwrap_or_default())));
        left /= 26;
    }
    out
}

/// The words of a text as it is typed in a search.
#[must_use]
pub(super) fn plain(typed: &str) -> Vec<String> {
    split(&text::fold(typed))
}

fn split(folded: &str) -> Vec<String> {
    folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(cut).collect()
}

fn cut(word: &str) -> String {
    word.chars().take(LONGEST).collect()
}

/// Collects the words of one person.
#[derive(Debug)]
pub(super) struct Words {
    space: String,
    all: BTreeSet<String>,
    vocabulary: BTreeSet<String>,
}

impl Words {
    /// None yet.
    pub(super) fn new(space: &str) -> Self {
        Self { space: space.to_owned(), all: BTreeSet::new(), vocabulary: BTreeSet::new() }
    }

    fn put(&mut self, kind: char, word: &str) {
        if self.all.len() < MOST {
            self.all.insert(format!("{}{kind}{word}", self.space));
        }
    }

    /// Words of names, places and tags: found, and offered for what was mistyped.
    pub(super) fn known(&mut self, text: &str) {
        for word in split(&text::search_text(&[text])) {
            if is_vocabulary(&word) {
                self.vocabulary.insert(word.clone());
            }
            self.put('z', &word);
        }
        // "O'Brien" and "Anne-Marie" are also typed in one.
        for part in text.split_whitespace().filter(|part| part.contains(['\'', '’', '-'])) {
            let joined: String = split(&text::fold(part)).concat();
            self.put('z', &cut(&joined));
        }
    }

    /// Free text: found, nothing more.
    pub(super) fn free(&mut self, text: &str) {
        for word in split(&text::search_text(&[text])) {
            self.put('z', &word);
        }
    }

    /// An e-mail address: whole, and by its parts.
    pub(super) fn email(&mut self, address: &str) {
        self.put('x', &squashed(address));
        let (local, host) = address.split_once('@').unwrap_or((address, ""));
        for word in split(&text::fold(local)) {
            self.put('z', &word);
        }
        let labels = split(&text::fold(host));
        for word in labels.iter().take(labels.len().saturating_sub(1)).filter(|w| !COMMON_HOSTS.contains(&w.as_str())) {
            self.put('z', word);
        }
    }

    /// A phone number: by its beginning with and without the country's code, and backwards, so that any run of last digits finds it.
    pub(super) fn phone(&mut self, address: &str) {
        let digits: String = address.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() {
            return;
        }
        self.put('z', &digits);
        if address.starts_with('+') {
            let national = codes::national(&digits).to_owned();
            self.put('z', &national);
        }
        let backwards: String = digits.chars().rev().collect();
        self.put('y', &backwards);
    }

    /// As the column holds them, and the words that go into the vocabulary.
    pub(super) fn done(self) -> (String, BTreeSet<String>) {
        (self.all.into_iter().collect::<Vec<_>>().join(" "), self.vocabulary)
    }
}

/// An e-mail address in one word.
#[must_use]
pub(super) fn squashed(address: &str) -> String {
    cut(&split(&text::fold(address)).concat())
}

/// Whether a word is one that could be mistyped: letters only, and not too short.
#[must_use]
pub(super) fn is_vocabulary(word: &str) -> bool {
    word.len() >= 4 && word.bytes().all(|b| b.is_ascii_lowercase())
}
