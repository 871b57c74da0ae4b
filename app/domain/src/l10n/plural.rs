//! Which of two plural forms a number takes (the integer part of the CLDR rules).

use crate::locale::Locale;

/// Whether the number takes the form `one`: 1 everywhere, 0 too in French and Portuguese.
pub(super) fn is_one(locale: Locale, n: i64) -> bool {
    match locale {
        Locale::En | Locale::Da | Locale::Fi => n.unsigned_abs() == 1,
        Locale::Fr | Locale::PtBr => n.unsigned_abs() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_one_in_french_and_portuguese_only() {
        let ones = |n| Locale::ALL.iter().copied().filter(move |l| is_one(*l, n)).collect::<Vec<_>>();
        assert_eq!(ones(0), [Locale::Fr, Locale::PtBr]);
        assert_eq!(ones(1), Locale::ALL);
        assert_eq!(ones(-1), Locale::ALL);
        for n in [2, 11, 21, 101, 1_000_000, i64::MAX, i64::MIN] {
            assert_eq!(ones(n), [], "{n}");
        }
    }
}
