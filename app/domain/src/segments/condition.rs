//! What can be asked of a person.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Moment, Period, Place, PostcodeRange};
use crate::consent::Channel;
use crate::ids::{AccountId, EventId, FieldId, FormId, OrganisationId, PersonId, PurposeId, SegmentId, TagGroupId, TagId};
use crate::locale::Locale;
use crate::people::{AffiliationRole, Facet, InteractionKind, PersonKind, RelationshipKind, Side, Source};

crate::text_enum! {
    /// A text of a record. Addresses are home addresses.
    pub enum TextField {
        /// First name.
        GivenName = "given_name",
        /// Last name.
        FamilyName = "family_name",
        /// Middle name.
        AdditionalName = "additional_name",
        /// What friends say.
        Nickname = "nickname",
        /// Title.
        HonorificPrefix = "honorific_prefix",
        /// Pronouns.
        Pronouns = "pronouns",
        /// Occupation.
        JobTitle = "job_title",
        /// Employer.
        Employer = "employer",
        /// What a journalist works for.
        Outlet = "outlet",
        /// What a journalist writes about.
        Beat = "beat",
        /// Birth date, as far as it is known.
        BirthDate = "birth_date",
        /// E-mail address.
        Email = "email",
        /// Phone number.
        Phone = "phone",
        /// Street.
        Street = "street",
        /// Postcode.
        Postcode = "postcode",
        /// Town.
        City = "city",
        /// State or province.
        Region = "region",
        /// A page about or by them.
        Link = "link",
    }
}

crate::text_enum! {
    /// How a text is compared. Large and small letters are the same, accents are not.
    pub enum TextTest {
        /// The whole text.
        Is = "is",
        /// Somewhere in it.
        Contains = "contains",
        /// At its beginning.
        Begins = "begins",
        /// Nothing is known.
        Blank = "blank",
    }
}

crate::text_enum! {
    /// How it stands for a purpose.
    pub enum ConsentState {
        /// Said yes, and that still holds.
        Given = "given",
        /// Said yes once and took it back.
        Withdrawn = "withdrawn",
        /// Never answered.
        Never = "never",
    }
}

crate::text_enum! {
    /// What can be said of somebody's e-mail addresses.
    pub enum MailState {
        /// At least one takes mail.
        Working = "working",
        /// Mail to one of them came back.
        Bounced = "bounced",
        /// The reader of one of them marked a mail as unwanted.
        Complained = "complained",
        /// Nothing unasked may go to one of them.
        Suppressed = "suppressed",
        /// There is none.
        Missing = "missing",
    }
}

crate::text_enum! {
    /// What somebody had to do with an event.
    pub enum EventPart {
        /// Has a place.
        Registered = "registered",
        /// Waits for one.
        Waitlisted = "waitlisted",
        /// Gave it back.
        Cancelled = "cancelled",
        /// Was there.
        Attended = "attended",
        /// Had a place and did not come.
        NoShow = "no_show",
    }
}

/// What is asked of a field an organisation added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomTest {
    /// Something is known.
    Filled,
    /// A text; accents and case do not matter here.
    Text {
        /// How it is compared.
        test: TextTest,
        /// With what.
        value: String,
    },
    /// A number between two, both counted, in millionths.
    Number {
        /// Smallest.
        from: Option<i64>,
        /// Largest.
        to: Option<i64>,
    },
    /// A day.
    Date(Period),
    /// Any of these options.
    Options(BTreeSet<String>),
    /// Yes or no.
    YesNo(bool),
}

/// One thing asked of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// A text of the record.
    Text {
        /// Which.
        field: TextField,
        /// How it is compared.
        test: TextTest,
        /// With what; nothing for [`TextTest::Blank`].
        #[serde(default, skip_serializing_if = "String::is_empty")]
        value: String,
    },
    /// Person, household or organisation.
    Kind(BTreeSet<PersonKind>),
    /// Plays a further part.
    Facet(Facet),
    /// Is written to in one of these languages.
    Language(BTreeSet<Locale>),
    /// Speaks a language besides: its BCP 47 tag.
    Speaks(String),
    /// Is known from one of these.
    Source(BTreeSet<Source>),
    /// Lives in a country: ISO 3166 codes.
    Country(BTreeSet<String>),
    /// Is of an age, in full years, both counted. A birth date of which only the year is known counts as its 1st of July.
    Age {
        /// Youngest.
        from: Option<u16>,
        /// Oldest.
        to: Option<u16>,
    },
    /// Was born in a period.
    Born(Period),
    /// Is known since.
    Created(Period),
    /// The last entry of the timeline was made.
    Touched(Period),
    /// Support levels 1 to 5; 0 for those never asked.
    Support(BTreeSet<u8>),
    /// Is looked after by a colleague; `None`: by nobody.
    Owner(Option<AccountId>),
    /// Must not be contacted by a channel; `None`: by any.
    Blocked(Option<Channel>),
    /// How it stands with e-mail.
    Mail(MailState),
    /// Has one of these tags.
    Tag(BTreeSet<TagId>),
    /// Has a tag of this group.
    TagGroup(TagGroupId),
    /// A field an organisation added.
    Custom {
        /// Which.
        field: FieldId,
        /// What is asked of it.
        test: CustomTest,
    },
    /// How it stands for a purpose.
    Consent {
        /// The purpose.
        purpose: PurposeId,
        /// By what means; `None`: by any.
        channel: Option<Channel>,
        /// How it stands.
        state: ConsentState,
        /// Since when it stands so; means nothing for [`ConsentState::Never`].
        #[serde(default, skip_serializing_if = "Period::is_open")]
        period: Period,
    },
    /// Belongs to an organisation.
    Tie {
        /// Which.
        organisation: OrganisationId,
        /// Or to one below it.
        below: bool,
        /// As what; `None`: as anything.
        role: Option<AffiliationRole>,
        /// Belonged once instead.
        #[serde(default)]
        ended: bool,
        /// When it began; or ended, if it has.
        #[serde(default, skip_serializing_if = "Period::is_open")]
        period: Period,
    },
    /// Has one of these postcodes at home.
    Postcode(Vec<PostcodeRange>),
    /// Lives in a part of the country.
    Place(Place),
    /// Had to do with an event.
    Event {
        /// Which; `None`: any.
        event: Option<EventId>,
        /// What.
        part: EventPart,
        /// When the event begins.
        #[serde(default, skip_serializing_if = "Period::is_open")]
        period: Period,
    },
    /// Signed a form.
    Form {
        /// Which; `None`: any.
        form: Option<FormId>,
        /// When.
        #[serde(default, skip_serializing_if = "Period::is_open")]
        period: Period,
    },
    /// Has an entry of one of these kinds on the timeline.
    Interaction {
        /// Kinds.
        kinds: BTreeSet<InteractionKind>,
        /// When.
        #[serde(default, skip_serializing_if = "Period::is_open")]
        period: Period,
    },
    /// Has a relationship that lasts.
    Relation {
        /// What it is; `None`: any.
        kind: Option<RelationshipKind>,
        /// Which end the person is; means nothing for one that goes both ways.
        #[serde(default)]
        side: Side,
        /// With whom; `None`: with anybody.
        other: Option<PersonId>,
    },
    /// Is in another segment.
    Segment(SegmentId),
}

impl Condition {
    /// Whether everything it needs was filled in.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        let told = |text: &str| !text.trim().is_empty() && text.chars().count() <= 200;
        match self {
            Self::Text { test: TextTest::Blank, .. } => true,
            Self::Text { value, .. } => told(value),
            Self::Kind(all) => !all.is_empty(),
            Self::Language(all) => !all.is_empty(),
            Self::Source(all) => !all.is_empty(),
            Self::Country(all) => !all.is_empty(),
            Self::Support(levels) => !levels.is_empty() && levels.iter().all(|l| *l <= 5),
            Self::Tag(all) => !all.is_empty(),
            Self::Interaction { kinds, period } => !kinds.is_empty() && period.is_finished(),
            Self::Speaks(tag) => told(tag),
            Self::Age { from, to } => {
                (from.is_some() || to.is_some()) && from.unwrap_or(0) <= to.unwrap_or(150) && to.unwrap_or(0) <= 150
            }
            Self::Born(period) | Self::Created(period) | Self::Touched(period) => !period.is_open() && period.is_finished(),
            Self::TagGroup(group) => !group.0.is_nil(),
            Self::Custom { field, test } => !field.0.is_nil() && test.is_finished(),
            Self::Consent { purpose, period, .. } => !purpose.0.is_nil() && period.is_finished(),
            Self::Tie { organisation, period, .. } => !organisation.0.is_nil() && period.is_finished(),
            Self::Postcode(ranges) => !ranges.is_empty(),
            Self::Place(place) => place.is_finished(),
            Self::Event { period, .. } | Self::Form { period, .. } => period.is_finished(),
            Self::Relation { other, .. } => other.is_none_or(|other| !other.0.is_nil()),
            Self::Segment(segment) => !segment.0.is_nil(),
            Self::Facet(_) | Self::Owner(_) | Self::Blocked(_) | Self::Mail(_) => true,
        }
    }

    /// The days it names.
    #[must_use]
    pub fn moments(&self) -> Vec<Moment> {
        match self {
            Self::Born(period)
            | Self::Created(period)
            | Self::Touched(period)
            | Self::Custom { test: CustomTest::Date(period), .. }
            | Self::Consent { period, .. }
            | Self::Tie { period, .. }
            | Self::Event { period, .. }
            | Self::Form { period, .. }
            | Self::Interaction { period, .. } => period.moments().cloned().collect(),
            _ => Vec::new(),
        }
    }
}

impl CustomTest {
    fn is_finished(&self) -> bool {
        match self {
            Self::Filled | Self::YesNo(_) => true,
            Self::Text { test: TextTest::Blank, .. } => true,
            Self::Text { value, .. } => !value.trim().is_empty() && value.chars().count() <= 200,
            Self::Number { from, to } => (from.is_some() || to.is_some()) && from.unwrap_or(i64::MIN) <= to.unwrap_or(i64::MAX),
            Self::Date(period) => !period.is_open() && period.is_finished(),
            Self::Options(options) => !options.is_empty(),
        }
    }
}
