//! Several things in one sentence, and sizes of files.

use super::number::{NO_BREAK, number};
use crate::{locale::Locale, tr};

/// The items with commas and the word for "and": `a, b and c`. Empty for none.
#[must_use]
pub fn list<T: AsRef<str>>(locale: Locale, items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            tr!(locale, common.list_and, first = first.join(", "), last = last.as_ref())
        }
    }
}

/// A size in bytes, rounded down to a whole unit (of 1000): `5 MB`, `5 Mo`, `5 Mt`.
#[must_use]
pub fn bytes(locale: Locale, size: u64) -> String {
    let letter = match locale {
        Locale::En | Locale::Da | Locale::PtBr => "B",
        Locale::Fr => "o",
        Locale::Fi => "t",
    };
    let (value, prefix) = match size {
        0..1_000 => (size, ""),
        1_000..1_000_000 => (size / 1_000, "k"),
        1_000_000..1_000_000_000 => (size / 1_000_000, "M"),
        _ => (size / 1_000_000_000, "G"),
    };
    format!("{}{NO_BREAK}{prefix}{letter}", number(locale, i64::try_from(value).unwrap_or(i64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_item_is_joined_by_a_word() {
        let all: Vec<_> = Locale::ALL.iter().map(|l| list(*l, &["a", "b", "c"])).collect();
        assert_eq!(all, ["a, b and c", "a, b og c", "a, b et c", "a, b ja c", "a, b e c"]);
        assert_eq!(list(Locale::En, &["a", "b"]), "a and b");
        assert_eq!(list(Locale::En, &["a".to_owned()]), "a");
        assert_eq!(list::<&str>(Locale::En, &[]), "");
    }

    #[test]
    fn sizes_have_the_unit_people_know() {
        let all = |size| Locale::ALL.iter().map(|l| bytes(*l, size)).collect::<Vec<_>>();
        assert_eq!(all(5_242_880), ["5\u{a0}MB", "5\u{a0}MB", "5\u{a0}Mo", "5\u{a0}Mt", "5\u{a0}MB"]);
        assert_eq!(
            [bytes(Locale::En, 0), bytes(Locale::En, 999), bytes(Locale::Fi, 1_000)],
            ["0\u{a0}B", "999\u{a0}B", "1\u{a0}kt"]
        );
        assert_eq!(bytes(Locale::En, u64::MAX), "18,446,744,073\u{a0}GB");
    }
}
