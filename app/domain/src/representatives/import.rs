//! What an import is asked to do, and what it says about a file before and after.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::ImportId;
use crate::time::Timestamp;

crate::text_enum! {
    /// What kind of file is imported.
    #[derive(Default)]
    pub enum ImportKind {
        /// People, bodies and memberships as Popolo JSON.
        #[default]
        Popolo = "popolo",
        /// Boundaries as GeoJSON.
        Boundaries = "boundaries",
        /// A table from postcodes (or streets) to areas.
        Postcodes = "postcodes",
        /// A table from one kind of area to another.
        Crosswalk = "crosswalk",
    }
}

crate::text_enum! {
    /// Something that is counted in an import.
    pub enum What {
        /// Persons.
        People = "people",
        /// Bodies: legislatures, parties, councils.
        Bodies = "bodies",
        /// Legislative periods.
        Periods = "periods",
        /// Areas.
        Areas = "areas",
        /// Posts.
        Posts = "posts",
        /// Memberships, old and current.
        Memberships = "memberships",
        /// Memberships in force.
        Sitting = "sitting",
        /// Memberships in force whose holder has an e-mail address.
        SittingWithEmail = "sitting_with_email",
        /// Ways to reach people.
        Contacts = "contacts",
        /// Boundaries.
        Boundaries = "boundaries",
        /// Rows of a postcode table.
        Postcodes = "postcodes",
        /// Links between areas.
        Links = "links",
    }
}

crate::text_enum! {
    /// Something in a file that somebody should know about. The row is kept unless the description says otherwise.
    pub enum IssueKind {
        /// A membership names a person who is not in the file; it is left out.
        DanglingPerson = "dangling_person",
        /// A reference to a body that is not in the file; an empty one is made.
        DanglingBody = "dangling_body",
        /// A reference to an area that is not in the file; an empty one is made.
        DanglingArea = "dangling_area",
        /// A reference to a period that is not in the file; one without dates is made.
        DanglingPeriod = "dangling_period",
        /// A reference to a post that is not in the file; the membership's own area and role are used.
        DanglingPost = "dangling_post",
        /// A record without an id; it is left out.
        MissingId = "missing_id",
        /// A record without a name; its id is shown instead.
        MissingName = "missing_name",
        /// A second record with the same id; the first is used.
        DuplicateId = "duplicate_id",
        /// A cell that should hold e-mail addresses and cannot be read; no address is stored.
        BadEmail = "bad_email",
        /// A cell that should hold phone numbers and cannot be read; no number is stored.
        BadPhone = "bad_phone",
        /// A kind of contact that Hustings does not use (fax, social media).
        UnusedContact = "unused_contact",
        /// Several people have the same name.
        SameName = "same_name",
        /// Several people have the same e-mail address.
        SharedEmail = "shared_email",
        /// The latest period is over.
        PeriodOver = "period_over",
        /// More members than seats: somebody's successor is listed, but not their end.
        TooManyMembers = "too_many_members",
        /// A feature or row without a code; it is left out.
        NoCode = "no_code",
        /// A feature or row without a name; its code is shown instead.
        NoName = "no_name",
        /// Two names for one code; the first is used.
        NameClash = "name_clash",
        /// A feature without a polygon; it is left out.
        NoGeometry = "no_geometry",
        /// Coordinates that are not degrees; the feature is left out.
        NotDegrees = "not_degrees",
        /// A range or number that cannot be read; the row is left out.
        BadRange = "bad_range",
        /// An area code that no area has; kept, and used as soon as there is such an area.
        UnknownArea = "unknown_area",
        /// A row with too few cells; it is left out.
        ShortRow = "short_row",
        /// The file contradicts something corrected by hand; the correction stays.
        CorrectionKept = "correction_kept",
        /// The file no longer has a seat that was corrected by hand; it ends.
        CorrectionEnds = "correction_ends",
    }
}

/// One such thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// What it is.
    pub kind: IssueKind,
    /// Line of a table, or number of the record in its list, from 1; 0 if it is about the file as a whole.
    pub row: u32,
    /// The words of the file that it is about.
    pub detail: String,
}

/// All such things of a file: every one is counted, the first of each kind are kept word for word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Issues {
    /// How many of each kind.
    pub totals: BTreeMap<IssueKind, u32>,
    /// The first [`Issues::KEPT`] of each kind.
    pub items: Vec<Issue>,
}

impl Issues {
    /// How many of a kind are kept word for word.
    pub const KEPT: u32 = 50;

    /// Notes one.
    pub fn note(&mut self, kind: IssueKind, row: u32, detail: impl Into<String>) {
        let total = self.totals.entry(kind).or_default();
        *total = total.saturating_add(1);
        if *total <= Self::KEPT {
            let detail: String = detail.into();
            self.items.push(Issue { kind, row, detail: detail.chars().take(200).collect() });
        }
    }

    /// How many of a kind.
    #[must_use]
    pub fn count(&self, kind: IssueKind) -> u32 {
        self.totals.get(&kind).copied().unwrap_or(0)
    }

    /// How many of all kinds.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.totals.values().fold(0, |a, b| a.saturating_add(*b))
    }

    /// Adds everything another list has.
    pub fn merge(&mut self, other: Self) {
        for (kind, n) in other.totals {
            let total = self.totals.entry(kind).or_default();
            *total = total.saturating_add(n);
        }
        self.items.extend(other.items);
    }
}

/// How to read a file. Everything may be left empty: then it is guessed, and the preview says what was guessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct ImportOptions {
    /// Kind of file.
    pub kind: ImportKind,
    /// Name of the source; people and areas of another source are never touched.
    pub source: String,
    /// Level of government: for people, a [`super::level::Level`]; for boundaries, a [`super::level::AreaKind`].
    pub level: String,
    /// Name of the set of codes ("kommune", "us-house"); for the two tables, of the codes they lead to.
    pub scheme: String,
    /// Property or column with the code: `column`, or a pattern such as `{state}-{district}`.
    pub code: String,
    /// Property or column with the name.
    pub name: String,
    /// Crosswalk: column with the code of the area led to. Postcodes: column with the last postcode of a range.
    pub to: String,
    /// Crosswalk: column with the name of the area led to.
    pub to_name: String,
    /// Postcodes: column with the postcode (or the first of a range, or a range).
    pub postcode: String,
    /// Postcodes: column with the street name.
    pub street: String,
    /// Postcodes: column with the first house number (or a range).
    pub number_from: String,
    /// Postcodes: column with the last house number.
    pub number_to: String,
    /// First day on which this holds, `YYYY-MM-DD`; empty: since always.
    pub valid_from: String,
    /// The file is the whole set: what it no longer has is ended. `None`: yes, except for a single boundary.
    pub complete: Option<bool>,
}

/// A file that cannot be used at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Fault {
    /// Why.
    pub kind: FaultKind,
    /// What the reader said, or the name of what is missing.
    pub detail: String,
}

crate::text_enum! {
    /// Why a file cannot be used at all.
    #[derive(Default)]
    pub enum FaultKind {
        /// There is nothing in it.
        #[default]
        Empty = "empty",
        /// It is larger than allowed.
        TooLarge = "too_large",
        /// It is not JSON.
        NotJson = "not_json",
        /// It is JSON, but there are no people and memberships in it.
        NotPopolo = "not_popolo",
        /// It is JSON, but not GeoJSON.
        NotGeoJson = "not_geojson",
        /// It is not a table with a header.
        NotATable = "not_a_table",
        /// A property or column that was asked for is not there.
        NoSuchColumn = "no_such_column",
        /// No property or column looks like a code: somebody must choose.
        NoCodeColumn = "no_code_column",
        /// The level, date or another option is not understood.
        BadOption = "bad_option",
    }
}

/// What would change, or has changed, of one sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Change {
    /// In the file.
    pub in_file: u32,
    /// New.
    pub new: u32,
    /// Different from before.
    pub changed: u32,
    /// As before.
    pub same: u32,
    /// No longer in the file, and therefore ended.
    pub ended: u32,
}

/// What remained unmatched, on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Leftovers {
    /// Districts that somebody sits for and that no boundary or postcode leads to.
    pub seats_without_area: Vec<String>,
    /// Areas on the map or in a table that lead to nobody.
    pub areas_without_seat: Vec<String>,
    /// How many of the first there are in all.
    pub seats_total: u32,
    /// How many of the second there are in all.
    pub areas_total: u32,
}

/// What an import says before it runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Preview {
    /// The options, with what was guessed filled in.
    pub options: ImportOptions,
    /// Why the file cannot be used, if so; then everything below may be empty.
    pub fault: Option<Fault>,
    /// The properties or columns to choose from.
    pub columns: Vec<String>,
    /// What is in the file, and what it would change.
    pub changes: BTreeMap<What, Change>,
    /// A few rows: the first is the header.
    pub samples: Vec<Vec<String>>,
    /// What somebody should know.
    pub issues: Issues,
}

crate::text_enum! {
    /// How far an import has come.
    #[derive(Default)]
    pub enum ImportState {
        /// Uploaded, waiting for somebody to look at the preview.
        #[default]
        Staged = "staged",
        /// Running or about to.
        Running = "running",
        /// Done.
        Done = "done",
        /// Stopped by a fault in the file; nothing of it was lost, it can be run again.
        Failed = "failed",
    }
}

/// What an import says when it has run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Report {
    /// What changed.
    pub changes: BTreeMap<What, Change>,
    /// What somebody should know.
    pub issues: Issues,
    /// What remained unmatched.
    pub leftovers: Leftovers,
    /// Why it failed, if so.
    pub fault: Option<Fault>,
}

impl Report {
    /// Whether nothing was new, changed or ended: what a second run of the same file must say.
    #[must_use]
    pub fn unchanged(&self) -> bool {
        self.changes.values().all(|c| c.new == 0 && c.changed == 0 && c.ended == 0)
    }
}

/// An import as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportView {
    /// Which.
    pub id: ImportId,
    /// Name of the file.
    pub file_name: String,
    /// Size in bytes.
    pub size: i64,
    /// How it is read.
    pub options: ImportOptions,
    /// How far it has come.
    pub state: ImportState,
    /// Steps done.
    pub done: i64,
    /// Steps in all; 0 if not known yet.
    pub total: i64,
    /// The result, when there is one.
    pub report: Option<Report>,
    /// When it was uploaded.
    pub created_at: Timestamp,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
}
