//! Background work: what can be asked for, and how it stands.

use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, BatchId, EventId, ImportId, JobId, LetterId, MailId, SubmissionId, TagId};
use crate::time::Timestamp;

/// What a job is to do. Stored as JSON `{"kind": ..., ...}`; a new kind of job is a new variant and a handler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum JobPayload {
    /// Hand one mail to the mail server.
    DeliverMail {
        /// Which.
        mail: MailId,
    },
    /// Remind somebody who has not confirmed a sign-up.
    RemindSignup {
        /// Which.
        submission: SubmissionId,
    },
    /// Write a letter's mail to the representative's office.
    DeliverLetter {
        /// Which.
        letter: LetterId,
    },
    /// Look what became of a letter's mail.
    FollowLetter {
        /// Which.
        letter: LetterId,
    },
    /// Remove what has passed its time: links, drafts, sessions, unconfirmed sign-ups and letters. Repeats itself.
    Sweep,
    /// Take back held places at an event whose time is over, and offer them to the next in line.
    ExpireHolds {
        /// Which event.
        event: EventId,
    },
    /// Tell everybody on the list that the event has changed or was called off.
    TellAttendees {
        /// Which event.
        event: EventId,
    },
    /// Remind everybody with a place that the event is tomorrow.
    RemindAttendees {
        /// Which event.
        event: EventId,
    },
    /// Carry out an import of representatives, districts or postcodes.
    ImportRepresentatives {
        /// Which.
        import: ImportId,
    },
    /// Search through everybody for records that stand for the same person.
    ScanDuplicates,
    /// Do something with many people.
    RunBulk {
        /// Which action.
        batch: BatchId,
    },
    /// Take back what was done with many people.
    UndoBulk {
        /// Which action.
        batch: BatchId,
    },
    /// Have people found by a tag whose name changed.
    IndexTag {
        /// Which.
        tag: TagId,
    },
    /// Write a file of people.
    WriteExport {
        /// Which.
        export: BatchId,
    },
    /// Merge the pairs that are as good as certain.
    MergeDuplicates {
        /// On whose behalf.
        by: AccountId,
        /// From which score on.
        least: i64,
    },
    /// Take in the rows of a file with people.
    ImportPeople {
        /// Which import.
        import: ImportId,
    },
    /// Take everything back that an import of people brought.
    UndoImport {
        /// Which import.
        import: ImportId,
        /// On whose behalf; the importer's if it is not said.
        #[serde(default)]
        by: Option<AccountId>,
    },
}

impl JobPayload {
    /// The word the kind is stored as.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::DeliverMail { .. } => "deliver_mail",
            Self::RemindSignup { .. } => "remind_signup",
            Self::DeliverLetter { .. } => "deliver_letter",
            Self::FollowLetter { .. } => "follow_letter",
            Self::Sweep => "sweep",
            Self::ExpireHolds { .. } => "expire_holds",
            Self::TellAttendees { .. } => "tell_attendees",
            Self::RemindAttendees { .. } => "remind_attendees",
            Self::ImportRepresentatives { .. } => "import_representatives",
            Self::ScanDuplicates => "scan_duplicates",
            Self::RunBulk { .. } => "run_bulk",
            Self::UndoBulk { .. } => "undo_bulk",
            Self::IndexTag { .. } => "index_tag",
            Self::WriteExport { .. } => "write_export",
            Self::MergeDuplicates { .. } => "merge_duplicates",
            Self::ImportPeople { .. } => "import_people",
            Self::UndoImport { .. } => "undo_import",
        }
    }
}

crate::text_enum! {
    /// How a job stands.
    pub enum JobState {
        /// Waits for its time or a free worker.
        Waiting = "waiting",
        /// A worker has it.
        Running = "running",
        /// Done.
        Done = "done",
        /// Given up after too many failures; somebody has to look.
        Dead = "dead",
        /// Called off by somebody before it was done.
        Cancelled = "cancelled",
    }
}

crate::text_enum! {
    /// What kind of trouble the last try of a job met, for those who do not read error messages.
    pub enum Trouble {
        /// The mail server can't be reached or asks to try later.
        Mail = "mail",
        /// The database failed or was busy.
        Database = "database",
        /// What is stored is not understood: another version wrote it.
        Stored = "stored",
        /// Something else.
        Other = "other",
    }
}

impl Trouble {
    /// What an engine's error message is about.
    #[must_use]
    pub fn of(error: &str) -> Self {
        match error.split_once(':').map(|(kind, _)| kind) {
            Some("mail") => Self::Mail,
            Some("database") => Self::Database,
            Some("stored data") => Self::Stored,
            _ => Self::Other,
        }
    }
}

/// Whether a kind of job may be called off. Those that carry a letter or look after held places may not: somebody would
/// wait for nothing. Neither may those that repeat themselves, nor an import, which is stopped by its own page.
#[must_use]
pub fn may_cancel(kind: &str) -> bool {
    matches!(kind, "deliver_mail" | "remind_signup" | "tell_attendees" | "remind_attendees")
}

/// A job as the operations page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobStatus {
    /// Its identifier.
    pub id: JobId,
    /// What kind of work.
    pub kind: String,
    /// How it stands.
    pub state: JobState,
    /// When it is due.
    pub run_at: Timestamp,
    /// How often it was tried.
    pub attempts: i64,
    /// Steps done so far.
    pub done: i64,
    /// Steps in all, if known.
    pub total: Option<i64>,
    /// Why the last try failed.
    pub last_error: Option<String>,
}
