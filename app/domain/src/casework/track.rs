//! The citizen's tracking page.

use serde::{Deserialize, Serialize};

use super::letter::{HoldRule, LetterState, Step, Survey};
use crate::ids::LetterId;
use crate::representatives::contact::Channel;
use crate::time::LocalDateTime;

/// Everything that was written in one go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackPage {
    /// The letters, one per recipient.
    pub letters: Vec<TrackLetter>,
}

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackLetter {
    /// Which.
    pub id: LetterId,
    /// Its number.
    pub number: String,
    /// To whom.
    pub recipient: String,
    /// Seat, body and district in words.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// The whole text.
    pub text: String,
    /// How it stands.
    pub state: LetterState,
    /// Why it is held.
    pub hold_rule: Option<HoldRule>,
    /// How the office is reached.
    pub channel: Channel,
    /// Link, number or address, when the citizen sends it themself; else empty.
    pub contact: String,
    /// This installation keeps its mail to itself.
    pub kept_here: bool,
    /// What happened, latest first.
    pub steps: Vec<TrackStep>,
    /// What was written after the letter, oldest first.
    pub thread: Vec<TrackMessage>,
    /// Whether the office answers here, so that the citizen can write back.
    pub has_case: bool,
    /// What the citizen said to "were you answered?".
    pub survey: Option<Survey>,
    /// Until when it is kept, if that is known.
    pub kept_until: Option<LocalDateTime>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackStep {
    /// What.
    pub step: Step,
    /// When.
    pub at: LocalDateTime,
}

/// Something that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackMessage {
    /// From the office; else from the citizen.
    pub from_office: bool,
    /// By whom.
    pub author: String,
    /// When.
    pub at: LocalDateTime,
    /// The text.
    pub body: String,
}
