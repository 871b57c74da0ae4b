//! Names and postal addresses, in the order of the place they belong to.

use super::{Key, keys::places, text};
use crate::locale::Locale;

/// The parts of a postal address. Parts that are not known are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Address<'a> {
    /// Street with its number, in the order people there write them.
    pub street: &'a str,
    /// Floor, flat, building, neighbourhood.
    pub extra: &'a str,
    /// Postcode.
    pub postcode: &'a str,
    /// Town.
    pub city: &'a str,
    /// State or province, where it is part of an address (`SP`, `OR`).
    pub region: &'a str,
    /// ISO 3166 alpha-2 code of the country.
    pub country: &'a str,
}

/// The lines of an address as its own country writes them. The country is named, in the reader's language, when it is
/// not `home` (a code too).
#[must_use]
pub fn address(locale: Locale, address: Address<'_>, home: &str) -> Vec<String> {
    let Address { street, extra, postcode, city, region, country } = address;
    let abroad = if country.eq_ignore_ascii_case(home) { String::new() } else { self::country(locale, country) };
    let postcode = self::postcode(country, postcode);
    let town = |parts: [&str; 2], between: &str| parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(between);
    let lines = match country.to_ascii_uppercase().as_str() {
        "BR" => vec![street.into(), extra.into(), town([city, region], " - "), postcode],
        "GB" => vec![street.into(), extra.into(), city.into(), postcode],
        "US" => vec![street.into(), extra.into(), town([city, &town([region, &postcode], " ")], ", ")],
        _ => vec![street.into(), extra.into(), town([&postcode, city], " ")],
    };
    lines.into_iter().chain([abroad]).map(|line: String| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// A postcode as its country prints it: `01310-100`, `SW1A 1AA`, `11122` in all others as it was given.
#[must_use]
pub fn postcode(country: &str, postcode: &str) -> String {
    let postcode = postcode.trim();
    let bare: String = postcode.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_uppercase();
    let split = |at: usize, between: &str| bare.split_at_checked(at).map(|(a, b)| format!("{a}{between}{b}"));
    match country.to_ascii_uppercase().as_str() {
        "BR" if bare.len() == 8 => split(5, "-"),
        "GB" if (5..=7).contains(&bare.len()) => split(bare.len() - 3, " "),
        _ => None,
    }
    .unwrap_or_else(|| postcode.to_owned())
}

/// The countries with a name of their own in the texts, by ISO 3166 alpha-2 code.
pub const COUNTRIES: &[(&str, Key)] = &[
    ("AT", places::country_at),
    ("BE", places::country_be),
    ("BR", places::country_br),
    ("CA", places::country_ca),
    ("CH", places::country_ch),
    ("DE", places::country_de),
    ("DK", places::country_dk),
    ("EE", places::country_ee),
    ("ES", places::country_es),
    ("FI", places::country_fi),
    ("FO", places::country_fo),
    ("FR", places::country_fr),
    ("GB", places::country_gb),
    ("GL", places::country_gl),
    ("IE", places::country_ie),
    ("IS", places::country_is),
    ("IT", places::country_it),
    ("LU", places::country_lu),
    ("NL", places::country_nl),
    ("NO", places::country_no),
    ("PL", places::country_pl),
    ("PT", places::country_pt),
    ("SE", places::country_se),
    ("US", places::country_us),
];

/// A country's name in the reader's language; its code if it is none of [`COUNTRIES`].
#[must_use]
pub fn country(locale: Locale, code: &str) -> String {
    let code = code.to_ascii_uppercase();
    COUNTRIES.iter().find(|(known, _)| *known == code).map_or(code, |(_, key)| text(locale, *key))
}

/// A name as it is spoken; the given name comes first in all five languages.
#[must_use]
pub fn full_name(given: &str, family: &str) -> String {
    format!("{} {}", given.trim(), family.trim()).trim().to_owned()
}

/// A name as it stands in an alphabetical list: family name first, except that Brazilians go by the given name.
#[must_use]
pub fn list_name(locale: Locale, given: &str, family: &str) -> String {
    let (given, family) = (given.trim(), family.trim());
    if locale == Locale::PtBr || given.is_empty() || family.is_empty() {
        full_name(given, family)
    } else {
        format!("{family}, {given}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(address: Address<'_>) -> String {
        super::address(Locale::En, address, address.country).join("|")
    }

    #[test]
    fn five_countries_five_orders() {
        let danish = Address {
            street: "Nørrebrogade 7, 2. tv.",
            postcode: "2200",
            city: "København N",
            country: "DK",
            ..Address::default()
        };
        assert_eq!(lines(danish), "Nørrebrogade 7, 2. tv.|2200 København N");
        let french = Address {
            street: "8 rue des Lilas",
            extra: "Bâtiment B",
            postcode: "75011",
            city: "Paris",
            country: "FR",
            ..Address::default()
        };
        assert_eq!(lines(french), "8 rue des Lilas|Bâtiment B|75011 Paris");
        let finnish =
            Address { street: "Mannerheimintie 5 A 3", postcode: "00100", city: "Helsinki", country: "FI", ..Address::default() };
        assert_eq!(lines(finnish), "Mannerheimintie 5 A 3|00100 Helsinki");
        let brazilian = Address {
            street: "Avenida Paulista, 1000",
            extra: "Bela Vista",
            postcode: "01310100",
            city: "São Paulo",
            region: "SP",
            country: "BR",
        };
        assert_eq!(lines(brazilian), "Avenida Paulista, 1000|Bela Vista|São Paulo - SP|01310-100");
        let british =
            Address { street: "10 High Street", postcode: "sw1a1aa", city: "London", country: "GB", ..Address::default() };
        assert_eq!(lines(british), "10 High Street|London|SW1A 1AA");
        let american = Address {
            street: "12 Oak Ave",
            postcode: "97201",
            city: "Portland",
            region: "OR",
            country: "US",
            ..Address::default()
        };
        assert_eq!(lines(american), "12 Oak Ave|Portland, OR 97201");
    }

    #[test]
    fn unknown_parts_leave_no_traces() {
        assert_eq!(lines(Address { city: "Odense", country: "DK", ..Address::default() }), "Odense");
        assert_eq!(lines(Address { postcode: "97201", country: "US", ..Address::default() }), "97201");
        assert_eq!(lines(Address { city: "Recife", country: "BR", ..Address::default() }), "Recife");
        assert_eq!(lines(Address::default()), "");
    }

    #[test]
    fn a_foreign_country_is_named_for_the_reader() {
        let there = Address { street: "Storgatan 1", postcode: "111 22", city: "Stockholm", country: "se", ..Address::default() };
        assert_eq!(address(Locale::Fi, there, "FI"), ["Storgatan 1", "111 22 Stockholm", "Ruotsi"]);
        assert_eq!(country(Locale::Fr, "GB"), "Royaume-Uni");
        assert_eq!(country(Locale::Da, "zz"), "ZZ");
    }

    #[test]
    fn odd_postcodes_stay_as_they_are() {
        assert_eq!(postcode("BR", "123"), "123");
        assert_eq!(postcode("GB", "ÅÅÅÅ"), "ÅÅÅÅ");
        assert_eq!(postcode("DK", " 2200 "), "2200");
    }

    #[test]
    fn names_in_speech_and_in_lists() {
        assert_eq!(full_name("Aino", " Virtanen "), "Aino Virtanen");
        assert_eq!(full_name("", "Virtanen"), "Virtanen");
        assert_eq!(list_name(Locale::Fi, "Aino", "Virtanen"), "Virtanen, Aino");
        assert_eq!(list_name(Locale::PtBr, "João", "Silva"), "João Silva");
        assert_eq!(list_name(Locale::En, "Cher", ""), "Cher");
    }
}
