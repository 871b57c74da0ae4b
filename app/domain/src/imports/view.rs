//! What an import says about a file before, while and after it runs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{Format, ImportOptions, ImportState, IssueKind, Outcome};
use crate::ids::{ImportId, PersonId};
use crate::time::Timestamp;

crate::text_enum! {
    /// A program whose exports are recognised.
    pub enum Mover {
        /// Action Network.
        ActionNetwork = "action_network",
        /// NationBuilder.
        NationBuilder = "nation_builder",
        /// CiviCRM.
        CiviCrm = "civicrm",
        /// Mailchimp.
        Mailchimp = "mailchimp",
    }
}

impl Mover {
    /// The program's own name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ActionNetwork => "Action Network",
            Self::NationBuilder => "NationBuilder",
            Self::CiviCrm => "CiviCRM",
            Self::Mailchimp => "Mailchimp",
        }
    }
}

/// Where the names of the columns stand in a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Layout {
    /// Line of the last row of names, from 1; 0 if there are none.
    pub header_line: u32,
    /// How many rows the names take.
    pub header_rows: u32,
    /// The columns' names; `Column 3` where there is none.
    pub columns: Vec<String>,
}

/// A sheet of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Sheet {
    /// Its name; empty if the file has only one.
    pub name: String,
    /// Rows that are not blank, names of columns included.
    pub rows: i64,
    /// How many of them stand above the data: titles and names of columns.
    pub above: i64,
    /// How it looks.
    pub layout: Layout,
    /// The encoding the text was read in; empty for workbooks.
    pub encoding: String,
    /// What stands between cells; empty for workbooks and cards.
    pub delimiter: String,
    /// Parts of a row, in rows: how the content is stored.
    pub parts: i64,
}

/// Something about one cell or row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowIssue {
    /// What.
    pub kind: IssueKind,
    /// Name of the column; empty if it is about the row.
    pub column: String,
    /// What the cell says.
    pub cell: String,
}

/// A row as a preview shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// Line in the file, from 1.
    pub line: u32,
    /// What will become of it.
    pub outcome: Outcome,
    /// Who it is.
    pub name: String,
    /// First e-mail address or phone number.
    pub reach: String,
    /// What should be known about it.
    pub issues: Vec<RowIssue>,
    /// What it changes of somebody who is known.
    pub changes: Vec<PreviewChange>,
}

/// A field a row changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewChange {
    /// Name of the field, as [`crate::people::Difference`] has it; [`PreviewChange::NOTE`] and [`PreviewChange::CONSENT`] stand beside the
    /// record.
    pub field: String,
    /// From what; `null` while it is hidden.
    pub before: Value,
    /// To what; `null` while it is hidden. Of a consent: purpose, channel, and whether it is given.
    pub after: Value,
    /// The values are sensitive and not here.
    pub hidden: bool,
}

impl PreviewChange {
    /// A note for the timeline.
    pub const NOTE: &str = "note";
    /// An answer to a purpose.
    pub const CONSENT: &str = "consent";
}

/// How many rows met what fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Counts {
    /// Rows looked at.
    pub rows: i64,
    /// New people.
    pub created: i64,
    /// Known people with something new.
    pub updated: i64,
    /// Known people with nothing new.
    pub same: i64,
    /// Rows not taken.
    pub refused: i64,
    /// Consents recorded.
    pub consents: i64,
    /// How often each thing happened.
    pub issues: BTreeMap<IssueKind, i64>,
}

impl Counts {
    /// Counts a row.
    pub fn add(&mut self, outcome: Outcome) {
        self.rows += 1;
        match outcome {
            Outcome::Created => self.created += 1,
            Outcome::Updated => self.updated += 1,
            Outcome::Same => self.same += 1,
            Outcome::Refused => self.refused += 1,
        }
    }

    /// Counts a thing.
    pub fn note(&mut self, kind: IssueKind) {
        *self.issues.entry(kind).or_default() += 1;
    }

    /// How often a thing happened.
    #[must_use]
    pub fn of(&self, kind: IssueKind) -> i64 {
        self.issues.get(&kind).copied().unwrap_or_default()
    }

    /// Takes another count in.
    pub fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.created += other.created;
        self.updated += other.updated;
        self.same += other.same;
        self.refused += other.refused;
        self.consents += other.consents;
        for (kind, n) in &other.issues {
            *self.issues.entry(*kind).or_default() += n;
        }
    }
}

/// A column that is not taken over, with some of what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmapped {
    /// Its name.
    pub column: String,
    /// A few of its cells.
    pub samples: Vec<String>,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Preview {
    /// The options it was made with; what was left open is filled in.
    pub options: ImportOptions,
    /// Some cells of each column.
    pub samples: Vec<Vec<String>>,
    /// The program the file comes from, if it is recognised.
    pub mover: Option<Mover>,
    /// The saved mapping that was applied.
    pub saved: Option<String>,
    /// What would become of the rows looked at.
    pub counts: Counts,
    /// Rows in all.
    pub total: i64,
    /// Some rows of each fate.
    pub rows: Vec<PreviewRow>,
    /// Names of the tags, branches and fields their changes speak of.
    pub names: BTreeMap<Uuid, String>,
    /// Columns that hold something and are not taken over.
    pub unmapped: Vec<Unmapped>,
}

/// A way of reading columns that was kept under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedMapping {
    /// Its name.
    pub name: String,
    /// The columns of the files it is for, as [`fingerprint`] gives them.
    pub fingerprint: String,
    /// What each column stands for, by the column's name.
    pub columns: BTreeMap<String, String>,
    /// Who kept it; empty if they are gone.
    pub actor: String,
    /// When.
    pub created_at: Timestamp,
}

/// An import as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportView {
    /// Identifier.
    pub id: ImportId,
    /// Name of the file.
    pub file_name: String,
    /// Its kind.
    pub format: Format,
    /// Its size in bytes.
    pub size: i64,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
    /// What was asked.
    pub options: ImportOptions,
    /// How it stands.
    pub state: ImportState,
    /// Rows done.
    pub done: i64,
    /// Rows in all.
    pub total: i64,
    /// What became of them.
    pub counts: Counts,
    /// Who did it.
    pub actor: String,
    /// When the file came.
    pub created_at: Timestamp,
    /// When the last row was done.
    pub finished_at: Option<Timestamp>,
    /// What was left as it is when the import was taken back.
    pub kept: Vec<(PersonId, String)>,
}

/// A row or cell for a human.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Line in the file.
    pub line: u32,
    /// What is the matter.
    pub issue: RowIssue,
    /// The person it was taken in as, if it was.
    pub person: Option<PersonId>,
}

/// What two sheets with the same columns have in common.
#[must_use]
pub fn fingerprint(columns: &[String]) -> String {
    columns.iter().map(|c| c.trim().to_lowercase()).collect::<Vec<_>>().join("\u{1f}")
}
