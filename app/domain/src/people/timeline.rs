//! What happened with a person.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Direction, InteractionKind, Medium, Source};
use crate::ids::InteractionId;
use crate::time::{LocalDateTime, Timestamp};

/// Values a visitor typed that differ from what was known. They are kept on the timeline, never written over what is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Given(pub Vec<(String, String)>);

impl Given {
    /// Whether everything typed was known already.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An entry of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InteractionView {
    /// Identifier.
    pub id: InteractionId,
    /// When.
    pub at: Timestamp,
    /// What happened.
    pub kind: InteractionKind,
    /// Which way it went.
    pub direction: Direction,
    /// By what means.
    pub channel: Medium,
    /// Name of the organiser; empty if it was the person or the program.
    pub actor: String,
    /// Kind of thing it was about: `form`, `event`, `tag`; may be empty.
    pub subject_kind: String,
    /// Which one.
    pub subject: Option<Uuid>,
    /// Its name then.
    pub subject_label: String,
    /// What came of it; may be empty.
    pub result: String,
    /// Where it came from.
    pub source: Source,
    /// Free text of a note.
    pub body: String,
    /// Typed values that differ from what was known, by field name.
    pub given: Given,
    /// When its author last changed the words.
    #[serde(default)]
    pub edited_at: Option<Timestamp>,
}

/// An entry with its time on the tenant's wall clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// When, for people.
    pub when: LocalDateTime,
    /// What.
    pub entry: InteractionView,
    /// Whether the reader wrote it and may still change or delete it.
    #[serde(default)]
    pub changeable: bool,
}

crate::text_enum! {
    /// What of a timeline is shown.
    pub enum TimelineGroup {
        /// Notes, calls, meetings and what was promised.
        Notes = "notes",
        /// Events.
        Events = "events",
        /// Signing up, consent, leaving.
        Signup = "signup",
        /// Changes of the data.
        Changes = "changes",
        /// What was sent.
        Messages = "messages",
    }
}

impl InteractionKind {
    /// What organisers write down themselves.
    pub const WRITTEN: &'static [Self] = &[Self::Note, Self::Called, Self::Met, Self::Posted, Self::Emailed];

    /// Where it belongs.
    #[must_use]
    pub const fn group(self) -> TimelineGroup {
        use TimelineGroup as G;
        match self {
            Self::Note | Self::Called | Self::Met | Self::TaskDone => G::Notes,
            Self::Posted | Self::Emailed | Self::LinkRequested | Self::EventChanged => G::Messages,
            Self::EventBooked
            | Self::EventWaitlisted
            | Self::EventHeld
            | Self::EventCancelled
            | Self::EventAttended
            | Self::EventNoShow => G::Events,
            Self::SignedUp | Self::Preferences | Self::Unsubscribed | Self::Left | Self::Erased | Self::Downloaded => G::Signup,
            Self::Added
            | Self::Corrected
            | Self::CorrectedByPerson
            | Self::Tagged
            | Self::Untagged
            | Self::Related
            | Self::Unrelated => G::Changes,
        }
    }
}

impl TimelineGroup {
    /// Its kinds, with a space around each: `" note called "`.
    #[must_use]
    pub fn words(self) -> String {
        let of = InteractionKind::ALL.iter().filter(|kind| kind.group() == self);
        of.fold(String::from(" "), |all, kind| all + kind.as_str() + " ")
    }
}
