//! Names: the parts of a whole one, and capitals where somebody left the key on.

use super::line;

/// A name in parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// First name or names.
    pub given: String,
    /// Last name.
    pub family: String,
    /// `Dr.`
    pub prefix: String,
    /// What stood behind the name and is left out: `BA`.
    pub suffix: String,
}

const PREFIXES: &[&str] = &[
    "dr", "prof", "mr", "mrs", "ms", "miss", "hr", "fr", "fru", "frk", "m", "mme", "mlle", "me", "sr", "sra", "dra", "herra",
    "rouva", "neiti", "sir", "lord", "lady", "rev", "mx",
];

const SUFFIXES: &[&str] = &[
    "ba", "ma", "bsc", "msc", "mba", "phd", "md", "jr", "sr", "ii", "iii", "iv", "llm", "mas", "mp", "mep", "bakk", "mag", "esq",
    "cand",
];

/// Words that begin a last name of several words.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "der", "den", "af", "la", "le", "du", "des", "el", "al",
    "ben", "bin", "ter", "ten", "zu",
];

/// Parts of a whole name: `Last, First`, `LAST First`, `First Last`, each with titles.
#[must_use]
pub fn split(cell: &str) -> Name {
    let text = line(cell);
    let mut name = Name::default();
    let mut pieces: Vec<&str> = text.split(',').map(str::trim).filter(|p| !p.is_empty()).collect();
    while pieces.len() > 1 && pieces.last().is_some_and(|p| p.split(' ').all(|w| is_one(w, SUFFIXES))) {
        let suffix = pieces.pop().unwrap_or_default();
        name.suffix = if name.suffix.is_empty() { suffix.to_owned() } else { format!("{suffix}, {}", name.suffix) };
    }
    if let [family, given] = pieces.as_slice() {
        (name.prefix, name.given) = without_prefix(given);
        name.family = (*family).to_owned();
        return name.in_small_letters();
    }
    let joined = pieces.join(" ");
    let (prefix, rest) = without_prefix(&joined);
    name.prefix = prefix;
    let words: Vec<&str> = rest.split(' ').filter(|w| !w.is_empty()).collect();
    let shouted = words.iter().take_while(|w| is_shouted(w)).count();
    let behind = words.iter().rev().take_while(|w| is_shouted(w)).count();
    let at = if shouted > 0 && shouted < words.len() {
        // ABDALLAH MOUSSA Haman: what is shouted is the last name.
        let (family, given) = words.split_at(shouted);
        (name.family, name.given) = (family.join(" "), given.join(" "));
        return name.in_small_letters();
    } else if behind > 0 && behind < words.len() {
        words.len() - behind
    } else {
        let last = words.len().saturating_sub(1);
        let begins =
            words.iter().take(last).rposition(|w| !PARTICLES.contains(&w.to_lowercase().as_str())).map_or(0, |at| at + 1);
        begins.min(last)
    };
    let (given, family) = words.split_at(at);
    (name.given, name.family) = (given.join(" "), family.join(" "));
    // One word is a first name, whatever it is.
    if name.given.is_empty() && words.len() == 1 {
        std::mem::swap(&mut name.given, &mut name.family);
    }
    name.in_small_letters()
}

impl Name {
    fn in_small_letters(mut self) -> Self {
        self.given = small(&self.given);
        self.family = small(&self.family);
        self
    }
}

fn without_prefix(text: &str) -> (String, String) {
    let mut words: Vec<&str> = text.split(' ').filter(|w| !w.is_empty()).collect();
    let mut prefix = Vec::new();
    while words.len() > 1 && words.first().is_some_and(|w| is_one(w, PREFIXES) && (w.ends_with('.') || w.len() > 1)) {
        prefix.push(words.remove(0));
    }
    (prefix.join(" "), words.join(" "))
}

fn is_one(word: &str, list: &[&str]) -> bool {
    let word = word.replace('.', "").to_lowercase();
    list.contains(&word.as_str())
}

fn is_shouted(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && letters.all(char::is_uppercase)
}

/// A name as it is written: all capitals and all small letters become capitals at the beginnings of words.
#[must_use]
pub fn small(text: &str) -> String {
    let text = line(text);
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let shouted = letters().count() > 1 && letters().all(char::is_uppercase);
    let whispered = letters().count() > 1 && letters().all(char::is_lowercase);
    // Initials and two letters may well be meant.
    if !(shouted && letters().count() > 2 || whispered) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let words: Vec<&str> = text.split(' ').collect();
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        let lower = word.to_lowercase();
        if PARTICLES.contains(&lower.as_str()) && words.len() > 1 {
            out.push_str(&lower);
            continue;
        }
        let mut first = true;
        for c in lower.chars() {
            if first {
                out.extend(c.to_uppercase());
            } else {
                out.push(c);
            }
            first = matches!(c, '-' | '\'' | '’' | '.');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(cell: &str) -> (String, String) {
        let name = split(cell);
        (name.given, name.family)
    }

    #[test]
    fn names_in_every_order() {
        for (cell, given, family) in [
            ("Anna Berg", "Anna", "Berg"),
            ("Berg, Anna Marie", "Anna Marie", "Berg"),
            ("ANDREICHENKO VLADIMIR", "Andreichenko", "Vladimir"),
            ("ABDALLAH MOUSSA Haman", "Haman", "Abdallah Moussa"),
            ("Luminiţa-Pachel ADAM", "Luminiţa-Pachel", "Adam"),
            ("Maria da Silva", "Maria", "da Silva"),
            ("Ludwig van der Rohe", "Ludwig", "van der Rohe"),
            ("Madonna", "Madonna", ""),
            ("Dr. Anna Berg", "Anna", "Berg"),
            ("  Karlheinz   Kopf ", "Karlheinz", "Kopf"),
            ("", "", ""),
        ] {
            assert_eq!(parts(cell), (given.to_owned(), family.to_owned()), "{cell}");
        }
        let schmid = split("Julian Schmid, BA");
        assert_eq!((schmid.given.as_str(), schmid.family.as_str(), schmid.suffix.as_str()), ("Julian", "Schmid", "BA"));
        assert_eq!(split("Dr. Anna Berg").prefix, "Dr.");
    }

    #[test]
    fn capitals_where_they_belong() {
        for (given, want) in [
            ("ANNA-MARIE", "Anna-Marie"),
            ("O'NEILL", "O'Neill"),
            ("anna berg", "Anna Berg"),
            ("McDonald", "McDonald"),
            ("MARIA DA SILVA", "Maria da Silva"),
            ("JJ", "JJ"),
            ("Ångström", "Ångström"),
        ] {
            assert_eq!(small(given), want);
        }
    }
}
