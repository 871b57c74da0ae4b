//! One representative, with everything that can be corrected.

use serde::{Deserialize, Serialize};

use super::contact::Contact;
use crate::ids::{BodyId, MembershipId, PoliticianId, PostId};
use crate::time::LocalDateTime;

/// Most characters of the words that say where a correction comes from.
pub const BASIS_MAX: u32 = 200;

/// A representative as the console shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepresentativeView {
    /// Who.
    pub id: PoliticianId,
    /// Their name.
    pub name: String,
    /// Name of the source they were imported from.
    pub source: String,
    /// Every way to reach them, with the day it was last confirmed; those entered by hand first.
    pub contacts: Vec<(Contact, LocalDateTime)>,
    /// Their times in seats, the latest first.
    pub seats: Vec<SeatView>,
    /// The parties there are to choose from, by name.
    pub parties: Vec<(BodyId, String)>,
}

/// A time in a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatView {
    /// Which.
    pub id: MembershipId,
    /// The body it is in.
    pub body: String,
    /// Name of the post; empty for plain members.
    pub label: String,
    /// The district; empty if it is the whole territory.
    pub area: String,
    /// Their party, if any.
    pub party: Option<(BodyId, String)>,
    /// First day, as precise as the source; empty if unknown.
    pub start_date: String,
    /// First day no longer in the seat; empty while in it.
    pub end_date: String,
    /// The post itself.
    pub post: PostId,
    /// How many sit for it, by the source or by hand.
    pub seats: Option<i64>,
    /// How many sit for it by hand, if somebody has said so.
    pub seats_by_hand: Option<i64>,
    /// Whether it is shown to citizens today.
    pub current: bool,
    /// What was corrected by hand, if anything was.
    pub correction: Option<SeatCorrection>,
}

/// A correction of a time in a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatCorrection {
    /// Where the colleague has it from.
    pub basis: String,
    /// The colleague.
    pub by: String,
    /// When.
    pub at: LocalDateTime,
    /// What the source says the party is; empty if none.
    pub source_party: String,
    /// What the source says is the first day.
    pub source_start: String,
    /// What the source says is the end.
    pub source_end: String,
}

/// What somebody corrects about a time in a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct SeatEdit {
    /// The party, if any.
    pub party: Option<BodyId>,
    /// First day, `YYYY-MM-DD` or less precise; empty if unknown.
    pub start_date: String,
    /// First day no longer in the seat; empty while in it. From then on the seat counts as vacant.
    pub end_date: String,
    /// Where this is known from.
    pub basis: String,
}
