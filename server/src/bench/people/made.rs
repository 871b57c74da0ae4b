//! People who don't exist, always the same ones.

use super::countries::{COUNTRIES, Country};
use super::rng::Rng;

/// One of them, as a row of a sheet with twelve columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Made {
    pub given: String,
    pub family: String,
    pub email: String,
    pub phone: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub country: &'static str,
    pub birth_date: String,
    pub language: &'static str,
    pub tags: &'static str,
    pub job: &'static str,
}

/// The heads of the columns.
pub(super) const HEADS: [&str; 12] = [
    "given_name",
    "family_name",
    "email",
    "phone",
    "street",
    "postcode",
    "city",
    "country",
    "birth_date",
    "language",
    "tags",
    "job_title",
];

const TAGS: &[&str] = &["", "", "volunteer", "driver", "stall", "donor", "housing", "climate", "housing, climate", "member 2024"];
const JOBS: &[&str] =
    &["", "", "nurse", "teacher", "carpenter", "student", "retired", "engineer", "farmer", "shop assistant", "driver"];
const HOSTS: &[&str] = &["example.org", "mail.example.com", "post.example.net", "example.com"];

/// Makes people one after the other.
pub(super) struct Maker {
    rng: Rng,
    names: Vec<(&'static Country, Vec<&'static str>, Vec<&'static str>)>,
    made: u64,
}

impl Maker {
    pub(super) fn new(seed: u64) -> Self {
        let names = COUNTRIES
            .iter()
            .map(|country| {
                let (given, family) = country.names();
                (country, given, family)
            })
            .collect();
        Self { rng: Rng::new(seed), names, made: 0 }
    }

    fn digits(&mut self, pattern: &str) -> String {
        pattern
            .chars()
            .map(|c| if c == '#' { char::from(b'0' + u8::try_from(self.rng.below(10)).unwrap_or_default()) } else { c })
            .collect()
    }

    fn day(&mut self) -> String {
        format!("{}-{:02}-{:02}", 1935 + self.rng.below(72), 1 + self.rng.below(12), 1 + self.rng.below(28))
    }
}

impl Iterator for Maker {
    type Item = Made;

    fn next(&mut self) -> Option<Made> {
        let which = self.rng.below(self.names.len());
        let (country, givens, families) = self.names.get(which)?.clone();
        let mut given = self.rng.common(&givens).to_owned();
        if self.rng.chance(12) {
            given = format!("{given}-{}", self.rng.any(&givens));
        } else if self.rng.chance(10) {
            given = format!("{given} {}", self.rng.any(&givens));
        }
        let mut family = self.rng.common(&families).to_owned();
        if country.code == "BR" || self.rng.chance(15) {
            let join = if country.code == "GB" || country.code == "FI" { "-" } else { " " };
            family = format!("{family}{join}{}", self.rng.any(&families));
        }
        self.made += 1;
        let plain = |text: &str| -> String { engine::text::fold(text).chars().filter(char::is_ascii_alphanumeric).collect() };
        let email = if self.rng.chance(85) {
            format!("{}.{}{}@{}", plain(&given), plain(&family), self.made, self.rng.any(HOSTS))
        } else {
            String::new()
        };
        let phone = if self.rng.chance(70) { self.digits(country.phone) } else { String::new() };
        let towns = country.towns;
        let (city, code) = towns.get(self.rng.below(towns.len())).copied().unwrap_or_default();
        let (street, number) = (self.rng.any(country.streets), 1 + self.rng.below(180));
        let street = if country.number_first { format!("{number} {street}") } else { format!("{street} {number}") };
        Some(Made {
            email,
            phone,
            street,
            postcode: self.digits(code),
            city: city.to_owned(),
            country: country.code,
            birth_date: if self.rng.chance(60) { self.day() } else { String::new() },
            language: country.locale,
            tags: self.rng.any(TAGS),
            job: self.rng.any(JOBS),
            given,
            family,
        })
    }
}

impl Made {
    /// The cells of the row.
    pub(super) fn cells(&self) -> [&str; 12] {
        [
            &self.given,
            &self.family,
            &self.email,
            &self.phone,
            &self.street,
            &self.postcode,
            &self.city,
            self.country,
            &self.birth_date,
            self.language,
            self.tags,
            self.job,
        ]
    }

    /// The same person as somebody else would have written them down: other spelling, other address, other mailbox.
    pub(super) fn again(&self, rng: &mut Rng) -> Made {
        let mut twin = self.clone();
        match rng.below(5) {
            // A slip of the finger, an address left out.
            0 => {
                twin.family = slip(&self.family, rng);
                twin.email = String::new();
            }
            // Written without the letters of the north, in capitals, another mailbox.
            1 => {
                twin.given = engine::text::fold(&self.given).to_uppercase();
                twin.family = engine::text::fold(&self.family).to_uppercase();
                twin.email = self.email.replace('@', "@mail.");
            }
            // The names changed places.
            2 => {
                std::mem::swap(&mut twin.given, &mut twin.family);
                twin.email = String::new();
            }
            // Moved house, same phone.
            3 => {
                twin.street = "Ny Vej 1".into();
                twin.postcode = String::new();
                twin.city = String::new();
                twin.email = String::new();
            }
            // The same mailbox, only a first letter.
            _ => {
                twin.given = self.given.chars().take(1).chain(['.']).collect();
                twin.email = self.email.to_uppercase();
                twin.phone = String::new();
            }
        }
        twin
    }
}

/// Two letters changed places, or one is missing.
fn slip(word: &str, rng: &mut Rng) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 {
        return word.to_owned();
    }
    let at = 1 + rng.below(letters.len() - 2);
    if rng.chance(50) {
        letters.swap(at, at + 1);
    } else {
        letters.remove(at);
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_people_every_time() {
        let some = |n| Maker::new(7).take(n).collect::<Vec<_>>();
        assert_eq!(some(50), some(50));
        assert_ne!(some(1), Maker::new(8).take(1).collect::<Vec<_>>());
        let countries: std::collections::BTreeSet<_> = some(50).iter().map(|p| p.country).collect();
        assert_eq!(countries.len(), COUNTRIES.len());
        assert!(some(500).iter().all(|p| !p.given.is_empty() && !p.family.is_empty() && !p.postcode.contains('#')));
    }
}
