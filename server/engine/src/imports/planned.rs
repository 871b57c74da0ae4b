//! What a plan holds.

use domain::consent::Channel;
use domain::ids::{PersonId, PurposeId};
use domain::imports::{IssueKind, Outcome, RowIssue};
use domain::people::Record;

use super::parse::Parsed;
use crate::{Engine, Result};

/// Somebody to be made.
#[derive(Debug, Clone, Default)]
pub struct Creation {
    /// Their record, tags included.
    pub record: Record,
    /// Agreed to.
    pub consents: Vec<(PurposeId, Channel)>,
    /// Notes for the timeline.
    pub notes: Vec<String>,
    /// Numbers in the system the file comes from.
    pub external: Vec<String>,
    /// Fingerprints of rows that say nothing else to know them by.
    pub prints: Vec<String>,
    /// E-mail addresses and numbers that may not be written to.
    pub suppressed: Vec<String>,
}

/// Somebody known with something new.
#[derive(Debug, Clone)]
pub struct Update {
    /// As they were.
    pub before: Record,
    /// As they will be.
    pub after: Record,
    /// Answers to be recorded.
    pub consents: Vec<(PurposeId, Channel, bool)>,
    /// Notes for the timeline.
    pub notes: Vec<String>,
    /// Numbers in the system the file comes from.
    pub external: Vec<String>,
}

/// Who a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Nobody.
    Nobody,
    /// Somebody known.
    Person(PersonId),
    /// One of those to be made.
    New(usize),
}

/// What becomes of a row.
#[derive(Debug, Clone)]
pub struct Fate {
    /// The row as it was understood.
    pub parsed: Parsed,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Who it is.
    pub who: Who,
}

impl Creation {
    /// Takes what a row says besides the record.
    pub fn take(&mut self, parsed: &Parsed, print: &str) {
        for (purpose, channel, given) in &parsed.consents {
            self.consents.retain(|known| known != &(*purpose, *channel));
            if *given {
                self.consents.push((*purpose, *channel));
            }
        }
        if !parsed.note.is_empty() && !self.notes.contains(&parsed.note) {
            self.notes.push(parsed.note.clone());
        }
        if !parsed.external.is_empty() && !self.external.contains(&parsed.external) {
            self.external.push(parsed.external.clone());
        }
        if !print.is_empty() && !self.prints.iter().any(|p| p == print) {
            self.prints.push(print.to_owned());
        }
    }
}

/// What a name and something else in common are remembered by.
#[must_use]
pub fn named_keys(record: &Record, key: &str) -> Vec<String> {
    let mut keys: Vec<String> = record.phones.iter().map(|p| format!("p:{}|{key}", p.address)).collect();
    if record.birth_date.len() == 10 {
        keys.push(format!("b:{}|{key}", record.birth_date));
    }
    let place = record.addresses.iter().map(|a| &a.address).find(|a| !a.postcode.is_empty() && !a.street.is_empty());
    if let Some(a) = place {
        keys.push(format!("a:{}|{}|{key}", a.postcode, a.street));
    }
    keys
}

/// The keyed hash of what a row says.
///
/// # Errors
/// If it can't be written as JSON.
pub fn print(engine: &Engine, parsed: &Parsed) -> Result<String> {
    let unclear: Vec<&RowIssue> = parsed.issues.iter().filter(|i| i.kind == IssueKind::EmailUnclear).collect();
    let said = serde_json::to_string(&(&parsed.record, &parsed.note, unclear))?;
    Ok(engine.keys.fingerprint("imports.row", &said))
}
