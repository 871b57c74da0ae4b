//! Tenants and their trees of organisations.

pub mod settings;
pub mod tree;

use serde::{Deserialize, Serialize};

use self::settings::Embedding;

use crate::ids::{OrganisationId, TenantId};
use crate::locale::{Locale, LocalizedText};

/// A customer of the installation, as its pages know it. Nothing in here is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenant {
    /// Its identifier.
    pub id: TenantId,
    /// Short name for addresses.
    pub slug: String,
    /// Name as shown to people.
    pub name: String,
    /// Language of the organisation.
    pub locale: Locale,
    /// IANA zone its clocks follow.
    pub zone: String,
    /// ISO 3166 alpha-2 code of its country.
    pub country: String,
    /// ISO 4217 code of its money.
    pub currency: String,
    /// Its colour, `#rrggbb`, if it has set one.
    pub accent: Option<String>,
    /// Address its mail comes from.
    pub mail_from: String,
    /// Where questions about privacy go.
    pub privacy_contact: String,
    /// Languages its public pages are offered in; empty: all.
    pub locales: Vec<Locale>,
    /// Name its mail is signed with, if not its own.
    pub sender_name: Option<String>,
    /// Where answers to its mail go, if not to [`Tenant::mail_from`].
    pub reply_to: Option<String>,
    /// Further words of its page about privacy, Markdown.
    pub privacy_text: LocalizedText,
    /// Postal address on its page about privacy; may be empty.
    pub privacy_address: String,
    /// Which sites may show its sign-up forms in a frame.
    pub embedding: Embedding,
}

impl Tenant {
    /// The languages its public pages are offered in.
    #[must_use]
    pub fn offered(&self) -> &[Locale] {
        if self.locales.is_empty() { Locale::ALL } else { &self.locales }
    }
}

crate::text_enum! {
    /// The level of an organisation.
    pub enum OrganisationKind {
        /// The whole party or association.
        National = "national",
        /// A region.
        Region = "region",
        /// A branch.
        Branch = "branch",
        /// A grouping across the tree, e.g. a constituency over several branches.
        Zone = "zone",
        /// A representative's office. Casework lives here and nowhere else.
        Office = "office",
    }
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its identifier.
    pub id: OrganisationId,
    /// Its level.
    pub kind: OrganisationKind,
    /// Name as shown.
    pub name: String,
    /// Short name for addresses.
    pub slug: String,
    /// The (first) organisation it belongs to; `None` for the root.
    pub parent: Option<OrganisationId>,
    /// Steps from the root.
    pub depth: i64,
}

/// Whether a text can stand in an address: 2 to 60 lower-case ASCII letters, digits and single hyphens between them.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    (2..=60).contains(&text.len())
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Whether `#rrggbb` is a colour on which white text can be read (contrast at least 4.5 to 1, WCAG 2.2 AA).
#[must_use]
pub fn is_accent(colour: &str) -> bool {
    luminance(colour).is_some_and(|l| 1.05 / (l + 0.05) >= 4.5)
}

/// Relative luminance of `#rrggbb` as WCAG defines it, 0 to 1.
fn luminance(colour: &str) -> Option<f64> {
    let hex = colour.strip_prefix('#').filter(|h| h.len() == 6 && h.is_ascii())?;
    let channel = |range: std::ops::Range<usize>| {
        let value = f64::from(u8::from_str_radix(hex.get(range)?, 16).ok()?) / 255.0;
        Some(if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    Some(0.2126 * channel(0..2)? + 0.7152 * channel(2..4)? + 0.0722 * channel(4..6)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pale_colours_are_refused() {
        assert!(is_accent("#0b57d0"));
        assert!(is_accent("#000000"));
        assert!(!is_accent("#ffcc00"));
        assert!(!is_accent("red"));
        assert!(!is_accent("#12345"));
    }

    #[test]
    fn slugs() {
        for good in ["ab", "green-meadow", "2026"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["a", "-a", "a--b", "Å", "a b", "A"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
