//! The console's first page: what comes next, who is new, and what needs somebody.

use serde::{Deserialize, Serialize};

use crate::events::EventRow;
use crate::ids::EventId;
use crate::locale::LocalizedText;

/// The page. Whatever its reader has no right to see is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Today {
    /// The next events, the nearest first; `None` without the right to see events.
    pub events: Option<Vec<EventRow>>,
    /// People who came in; `None` without the right to see people.
    pub newcomers: Option<Newcomers>,
    /// Letters that wait for an answer; `None` without the right to read them.
    pub letters: Option<i64>,
    /// What needs somebody, the most pressing first.
    pub needs: Vec<Need>,
}

/// How many people came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newcomers {
    /// In the last seven days.
    pub this_week: i64,
    /// In the seven days before those.
    pub last_week: i64,
}

/// Something that stays undone until somebody looks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "need", rename_all = "snake_case")]
pub enum Need {
    /// Mails that were refused for good in the last thirty days.
    FailedMails {
        /// How many.
        count: i64,
    },
    /// A draft of an event that begins within two weeks.
    Draft(NeedyEvent),
    /// A published event that says nothing about itself.
    NoDescription(NeedyEvent),
    /// An event that is over, and nobody has said who came.
    WhoCame(NeedyEvent),
}

/// An event, as far as a link needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedyEvent {
    /// The event.
    pub id: EventId,
    /// Its title.
    pub title: LocalizedText,
}
