//! The checks that the build script makes of the texts, on catalogues with one fault each.

#[path = "../build/check.rs"]
mod check;
#[path = "../build/read.rs"]
mod read;

use read::{Catalogue, LANGUAGES};

/// A catalogue of one file, `f.json`: the English in all languages, except where another text is given.
fn catalogue(english: &str, others: &[(&str, &str)]) -> (Catalogue, Vec<String>) {
    let mut catalogue = Catalogue::default();
    let mut problems = Vec::new();
    for language in LANGUAGES {
        let json = others.iter().find(|(l, _)| *l == language).map_or(english, |(_, json)| json);
        let (texts, wrong) = read::parse(&format!("{language}/f.json"), json);
        problems.extend(wrong);
        catalogue.languages.entry(language.to_owned()).or_default().insert("f".to_owned(), texts);
    }
    (catalogue, problems)
}

fn problems(english: &str, others: &[(&str, &str)]) -> Vec<String> {
    let (catalogue, mut problems) = catalogue(english, others);
    problems.extend(check::check(&catalogue));
    problems
}

const PLURAL: &str = r#"{"k": {"one": "{n} day", "other": "{n} days"}}"#;

#[test]
fn equal_languages_pass() {
    assert_eq!(problems(r#"{"k": "{a} and {b}"}"#, &[("da", r#"{"k": "{b} og {a}"}"#)]), [""; 0]);
    assert_eq!(problems(PLURAL, &[("fi", r#"{"k": {"one": "yksi päivä", "other": "{n} päivää"}}"#)]), [""; 0]);
}

#[test]
fn a_missing_or_added_key_is_named() {
    let found = problems(r#"{"k": "a", "l": "b"}"#, &[("fr", r#"{"k": "a"}"#)]);
    assert_eq!(found, ["fr/f.json: l: the text is missing"]);
    let found = problems(r#"{"k": "a"}"#, &[("fi", r#"{"k": "a", "m": "b"}"#)]);
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|p| p.ends_with("m: the text is missing") && !p.starts_with("fi")));
}

#[test]
fn a_missing_file_is_named() {
    let (mut catalogue, _) = catalogue(r#"{"k": "a"}"#, &[]);
    catalogue.languages.entry("pt-BR".to_owned()).or_default().clear();
    assert_eq!(check::check(&catalogue), ["pt-BR/f.json: the file is missing"]);
}

#[test]
fn placeholders_must_agree_and_be_well_formed() {
    let found = problems(r#"{"k": "{name}"}"#, &[("da", r#"{"k": "{navn}"}"#)]);
    assert_eq!(found, [r#"da/f.json: k: placeholders are {"navn"}, in English they are {"name"}"#]);
    assert_eq!(problems(r#"{"k": "a"}"#, &[("da", r#"{"k": "a }"}"#)]), ["da/f.json: k: a closing brace without an opening one"]);
    assert_eq!(problems(r#"{"k": "a"}"#, &[("da", r#"{"k": "a {"}"#)]), ["da/f.json: k: a brace is not closed"]);
    let found = problems(r#"{"k": "a"}"#, &[("da", r#"{"k": "a {B c}"}"#)]);
    assert_eq!(found, ["da/f.json: k: {B c} is not a placeholder: its name must be snake_case"]);
}

#[test]
fn plural_forms_must_be_those_of_the_language() {
    let found = problems(PLURAL, &[("fi", r#"{"k": {"other": "{n} päivää"}}"#)]);
    assert_eq!(found, [r#"fi/f.json: k: plural forms are ["other"], this language needs ["one", "other"]"#]);
    let found = problems(PLURAL, &[("da", r#"{"k": "{n} dage"}"#)]);
    assert_eq!(found, ["da/f.json: k: must have plural forms in all languages or in none"]);
}

#[test]
fn a_form_that_also_covers_zero_must_say_the_number() {
    let found = problems(PLURAL, &[("fr", r#"{"k": {"one": "un jour", "other": "{n} jours"}}"#)]);
    assert_eq!(found, ["fr/f.json: k: one: must contain {n}, because this language uses it for 0 as well as for 1"]);
}

#[test]
fn broken_files_empty_texts_and_odd_names_are_named() {
    assert!(problems("{}", &[]).contains(&"f.json: has no texts".to_owned()));
    assert_eq!(problems(r#"{"k": "a"}"#, &[("da", r#"{"k": " "}"#)]), ["da/f.json: k: the text is empty"]);
    assert!(problems(r#"{"K-1": "a"}"#, &[])[0].starts_with("f.json: K-1: the key must be snake_case"));
    assert!(problems(r#"{"k": "a"}"#, &[("da", "{")])[0].starts_with("da/f.json: EOF"));
    assert_eq!(
        problems(r#"{"k": "a"}"#, &[("da", r#"{"k": 5}"#)])[0],
        "da/f.json: k: neither a text nor an object of plural forms"
    );
    let twice = "{\n  \"k\": \"a\",\n  \"k\": \"b\"\n}";
    assert_eq!(problems(r#"{"k": "a"}"#, &[("da", twice)]), ["da/f.json: k: is there twice"]);
}

#[test]
fn everything_is_reported_at_once() {
    let found = problems(r#"{"k": "{a}", "l": "b"}"#, &[("da", r#"{"k": "x"}"#), ("fi", r#"{"k": "{", "l": ""}"#)]);
    assert_eq!(found.len(), 5, "{found:#?}");
}

#[test]
fn the_texts_of_the_product_are_read_from_their_folder() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales");
    let (catalogue, problems) = read::read(&root);
    assert_eq!(problems, [""; 0]);
    assert!(catalogue.feature("fi", "common").is_some_and(|texts| texts.contains_key("save")));
    assert!(catalogue.files.iter().any(|file| file.ends_with("pt-BR/common.json")));
    let (_, problems) = read::read(&root.join("nowhere"));
    assert_eq!(problems.len(), LANGUAGES.len());
}
