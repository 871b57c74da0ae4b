//! Where a text is looked up: built in on the server, installed in the browser.

use super::{key::Key, plural::is_one};
use crate::locale::Locale;

/// One text of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The same whatever the numbers in it.
    Plain(&'static str),
    /// Two forms, chosen by a number.
    Plural {
        /// For a number that [`is_one`].
        one: &'static str,
        /// For every other number.
        other: &'static str,
    },
}

impl Form {
    pub(super) fn choose(self, locale: Locale, count: impl FnOnce() -> Option<i64>) -> &'static str {
        match self {
            Self::Plain(text) => text,
            Self::Plural { one, other } => {
                let count = count();
                debug_assert!(count.is_some(), "n must be an integer to choose between {one:?} and {other:?}");
                if count.is_some_and(|n| is_one(locale, n)) { one } else { other }
            }
        }
    }
}

/// The text, `None` if no language has been installed or the installed one lacks it.
#[cfg(not(any(test, feature = "texts")))]
pub(super) fn find(_: Locale, key: Key) -> Option<Form> {
    super::install::installed(key)
}

/// The text: all languages are built in.
#[cfg(any(test, feature = "texts"))]
pub(super) fn find(locale: Locale, key: Key) -> Option<Form> {
    built_in::find(locale, key)
}

#[cfg(any(test, feature = "texts"))]
pub(super) mod built_in {
    use super::{Form, Key, Locale};

    include!(concat!(env!("OUT_DIR"), "/texts.rs"));

    pub(in crate::l10n) fn find(locale: Locale, key: Key) -> Option<Form> {
        all(locale)?.get(key.index()).copied()
    }

    /// The texts of a language by number of the key.
    pub(in crate::l10n) fn all(locale: Locale) -> Option<&'static [Form]> {
        let position = Locale::ALL.iter().position(|l| *l == locale)?;
        TEXTS.get(position).map(<[Form; _]>::as_slice)
    }
}
