//! Checks that the languages have the same files, keys, placeholders and plural forms.

use std::collections::BTreeSet;

use super::read::{Catalogue, LANGUAGES, Text, Texts};

/// Words that cannot name a constant, not even as `r#word`.
const IMPOSSIBLE: [&str; 4] = ["self", "super", "crate", "_"];

/// Every problem of the catalogue, one sentence each, beginning with the file and the key.
pub fn check(catalogue: &Catalogue) -> Vec<String> {
    let mut problems = Vec::new();
    let features: BTreeSet<&String> = catalogue.languages.values().flat_map(|features| features.keys()).collect();
    for feature in features {
        if !is_name(feature) {
            problems.push(format!("{feature}.json: the file name must be snake_case"));
        }
        let everywhere: BTreeSet<&String> =
            LANGUAGES.iter().filter_map(|l| catalogue.feature(l, feature)).flat_map(|texts| texts.keys()).collect();
        if everywhere.is_empty() {
            problems.push(format!("{feature}.json: has no texts"));
        }
        for key in &everywhere {
            if !is_name(key) {
                problems.push(format!("{feature}.json: {key}: the key must be snake_case and not one of {IMPOSSIBLE:?}"));
            }
        }
        let reference = LANGUAGES.first().and_then(|l| catalogue.feature(l, feature));
        for language in LANGUAGES {
            let name = format!("{language}/{feature}.json");
            match catalogue.feature(language, feature) {
                None if catalogue.languages.contains_key(language) => problems.push(format!("{name}: the file is missing")),
                None => {}
                Some(texts) => {
                    for key in &everywhere {
                        if let Some(text) = texts.get(*key) {
                            problems.extend(
                                check_text(language, text, reference, key).into_iter().map(|p| format!("{name}: {key}: {p}")),
                            );
                        } else {
                            problems.push(format!("{name}: {key}: the text is missing"));
                        }
                    }
                }
            }
        }
    }
    problems
}

fn check_text(language: &str, text: &Text, reference: Option<&Texts>, key: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for (category, form) in text.forms() {
        let place = if category.is_empty() { String::new() } else { format!("{category}: ") };
        if form.trim().is_empty() {
            problems.push(format!("{place}the text is empty"));
        }
        if let Err(problem) = placeholders(form) {
            problems.push(format!("{place}{problem}"));
        }
    }
    if let Text::Plural(forms) = text {
        let given: Vec<&str> = forms.keys().map(String::as_str).collect();
        if given != ["one", "other"] {
            problems.push(format!("plural forms are {given:?}, this language needs [\"one\", \"other\"]"));
        }
        // In these two, `one` also covers zero: a text that spells the number out would say "one" for none.
        let says = |category: &str| forms.get(category).is_some_and(|f| f.contains("{n}"));
        if ["fr", "pt-BR"].contains(&language) && says("other") && !says("one") {
            problems.push("one: must contain {n}, because this language uses it for 0 as well as for 1".to_owned());
        }
    }
    if let Some(wanted) = reference.and_then(|texts| texts.get(key)) {
        if matches!(wanted, Text::Plural(_)) != matches!(text, Text::Plural(_)) {
            problems.push("must have plural forms in all languages or in none".to_owned());
        }
        let (ours, theirs) = (arguments(text), arguments(wanted));
        if ours != theirs {
            problems.push(format!("placeholders are {ours:?}, in English they are {theirs:?}"));
        }
    }
    problems
}

/// What a caller must give: the placeholders of all forms, and `n` if there are plural forms.
pub fn arguments(text: &Text) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = text.forms().iter().filter_map(|(_, form)| placeholders(form).ok()).flatten().collect();
    if matches!(text, Text::Plural(_)) {
        names.insert("n".to_owned());
    }
    names
}

/// The names in braces, or what is wrong with the braces.
pub fn placeholders(text: &str) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        if before.contains('}') {
            return Err("a closing brace without an opening one".to_owned());
        }
        let Some((name, after)) = after.split_once('}') else { return Err("a brace is not closed".to_owned()) };
        if !is_name(name) {
            return Err(format!("{{{name}}} is not a placeholder: its name must be snake_case"));
        }
        names.push(name.to_owned());
        rest = after;
    }
    if rest.contains('}') { Err("a closing brace without an opening one".to_owned()) } else { Ok(names) }
}

fn is_name(word: &str) -> bool {
    let first = word.chars().next().is_some_and(|c| c.is_ascii_lowercase());
    let rest = word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    first && rest && !IMPOSSIBLE.contains(&word)
}
