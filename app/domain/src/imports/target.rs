//! What a column of a sheet stands for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::consent::Channel;
use crate::ids::{FieldId, PurposeId};
use crate::people::LinkKind;

crate::text_enum! {
    /// Which of several addresses or numbers.
    #[derive(Default)]
    pub enum Label {
        /// Nothing is said.
        #[default]
        Any = "any",
        /// At home.
        Home = "home",
        /// At work.
        Work = "work",
        /// A mobile phone.
        Mobile = "mobile",
        /// Another one.
        Other = "other",
    }
}

impl Label {
    /// As records have it: empty if nothing is said.
    #[must_use]
    pub const fn stored(self) -> &'static str {
        match self {
            Self::Any => "",
            other => other.as_str(),
        }
    }

    /// As records name postal addresses: home if nothing is said.
    #[must_use]
    pub const fn postal(self) -> &'static str {
        match self {
            Self::Any | Self::Mobile => "home",
            other => other.as_str(),
        }
    }
}

/// What a column stands for. Written as a word, with what it needs behind colons: `email:work`, `consent:<purpose>:email`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Target {
    /// Nothing that is kept.
    #[default]
    Ignore,
    /// First and last name in one.
    FullName,
    /// First name.
    GivenName,
    /// Middle name.
    AdditionalName,
    /// Last name, or the name of an organisation.
    FamilyName,
    /// `Dr.`
    HonorificPrefix,
    /// What friends say.
    Nickname,
    /// `she/her`.
    Pronouns,
    /// Day of birth.
    BirthDate,
    /// The language they are written to in.
    Language,
    /// Further languages.
    Languages,
    /// What they do for a living.
    JobTitle,
    /// For whom.
    Employer,
    /// What a journalist works for.
    Outlet,
    /// What a journalist writes about.
    Beat,
    /// Person, household or organisation.
    Kind,
    /// E-mail addresses.
    Email(Label),
    /// Phone numbers.
    Phone(Label),
    /// Street and number.
    Street(Label),
    /// Second line of the address.
    Extra(Label),
    /// Postcode.
    Postcode(Label),
    /// Town.
    City(Label),
    /// Postcode and town in one.
    PostcodeCity(Label),
    /// State, province.
    Region(Label),
    /// Country.
    Country(Label),
    /// A page.
    Link(LinkKind),
    /// Support level, 1 to 5.
    SupportLevel,
    /// Tags, between commas or semicolons.
    Tags,
    /// Yes gives a tag with the column's name.
    TagIfYes,
    /// The branch people belong to, by name.
    Branch,
    /// As what they belong to it.
    Role,
    /// Yes: not to be contacted that way.
    DoNotContact(Channel),
    /// Anything: not to be contacted that way. For "unsubscribed at".
    StoppedAt(Channel),
    /// `subscribed`, `unsubscribed`, `bounced`: the latter two mean no e-mail.
    Subscription,
    /// Yes: agreed to a purpose by a channel.
    Consent(PurposeId, Channel),
    /// A note for the timeline.
    Note,
    /// The number the person has in another system.
    ExternalId,
    /// A field an organisation added.
    Custom(FieldId),
}

impl Target {
    /// Those that need nothing further, in the order a menu shows them.
    pub const PLAIN: &'static [Self] = &[
        Self::Ignore,
        Self::FullName,
        Self::GivenName,
        Self::AdditionalName,
        Self::FamilyName,
        Self::HonorificPrefix,
        Self::Nickname,
        Self::Pronouns,
        Self::BirthDate,
        Self::Kind,
        Self::Email(Label::Any),
        Self::Email(Label::Home),
        Self::Email(Label::Work),
        Self::Phone(Label::Any),
        Self::Phone(Label::Mobile),
        Self::Phone(Label::Home),
        Self::Phone(Label::Work),
        Self::Street(Label::Any),
        Self::Extra(Label::Any),
        Self::Postcode(Label::Any),
        Self::City(Label::Any),
        Self::PostcodeCity(Label::Any),
        Self::Region(Label::Any),
        Self::Country(Label::Any),
        Self::Street(Label::Work),
        Self::Extra(Label::Work),
        Self::Postcode(Label::Work),
        Self::City(Label::Work),
        Self::PostcodeCity(Label::Work),
        Self::Region(Label::Work),
        Self::Country(Label::Work),
        Self::Street(Label::Other),
        Self::Extra(Label::Other),
        Self::Postcode(Label::Other),
        Self::City(Label::Other),
        Self::Region(Label::Other),
        Self::Country(Label::Other),
        Self::Language,
        Self::Languages,
        Self::JobTitle,
        Self::Employer,
        Self::Outlet,
        Self::Beat,
        Self::Link(LinkKind::Website),
        Self::Link(LinkKind::Facebook),
        Self::Link(LinkKind::Instagram),
        Self::Link(LinkKind::X),
        Self::Link(LinkKind::Bluesky),
        Self::Link(LinkKind::Mastodon),
        Self::Link(LinkKind::Linkedin),
        Self::Link(LinkKind::Tiktok),
        Self::Link(LinkKind::Youtube),
        Self::Tags,
        Self::TagIfYes,
        Self::Branch,
        Self::Role,
        Self::SupportLevel,
        Self::DoNotContact(Channel::Email),
        Self::DoNotContact(Channel::Phone),
        Self::DoNotContact(Channel::Sms),
        Self::DoNotContact(Channel::Post),
        Self::StoppedAt(Channel::Email),
        Self::Subscription,
        Self::Note,
        Self::ExternalId,
    ];
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ignore => f.write_str("ignore"),
            Self::FullName => f.write_str("full_name"),
            Self::GivenName => f.write_str("given_name"),
            Self::AdditionalName => f.write_str("additional_name"),
            Self::FamilyName => f.write_str("family_name"),
            Self::HonorificPrefix => f.write_str("honorific_prefix"),
            Self::Nickname => f.write_str("nickname"),
            Self::Pronouns => f.write_str("pronouns"),
            Self::BirthDate => f.write_str("birth_date"),
            Self::Language => f.write_str("language"),
            Self::Languages => f.write_str("languages"),
            Self::JobTitle => f.write_str("job_title"),
            Self::Employer => f.write_str("employer"),
            Self::Outlet => f.write_str("outlet"),
            Self::Beat => f.write_str("beat"),
            Self::Kind => f.write_str("kind"),
            Self::Email(label) => write!(f, "email:{label}"),
            Self::Phone(label) => write!(f, "phone:{label}"),
            Self::Street(label) => write!(f, "street:{label}"),
            Self::Extra(label) => write!(f, "extra:{label}"),
            Self::Postcode(label) => write!(f, "postcode:{label}"),
            Self::City(label) => write!(f, "city:{label}"),
            Self::PostcodeCity(label) => write!(f, "postcode_city:{label}"),
            Self::Region(label) => write!(f, "region:{label}"),
            Self::Country(label) => write!(f, "country:{label}"),
            Self::Link(kind) => write!(f, "link:{kind}"),
            Self::SupportLevel => f.write_str("support_level"),
            Self::Tags => f.write_str("tags"),
            Self::TagIfYes => f.write_str("tag_if_yes"),
            Self::Branch => f.write_str("branch"),
            Self::Role => f.write_str("role"),
            Self::DoNotContact(channel) => write!(f, "do_not_contact:{channel}"),
            Self::StoppedAt(channel) => write!(f, "stopped_at:{channel}"),
            Self::Subscription => f.write_str("subscription"),
            Self::Consent(purpose, channel) => write!(f, "consent:{purpose}:{channel}"),
            Self::Note => f.write_str("note"),
            Self::ExternalId => f.write_str("external_id"),
            Self::Custom(field) => write!(f, "custom:{field}"),
        }
    }
}

/// A word that is no target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownTarget;

impl FromStr for Target {
    type Err = UnknownTarget;

    fn from_str(text: &str) -> Result<Self, UnknownTarget> {
        let (word, rest) = text.split_once(':').unwrap_or((text, ""));
        if let "custom" = word {
            return rest.parse().map(Self::Custom).map_err(|_| UnknownTarget);
        }
        if let ("consent", Some((purpose, channel))) = (word, rest.split_once(':')) {
            let channel = Channel::parse(channel).ok_or(UnknownTarget)?;
            return purpose.parse().map(|purpose| Self::Consent(purpose, channel)).map_err(|_| UnknownTarget);
        }
        if let Some(channel) = Channel::parse(rest) {
            return match word {
                "do_not_contact" => Ok(Self::DoNotContact(channel)),
                "stopped_at" => Ok(Self::StoppedAt(channel)),
                _ => Err(UnknownTarget),
            };
        }
        if let ("link", Some(kind)) = (word, LinkKind::parse(rest)) {
            return Ok(Self::Link(kind));
        }
        let made: Option<fn(Label) -> Self> = match word {
            "email" => Some(Self::Email),
            "phone" => Some(Self::Phone),
            "street" => Some(Self::Street),
            "extra" => Some(Self::Extra),
            "postcode" => Some(Self::Postcode),
            "city" => Some(Self::City),
            "postcode_city" => Some(Self::PostcodeCity),
            "region" => Some(Self::Region),
            "country" => Some(Self::Country),
            _ => None,
        };
        if let Some(made) = made {
            let label = if rest.is_empty() { Some(Label::Any) } else { Label::parse(rest) };
            return label.map(made).ok_or(UnknownTarget);
        }
        Self::PLAIN.iter().find(|target| target.to_string() == text).cloned().ok_or(UnknownTarget)
    }
}

impl From<Target> for String {
    fn from(target: Target) -> Self {
        target.to_string()
    }
}

impl From<String> for Target {
    /// A word this version does not know is a column it does not keep.
    fn from(text: String) -> Self {
        text.parse().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_comes_back_from_its_word() {
        let id = uuid::Uuid::from_u128(7);
        let further = [Target::Custom(FieldId(id)), Target::Consent(PurposeId(id), Channel::Sms)];
        for target in Target::PLAIN.iter().chain(&further) {
            assert_eq!(target.to_string().parse().as_ref(), Ok(target));
        }
        assert_eq!("email".parse(), Ok(Target::Email(Label::Any)));
        assert_eq!("nonsense".parse::<Target>(), Err(UnknownTarget));
        assert_eq!(Target::from("nonsense".to_owned()), Target::Ignore);
    }
}
