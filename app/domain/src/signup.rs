//! Sign-up forms: what an organiser sets up, what a visitor sees and sends.

use serde::{Deserialize, Serialize};

use crate::consent::Purpose;
use crate::ids::{FormId, OrganisationId, PurposeId};
use crate::locale::{Locale, LocalizedText};
use crate::time::Timestamp;

crate::text_enum! {
    /// Something a form may ask besides the e-mail address, which it always asks.
    pub enum FormField {
        /// First name.
        GivenName = "given_name",
        /// Last name.
        FamilyName = "family_name",
        /// Phone number.
        Phone = "phone",
        /// Street with number.
        Street = "street",
        /// Postcode.
        Postcode = "postcode",
        /// Town.
        City = "city",
    }
}

crate::text_enum! {
    /// Whether a form asks for a field.
    #[derive(Default)]
    pub enum Asked {
        /// Not at all.
        #[default]
        No = "no",
        /// If the visitor likes.
        Optional = "optional",
        /// The form can't be sent without it.
        Required = "required",
    }
}

crate::text_enum! {
    /// How a submission stands.
    pub enum SubmissionState {
        /// Waits for the link in the mail to be used.
        Pending = "pending",
        /// Used: the visitor is a supporter.
        Confirmed = "confirmed",
        /// Never used; what was typed is gone.
        Expired = "expired",
    }
}

/// A field and whether it must be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldRule {
    /// The field.
    pub field: FormField,
    /// Whether it must be filled.
    pub required: bool,
}

/// How often a form was shown and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct FormNumbers {
    /// Times the page was shown.
    pub shown: i64,
    /// Submissions that wait to be confirmed.
    pub pending: i64,
    /// Submissions that were confirmed.
    pub confirmed: i64,
    /// Submissions that never were.
    pub expired: i64,
}

/// A form as its organiser sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignupForm {
    /// Identifier.
    pub id: FormId,
    /// The organisation people join by it.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Short name for the address `/p/join/<slug>`.
    pub slug: String,
    /// Name for the team.
    pub name: String,
    /// Whether visitors can see it.
    pub published: bool,
    /// What is asked besides the e-mail address.
    pub fields: Vec<FieldRule>,
    /// Headline.
    pub title: LocalizedText,
    /// What the supporter gets.
    pub lead: LocalizedText,
    /// What is said after confirming.
    pub thanks: LocalizedText,
    /// Tags given on confirming.
    pub tags: Vec<String>,
    /// Purposes asked for, in order.
    pub purposes: Vec<PurposeId>,
    /// How it does.
    pub numbers: FormNumbers,
    /// Since when there is one.
    pub created_at: Timestamp,
}

/// A form as its edit page sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormEdit {
    /// The organisation people join by it.
    pub organisation: OrganisationId,
    /// Short name for the address.
    pub slug: String,
    /// Name for the team.
    pub name: String,
    /// What is asked besides the e-mail address.
    pub fields: Vec<FieldRule>,
    /// Headline.
    pub title: LocalizedText,
    /// What the supporter gets.
    pub lead: LocalizedText,
    /// What is said after confirming.
    pub thanks: LocalizedText,
    /// Tags given on confirming.
    pub tags: Vec<String>,
    /// Purposes asked for, in order.
    pub purposes: Vec<PurposeId>,
}

/// A form as visitors see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicForm {
    /// Short name for the address.
    pub slug: String,
    /// Who asks.
    pub organisation_name: String,
    /// Headline.
    pub title: LocalizedText,
    /// What the supporter gets.
    pub lead: LocalizedText,
    /// What is asked besides the e-mail address.
    pub fields: Vec<FieldRule>,
    /// Boxes to tick, in order.
    pub purposes: Vec<Purpose>,
    /// How many supporters the organisation has with everything below it.
    pub supporters: i64,
    /// Where questions about privacy go.
    pub privacy_contact: String,
}

/// A form in the list of forms a visitor may choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormChoice {
    /// Short name for the address.
    pub slug: String,
    /// Headline.
    pub title: LocalizedText,
    /// Who asks.
    pub organisation_name: String,
}

/// What a visitor typed and ticked. All of it is shown again when something needs another look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Answers {
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
    /// Ticked boxes as [`Tick`] writes them.
    pub purposes: Vec<String>,
}

impl Answers {
    /// What was typed into a field.
    #[must_use]
    pub fn field(&self, field: FormField) -> &str {
        match field {
            FormField::GivenName => &self.given_name,
            FormField::FamilyName => &self.family_name,
            FormField::Phone => &self.phone,
            FormField::Street => &self.street,
            FormField::Postcode => &self.postcode,
            FormField::City => &self.city,
        }
    }

    /// The ticked boxes; what is none of ours is left out.
    #[must_use]
    pub fn ticks(&self) -> Vec<Tick> {
        self.purposes.iter().filter_map(|text| Tick::parse(text)).collect()
    }
}

/// A ticked box: the purpose in just the words the visitor saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// The purpose.
    pub purpose: PurposeId,
    /// Version of its words on the page.
    pub version: i64,
}

impl Tick {
    /// As the box sends it: `<purpose>.<version>`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (purpose, version) = text.split_once('.')?;
        Some(Self { purpose: purpose.parse().ok()?, version: version.parse().ok()? })
    }
}

impl std::fmt::Display for Tick {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.purpose, self.version)
    }
}

/// What the link in the confirmation mail leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Confirmation {
    /// The button on the page confirms.
    Waiting {
        /// Who asks.
        organisation_name: String,
        /// The address to be confirmed.
        email: String,
        /// Language the form was filled in.
        locale: Locale,
    },
    /// Confirmed, now or before.
    Done {
        /// Who asked.
        organisation_name: String,
        /// What the organiser says to new supporters.
        thanks: LocalizedText,
        /// Language the form was filled in.
        locale: Locale,
    },
}

/// A part of an address made of a name: lower-case ASCII letters and digits with single hyphens; at most 60.
#[must_use]
pub fn slug_of(folded_name: &str) -> String {
    let mut out = String::new();
    for c in folded_name.chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.truncate(60);
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_names_the_words_that_were_shown() {
        let tick = Tick { purpose: PurposeId(uuid::Uuid::from_u128(7)), version: 3 };
        assert_eq!(Tick::parse(&tick.to_string()), Some(tick));
        assert_eq!(Tick::parse("7"), None);
        let answers = Answers { purposes: vec!["rubbish".into(), tick.to_string()], ..Answers::default() };
        assert_eq!(answers.ticks(), [tick]);
    }

    #[test]
    fn addresses_are_made_of_names() {
        assert_eq!(slug_of("join  norrvig! 2026 "), "join-norrvig-2026");
        assert_eq!(slug_of("!!"), "");
    }
}
