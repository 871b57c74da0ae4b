//! Everything a condition can ask of one person.

use std::collections::{BTreeMap, BTreeSet};

use super::{EventPart, MailState, TextField};
use crate::consent::Channel;
use crate::ids::{AccountId, EventId, FieldId, FormId, OrganisationId, PersonId, PurposeId, SegmentId, TagId};
use crate::locale::Locale;
use crate::people::{AffiliationRole, Facet, InteractionKind, PersonKind, RelationshipKind, Side, Source};
use crate::time::Timestamp;

/// A tie to an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieFact {
    /// The organisation.
    pub organisation: OrganisationId,
    /// As what.
    pub role: AffiliationRole,
    /// Since when.
    pub started_at: Timestamp,
    /// Until when.
    pub ended_at: Option<Timestamp>,
}

/// The latest answer for a purpose and channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentFact {
    /// The purpose.
    pub purpose: PurposeId,
    /// By what means.
    pub channel: Channel,
    /// Yes or no.
    pub given: bool,
    /// When it was answered.
    pub at: Timestamp,
}

/// A registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFact {
    /// The event.
    pub event: EventId,
    /// Everything that is true of it: registered and attended, say.
    pub parts: BTreeSet<EventPart>,
    /// When the event begins.
    pub start_at: Timestamp,
}

/// A value of a field an organisation added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomFact {
    /// The field.
    pub field: FieldId,
    /// As shown.
    pub content: String,
    /// Folded.
    pub key: String,
    /// A number in millionths.
    pub micros: Option<i64>,
}

/// A relationship that lasts, read from the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RelationFact {
    /// What it is.
    pub kind: RelationshipKind,
    /// Which end the person is.
    pub side: Side,
    /// The other end.
    pub other: PersonId,
}

/// One person, as far as conditions go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Texts that are not empty.
    pub texts: BTreeMap<TextField, Vec<String>>,
    /// What the record stands for.
    pub kind: PersonKind,
    /// Further parts.
    pub facets: BTreeSet<Facet>,
    /// The language they are written to in.
    pub locale: Locale,
    /// Further languages: BCP 47 tags.
    pub languages: Vec<String>,
    /// Where they are known from.
    pub source: Source,
    /// Country of the home address; `None` without a home address.
    pub country: Option<String>,
    /// As precise as it is known.
    pub birth_date: String,
    /// Known since.
    pub created_at: Timestamp,
    /// The last entry of the timeline.
    pub touched_at: Timestamp,
    /// 1 to 5.
    pub support_level: Option<i64>,
    /// The colleague who looks after them.
    pub owner: Option<AccountId>,
    /// Channels nobody may use.
    pub blocked: BTreeSet<Channel>,
    /// What is true of their e-mail addresses.
    pub mail: BTreeSet<MailState>,
    /// Tags.
    pub tags: BTreeSet<TagId>,
    /// Values of added fields.
    pub custom: Vec<CustomFact>,
    /// Answers.
    pub consents: Vec<ConsentFact>,
    /// Ties, also ended ones.
    pub ties: Vec<TieFact>,
    /// Postcode of the home address, as [`super::postcode_key`] writes it.
    pub postcode: String,
    /// Registrations.
    pub events: Vec<EventFact>,
    /// Forms signed and confirmed.
    pub forms: Vec<(FormId, Timestamp)>,
    /// Entries of the timeline.
    pub interactions: Vec<(InteractionKind, Timestamp)>,
    /// Relationships that last.
    pub relations: Vec<RelationFact>,
    /// Frozen segments they are in.
    pub frozen: BTreeSet<SegmentId>,
}
