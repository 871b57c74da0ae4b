//! Amounts of money as people write them.

use super::number::{NO_BREAK, magnitude, sign};
use crate::{locale::Locale, money::Money};

/// The amount with its currency: `£12.00`, `12,00 kr.`, `R$ 12,00`. Always with the currency's minor digits.
#[must_use]
pub fn money(locale: Locale, amount: &Money) -> String {
    let digits = magnitude(locale, amount.minor, minor_digits(&amount.currency));
    let (sign, symbol) = (sign(locale, amount.minor), symbol(locale, &amount.currency));
    match locale {
        // A sign stands against the digits, a code does not.
        Locale::En if !symbol.ends_with(|c: char| c.is_alphabetic()) => format!("{sign}{symbol}{digits}"),
        Locale::En | Locale::PtBr => format!("{sign}{symbol}{NO_BREAK}{digits}"),
        Locale::Da | Locale::Fr | Locale::Fi => format!("{sign}{digits}{NO_BREAK}{symbol}"),
    }
}

/// How many digits of an amount in minor units stand after the point (ISO 4217).
#[must_use]
pub fn minor_digits(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND" | "VUV" | "XAF"
        | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        "CLF" | "UYW" => 4,
        _ => 2,
    }
}

/// The sign people know in that language; the code of the currency if there is none.
fn symbol(locale: Locale, currency: &str) -> &str {
    match (currency, locale) {
        ("EUR", _) => "€",
        ("DKK", Locale::Da) => "kr.",
        ("GBP", Locale::Fr) => "£GB",
        ("GBP", _) => "£",
        ("USD", Locale::Fr) => "$US",
        ("USD", Locale::Fi) => "$",
        ("USD", _) => "US$",
        ("BRL", Locale::Fi) => "BRL",
        ("BRL", _) => "R$",
        (code, _) => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(minor: i64, currency: &str) -> Vec<String> {
        let amount = Money { minor, currency: currency.to_owned() };
        Locale::ALL.iter().map(|l| money(*l, &amount).replace(NO_BREAK, "_").replace('\u{202f}', "~")).collect()
    }

    #[test]
    fn the_sign_stands_where_people_put_it() {
        assert_eq!(all(123_450, "DKK"), ["DKK_1,234.50", "1.234,50_kr.", "1~234,50_DKK", "1_234,50_DKK", "DKK_1.234,50"]);
        assert_eq!(all(123_450, "EUR"), ["€1,234.50", "1.234,50_€", "1~234,50_€", "1_234,50_€", "€_1.234,50"]);
        assert_eq!(all(123_450, "GBP"), ["£1,234.50", "1.234,50_£", "1~234,50_£GB", "1_234,50_£", "£_1.234,50"]);
        assert_eq!(all(123_450, "USD"), ["US$1,234.50", "1.234,50_US$", "1~234,50_$US", "1_234,50_$", "US$_1.234,50"]);
        assert_eq!(all(-1_200, "BRL"), ["-R$12.00", "-12,00_R$", "-12,00_R$", "\u{2212}12,00_BRL", "-R$_12,00"]);
    }

    #[test]
    fn currencies_have_none_two_or_three_minor_digits() {
        assert_eq!(all(1_235, "JPY"), ["JPY_1,235", "1.235_JPY", "1~235_JPY", "1_235_JPY", "JPY_1.235"]);
        assert_eq!(all(5, "KWD"), ["KWD_0.005", "0,005_KWD", "0,005_KWD", "0,005_KWD", "KWD_0,005"]);
        assert_eq!(all(0, "SEK")[0], "SEK_0.00");
    }
}
