//! What organisers write on a timeline: notes and touches, and colleagues named in them.

use serde::{Deserialize, Serialize};

use super::{Direction, InteractionKind, Medium};
use crate::ids::{AccountId, InteractionId, PersonId};
use crate::time::{LocalDateTime, Timestamp};
use crate::validate::Check;
use crate::{ApiError, Problem};

/// Longest note, in characters.
pub const MAX_NOTE: u32 = 4000;
/// How long authors may change or delete what they wrote, in microseconds.
pub const CHANGEABLE: i64 = Timestamp::DAY;

crate::text_enum! {
    /// What came of a call or a visit.
    pub enum TouchResult {
        /// Talked to the person.
        Reached = "reached",
        /// Nobody there.
        NoAnswer = "no_answer",
        /// Left a message.
        LeftMessage = "left_message",
        /// To be tried again.
        CallBack = "call_back",
        /// Not the person's number or address.
        WrongNumber = "wrong_number",
        /// Wants to be left alone.
        Refused = "refused",
    }
}

/// A note or touch as the form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteInput {
    /// One of [`InteractionKind::WRITTEN`].
    pub kind: InteractionKind,
    /// Who began; nobody for a note.
    pub direction: Direction,
    /// What came of it.
    pub result: Option<TouchResult>,
    /// The words; `@Name` names a colleague. May be empty if it is a touch with a result.
    pub body: String,
    /// When it happened on the organisation's wall clock, `2026-11-22T19:00`; empty for now.
    pub at: String,
}

impl Default for NoteInput {
    fn default() -> Self {
        let (kind, direction) = (InteractionKind::Note, Direction::None);
        Self { kind, direction, result: None, body: String::new(), at: String::new() }
    }
}

impl NoteInput {
    /// The same, trimmed and without what does not belong to its kind.
    ///
    /// # Errors
    /// Problems on `kind`, `direction`, `note`.
    pub fn check(&self) -> Result<Self, ApiError> {
        let mut check = Check::new();
        check.ensure(InteractionKind::WRITTEN.contains(&self.kind), "kind", Problem::Choice);
        let touch = self.kind != InteractionKind::Note;
        let result = self.result.filter(|_| matches!(self.kind, InteractionKind::Called | InteractionKind::Met));
        let body = if result.is_some() {
            check.optional_text("note", &self.body, MAX_NOTE).unwrap_or_default()
        } else {
            check.text("note", &self.body, MAX_NOTE)
        };
        let sided = self.kind != InteractionKind::Met;
        check.ensure(!touch || !sided || self.direction != Direction::None, "direction", Problem::Required);
        check.done()?;
        let direction = if touch && sided { self.direction } else { Direction::None };
        Ok(Self { kind: self.kind, direction, result, body, at: self.at.trim().to_owned() })
    }

    /// By what means it happened.
    #[must_use]
    pub const fn medium(&self) -> Medium {
        match self.kind {
            InteractionKind::Called => Medium::Phone,
            InteractionKind::Met => Medium::InPerson,
            InteractionKind::Posted => Medium::Post,
            InteractionKind::Emailed => Medium::Email,
            _ => Medium::Web,
        }
    }
}

/// A colleague who may be named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Whose account.
    pub id: AccountId,
    /// As shown.
    pub name: String,
}

/// A note that names its reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionView {
    /// The note.
    pub note: InteractionId,
    /// About whom.
    pub person: PersonId,
    /// Their first name.
    pub given_name: String,
    /// Their last name.
    pub family_name: String,
    /// Who wrote it.
    pub author: String,
    /// The words.
    pub body: String,
    /// When, on the organisation's wall clock.
    pub when: LocalDateTime,
}

/// The colleagues a text names: `@` and their whole name, or their first name if only one has it. The longest name that
/// fits counts; namesakes are all meant.
#[must_use]
pub fn named(body: &str, colleagues: &[Colleague]) -> Vec<AccountId> {
    let text = body.to_lowercase();
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        if before.is_some_and(char::is_alphanumeric) {
            continue; // an e-mail address
        }
        let rest = text.get(at + 1..).unwrap_or_default();
        let whole = |c: &&Colleague| begins(rest, &c.name.to_lowercase());
        let longest = colleagues.iter().filter(whole).map(|c| c.name.len()).max();
        let meant: Vec<AccountId> = match longest {
            Some(length) => colleagues.iter().filter(whole).filter(|c| c.name.len() == length).map(|c| c.id).collect(),
            None => {
                let first = |c: &&Colleague| c.name.split(' ').next().is_some_and(|name| begins(rest, &name.to_lowercase()));
                let all: Vec<AccountId> = colleagues.iter().filter(first).map(|c| c.id).collect();
                if all.len() == 1 { all } else { Vec::new() }
            }
        };
        for id in meant {
            if !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found
}

/// Whether the text begins with the name, and the name's last letter ends a word.
fn begins(text: &str, name: &str) -> bool {
    !name.is_empty() && text.strip_prefix(name).is_some_and(|rest| !rest.chars().next().is_some_and(char::is_alphanumeric))
}

/// What stands between the last `@` and the end of `before`, the text before the cursor, if a name may be meant.
#[must_use]
pub fn being_typed(before: &str) -> Option<&str> {
    let (head, typed) = before.rsplit_once('@')?;
    let apart = !head.chars().next_back().is_some_and(char::is_alphanumeric);
    let short = typed.chars().count() <= 40 && !typed.contains('\n') && typed.split(' ').count() <= 4;
    (apart && short && !typed.starts_with(' ')).then_some(typed)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn team(names: &[&str]) -> Vec<Colleague> {
        let made = names.iter().zip(1u128..);
        made.map(|(name, n)| Colleague { id: AccountId(Uuid::from_u128(n)), name: (*name).to_owned() }).collect()
    }

    fn numbers(body: &str, names: &[&str]) -> Vec<u128> {
        named(body, &team(names)).into_iter().map(|id| id.0.as_u128()).collect()
    }

    #[test]
    fn the_longest_name_counts_and_namesakes_are_all_meant() {
        let names = ["Åse Berg", "Åse Berg Holm", "Otto Lund", "Otto Lund", "Otto Vik"];
        assert_eq!(numbers("ask @åse berg, please", &names), [1]);
        assert_eq!(numbers("@Åse Berg Holm knows", &names), [2]);
        assert_eq!(numbers("@Otto Lund? @otto vik!", &names), [3, 4, 5]);
        assert_eq!(numbers("@Otto", &names), [0u128; 0], "three have that first name");
        assert_eq!(numbers("write to b@otto.example or @Ottoline Vik", &names), [0u128; 0]);
        assert_eq!(numbers("(@Hilla)", &["Hilla Host"]), [1]);
    }

    #[test]
    fn a_name_is_being_typed_after_an_at_sign() {
        assert_eq!(being_typed("call @Ol"), Some("Ol"));
        assert_eq!(being_typed("@"), Some(""));
        assert_eq!(being_typed("mail b@ex"), None);
        assert_eq!(being_typed("@ home"), None);
        assert_eq!(being_typed("@Olga\nnew line"), None);
    }

    #[test]
    fn a_call_needs_to_say_who_called() {
        let call = NoteInput { kind: InteractionKind::Called, result: Some(TouchResult::NoAnswer), ..NoteInput::default() };
        assert!(call.check().is_err());
        let out = NoteInput { direction: Direction::Out, ..call }.check().unwrap();
        assert_eq!((out.medium(), out.result), (Medium::Phone, Some(TouchResult::NoAnswer)));
        assert!(NoteInput::default().check().is_err(), "a note says something");
        let bad = NoteInput { kind: InteractionKind::Erased, body: "x".into(), ..NoteInput::default() };
        assert!(bad.check().is_err());
    }
}
