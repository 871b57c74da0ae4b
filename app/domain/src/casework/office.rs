//! The office's inbox and its cases.

use serde::{Deserialize, Serialize};

use super::letter::{DistrictCheck, HoldRule, LetterState, Step, Survey, Topic};
use crate::ids::{AccountId, CaseId, CorrespondenceId, OrganisationId};
use crate::locale::Locale;
use crate::representatives::place::FoundBy;
use crate::time::LocalDateTime;

crate::text_enum! {
    /// How a case stands.
    pub enum CaseState {
        /// Held for a look: too many identical letters.
        Held = "held",
        /// Nobody has taken it.
        New = "new",
        /// Somebody works on it.
        Open = "open",
        /// Waits for somebody outside the office.
        Waiting = "waiting",
        /// Answered, not closed.
        Answered = "answered",
        /// Closed with an outcome.
        Closed = "closed",
    }
}

crate::text_enum! {
    /// How a case ended. A case is never closed without one.
    pub enum Outcome {
        /// The problem is solved.
        Solved = "solved",
        /// The office explained or gave its position.
        Explained = "explained",
        /// Somebody else is responsible, and the citizen was told who.
        Referred = "referred",
        /// The office could not help, and said why.
        NotPossible = "not_possible",
        /// The letter asked for no answer.
        NoAnswerNeeded = "no_answer_needed",
        /// The citizen took it back or did not come back.
        Withdrawn = "withdrawn",
    }
}

crate::text_enum! {
    /// A view of the inbox.
    #[derive(Default)]
    pub enum Tray {
        /// Everything that needs the office: new, open and waiting.
        #[default]
        Todo = "todo",
        /// Nobody has taken it.
        New = "new",
        /// Mine, not closed.
        Mine = "mine",
        /// Waits for somebody outside.
        Waiting = "waiting",
        /// Held for a look.
        Held = "held",
        /// Answered, not closed.
        Answered = "answered",
        /// Closed.
        Closed = "closed",
    }
}

/// How urgent a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "age", rename_all = "snake_case")]
pub enum Age {
    /// Nobody waits for an answer.
    Settled,
    /// Day so many of so many.
    Day {
        /// The first day is 1.
        day: i64,
        /// Days the office gives itself.
        of: i64,
    },
    /// Past its time by so many days, at least 1.
    Late {
        /// Days over.
        days: i64,
    },
}

impl Age {
    /// From microseconds since the letter came and microseconds it may take.
    #[must_use]
    pub const fn of(waited: i64, allowed: i64) -> Self {
        let day = crate::time::Timestamp::DAY;
        if waited > allowed {
            Self::Late { days: (waited - allowed) / day + 1 }
        } else {
            Self::Day { day: waited / day + 1, of: allowed / day }
        }
    }

    /// Whether more than half the time is gone.
    #[must_use]
    pub const fn is_pressing(self) -> bool {
        match self {
            Self::Settled => false,
            Self::Day { day, of } => day * 2 > of,
            Self::Late { .. } => true,
        }
    }
}

/// An office of the caller's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeView {
    /// Which.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
}

/// What is asked of the inbox; all of it stands in the address of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct InboxQuery {
    /// Which view.
    pub tray: Tray,
    /// Words to look for.
    pub search: String,
    /// One office only.
    pub office: Option<OrganisationId>,
    /// The letters identical to this case's, one by one.
    pub same_as: Option<CaseId>,
    /// Where the list continues.
    pub after: Option<String>,
}

/// A line of the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// Which.
    pub id: CaseId,
    /// The letter's number.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// Who wrote.
    pub citizen: String,
    /// Their district in words.
    pub area: String,
    /// What kind of letter.
    pub topic: Topic,
    /// How it stands.
    pub state: CaseState,
    /// How urgent it is.
    pub age: Age,
    /// Who works on it; empty if nobody.
    pub owner: String,
    /// The office's name.
    pub office: String,
    /// How many identical letters this line stands for, itself included.
    pub same: i64,
    /// When it came.
    pub at: LocalDateTime,
}

/// The inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inbox {
    /// The caller's offices.
    pub offices: Vec<OfficeView>,
    /// The lines.
    pub rows: Vec<CaseRow>,
    /// Where the list continues.
    pub next: Option<String>,
    /// How many letters each view holds.
    pub counts: Vec<(Tray, i64)>,
}

crate::text_enum! {
    /// What a piece of correspondence is.
    pub enum MessageKind {
        /// The citizen wrote again.
        In = "in",
        /// The office's answer.
        Answer = "answer",
        /// The office said it has the letter.
        Acknowledgement = "acknowledgement",
        /// A note only the office sees.
        Note = "note",
    }
}

/// A piece of correspondence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseMessage {
    /// Which.
    pub id: CorrespondenceId,
    /// What it is.
    pub kind: MessageKind,
    /// By whom.
    pub author: String,
    /// When.
    pub at: LocalDateTime,
    /// The text.
    pub body: String,
}

/// A step of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseStep {
    /// What.
    pub step: Step,
    /// Who.
    pub actor: String,
    /// When.
    pub at: LocalDateTime,
}

/// A colleague a case can be given to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Which.
    pub id: AccountId,
    /// Name.
    pub name: String,
}

/// Who wrote, as the office needs to know to answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitizenView {
    /// Name.
    pub name: String,
    /// Confirmed address.
    pub email: String,
    /// Number they may be called on; empty if none.
    pub phone: String,
    /// Street and town, line by line.
    pub address: Vec<String>,
    /// Whom they write for; empty for themself.
    pub on_behalf_of: String,
    /// What is known of whether they live in the district.
    pub check: DistrictCheck,
    /// How that is known.
    pub found_by: Option<FoundBy>,
    /// Their district in words.
    pub area: String,
    /// Language they write in.
    pub locale: Locale,
}

/// A whole case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseView {
    /// The line of the inbox.
    pub row: CaseRow,
    /// The office.
    pub office: OfficeView,
    /// To whom the letter is.
    pub recipient: String,
    /// Who wrote.
    pub citizen: CitizenView,
    /// The letter as it was sent.
    pub text: String,
    /// How the letter stands for its sender.
    pub letter_state: LetterState,
    /// Why it is held.
    pub hold_rule: Option<HoldRule>,
    /// The campaign it came through; empty if none.
    pub campaign: String,
    /// What was written since, oldest first.
    pub thread: Vec<CaseMessage>,
    /// What happened, latest first.
    pub steps: Vec<CaseStep>,
    /// The answer being written.
    pub draft: Option<AnswerDraft>,
    /// Who works on it.
    pub owner: Option<AccountId>,
    /// Who could.
    pub colleagues: Vec<Colleague>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// What the citizen said to "were you answered?".
    pub survey: Option<Survey>,
    /// Whether it was acknowledged.
    pub acknowledged: bool,
    /// Identical letters to this office that are not closed, itself included.
    pub same_open: i64,
    /// Until when it is kept, once it is closed.
    pub kept_until: Option<LocalDateTime>,
    /// Whether the caller may write.
    pub may_write: bool,
    /// Rises with every change; sent back with each.
    pub version: i64,
}

/// An answer being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerDraft {
    /// The text.
    pub body: String,
    /// Who wrote it last.
    pub by: String,
    /// When.
    pub at: LocalDateTime,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    #[test]
    fn a_case_ages_by_days() {
        let of = |waited| Age::of(waited, 10 * Timestamp::DAY);
        assert_eq!(of(0), Age::Day { day: 1, of: 10 });
        assert!(!of(4 * Timestamp::DAY).is_pressing());
        assert!(of(5 * Timestamp::DAY).is_pressing());
        assert_eq!(of(10 * Timestamp::DAY + 1), Age::Late { days: 1 });
        assert!(!Age::Settled.is_pressing());
    }
}
