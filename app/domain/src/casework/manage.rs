//! Opening and looking after offices, seen from outside the purpose wall: who works there, never what they read.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::ids::{OrganisationId, PoliticianId};
use crate::locale::Locale;

/// An office to be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewOffice {
    /// For whom it answers.
    pub politician: PoliticianId,
    /// The organisation it hangs below.
    pub parent: OrganisationId,
    /// Its name.
    pub name: String,
    /// Short name for addresses.
    pub slug: String,
    /// Language in which it works and is written to; `None`: the organisation's own.
    pub locale: Option<Locale>,
}

/// An office that has just been opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedOffice {
    /// The office.
    pub id: OrganisationId,
    /// How many letters that had waited for it are in its inbox now.
    pub released: u32,
}

/// An office as those see it who may open offices, but not read letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeSummary {
    /// The office.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// For whom it answers: identifier and name.
    pub politicians: Vec<(PoliticianId, String)>,
    /// Its language, if it has one of its own.
    pub locale: Option<Locale>,
    /// Who may read its letters, by name.
    pub workers: Vec<(String, Role)>,
}
