//! What a plan holds.

use domain::consent::Channel;
use domain::ids::{PersonId, PurposeId};
use domain::imports::{IssueKind, Outcome, RowIssue};
use domain::people::Record;

use super::parse::{Parsed, Reading};
use super::read::Row;
use crate::people::search::{self, Says};
use crate::people::{name_key, record};
use crate::{Engine, Result};

/// A row with all that can be made of it without a database: the slow part, done while the part before is written.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The row as it was understood, its record in the form in which it is stored.
    pub parsed: Parsed,
    /// The key of the name, empty without one.
    pub key: String,
    /// The fingerprint of a row that says nothing else to know it by.
    pub print: String,
    /// What the person is found by if they are new; `None` if nobody is to be made of the row.
    pub says: Option<Says>,
}

impl Prepared {
    /// Reads a row.
    ///
    /// # Errors
    /// If it can't be written as JSON.
    pub fn new(engine: &Engine, reading: &Reading, row: &Row) -> Result<Self> {
        let mut parsed = reading.parse(row);
        let tenant = &reading.tenant;
        let is_known_otherwise = !parsed.record.emails.is_empty() || (reading.is_system_named() && !parsed.external.is_empty());
        let print = if is_known_otherwise { String::new() } else { print(engine, &parsed)? };
        parsed.record = record::normal(tenant, &parsed.record);
        let r = &parsed.record;
        let named = !(r.given_name.is_empty() && r.family_name.is_empty());
        let key = if named { name_key(tenant.locale, &r.given_name, &r.family_name) } else { String::new() };
        let notes: &[String] = if parsed.note.is_empty() { &[] } else { std::slice::from_ref(&parsed.note) };
        let says = (!parsed.is_refused()).then(|| Says::of(&search::space(tenant.id), tenant.locale, r, &parsed.tags, notes));
        Ok(Self { parsed, key, print, says })
    }
}

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
    /// What they are found by, as long as one row alone speaks of them.
    pub says: Option<Says>,
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
    /// What it changes; only kept where somebody looks at it.
    pub changed: Option<Box<Changed>>,
}

/// What a row changes of somebody who is known.
#[derive(Debug, Clone)]
pub struct Changed {
    /// As they were before this row.
    pub before: Record,
    /// As they are after it.
    pub after: Record,
    /// Answers it adds.
    pub consents: Vec<(PurposeId, Channel, bool)>,
    /// The note it adds.
    pub notes: Vec<String>,
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
pub fn named_keys(parsed: &Parsed, key: &str) -> Vec<String> {
    let record = &parsed.record;
    let mut keys: Vec<String> = record.phones.iter().map(|p| format!("p:{}|{key}", p.address)).collect();
    if record.birth_date.len() == 10 {
        keys.push(format!("b:{}|{key}", record.birth_date));
    }
    if !parsed.external.is_empty() {
        keys.push(format!("n:{}|{key}", parsed.external));
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
    let said = if parsed.external.is_empty() {
        serde_json::to_string(&(&parsed.record, &parsed.note, unclear))?
    } else {
        serde_json::to_string(&(&parsed.record, &parsed.note, unclear, &parsed.external))?
    };
    Ok(engine.keys.fingerprint("imports.row", &said))
}
