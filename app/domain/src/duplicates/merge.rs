//! Two records becoming one: what there is to choose, and what was chosen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::consent::{Basis, Channel};
use crate::ids::{MergeId, PersonId, PurposeId};
use crate::locale::LocalizedText;
use crate::time::Timestamp;

crate::text_enum! {
    /// Whose value goes on.
    #[derive(Default)]
    pub enum Pick {
        /// The left record's.
        #[default]
        Left = "left",
        /// The right record's.
        Right = "right",
        /// Those of both; for lists.
        Both = "both",
    }
}

/// A way to merge one field: what stands on each side, what may be chosen, and what is sensible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChoice {
    /// Name of the field, as in `Record`; `address:<kind>` for a postal address, `custom:<id>` for a field of an organisation.
    pub field: String,
    /// The name an organisation gave the field; empty for the fields every record has.
    pub label: String,
    /// What the left record says, a line per value; empty for nothing.
    pub left: Vec<String>,
    /// What the right record says.
    pub right: Vec<String>,
    /// What may be chosen; a single way means that there is nothing to choose.
    pub ways: Vec<Pick>,
    /// What is chosen unless somebody decides otherwise.
    pub sensible: Pick,
    /// Hidden until revealed: the values are left out here unless the reader revealed them.
    pub sensitive: bool,
}

/// How an answer to a purpose stands on both records and will stand on the one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentChoice {
    /// For what.
    pub purpose: PurposeId,
    /// In words.
    pub title: LocalizedText,
    /// By what means.
    pub channel: Channel,
    /// On the left; `None` if never asked.
    pub left: Option<(bool, Basis)>,
    /// On the right.
    pub right: Option<(bool, Basis)>,
    /// What goes on: the stricter of the two.
    pub result: (bool, Basis),
}

/// One of two records about to be merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeSide {
    /// Which.
    pub id: PersonId,
    /// Version of the record, to notice a change meanwhile.
    pub version: i64,
    /// First name.
    pub given_name: String,
    /// Last name.
    pub family_name: String,
    /// Since when it is known.
    pub created_at: Timestamp,
    /// Entries of the timeline.
    pub interactions: i64,
    /// Registrations for events.
    pub registrations: i64,
    /// Relationships.
    pub relationships: i64,
    /// Tasks.
    pub tasks: i64,
}

/// Everything the merge page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergePlan {
    /// The left record: the one that goes on.
    pub left: MergeSide,
    /// The right record: its identifier will lead to the left one.
    pub right: MergeSide,
    /// Field by field.
    pub fields: Vec<FieldChoice>,
    /// Purpose by purpose.
    pub consents: Vec<ConsentChoice>,
    /// Names of events both are registered for.
    pub same_events: Vec<String>,
    /// 0 to 100; `None` if the two were never compared.
    pub score: Option<i64>,
    /// Why they may be one, or not.
    pub reasons: Vec<super::Reason>,
}

/// One field and whose value goes on.
pub type Choice = (String, Pick);

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct MergeChoices {
    /// By field; a field that is left out gets the sensible way.
    pub picks: BTreeMap<String, Pick>,
    /// Version of the record that goes on, as the page showed it; `None`: whatever it is now.
    pub version: Option<i64>,
    /// Version of the other one.
    pub other_version: Option<i64>,
}

/// A merge that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeSummary {
    /// Which.
    pub id: MergeId,
    /// The record that goes on.
    pub survivor: PersonId,
    /// Its name now.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub actor: String,
    /// When it was taken back.
    pub undone_at: Option<Timestamp>,
    /// Until when it can be taken back; `None` if it can't be any more.
    pub until: Option<Timestamp>,
}
