//! The whole record of a person: read in one value, written by difference, every change of a field kept so that it can be
//! taken back. There is no other way to write a person.
//!
//! Timelines and audit rows are written by the callers: they know what happened.

mod apply;
mod create;
mod fields;
mod identities;
mod load;
pub(crate) mod sql;
mod undo;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_undo;

use domain::access::Actor;
use domain::ids::{AccountId, BatchId, PersonId};
use domain::people::Source;

pub use self::apply::apply;
pub use self::create::create;
pub use self::fields::normal;
pub(super) use self::identities::taken;
pub use self::load::{hold, load, load_held};
pub use self::undo::{Undone, set_state, undo_batch, undo_change, undo_page};
use crate::Engine;

/// Name under which making, trashing and restoring a person stand among the changes: from `null` it was made.
pub const STATE: &str = "state";

/// Why a record is written: whose doing it is, and what belongs together.
#[derive(Debug, Clone)]
pub struct Why {
    /// Changes made in one go share it: an edit, an import, a bulk action, a merge.
    pub batch: BatchId,
    /// Where the data comes from.
    pub source: Source,
    /// The organiser who did it; `None` if it was the person or the program.
    pub account: Option<AccountId>,
    /// Their name then; empty for the person or the program.
    pub actor: String,
}

impl Why {
    /// An organiser does it, in a batch of its own.
    #[must_use]
    pub fn by(engine: &Engine, actor: &Actor) -> Self {
        Self { batch: engine.id(), source: Source::Organiser, account: Some(actor.account), actor: actor.name.clone() }
    }

    /// The person does it, or the program does, in a batch of its own.
    #[must_use]
    pub fn from(engine: &Engine, source: Source) -> Self {
        Self { batch: engine.id(), source, account: None, actor: String::new() }
    }
}

/// A person and the version of their record.
pub type Versioned = (domain::people::Record, i64);

/// A field that was not put back, and of whom.
pub type Kept = (PersonId, String);
