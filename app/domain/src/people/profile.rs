//! One person.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{AffiliationRole, Facet, Health, IdentityKind, PersonKind, PersonState, Source};
use crate::ids::{AffiliationId, IdentityId, OrganisationId, PersonId, TagId};
use crate::locale::Locale;
use crate::time::Timestamp;

/// What is known of somebody who may be new. Blank fields are unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct NewPerson {
    /// First name.
    pub given_name: String,
    /// Last name.
    pub family_name: String,
    /// E-mail address.
    pub email: String,
    /// Phone number.
    pub phone: String,
    /// Street with number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// The language the person reads.
    pub locale: Locale,
}

/// Where somebody lives. Unknown parts are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct PostalAddress {
    /// Street with number.
    pub street: String,
    /// Floor, flat, neighbourhood.
    pub extra: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// State or province.
    pub region: String,
    /// ISO 3166 alpha-2 code; empty means the tenant's country.
    pub country: String,
}

impl PostalAddress {
    /// Whether nothing is known but, at most, the country.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.street, &self.extra, &self.postcode, &self.city, &self.region].iter().all(|part| part.trim().is_empty())
    }
}

/// Data of a person as a form sends it, by an organiser or by the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct PersonEdit {
    /// First name.
    pub given_name: String,
    /// Middle name or names.
    pub additional_name: String,
    /// Last name.
    pub family_name: String,
    /// E-mail address; blank for none.
    pub email: String,
    /// Phone number; blank for none.
    pub phone: String,
    /// Home address.
    pub address: PostalAddress,
    /// The language the person reads.
    pub locale: Locale,
}

/// What somebody who is added by hand is, beside what the short form says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct AddedAs {
    /// A human being, a household or an organisation.
    pub kind: PersonKind,
    /// Further parts they play.
    pub facets: BTreeSet<Facet>,
    /// What they do for a living.
    pub job_title: String,
    /// For whom.
    pub employer: String,
    /// What a journalist works for.
    pub outlet: String,
    /// What a journalist writes about.
    pub beat: String,
}

/// An e-mail address or phone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityView {
    /// Identifier.
    pub id: IdentityId,
    /// Which of the two.
    pub kind: IdentityKind,
    /// The address or number, normalised.
    pub address: String,
    /// When the person proved that it is theirs.
    pub verified_at: Option<Timestamp>,
    /// Whether what is sent there arrives.
    pub health: Health,
    /// Nothing unasked may go there since then.
    pub suppressed_at: Option<Timestamp>,
    /// Since when it is known.
    pub created_at: Timestamp,
}

/// A person's tie to an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AffiliationView {
    /// Identifier.
    pub id: AffiliationId,
    /// Organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// As what.
    pub role: AffiliationRole,
    /// Since when.
    pub started_at: Timestamp,
    /// Until when; `None` while it lasts.
    pub ended_at: Option<Timestamp>,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagView {
    /// Identifier.
    pub id: TagId,
    /// As shown.
    pub name: String,
}

/// Everything about a person except the timeline and the consents, which have pages of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonProfile {
    /// Identifier.
    pub id: PersonId,
    /// Where the person stands.
    pub state: PersonState,
    /// First name.
    pub given_name: String,
    /// Middle name or names.
    pub additional_name: String,
    /// Last name.
    pub family_name: String,
    /// The language the person reads.
    pub locale: Locale,
    /// Home address.
    pub address: PostalAddress,
    /// Where we know the person from.
    pub source: Source,
    /// Since when.
    pub created_at: Timestamp,
    /// When the data last changed.
    pub updated_at: Timestamp,
    /// Addresses and numbers, the first of each kind is the one used.
    pub identities: Vec<IdentityView>,
    /// Ties, the current first.
    pub affiliations: Vec<AffiliationView>,
    /// Tags by name.
    pub tags: Vec<TagView>,
}

impl PersonProfile {
    /// The address of that kind that is used, if there is one.
    #[must_use]
    pub fn first(&self, kind: IdentityKind) -> Option<&IdentityView> {
        self.identities.iter().find(|i| i.kind == kind)
    }

    /// The profile as the edit form shows it.
    #[must_use]
    pub fn edit(&self) -> PersonEdit {
        let first = |kind| self.first(kind).map(|i| i.address.clone()).unwrap_or_default();
        PersonEdit {
            given_name: self.given_name.clone(),
            additional_name: self.additional_name.clone(),
            family_name: self.family_name.clone(),
            email: first(IdentityKind::Email),
            phone: first(IdentityKind::Phone),
            address: self.address.clone(),
            locale: self.locale,
        }
    }
}
