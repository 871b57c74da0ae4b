//! Rows of the console's lists.

use serde::{Deserialize, Serialize};

use super::contact::Channel;
use super::level::{AreaKind, Level};
use crate::ids::{AreaId, BodyId, PoliticianId};

/// A body in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyRow {
    /// Which.
    pub id: BodyId,
    /// Its name.
    pub name: String,
    /// Its level of government.
    pub level: Level,
    /// Where it was imported from.
    pub source: String,
    /// How many seats it has, if known.
    pub seats: Option<i64>,
    /// How many people sit in it.
    pub sitting: i64,
}

/// An area in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaRow {
    /// Which.
    pub id: AreaId,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: String,
    /// Set of codes.
    pub scheme: String,
    /// What sort of area it is.
    pub kind: AreaKind,
    /// First day on which it holds; empty: since always.
    pub valid_from: String,
    /// First day on which it no longer holds; empty: for ever.
    pub valid_to: String,
    /// Whether it has a boundary.
    pub drawn: bool,
}

/// A politician in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoliticianRow {
    /// Who.
    pub id: PoliticianId,
    /// Their name.
    pub name: String,
    /// Body they sit in; empty if in none.
    pub body: String,
    /// District they sit for; empty if none.
    pub area: String,
    /// Their party; empty if none.
    pub party: String,
    /// How they are best reached.
    pub channel: Channel,
}

/// How much there is of everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Inventory {
    /// Politicians.
    pub politicians: i64,
    /// Bodies that are not parties.
    pub bodies: i64,
    /// Areas.
    pub areas: i64,
    /// Areas with a boundary.
    pub boundaries: i64,
    /// Rows of postcode tables.
    pub postcodes: i64,
}
