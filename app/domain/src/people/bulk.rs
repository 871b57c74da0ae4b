//! Doing something with many people at once.

use serde::{Deserialize, Serialize};

use super::{AffiliationRole, PeopleQuery};
use crate::ids::{AccountId, BatchId, OrganisationId, PersonId, TagId};
use crate::time::Timestamp;

/// Who is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Selection {
    /// These people.
    These(Vec<PersonId>),
    /// Everybody a list finds, also those on pages not looked at.
    Found(Box<PeopleQuery>),
}

/// What is to be done with each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum BulkAction {
    /// Give a tag.
    Tag {
        /// Which.
        tag: TagId,
    },
    /// Take a tag away.
    Untag {
        /// Which.
        tag: TagId,
    },
    /// Say who looks after them; nobody if empty.
    Owner {
        /// The colleague.
        owner: Option<AccountId>,
    },
    /// Tie to an organisation, beside those they are tied to.
    Join {
        /// Which.
        organisation: OrganisationId,
        /// As what.
        role: AffiliationRole,
    },
    /// Tie to an organisation instead of those within the actor's reach they are tied to.
    Move {
        /// Which.
        organisation: OrganisationId,
    },
    /// Throw away; can be brought back for 30 days.
    Trash,
    /// Bring back from the trash.
    Restore,
}

impl BulkAction {
    /// The word the audit log has for it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Tag { .. } => "tag",
            Self::Untag { .. } => "untag",
            Self::Owner { .. } => "owner",
            Self::Join { .. } => "join",
            Self::Move { .. } => "move",
            Self::Trash => "trash",
            Self::Restore => "restore",
        }
    }
}

crate::text_enum! {
    /// How it stands.
    pub enum BulkState {
        /// Held back for ten seconds, so that it can be called off.
        Waiting = "waiting",
        /// Being done.
        Running = "running",
        /// Done.
        Done = "done",
        /// Called off before anything was done.
        Cancelled = "cancelled",
        /// Being taken back.
        Undoing = "undoing",
        /// Taken back.
        Undone = "undone",
    }
}

/// How an action over many people stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkStatus {
    /// Identifier, also of the changes it made.
    pub id: BatchId,
    /// What is done.
    pub action: BulkAction,
    /// How it stands.
    pub state: BulkState,
    /// How many people it is about.
    pub total: i64,
    /// How many were looked at so far.
    pub done: i64,
    /// How many of them were changed.
    pub changed: i64,
    /// How many were left alone because the actor may not change them, or they were not as expected.
    pub skipped: i64,
    /// When it was asked for.
    pub created_at: Timestamp,
}
