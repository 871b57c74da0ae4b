//! The whole record of a person: one value that forms edit, imports fill, merges compare and undo puts back.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{AffiliationRole, PostalAddress};
use crate::consent::Channel;
use crate::ids::{AccountId, FieldId, OrganisationId, PersonId, TagId};
use crate::locale::Locale;

crate::text_enum! {
    /// What a record stands for.
    #[derive(Default)]
    pub enum PersonKind {
        /// A human being.
        #[default]
        Person = "person",
        /// People who live together.
        Household = "household",
        /// A company, club, authority, newspaper.
        Organisation = "organisation",
    }
}

crate::text_enum! {
    /// A further part somebody plays.
    pub enum Facet {
        /// Somebody whose view counts in a matter: of an interest group, an authority, a company.
        Stakeholder = "stakeholder",
        /// Somebody who reports: has an outlet and a beat.
        Media = "media",
    }
}

crate::text_enum! {
    /// Where a link leads.
    #[derive(Default)]
    pub enum LinkKind {
        /// A site of their own.
        #[default]
        Website = "website",
        /// Facebook.
        Facebook = "facebook",
        /// Instagram.
        Instagram = "instagram",
        /// X, once Twitter.
        X = "x",
        /// Bluesky.
        Bluesky = "bluesky",
        /// Mastodon.
        Mastodon = "mastodon",
        /// LinkedIn.
        Linkedin = "linkedin",
        /// TikTok.
        Tiktok = "tiktok",
        /// YouTube.
        Youtube = "youtube",
        /// Anywhere else.
        Other = "other",
    }
}

/// An e-mail address or a phone number with its label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
pub struct Address {
    /// `home`, `work`, `mobile`, `other` or empty.
    pub label: String,
    /// Normalised, as [`crate::validate::email`] and [`crate::validate::phone`] give it.
    pub address: String,
}

/// A postal address with its kind. Each kind is there at most once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Postal {
    /// `home`, `work`, `postal` or `other`.
    pub kind: String,
    /// The address.
    pub address: PostalAddress,
}

/// A page about or by the person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
pub struct Link {
    /// Where it leads.
    pub kind: LinkKind,
    /// Begins with `https://` or `http://`.
    pub url: String,
}

/// The value of a field an organisation added. Which variant fits is decided by the field's kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomValue {
    /// Free text.
    Text(String),
    /// A number in millionths: 2.5 is 2,500,000.
    Number(i64),
    /// A day: `2026-05-17`.
    Date(String),
    /// One of the field's options.
    Choice(String),
    /// Several of the field's options, in the field's order.
    Choices(Vec<String>),
    /// Yes or no.
    YesNo(bool),
    /// Another record.
    Person(PersonId),
}

/// A current tie to an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tie {
    /// The organisation.
    pub organisation: OrganisationId,
    /// As what.
    pub role: AffiliationRole,
}

/// Everything that can be written about a person. What is unknown is empty.
///
/// Consents, the timeline, relationships and registrations are not in it: they are history, and have rules of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Record {
    /// What the record stands for.
    pub kind: PersonKind,
    /// `Dr.`, `Ms`.
    pub honorific_prefix: String,
    /// First name; empty for households and organisations.
    pub given_name: String,
    /// Middle name or names.
    pub additional_name: String,
    /// Last name; the whole name of a household or organisation.
    pub family_name: String,
    /// What friends say.
    pub nickname: String,
    /// `she/her`.
    pub pronouns: String,
    /// `1980`, `1980-05`, `1980-05-17` or empty.
    pub birth_date: String,
    /// The language they are written to in.
    pub locale: Locale,
    /// Further languages they speak: tags of BCP 47.
    pub languages: Vec<String>,
    /// What they do for a living, in their words.
    pub job_title: String,
    /// For whom.
    pub employer: String,
    /// Further parts they play.
    pub facets: BTreeSet<Facet>,
    /// What a journalist works for.
    pub outlet: String,
    /// What a journalist writes about.
    pub beat: String,
    /// E-mail addresses; the first is the one used.
    pub emails: Vec<Address>,
    /// Phone numbers; the first is the one used.
    pub phones: Vec<Address>,
    /// Postal addresses, by kind.
    pub addresses: Vec<Postal>,
    /// Pages about or by them.
    pub links: Vec<Link>,
    /// Channels nobody may use, whatever was agreed to.
    pub do_not_contact: BTreeSet<Channel>,
    /// 1 (sure supporter) to 5 (sure opponent).
    pub support_level: Option<i64>,
    /// The colleague who looks after them.
    pub owner: Option<AccountId>,
    /// Tags.
    pub tags: BTreeSet<TagId>,
    /// Where they belong now.
    pub ties: Vec<Tie>,
    /// Values of the fields organisations added.
    pub custom: BTreeMap<FieldId, CustomValue>,
}
