//! Pairs of records, as the list of possible duplicates shows them.

use serde::{Deserialize, Serialize};

use super::Reason;
use crate::ids::{OrganisationId, PersonId};
use crate::people::Source;
use crate::time::Timestamp;

crate::text_enum! {
    /// What was decided about two records.
    #[derive(Default)]
    pub enum PairState {
        /// Nothing yet.
        #[default]
        Open = "open",
        /// They are one record now.
        Merged = "merged",
        /// They stand for two people; never to be asked again.
        NotSame = "not_same",
    }
}

/// One record of a pair, as much as it takes to tell who it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairSide {
    /// Which.
    pub id: PersonId,
    /// First name.
    pub given_name: String,
    /// Last name.
    pub family_name: String,
    /// The first e-mail address; may be empty.
    pub email: String,
    /// The first phone number; may be empty.
    pub phone: String,
    /// Street and number; may be empty.
    pub street: String,
    /// Postcode; may be empty.
    pub postcode: String,
    /// Town; may be empty.
    pub city: String,
    /// As precise as known; may be empty.
    pub birth_date: String,
    /// Where the record came from.
    pub source: Source,
    /// Since when it is known.
    pub created_at: Timestamp,
}

/// Two records that may stand for one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairView {
    /// The record with the smaller identifier.
    pub a: PairSide,
    /// The other one.
    pub b: PairSide,
    /// 0 (surely two people) to 100 (surely one).
    pub score: i64,
    /// Why, the weightiest first; those against at the end.
    pub reasons: Vec<Reason>,
    /// What was decided.
    pub state: PairState,
    /// Who decided; empty while nobody has.
    pub decided_by: String,
    /// When.
    pub decided_at: Option<Timestamp>,
}

/// A record that may stand for somebody just typed or looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Possible {
    /// The record.
    pub who: PairSide,
    /// 0 to 100.
    pub score: i64,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// What the list of pairs is limited to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct DuplicateQuery {
    /// Open pairs, or those that were decided on.
    pub state: PairState,
    /// At least this score; 0 for all.
    pub least: i64,
    /// Only where one of the two belongs to this organisation or one below.
    pub branch: Option<OrganisationId>,
    /// Only where one of the two came from there.
    pub source: Option<Source>,
    /// Continue after this.
    pub after: Option<String>,
}

/// A group of records with something in common that was too large to compare each with each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// What they have in common: `email`, `phone`, `name`, `birth_date` or `address`.
    pub kind: String,
    /// How many records.
    pub people: i64,
}

/// How the last search through all people went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanSummary {
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; `None` while it runs.
    pub finished_at: Option<Timestamp>,
    /// People looked at.
    pub people: i64,
    /// Pairs compared.
    pub compared: i64,
    /// Pairs found.
    pub found: i64,
    /// Groups that were too large even with finer keys, the largest first; at most twenty.
    pub skipped: Vec<Skipped>,
    /// Steps done and steps in all of a search that runs or waits now.
    pub running: Option<(i64, Option<i64>)>,
}
