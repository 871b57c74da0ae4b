//! A row about somebody who is known already: what is new, what may not be.

use std::collections::HashMap;

use domain::ids::PersonId;
use domain::imports::{IssueKind, OnMatch, Outcome};
use domain::people::PersonState;

use super::known::{self, Known, Standing};
use super::merge::merged;
use super::parse::Parsed;
use super::plan::Planner;
use super::planned::{Changed, Fate, Update, Who};
use crate::db::Tx;
use crate::people::record;
use crate::{Error, Result};

impl Planner {
    /// A row about somebody known.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn known(
        &mut self,
        tx: &mut Tx,
        known: &Known,
        standing: &HashMap<PersonId, Standing>,
        mut parsed: Parsed,
        person: PersonId,
    ) -> Result<Fate> {
        let Some(stands) = standing.get(&person) else { return Err(Error::Bug("somebody was found who is not there".into())) };
        let refused = match (stands.seen, stands.state) {
            (false, _) => Some(IssueKind::NotYours),
            (_, PersonState::Trashed | PersonState::Merged | PersonState::Erased) => Some(IssueKind::InTrash),
            _ => None,
        };
        if let Some(kind) = refused {
            parsed.issue(kind, "", "");
            return Ok(Fate { parsed, outcome: Outcome::Refused, who: Who::Nobody, changed: None });
        }
        for email in std::mem::take(&mut parsed.record.emails) {
            match known.emails.get(&email.address) {
                Some(owner) if owner.person != person => parsed.issue(IssueKind::EmailTaken, "", &email.address),
                owner => {
                    if owner.is_some_and(|o| o.suppressed) || known.past.contains(&email.address) {
                        parsed.issue(IssueKind::Suppressed, "", &email.address);
                    }
                    // One of those to be made has it: theirs it is.
                    if owner.is_none() && self.keys.contains_key(&format!("e:{}", email.address)) {
                        parsed.issue(IssueKind::EmailTaken, "", &email.address);
                    } else {
                        parsed.record.emails.push(email);
                    }
                }
            }
        }
        let before_in_file = !self.met.insert(person) || stands.met;
        if before_in_file {
            parsed.issue(IssueKind::Again, "", "");
        }
        if self.reading.options.on_match == OnMatch::Leave {
            return Ok(Fate { parsed, outcome: Outcome::Same, who: Who::Person(person), changed: None });
        }
        let (before, current) = match self.updates.get(&person) {
            Some(update) => (update.before.clone(), update.after.clone()),
            None => {
                let record = record::load(tx, self.reading.tenant.id, person).await?.map(|(r, _)| r).unwrap_or_default();
                (record.clone(), record)
            }
        };
        let overwrite = self.reading.options.on_match == OnMatch::Overwrite && !before_in_file;
        let after = record::normal(&self.reading.tenant, &merged(&current, &parsed, &self.tag_ids(&parsed), overwrite));
        let mut update = self.updates.remove(&person).unwrap_or_else(|| Update {
            before,
            after: current.clone(),
            consents: Vec::new(),
            notes: Vec::new(),
            external: Vec::new(),
        });
        let mut new = after != current;
        let (consents, notes) = (update.consents.len(), update.notes.len());
        update.after = after;
        new |= self.answers(tx, person, &mut parsed, &mut update).await?;
        new |= self.notes(tx, person, &parsed, &mut update).await?;
        if !parsed.external.is_empty() && !known.external.contains_key(&parsed.external) {
            update.external.push(parsed.external.clone());
        }
        let changed = (new && self.tells).then(|| {
            Box::new(Changed {
                before: current,
                after: update.after.clone(),
                consents: update.consents.iter().skip(consents).copied().collect(),
                notes: update.notes.iter().skip(notes).cloned().collect(),
            })
        });
        self.updates.insert(person, update);
        let outcome = if new { Outcome::Updated } else { Outcome::Same };
        Ok(Fate { parsed, outcome, who: Who::Person(person), changed })
    }

    /// Answers that are new. A withdrawal stays one, whatever a file says.
    async fn answers(&self, tx: &mut Tx, person: PersonId, parsed: &mut Parsed, update: &mut Update) -> Result<bool> {
        if parsed.consents.is_empty() {
            return Ok(false);
        }
        let latest = known::answers(tx, &self.reading.tenant, &[person]).await?;
        let mut new = false;
        for (purpose, channel, given) in parsed.consents.clone() {
            let planned = update.consents.iter().rev().find(|(p, c, _)| (*p, *c) == (purpose, channel)).map(|(.., given)| *given);
            match (planned.or_else(|| latest.get(&(person, purpose, channel)).copied()), given) {
                (None, true) | (Some(true), false) => {
                    update.consents.push((purpose, channel, given));
                    new = true;
                }
                (Some(false), true) => parsed.issue(IssueKind::Withdrawn, "", ""),
                _ => {}
            }
        }
        Ok(new)
    }

    /// A note that is not there yet.
    async fn notes(&self, tx: &mut Tx, person: PersonId, parsed: &Parsed, update: &mut Update) -> Result<bool> {
        if parsed.note.is_empty() || update.notes.contains(&parsed.note) {
            return Ok(false);
        }
        let there = crate::value!(tx, i64, super::sql::HAS_NOTE, self.reading.tenant.id, person, &parsed.note)? > 0;
        if !there {
            update.notes.push(parsed.note.clone());
        }
        Ok(!there)
    }
}
