//! Texts, dates, numbers and money in five languages.
//!
//! A text is named by its feature and key and is there in all five languages, or nothing compiles:
//!
//! ```no_run
//! use domain::{locale::Locale, tr};
//!
//! assert_eq!(tr!(Locale::Da, common.save), "Gem");
//! assert_eq!(tr!(Locale::En, common.people_count, n = 1), "1 person");
//! assert_eq!(tr!(Locale::Fr, common.people_count, n = 1200), "1\u{202f}200 personnes");
//! ```
//!
//! The server holds all five languages (feature `texts`). The browser holds the one language of its page, which
//! [`install`] gets before the first text is asked for.

mod argument;
mod catalogue;
mod dates;
mod install;
mod key;
mod list;
mod money;
mod number;
mod phone;
mod place;
mod plural;
mod problem;
mod relative;

/// The keys, a module per feature; a constant's documentation is its English text.
pub mod keys {
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

pub use argument::Argument;
pub use dates::{
    date, date_range, date_short, date_time, month, month_short, month_year, time, weekday, weekday_date, weekday_date_time,
    weekday_short, when_short, zone,
};
pub use install::{InstallError, install};
pub use key::Key;
pub use list::{bytes, list};
pub use money::{minor_digits, money};
pub use number::{decimal, number, percent, share};
pub use phone::phone;
pub use place::{Address, COUNTRIES, address, country, full_name, list_name, postcode};
pub use problem::{api_error, problem};
pub use relative::relative;

use crate::locale::Locale;

/// The text of a key in a language, with its placeholders filled: `tr!(locale, feature.key, name = value)`.
///
/// The key, and the names of the values, are checked when compiling. The value `n` also chooses between the plural
/// forms and must then be an integer. Integers are written with the language's separators; give years, codes and
/// postcodes as text. A key that is a Rust word is written `feature.r#type`.
///
/// ```compile_fail
/// domain::tr!(domain::locale::Locale::En, common.no_such_text);
/// ```
/// ```compile_fail
/// domain::tr!(domain::locale::Locale::En, common.people_count, count = 1);
/// ```
#[macro_export]
macro_rules! tr {
    ($locale:expr, $feature:ident . $key:ident $(, $name:ident = $value:expr)* $(,)?) => {{
        const TR_KEY: $crate::l10n::Key = $crate::l10n::keys::$feature::$key;
        const _: () = TR_KEY.check(&[$(::core::stringify!($name)),*]);
        $crate::l10n::render($locale, TR_KEY, &[$((::core::stringify!($name), &$value)),*])
    }};
}

/// The key itself, for a list of things whose texts are wanted later: `key!(feature.key)`, then [`text`].
#[macro_export]
macro_rules! key {
    ($feature:ident . $key:ident) => {{
        const TR_KEY: $crate::l10n::Key = $crate::l10n::keys::$feature::$key;
        const _: () = TR_KEY.check(&[]);
        TR_KEY
    }};
}

/// The text of a key that has no placeholders.
#[must_use]
pub fn text(locale: Locale, key: Key) -> String {
    render(locale, key, &[])
}

/// What [`tr!`] calls. A text that is not there shows as its key in `⟦ ⟧`.
#[must_use]
pub fn render(locale: Locale, key: Key, arguments: &[(&str, &dyn Argument)]) -> String {
    let Some(form) = catalogue::find(locale, key) else { return format!("⟦{}⟧", key.name()) };
    let count = || arguments.iter().find(|(name, _)| *name == "n").and_then(|(_, value)| value.count());
    fill(locale, form.choose(locale, count), arguments)
}

fn fill(locale: Locale, text: &str, arguments: &[(&str, &dyn Argument)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        push(locale, &mut out, before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = arguments.iter().find(|(given, _)| *given == name) {
            value.write(locale, &mut out);
        }
        rest = after;
    }
    push(locale, &mut out, rest);
    out
}

/// Appends our own words. French keeps its spaced punctuation on the line, so that the files need no invisible characters.
fn push(locale: Locale, out: &mut String, words: &str) {
    if locale != Locale::Fr {
        out.push_str(words);
        return;
    }
    let mut before = ' ';
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        let spaced = before == '«' || matches!(rest.peek(), Some(':' | ';' | '!' | '?' | '»'));
        out.push(if c == ' ' && spaced { number::NO_BREAK } else { c });
        before = c;
    }
}

#[cfg(test)]
mod tests;
