//! What pages show of segments.

use serde::{Deserialize, Serialize};

use super::{Tree, Truth};
use crate::ids::{AreaId, OrganisationId, PersonId, SegmentId};
use crate::representatives::level::AreaKind;
use crate::time::Timestamp;

crate::text_enum! {
    /// What keeps a segment.
    #[derive(Default)]
    pub enum SegmentKind {
        /// Its description: who fits is in.
        #[default]
        Dynamic = "dynamic",
        /// A list of people: who was put in is in.
        Static = "static",
    }
}

/// A number of people that is not told when it would point at somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Few {
    /// So many.
    Exactly(i64),
    /// Fewer than [`Few::LEAST`], perhaps none.
    Fewer,
}

impl Few {
    /// The smallest number that is told.
    pub const LEAST: i64 = 5;

    /// Hides a small number.
    #[must_use]
    pub const fn hide(n: i64) -> Self {
        if n < Self::LEAST { Self::Fewer } else { Self::Exactly(n) }
    }
}

/// A row of the list of segments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentRow {
    /// Identifier.
    pub id: SegmentId,
    /// Name.
    pub name: String,
    /// What keeps it.
    pub kind: SegmentKind,
    /// Whose it is.
    pub organisation_name: String,
    /// Whether colleagues see it.
    pub shared: bool,
    /// Who made it.
    pub owner_name: String,
    /// Last change.
    pub updated_at: Timestamp,
    /// Put away.
    pub archived: bool,
    /// Whether the reader may change it.
    pub may_edit: bool,
}

/// One segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentView {
    /// As in the list.
    pub row: SegmentRow,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// The description; of a static one, the description it was made from.
    pub tree: Tree,
    /// Version of it: rises with every change.
    pub version: i64,
    /// Other segments it is inside of.
    pub used_in: Vec<(SegmentId, String)>,
}

/// A segment as its form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentEdit {
    /// Name.
    pub name: String,
    /// Whose it is to be.
    pub organisation: OrganisationId,
    /// Whether colleagues there and below see it.
    pub shared: bool,
    /// What keeps it. A segment never changes its kind.
    pub kind: SegmentKind,
    /// The description.
    pub tree: Tree,
}

/// How many people a tree finds of those the reader may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// In it.
    pub people: i64,
    /// Of all the reader may see.
    pub of: i64,
}

/// What one part of a tree does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepCount {
    /// Which part.
    pub path: Vec<u16>,
    /// How many are in after it, with the parts before it in the same group.
    pub people: i64,
    /// How many it added (more than 0) or dropped.
    pub change: i64,
}

crate::text_enum! {
    /// Why somebody in a segment can't be written to, in the order in which they are asked.
    pub enum LeftOutReason {
        /// Nothing to write to.
        NoAddress = "no_address",
        /// "Don't contact me."
        Blocked = "blocked",
        /// Nothing unasked may go there.
        Suppressed = "suppressed",
        /// What was sent came back, or was unwanted.
        Bounced = "bounced",
        /// Did not agree to the purpose.
        NoConsent = "no_consent",
    }
}

/// Who of a segment may be contacted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// May be contacted.
    pub reached: i64,
    /// How many not, by the first reason that applies; only those above 0.
    pub reasons: Vec<(LeftOutReason, i64)>,
}

/// Somebody in a segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Identifier.
    pub id: PersonId,
    /// First name.
    pub given_name: String,
    /// Last name.
    pub family_name: String,
    /// Town; may be empty.
    pub city: String,
}

/// Why somebody is in or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// Who.
    pub member: Member,
    /// How every part of the tree came out.
    pub truth: Truth,
}

/// How many live in a district.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaCount {
    /// The district; `None` for those whose district is not known.
    pub area: Option<AreaId>,
    /// Its name; empty for `None`.
    pub name: String,
    /// How many.
    pub people: Few,
}

/// A district as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistrictShape {
    /// Which, and how many.
    pub count: AreaCount,
    /// The `d` of an SVG path; empty if nothing is drawn.
    pub path: String,
    /// How dark: 0 for a number that is not told, 1 to 4 for quarters of the largest.
    pub band: u8,
}

/// A map of a segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistrictMap {
    /// Kinds of district there are.
    pub kinds: Vec<AreaKind>,
    /// The kind shown.
    pub kind: AreaKind,
    /// Width of the drawing in pixels.
    pub width: u16,
    /// Its height.
    pub height: u16,
    /// The districts, the largest number first.
    pub shapes: Vec<DistrictShape>,
    /// How many live in none of them, or it is not known in which.
    pub unknown: Few,
}

/// Something to choose: a tag, an event, an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A field an organisation added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomChoice {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `text`, `number`, `date`, `choice`, `choices`, `yes_no` or `person`.
    pub kind: String,
    /// What may be chosen.
    pub options: Vec<String>,
}

/// Everything conditions can name, for the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Choices {
    /// Tags.
    pub tags: Vec<Choice>,
    /// Groups of tags.
    pub groups: Vec<Choice>,
    /// Purposes.
    pub purposes: Vec<Choice>,
    /// Organisations the reader sees people of.
    pub organisations: Vec<Choice>,
    /// Events, latest first.
    pub events: Vec<Choice>,
    /// Sign-up forms.
    pub forms: Vec<Choice>,
    /// Colleagues.
    pub owners: Vec<Choice>,
    /// Added fields.
    pub fields: Vec<CustomChoice>,
    /// Districts.
    pub areas: Vec<Choice>,
    /// Segments.
    pub segments: Vec<Choice>,
    /// People named in segments, as far as the reader sees them.
    pub people: Vec<Choice>,
    /// Towns to suggest.
    pub cities: Vec<String>,
}
