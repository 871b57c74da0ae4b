//! What may be put into a text.

use std::borrow::Cow;

use super::number::number;
use crate::locale::Locale;

/// A value for a placeholder: text as it is, an integer in the language's digits.
pub trait Argument {
    /// Appends the value as people write it in the language.
    fn write(&self, locale: Locale, out: &mut String);
    /// The number that chooses the plural form, if this is one; beyond `i64` it saturates.
    fn count(&self) -> Option<i64> {
        None
    }
}

impl Argument for str {
    fn write(&self, _: Locale, out: &mut String) {
        out.push_str(self);
    }
}

impl Argument for String {
    fn write(&self, _: Locale, out: &mut String) {
        out.push_str(self);
    }
}

impl Argument for Cow<'_, str> {
    fn write(&self, _: Locale, out: &mut String) {
        out.push_str(self);
    }
}

impl Argument for char {
    fn write(&self, _: Locale, out: &mut String) {
        out.push(*self);
    }
}

impl<T: Argument + ?Sized> Argument for &T {
    fn write(&self, locale: Locale, out: &mut String) {
        (**self).write(locale, out);
    }
    fn count(&self) -> Option<i64> {
        (**self).count()
    }
}

macro_rules! integers {
    ($($kind:ty),+) => {$(
        impl Argument for $kind {
            fn write(&self, locale: Locale, out: &mut String) { out.push_str(&number(locale, i64::try_from(*self).unwrap_or(i64::MAX))); }
            fn count(&self) -> Option<i64> { Some(i64::try_from(*self).unwrap_or(i64::MAX)) }
        }
    )+};
}

integers!(i32, i64, u8, u16, u32, u64, usize);
