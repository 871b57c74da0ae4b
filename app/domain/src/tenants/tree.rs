//! The tree of organisations as its settings page shows it.

use serde::{Deserialize, Serialize};

use super::{Organisation, OrganisationKind};
use crate::ids::OrganisationId;

/// A node and what may be done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeNode {
    /// The organisation.
    pub organisation: Organisation,
    /// Steps below the topmost one shown.
    pub indent: u32,
    /// Whether it has been closed.
    pub closed: bool,
    /// How many organisations it belongs to besides the one it is shown under.
    pub other_parents: u32,
    /// Short names it had before; links with them still lead to it.
    pub former_slugs: Vec<String>,
    /// How many organisations, offices included, lie directly below it and are open.
    pub children: u32,
}

/// An organisation to be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewBranch {
    /// Its level: a region, a branch or a zone.
    pub kind: OrganisationKind,
    /// Name as shown.
    pub name: String,
    /// Short name for addresses.
    pub slug: String,
    /// The organisation it belongs to.
    pub parent: OrganisationId,
}

/// The levels that can be added by hand.
pub const ADDABLE: &[OrganisationKind] = &[OrganisationKind::Region, OrganisationKind::Branch, OrganisationKind::Zone];
