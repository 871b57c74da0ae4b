//! What the form for a whole record works on, and what the page about it shows.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{AffiliationRole, CustomField, CustomValue, Record, Source};
use crate::consent::Channel;
use crate::ids::{AccountId, BatchId, ChangeId, FieldId, OrganisationId};
use crate::time::Timestamp;

/// A channel that must not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockView {
    /// Which one.
    pub channel: Channel,
    /// Why; may be empty.
    pub reason: String,
    /// Since when.
    pub at: Timestamp,
}

/// A record as an organiser may see it: without what is sensitive, which takes a click that is logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDetails {
    /// The record, without support level and sensitive values.
    pub record: Record,
    /// Rises with every change.
    pub version: i64,
    /// The fields organisations added that this reader and this person have, in their order.
    pub fields: Vec<CustomField>,
    /// Sensitive fields that have a value.
    pub hidden: BTreeSet<FieldId>,
    /// Whether somebody has noted what the person thinks of us.
    pub has_support: bool,
    /// Channels that must not be used.
    pub blocks: Vec<BlockView>,
    /// Names of the colleague and the people in the record.
    pub names: BTreeMap<Uuid, String>,
    /// Who could look after the person.
    pub colleagues: Vec<(AccountId, String)>,
}

/// A record as its form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordEdit {
    /// The version the form was opened with.
    pub version: i64,
    /// The record. Tags, ties and support are left as they are, and so are custom fields that are not [`RecordEdit::shown`].
    pub record: Record,
    /// Custom fields the form had.
    pub shown: BTreeSet<FieldId>,
    /// Why channels that are newly blocked must not be used.
    pub block_reason: String,
}

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Saved {
    /// It is written; these fields have changed.
    Done {
        /// Names of the fields.
        fields: Vec<String>,
        /// What takes them back.
        batch: BatchId,
    },
    /// Somebody else has saved in between. Nothing was written.
    Clash(Box<Clash>),
}

/// What somebody else has written since a form was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// The record as it is now, as [`PersonDetails`] has it.
    pub record: Record,
    /// Its version.
    pub version: i64,
    /// Who has written; empty if it was the person or the program.
    pub actor: String,
    /// Where it came from.
    pub source: Source,
    /// When.
    pub at: Timestamp,
}

/// A time somebody was asked what they think of us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportView {
    /// 1 (sure supporter) to 5 (sure opponent); `None`: taken away.
    pub level: Option<i64>,
    /// Where it comes from.
    pub source: Source,
    /// In the words of who asked.
    pub note: String,
    /// Who asked.
    pub actor: String,
    /// When.
    pub at: Timestamp,
}

/// What is shown only after a click that is logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sensitive {
    /// What the person thinks of us, latest first.
    pub support: Vec<SupportView>,
    /// Values of sensitive fields.
    pub values: BTreeMap<FieldId, CustomValue>,
}

/// A change of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeView {
    /// Identifier.
    pub id: ChangeId,
    /// What was changed in one go.
    pub batch: BatchId,
    /// When.
    pub at: Timestamp,
    /// Who; empty if it was the person or the program.
    pub actor: String,
    /// Where it came from.
    pub source: Source,
    /// Name of the field.
    pub field: String,
    /// From what; `null` while it is hidden.
    pub before: Value,
    /// To what; `null` while it is hidden.
    pub after: Value,
    /// The values are sensitive and not here.
    pub hidden: bool,
    /// It was taken back.
    pub undone: bool,
}

/// A page of changes, latest first, with the names that stand in them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// The changes.
    pub items: Vec<ChangeView>,
    /// Continue before this one.
    pub next: Option<ChangeId>,
    /// Names of tags, organisations, colleagues, people and fields.
    pub names: BTreeMap<Uuid, String>,
}

/// Somebody who has a record open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresenceView {
    /// Name.
    pub name: String,
    /// Has the form open.
    pub editing: bool,
}

/// A new tie to an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTie {
    /// The organisation.
    pub organisation: OrganisationId,
    /// As what.
    pub role: AffiliationRole,
    /// Since which day (`2026-05-17`); empty: today.
    pub since: String,
}
