//! The audit log as it is shown.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::{AccountId, AuditId};
use crate::time::{LocalDateTime, Timestamp};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Its identifier.
    pub id: AuditId,
    /// When.
    pub at: Timestamp,
    /// Who: a name, or `supporter`, `citizen`, `system`.
    pub actor: String,
    /// What was done, e.g. `event.published`.
    pub action: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// Which one.
    pub subject: Option<Uuid>,
    /// Further facts, as JSON.
    pub detail: String,
}

/// What part of the log is asked for. Empty fields ask for everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct AuditFilter {
    /// Only actions of this feature, e.g. `event`.
    pub kind: String,
    /// Only what this account did.
    pub person: Option<AccountId>,
    /// From this day on, `YYYY-MM-DD`, in the organisation's zone.
    pub from: String,
    /// Up to and including this day.
    pub until: String,
    /// After this entry.
    pub after: Option<AuditId>,
}

/// An entry as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLine {
    /// Its identifier.
    pub id: AuditId,
    /// When.
    pub at: LocalDateTime,
    /// Who: a name, or `supporter`, `citizen`, `system`.
    pub actor: String,
    /// What was done, e.g. `event.published`.
    pub action: String,
    /// Name of the organisation it was done to, if it was one.
    pub subject: String,
    /// Further facts: name and value, identifiers left out.
    pub facts: Vec<(String, String)>,
}

/// A page of the log with what it can be filtered by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPage {
    /// The entries, latest first.
    pub lines: Vec<AuditLine>,
    /// The entry to continue after; `None` at the end.
    pub next: Option<AuditId>,
    /// The kinds of actions there are.
    pub kinds: Vec<String>,
    /// The people with an account, by name.
    pub people: Vec<(AccountId, String)>,
}
