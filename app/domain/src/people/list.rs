//! The list of people.

use serde::{Deserialize, Serialize};

use super::{InteractionKind, PersonState, TagView};
use crate::ids::{OrganisationId, PersonId, TagId};
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
        /// The newest first.
        Newest = "newest",
        /// The latest touched first.
        Touched = "touched",
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
    }
}

impl From<ListState> for PersonState {
    fn from(state: ListState) -> Self {
        match state {
            ListState::Active => Self::Active,
            ListState::Left => Self::Left,
        }
    }
}

/// What the list shows; all of it stands in the address of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct PeopleQuery {
    /// Words to search for: each must begin a word of the name, an address, a number or the place.
    pub search: String,
    /// Only those with this tag.
    pub tag: Option<TagId>,
    /// Only those of this organisation and below.
    pub branch: Option<OrganisationId>,
    /// Who has left, or who is there.
    pub state: ListState,
    /// The order.
    pub sort: PersonSort,
    /// Continue after this place of the list, as the page before gave it.
    pub after: Option<String>,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonSummary {
    /// Identifier.
    pub id: PersonId,
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
    /// Postcode; may be empty.
    pub postcode: String,
    /// Town; may be empty.
    pub city: String,
    /// Tags by name.
    pub tags: Vec<TagView>,
    /// What happened last.
    pub last_kind: Option<InteractionKind>,
    /// What it was about, e.g. the name of an event.
    pub last_subject: String,
    /// When it happened.
    pub touched_at: Timestamp,
    /// When we first knew the person.
    pub created_at: Timestamp,
}

/// A tag to filter by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagCount {
    /// The tag.
    pub tag: TagView,
    /// How many active people the reader may see have it.
    pub people: i64,
}
