//! Writes the Rust code for a catalogue that has passed the checks.

use std::fmt::{Error, Write};

use super::{
    check::arguments,
    read::{Catalogue, LANGUAGES, Text},
};

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum", "extern",
    "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
    "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// A module per feature with a constant per key, and the names of all keys in the order of their numbers.
pub fn keys(catalogue: &Catalogue) -> Result<String, Error> {
    let mut out = String::new();
    let mut names = Vec::new();
    for (feature, texts) in all(catalogue) {
        writeln!(out, "#[doc = \"Texts of `{feature}.json`.\"]")?;
        writeln!(out, "#[expect(non_upper_case_globals, reason = \"a key is written as in the file\")]")?;
        writeln!(out, "pub mod {} {{\n    use crate::l10n::Key;", identifier(feature))?;
        for (key, text) in texts {
            let english = text.forms().last().map(|(_, form)| *form).unwrap_or_default().to_owned();
            let id = names.len();
            writeln!(out, "    #[doc = {english:?}]")?;
            let arguments: Vec<_> = arguments(text).into_iter().collect();
            writeln!(out, "    pub const {}: Key = Key::new({id}, &{arguments:?});", identifier(key))?;
            names.push(format!("{feature}.{key}"));
        }
        writeln!(out, "}}")?;
    }
    writeln!(out, "/// The names of all keys, by number.\npub(super) static NAMES: [&str; {}] = {names:?};", names.len())?;
    Ok(out)
}

/// The texts of all languages, by language and then by number of the key.
pub fn texts(catalogue: &Catalogue) -> Result<String, Error> {
    let mut out = String::new();
    let count: usize = all(catalogue).map(|(_, texts)| texts.len()).sum();
    writeln!(out, "static TEXTS: [[Form; {count}]; {}] = [", LANGUAGES.len())?;
    for language in LANGUAGES {
        writeln!(out, "    // {language}\n    [")?;
        for (feature, keys) in all(catalogue) {
            for key in keys.keys() {
                match catalogue.feature(language, feature).and_then(|texts| texts.get(key)) {
                    Some(Text::Plain(text)) => writeln!(out, "        Form::Plain({text:?}),")?,
                    Some(Text::Plural(forms)) => {
                        let form = |category: &str| forms.get(category).cloned().unwrap_or_default();
                        writeln!(out, "        Form::Plural {{ one: {:?}, other: {:?} }},", form("one"), form("other"))?;
                    }
                    None => return Err(Error),
                }
            }
        }
        writeln!(out, "    ],")?;
    }
    writeln!(out, "];")?;
    Ok(out)
}

fn all(catalogue: &Catalogue) -> impl Iterator<Item = (&String, &super::read::Texts)> {
    LANGUAGES.first().and_then(|l| catalogue.languages.get(*l)).into_iter().flatten()
}

fn identifier(word: &str) -> String {
    if KEYWORDS.contains(&word) { format!("r#{word}") } else { word.to_owned() }
}
