//! Numbers, shares and lists as people write them.

use crate::locale::Locale;

pub(super) const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

/// An integer with the language's separators: `12,345`, `12.345`, `12 345`.
#[must_use]
pub fn number(locale: Locale, value: i64) -> String {
    format!("{}{}", sign(locale, value), grouped(locale, value.unsigned_abs()))
}

/// A number with a fixed count of decimals, given in its smallest unit: 12345 with 2 decimals is `123.45`. At most 18 decimals.
#[must_use]
pub fn decimal(locale: Locale, value: i64, decimals: u32) -> String {
    format!("{}{}", sign(locale, value), magnitude(locale, value, decimals))
}

/// The same without the sign.
pub(super) fn magnitude(locale: Locale, value: i64, decimals: u32) -> String {
    let decimals = decimals.min(18);
    let unit = 10_u64.pow(decimals);
    let (whole, part) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    let whole = grouped(locale, whole);
    if decimals == 0 {
        return whole;
    }
    let point = if locale == Locale::En { '.' } else { ',' };
    let width = usize::try_from(decimals).unwrap_or(18);
    format!("{whole}{point}{part:0width$}")
}

/// A whole percentage: `45%`, `45 %`.
#[must_use]
pub fn percent(locale: Locale, value: i64) -> String {
    let number = number(locale, value);
    match locale {
        Locale::En | Locale::PtBr => format!("{number}%"),
        Locale::Da | Locale::Fr | Locale::Fi => format!("{number}{NO_BREAK}%"),
    }
}

/// What percentage `part` is of `whole`, rounded half up to a whole one; of nothing it is 0.
#[must_use]
pub fn share(locale: Locale, part: u32, whole: u32) -> String {
    let (part, whole) = (i64::from(part), i64::from(whole));
    let value = if whole == 0 { 0 } else { (part * 200 + whole) / (whole * 2) };
    percent(locale, value)
}

/// The minus sign, if it is needed. Finnish has the real one.
pub(super) fn sign(locale: Locale, value: i64) -> &'static str {
    match (value < 0, locale) {
        (false, _) => "",
        (true, Locale::Fi) => "\u{2212}",
        (true, _) => "-",
    }
}

fn grouped(locale: Locale, value: u64) -> String {
    let separator = match locale {
        Locale::En => ',',
        Locale::Da | Locale::PtBr => '.',
        Locale::Fr => NARROW_NO_BREAK,
        Locale::Fi => NO_BREAK,
    };
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(f: impl Fn(Locale) -> String) -> Vec<String> {
        Locale::ALL.iter().map(|l| f(*l)).collect()
    }

    #[test]
    fn thousands() {
        assert_eq!(
            all(|l| number(l, 1_234_567)),
            ["1,234,567", "1.234.567", "1\u{202f}234\u{202f}567", "1\u{a0}234\u{a0}567", "1.234.567"]
        );
        assert_eq!(all(|l| number(l, 999)), ["999"; 5]);
        assert_eq!(all(|l| number(l, -1_000)), ["-1,000", "-1.000", "-1\u{202f}000", "\u{2212}1\u{a0}000", "-1.000"]);
        assert_eq!(number(Locale::En, i64::MIN), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn decimals() {
        assert_eq!(
            all(|l| decimal(l, -1_234_505, 3)),
            ["-1,234.505", "-1.234,505", "-1\u{202f}234,505", "\u{2212}1\u{a0}234,505", "-1.234,505"]
        );
        assert_eq!(decimal(Locale::Da, 5, 2), "0,05");
        assert_eq!(decimal(Locale::Da, 5, 0), "5");
        assert_eq!(decimal(Locale::En, 1, 99), "0.000000000000000001");
    }

    #[test]
    fn percentages() {
        assert_eq!(all(|l| percent(l, 45)), ["45%", "45\u{a0}%", "45\u{a0}%", "45\u{a0}%", "45%"]);
        for (part, whole, want) in [(1, 3, "33%"), (2, 3, "67%"), (1, 200, "1%"), (0, 0, "0%"), (u32::MAX, 1, "429,496,729,500%")]
        {
            assert_eq!(share(Locale::En, part, whole), want);
        }
    }
}
