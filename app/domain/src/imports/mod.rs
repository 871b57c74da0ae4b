//! Bringing people in from files: what a column stands for, what is asked of an import, and what it answers.

mod target;
pub mod texts;
mod view;

pub use target::{Label, Target};
pub use view::{
    Counts, ImportView, Layout, Mover, Preview, PreviewChange, PreviewRow, Refused, RowIssue, SavedMapping, Sheet, Unmapped,
    fingerprint,
};

use serde::{Deserialize, Serialize};

use crate::consent::Basis;
use crate::ids::OrganisationId;
use crate::people::AffiliationRole;

/// Most bytes of a file.
pub const MAX_BYTES: i64 = 200 * 1024 * 1024;
/// Rows a preview looks at.
pub const PREVIEW_ROWS: i64 = 10_000;

crate::text_enum! {
    /// What kind of file came in.
    pub enum Format {
        /// Rows of text: CSV, TSV and their relatives.
        Text = "text",
        /// A workbook of Excel or LibreOffice.
        Workbook = "workbook",
        /// Cards.
        Cards = "cards",
        /// Cells pasted from a spreadsheet.
        Pasted = "pasted",
    }
}

crate::text_enum! {
    /// How an import stands.
    pub enum ImportState {
        /// The file is there, and waits for somebody to say what is in it.
        Staged = "staged",
        /// A job takes rows in.
        Running = "running",
        /// Stopped for now; goes on where it was.
        Paused = "paused",
        /// Stopped for good; what was taken in until then stays.
        Cancelled = "cancelled",
        /// Every row was looked at.
        Done = "done",
        /// A job takes everything back.
        Undoing = "undoing",
        /// Taken back.
        Undone = "undone",
    }
}

crate::text_enum! {
    /// What happens to somebody who is known already.
    #[derive(Default)]
    pub enum OnMatch {
        /// What is blank is filled.
        #[default]
        Fill = "fill",
        /// What the file says replaces what is there.
        Overwrite = "overwrite",
        /// Nothing.
        Leave = "leave",
    }
}

crate::text_enum! {
    /// What becomes of a row.
    pub enum Outcome {
        /// A new person.
        Created = "created",
        /// Somebody known, with something new.
        Updated = "updated",
        /// Somebody known, with nothing new.
        Same = "same",
        /// Not taken.
        Refused = "refused",
    }
}

crate::text_enum! {
    /// Something about a row that somebody should know.
    pub enum IssueKind {
        /// Neither a name nor a way to reach anybody: the row is refused.
        Nobody = "nobody",
        /// The person had themselves erased: the row is refused.
        Erased = "erased",
        /// Belongs to a branch the importer has no right over: the row is refused.
        NotYours = "not_yours",
        /// Lies in the trash: the row is refused.
        InTrash = "in_trash",
        /// The cell holds something like an address, but which is for a human to say; nothing of it is stored.
        EmailUnclear = "email_unclear",
        /// The address belongs to somebody else than the rest of the row; it is left out.
        EmailTaken = "email_taken",
        /// Not a phone number; left out.
        PhoneUnclear = "phone_unclear",
        /// The extension of a phone number is left out.
        PhoneExtension = "phone_extension",
        /// The number's owner had it erased; left out.
        PhoneErased = "phone_erased",
        /// Not a date; left out.
        DateUnclear = "date_unclear",
        /// A title behind a name is left out.
        SuffixLeftOut = "suffix_left_out",
        /// A country nobody knows; left out.
        CountryUnclear = "country_unclear",
        /// A language nobody knows; left out.
        LanguageUnclear = "language_unclear",
        /// Neither yes nor no; taken as nothing.
        YesNoUnclear = "yes_no_unclear",
        /// Not a number; left out.
        NumberUnclear = "number_unclear",
        /// Not one of the choices; left out.
        ChoiceUnclear = "choice_unclear",
        /// Not a web address; left out.
        LinkUnclear = "link_unclear",
        /// No such branch, or none the importer has a right over; the chosen one is used.
        BranchUnclear = "branch_unclear",
        /// No such role; the chosen one is used.
        RoleUnclear = "role_unclear",
        /// Longer than the field; cut.
        TooLong = "too_long",
        /// More cells than columns; those beyond are left out.
        TooManyCells = "too_many_cells",
        /// An address of this person may not be written to, and stays so.
        Suppressed = "suppressed",
        /// The person has withdrawn this consent, and it stays so.
        Withdrawn = "withdrawn",
        /// Several people could be meant; a new person is made.
        PossibleDuplicate = "possible_duplicate",
        /// The same person as in an earlier row.
        Again = "again",
    }
}

impl IssueKind {
    /// Whether the row is not taken at all.
    #[must_use]
    pub const fn refuses(self) -> bool {
        matches!(self, Self::Nobody | Self::Erased | Self::NotYours | Self::InTrash)
    }

    /// Whether it says what was done rather than what could not be.
    #[must_use]
    pub const fn informs(self) -> bool {
        matches!(self, Self::Suppressed | Self::Withdrawn | Self::PossibleDuplicate | Self::Again)
    }
}

/// What is asked of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportOptions {
    /// Which sheet of a workbook, from 0.
    pub sheet: usize,
    /// Where the names of the columns stand and which there are; `None`: as it looks.
    pub layout: Option<Layout>,
    /// What each column stands for.
    pub columns: Vec<Target>,
    /// Columns whose dates put the month before the day.
    pub month_first: Vec<usize>,
    /// Where the people belong.
    pub organisation: Option<OrganisationId>,
    /// As what.
    pub role: AffiliationRole,
    /// Tags everybody gets.
    pub tags: Vec<String>,
    /// What happens to people who are known already.
    pub on_match: OnMatch,
    /// Which system the numbers in the column "number elsewhere" come from.
    pub system: String,
    /// Where the data came from.
    pub origin: String,
    /// What people were told.
    pub told: String,
    /// Why it is lawful to keep them.
    pub basis: Option<Basis>,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self {
            sheet: 0,
            layout: None,
            columns: Vec::new(),
            month_first: Vec::new(),
            organisation: None,
            role: AffiliationRole::Contact,
            tags: Vec::new(),
            on_match: OnMatch::Fill,
            system: String::new(),
            origin: String::new(),
            told: String::new(),
            basis: None,
        }
    }
}
