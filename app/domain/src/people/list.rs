//! The list of people.

use serde::{Deserialize, Serialize};

use super::{AffiliationRole, InteractionKind, ListColumn, PersonState, Source, TagView};
use crate::ids::{AccountId, FieldId, OrganisationId, PersonId, SegmentId, TagId, ViewId};
use crate::locale::Locale;
use crate::time::Timestamp;

crate::text_enum! {
    /// How the list is sorted.
    #[derive(Default)]
    pub enum PersonSort {
        /// By name, A first.
        #[default]
        Name = "name",
        /// By name, Z first.
        NameDown = "name_down",
        /// By the name the other way round (where lists have the family name first: the given name), A first.
        Given = "given",
        /// The same, Z first.
        GivenDown = "given_down",
        /// The newest first.
        Newest = "newest",
        /// The oldest first.
        Oldest = "oldest",
        /// The latest touched first.
        Touched = "touched",
        /// Those not touched for longest first.
        Untouched = "untouched",
        /// By town, A first; without one last.
        City = "city",
        /// By town, Z first.
        CityDown = "city_down",
        /// By postcode, the smallest first; without one last.
        Postcode = "postcode",
        /// By postcode, the largest first.
        PostcodeDown = "postcode_down",
        /// By e-mail address, A first; without one last.
        Email = "email",
        /// By e-mail address, Z first.
        EmailDown = "email_down",
    }
}

crate::text_enum! {
    /// Which people are listed.
    #[derive(Default)]
    pub enum ListState {
        /// Those who belong to an organisation.
        #[default]
        Active = "active",
        /// Those who have left.
        Left = "left",
        /// Those in the trash.
        Trashed = "trashed",
    }
}

impl From<ListState> for PersonState {
    fn from(state: ListState) -> Self {
        match state {
            ListState::Active => Self::Active,
            ListState::Left => Self::Left,
            ListState::Trashed => Self::Trashed,
        }
    }
}

crate::text_enum! {
    /// What the list can be grouped by.
    pub enum GroupBy {
        /// Organisation; those below count.
        Branch = "branch",
        /// Town.
        City = "city",
        /// Tag.
        Tag = "tag",
        /// Where people are known from.
        Source = "source",
        /// The colleague who looks after them.
        Owner = "owner",
    }
}

/// A group of the people a list finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// What to narrow the list by: an identifier, a source's word, a town.
    pub key: String,
    /// Its name; empty for those without one. Of a source, its word.
    pub label: String,
    /// How many.
    pub people: i64,
}

/// What the list shows; all of it stands in the address of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct PeopleQuery {
    /// Words to search for: each must begin a word of the name, an address, a number, the place, a tag or a note.
    pub search: String,
    /// Only those with this tag.
    pub tag: Option<TagId>,
    /// Only those of this organisation and below.
    pub branch: Option<OrganisationId>,
    /// Only those this colleague looks after.
    pub owner: Option<AccountId>,
    /// Only those known from there.
    pub source: Option<Source>,
    /// Only those of this town, however it is written.
    pub city: String,
    /// Only those in this segment.
    pub segment: Option<SegmentId>,
    /// Who has left, or who is there.
    pub state: ListState,
    /// The order.
    pub sort: PersonSort,
    /// What is shown of each; empty for the usual.
    pub columns: Vec<ListColumn>,
    /// Continue after this place of the list, as the page before gave it.
    pub after: Option<String>,
}

impl PeopleQuery {
    /// Whether it asks for everybody who is active.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.search.trim().is_empty()
            && self.tag.is_none()
            && self.branch.is_none()
            && self.owner.is_none()
            && self.source.is_none()
            && self.city.is_empty()
            && self.segment.is_none()
            && self.state == ListState::Active
    }

    /// The columns to show.
    #[must_use]
    pub fn shown(&self) -> Vec<ListColumn> {
        if self.columns.is_empty() { ListColumn::USUAL.to_vec() } else { self.columns.clone() }
    }
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonSummary {
    /// Identifier.
    pub id: PersonId,
    /// The version of the record the row was read from.
    pub version: i64,
    /// First name.
    pub given_name: String,
    /// Last name.
    pub family_name: String,
    /// The first e-mail address, if there is one.
    pub email: Option<String>,
    /// Whether mail to it comes back.
    pub bounced: bool,
    /// The first phone number, if there is one.
    pub phone: Option<String>,
    /// Street of the home address; may be empty.
    pub street: String,
    /// Postcode; may be empty.
    pub postcode: String,
    /// Town; may be empty.
    pub city: String,
    /// Tags by name.
    pub tags: Vec<TagView>,
    /// Current ties: the organisation's name, and as what.
    pub ties: Vec<(String, AffiliationRole)>,
    /// Where we know the person from.
    pub source: Source,
    /// Name of the colleague who looks after them; may be empty.
    pub owner: String,
    /// The language they are written to in.
    pub locale: Locale,
    /// What they do, and for whom; may be empty.
    pub job: String,
    /// Birth date as far as it is known; may be empty.
    pub birth_date: String,
    /// Values of the custom fields that are shown, by field.
    pub custom: Vec<(FieldId, String)>,
    /// What happened last.
    pub last_kind: Option<InteractionKind>,
    /// What it was about, e.g. the name of an event.
    pub last_subject: String,
    /// When it happened.
    pub touched_at: Timestamp,
    /// When we first knew the person.
    pub created_at: Timestamp,
}

/// Somebody a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonHit {
    /// Identifier.
    pub id: PersonId,
    /// First name.
    pub given_name: String,
    /// Last name, or the name of a household or an organisation.
    pub family_name: String,
    /// The first e-mail address, if there is one.
    pub email: Option<String>,
    /// The first phone number, if there is one.
    pub phone: Option<String>,
    /// Town; may be empty.
    pub city: String,
}

/// A way of looking at the list that somebody has kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListView {
    /// Identifier.
    pub id: ViewId,
    /// Its name.
    pub name: String,
    /// Whether it is the reader's own.
    pub own: bool,
    /// The organisation it is shared with; empty if with nobody.
    pub organisation: String,
    /// What the list shows.
    pub query: PeopleQuery,
}
