//! Walks every text of every language.

use super::{catalogue::Form, *};

fn every_text() -> impl Iterator<Item = (Locale, &'static str, &'static str)> {
    Locale::ALL.iter().flat_map(|locale| {
        let forms = catalogue::built_in::all(*locale).unwrap_or_default();
        keys::NAMES.iter().zip(forms).flat_map(move |(name, form)| {
            let texts = match *form {
                Form::Plain(text) => vec![text],
                Form::Plural { one, other } => vec![one, other],
            };
            texts.into_iter().map(move |text| (*locale, *name, text))
        })
    })
}

#[test]
fn texts_are_clean() {
    let mut wrong = Vec::new();
    for (locale, name, text) in every_text() {
        let mut complain = |what: &str| wrong.push(format!("{locale} {name}: {what}: {text:?}"));
        if text.contains("  ") {
            complain("two spaces")
        }
        if text.trim() != text {
            complain("space at an end")
        }
        if text.contains("..") && !text.contains("...") {
            complain("two full stops")
        }
        if text.contains("...") {
            complain("three dots for …")
        }
        if text.contains("TODO") || text.contains("FIXME") {
            complain("unfinished")
        }
        if text.chars().filter(|c| *c == '{').count() != text.chars().filter(|c| *c == '}').count() {
            complain("braces")
        }
        if locale == Locale::Fr && text.contains('\'') {
            complain("straight apostrophe for ’")
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A translation that ends otherwise than the English is a title where a sentence belongs, or the other way round.
#[test]
fn translations_end_like_the_english() {
    let end = |text: &str| text.chars().next_back().filter(|c| matches!(c, '.' | '?' | '!' | '…' | ':'));
    let english: std::collections::HashMap<_, _> =
        every_text().filter(|(locale, ..)| *locale == Locale::En).map(|(_, name, text)| (name, end(text))).collect();
    let abbreviation = |name: &str| name.starts_with("dates.month_short") || name.starts_with("dates.weekday_short");
    let others = every_text().filter(|(_, name, text)| !abbreviation(name) && english.get(name) != Some(&end(text)));
    let wrong: Vec<_> = others.map(|(locale, name, text)| format!("{locale} {name}: {text:?}")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn plural_forms_follow_the_number() {
    let all = |n: usize| Locale::ALL.iter().map(|l| crate::tr!(*l, common.people_count, n = n)).collect::<Vec<_>>();
    assert_eq!(all(0), ["0 people", "0 personer", "0 personne", "0 henkilöä", "0 pessoa"]);
    assert_eq!(all(1), ["1 person", "1 person", "1 personne", "1 henkilö", "1 pessoa"]);
    assert_eq!(all(2000), ["2,000 people", "2.000 personer", "2\u{202f}000 personnes", "2\u{a0}000 henkilöä", "2.000 pessoas"]);
}

#[test]
fn french_punctuation_stays_on_its_line() {
    assert_eq!(
        fill(Locale::Fr, "« {name} » : qui ? Vous !", &[("name", &"a : b")]),
        "«\u{a0}a : b\u{a0}»\u{a0}: qui\u{a0}? Vous\u{a0}!"
    );
    assert_eq!(fill(Locale::En, "a : b", &[]), "a : b");
}

#[test]
fn values_of_every_kind_fill_placeholders() {
    let owned = String::from("7");
    assert_eq!(crate::tr!(Locale::En, common.count_of, n = &owned, total = 1_000_u64), "7 of 1,000");
    assert_eq!(crate::tr!(Locale::Da, common.count_of, total = "x{n}", n = 'c'), "c af x{n}");
}

#[test]
fn keys_can_be_kept_and_shown_later() {
    let menu = [crate::key!(common.search), crate::key!(common.r#continue)];
    assert_eq!(menu.map(|key| text(Locale::Fi, key)), ["Hae", "Jatka"]);
    assert_eq!(crate::key!(common.search).name(), "common.search");
}
