//! Tags and the groups they stand in.

use serde::{Deserialize, Serialize};

use crate::ids::{TagGroupId, TagId};

crate::text_enum! {
    /// What the tags of a group say.
    #[derive(Default)]
    pub enum TagGroupKind {
        /// What we note about people.
        #[default]
        Tags = "tags",
        /// What people care about.
        Interests = "interests",
    }
}

/// Tags that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagGroup {
    /// Identifier.
    pub id: TagGroupId,
    /// As shown.
    pub name: String,
    /// What its tags say.
    pub kind: TagGroupKind,
}

/// A tag of a person, or one that could be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupedTag {
    /// Identifier.
    pub id: TagId,
    /// As shown.
    pub name: String,
    /// Name of its group; empty for none.
    pub group: String,
    /// What it says.
    pub kind: TagGroupKind,
    /// Whether it is given no more.
    pub archived: bool,
}

/// A tag on the page about tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagUse {
    /// Identifier.
    pub id: TagId,
    /// As shown.
    pub name: String,
    /// Its group.
    pub group: Option<TagGroupId>,
    /// Whether it is given no more.
    pub archived: bool,
    /// How many active people the reader may see have it.
    pub people: i64,
}

/// The page about tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagOverview {
    /// The groups in their order.
    pub groups: Vec<TagGroup>,
    /// All tags by name, those given no more among them.
    pub tags: Vec<TagUse>,
    /// Whether the reader may change tags: they belong to the whole organisation.
    pub may_manage: bool,
}
