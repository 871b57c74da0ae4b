//! The audit log as it is shown.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::AuditId;
use crate::time::Timestamp;

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
