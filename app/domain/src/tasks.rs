//! What organisers have promised to do, about a person or not.

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::ids::{AccountId, PersonId, TaskId};
use crate::people::{Colleague, MentionView};
use crate::time::LocalDateTime;
use crate::validate::Check;
use crate::{ApiError, Problem};

/// Longest title, in characters.
pub const MAX_TITLE: u32 = 200;

crate::text_enum! {
    /// Which tasks are listed.
    #[derive(Default)]
    pub enum TaskList {
        /// The reader's own, still to be done.
        #[default]
        Mine = "mine",
        /// All the reader may see, still to be done.
        All = "all",
        /// All the reader may see that are done, the latest first.
        Done = "done",
    }
}

/// A task as the form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskInput {
    /// What is to be done.
    pub title: String,
    /// By when: `2026-05-17`; empty if there is no hurry.
    pub due_date: String,
    /// Who does it; whoever writes it down if nobody is named.
    pub owner: Option<AccountId>,
    /// About whom.
    pub person: Option<PersonId>,
}

impl TaskInput {
    /// The same, trimmed, if it can be written down.
    ///
    /// # Errors
    /// Problems on `title`, `due_date`.
    pub fn check(&self) -> Result<Self, ApiError> {
        let mut check = Check::new();
        let title = check.text("title", &self.title, MAX_TITLE);
        let due_date = self.due_date.trim().to_owned();
        check.ensure(due_date.is_empty() || Day::parse(&due_date).is_some(), "due_date", Problem::DateTime);
        check.done()?;
        Ok(Self { title, due_date, ..self.clone() })
    }
}

/// Whom a task is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskPerson {
    /// Whose record.
    pub id: PersonId,
    /// First name.
    pub given_name: String,
    /// Last name.
    pub family_name: String,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskView {
    /// Identifier.
    pub id: TaskId,
    /// What is to be done.
    pub title: String,
    /// By when; empty if there is no hurry.
    pub due_date: String,
    /// About whom.
    pub person: Option<TaskPerson>,
    /// Who does it.
    pub owner: AccountId,
    /// Their name.
    pub owner_name: String,
    /// When it was done, on the organisation's wall clock.
    pub done: Option<LocalDateTime>,
}

impl TaskView {
    /// The task as the form shows it.
    #[must_use]
    pub fn input(&self) -> TaskInput {
        TaskInput {
            title: self.title.clone(),
            due_date: self.due_date.clone(),
            owner: Some(self.owner),
            person: self.person.as_ref().map(|p| p.id),
        }
    }

    /// How it stands on `today`.
    #[must_use]
    pub fn due(&self, today: Day) -> Due {
        match Day::parse(&self.due_date).map(|day| day.number() - today.number()) {
            None => Due::Whenever,
            Some(days) if days < 0 => Due::Late(-days),
            Some(0) => Due::Today,
            Some(1) => Due::Tomorrow,
            Some(days) => Due::In(days),
        }
    }
}

/// How a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// So many days too late.
    Late(i64),
    /// Today.
    Today,
    /// Tomorrow.
    Tomorrow,
    /// In so many days, two or more.
    In(i64),
    /// No hurry.
    Whenever,
}

/// A page of tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskPage {
    /// The tasks: what is late first, what has no date last.
    pub tasks: Vec<TaskView>,
    /// What to send to get the tasks after these.
    pub next: Option<String>,
    /// Today's date where the organisation is.
    pub today: String,
    /// Who may be given a task.
    pub colleagues: Vec<Colleague>,
}

/// What waits for somebody who has just logged in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Their tasks that are late or due today or tomorrow.
    pub tasks: Vec<TaskView>,
    /// How many they have in all.
    pub open: i64,
    /// Notes that name them and that they have not seen.
    pub mentions: Vec<MentionView>,
    /// Today's date where the organisation is.
    pub today: String,
}

/// The first Monday after `today`.
#[must_use]
pub fn next_week(today: Day) -> Option<Day> {
    today.plus(8 - i64::from(today.weekday()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_week_begins_on_monday() {
        for (today, monday) in [("2026-11-22", "2026-11-23"), ("2026-11-23", "2026-11-30"), ("2026-12-30", "2027-01-04")] {
            assert_eq!(next_week(Day::parse(today).unwrap()).unwrap().to_string(), monday);
        }
    }

    #[test]
    fn a_task_says_what_and_by_when() {
        let input = |title: &str, due: &str| TaskInput { title: title.into(), due_date: due.into(), owner: None, person: None };
        assert_eq!(input(" Call ", " 2026-11-22 ").check().unwrap(), input("Call", "2026-11-22"));
        assert!(input("", "").check().is_err() && input("Call", "2026-02-30").check().is_err());
    }
}
