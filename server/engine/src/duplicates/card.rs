//! What of a person is compared.

use domain::duplicates::PairSide;
use domain::ids::PersonId;
use domain::people::{PersonKind, PostalAddress, Source};
use domain::time::Timestamp;

use super::plain::{self, Street};
use crate::text;

/// A person as far as it takes to compare them with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Who.
    pub id: PersonId,
    /// What the record stands for: only like is compared with like.
    pub kind: PersonKind,
    /// First name.
    pub given_name: String,
    /// Middle names.
    pub additional_name: String,
    /// Last name, or the whole name of a household or an organisation.
    pub family_name: String,
    /// What friends say.
    pub nickname: String,
    /// `1980`, `1980-05`, `1980-05-17` or empty.
    pub birth_date: String,
    /// E-mail addresses, the one used first.
    pub emails: Vec<String>,
    /// Phone numbers, the one used first.
    pub phones: Vec<String>,
    /// Postal addresses, home first.
    pub addresses: Vec<PostalAddress>,
    /// Where the record came from.
    pub source: Source,
    /// Since when it is known.
    pub created_at: Timestamp,
}

/// Which of several people of one name in a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Generation {
    Senior,
    Junior,
    Grandchild,
}

/// Where somebody lives, in plain letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) street: Street,
    pub(super) postcode: String,
    pub(super) city: String,
    /// As written, for the reason.
    pub(super) shown: String,
}

/// A mailbox: what is before the @, the provider, and the name if it is likely one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mailbox {
    pub(super) local: String,
    pub(super) host: String,
    pub(super) own: Option<String>,
    pub(super) shown: String,
}

/// A card in the form in which it is compared, worked out once for many comparisons.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The card.
    pub card: Card,
    pub(super) given: Vec<String>,
    pub(super) family: Vec<String>,
    pub(super) nickname: Option<String>,
    pub(super) generation: Option<Generation>,
    pub(super) mailboxes: Vec<Mailbox>,
    /// Tail and number as written.
    pub(super) phones: Vec<(String, String)>,
    pub(super) places: Vec<Place>,
    pub(super) birth: Vec<u32>,
}

/// Small words between names: they come and go.
const PARTICLES: &[&str] =
    &["da", "de", "do", "das", "dos", "du", "des", "di", "van", "von", "der", "den", "af", "av", "la", "le", "el", "e", "y"];

fn generation(word: &str) -> Option<Generation> {
    Some(match word {
        "jr" | "junior" | "filho" | "fils" | "ii" | "yngre" => Generation::Junior,
        "sr" | "senior" | "pere" | "ldre" | "aldre" => Generation::Senior,
        "neto" | "sobrinho" | "iii" => Generation::Grandchild,
        _ => return None,
    })
}

impl From<Card> for Prepared {
    fn from(card: Card) -> Self {
        let mut family = plain::tokens(&card.family_name);
        let mut given = plain::tokens(&card.given_name);
        given.extend(plain::tokens(&card.additional_name));
        let found = if family.len() > 1 || !given.is_empty() { family.iter().rev().find_map(|w| generation(w)) } else { None };
        let lean = |words: &mut Vec<String>| {
            let kept: Vec<String> =
                words.iter().filter(|w| !PARTICLES.contains(&w.as_str()) && generation(w).is_none()).cloned().collect();
            if !kept.is_empty() {
                *words = kept;
            }
        };
        lean(&mut family);
        lean(&mut given);
        let mailboxes = card.emails.iter().filter_map(|e| {
            let (local, host) = plain::mailbox(e)?;
            Some(Mailbox { own: plain::own_mailbox_name(&local), local, host, shown: e.clone() })
        });
        let phones = card.phones.iter().filter_map(|p| Some((plain::phone_tail(p)?, p.clone())));
        let places = card.addresses.iter().filter(|a| !a.is_blank()).map(|a| Place {
            street: plain::street(&a.street),
            postcode: text::fold(&a.postcode).chars().filter(char::is_ascii_alphanumeric).collect(),
            city: text::fold(&a.city),
            shown: [a.street.trim(), a.postcode.trim(), a.city.trim()]
                .into_iter()
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
        });
        Self {
            mailboxes: mailboxes.collect(),
            phones: phones.collect(),
            places: places.collect(),
            birth: card.birth_date.split('-').filter_map(|part| part.parse().ok()).collect(),
            nickname: plain::tokens(&card.nickname).into_iter().next(),
            generation: found,
            given,
            family,
            card,
        }
    }
}

impl Card {
    /// What lists of pairs show of it.
    #[must_use]
    pub fn side(&self) -> PairSide {
        let home = self.addresses.first().cloned().unwrap_or_default();
        PairSide {
            id: self.id,
            given_name: self.given_name.clone(),
            family_name: self.family_name.clone(),
            email: self.emails.first().cloned().unwrap_or_default(),
            phone: self.phones.first().cloned().unwrap_or_default(),
            street: home.street,
            postcode: home.postcode,
            city: home.city,
            birth_date: self.birth_date.clone(),
            source: self.source,
            created_at: self.created_at,
        }
    }

    /// First and last name, as spoken.
    #[must_use]
    pub fn name(&self) -> String {
        domain::l10n::full_name(&self.given_name, &self.family_name)
    }
}
