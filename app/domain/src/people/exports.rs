//! Taking people out of the system.

use serde::{Deserialize, Serialize};

use super::{ListColumn, PeopleQuery, Selection};
use crate::ids::{AuditId, BatchId};
use crate::time::Timestamp;

crate::text_enum! {
    /// What kind of file.
    #[derive(Default)]
    pub enum ExportFormat {
        /// Comma-separated values in UTF-8.
        #[default]
        Csv = "csv",
        /// A workbook.
        Xlsx = "xlsx",
        /// Contacts, vCard 4.0.
        Vcard = "vcf",
    }
}

impl ExportFormat {
    /// The media type of the file.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Vcard => "text/vcard; charset=utf-8",
        }
    }
}

crate::text_enum! {
    /// How it stands.
    pub enum ExportState {
        /// Waits for a worker.
        Waiting = "waiting",
        /// Being written.
        Running = "running",
        /// Ready to be fetched.
        Ready = "ready",
        /// Its time is over; the file is gone.
        Expired = "expired",
        /// It could not be written.
        Failed = "failed",
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportRequest {
    /// Whose data.
    pub selection: Selection,
    /// What kind of file.
    pub format: ExportFormat,
    /// What of each person; a vCard has a shape of its own and takes no notice.
    pub columns: Vec<ListColumn>,
    /// Whether sensitive fields among the columns come along. Asked for explicitly, and written down.
    pub sensitive: bool,
}

/// How an export stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportStatus {
    /// Identifier.
    pub id: BatchId,
    /// What kind of file.
    pub format: ExportFormat,
    /// How it stands.
    pub state: ExportState,
    /// People it is about.
    pub total: i64,
    /// People written so far.
    pub done: i64,
    /// When the file is thrown away.
    pub expires_at: Timestamp,
}

/// A file somebody took out, as the audit log has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastExport {
    /// The entry in the log.
    pub id: AuditId,
    /// The export; its file is there for a day.
    pub export: Option<BatchId>,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// What kind of file; `None` if the log does not say.
    pub format: Option<ExportFormat>,
    /// People it was about.
    pub people: i64,
    /// People in the file, once it is written.
    pub written: Option<i64>,
    /// What of each person.
    pub columns: Vec<ListColumn>,
    /// Whether sensitive fields came along.
    pub sensitive: bool,
    /// How many were picked one by one; `None` if it was a whole list.
    pub picked: Option<i64>,
    /// Whether words were searched for; which ones is not kept.
    pub searched: bool,
    /// What else the list was limited to.
    pub list: Option<PeopleQuery>,
    /// Whether the file can still be fetched by whoever asks.
    pub ready: bool,
}

/// The heads of the columns in a file, which an import recognises again: as OSDI calls them.
pub const HEADERS: &[(ListColumn, &[&str])] = &[
    (ListColumn::Name, &["given_name", "additional_name", "family_name"]),
    (ListColumn::Email, &["email_address", "email_address_2"]),
    (ListColumn::Phone, &["phone_number", "phone_number_2"]),
    (ListColumn::Street, &["street", "supplemental_address", "region", "country"]),
    (ListColumn::Postcode, &["postal_code"]),
    (ListColumn::City, &["locality"]),
    (ListColumn::Branch, &["branch"]),
    (ListColumn::Role, &["role"]),
    (ListColumn::Tags, &["tags"]),
    (ListColumn::Source, &["source"]),
    (ListColumn::Owner, &["owner"]),
    (ListColumn::Support, &["support_level"]),
    (ListColumn::Language, &["language"]),
    (ListColumn::Job, &["job_title", "employer"]),
    (ListColumn::BirthDate, &["birth_date"]),
    (ListColumn::LastTouch, &["last_touch"]),
    (ListColumn::Created, &["created_date"]),
];
