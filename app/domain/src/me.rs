//! A supporter's own page.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::consent::{ConsentView, Preference};
use crate::ids::FieldId;
use crate::people::{InteractionView, PersonProfile, Record, SupportView};

/// Everything kept about a person, as the person sees it and as the download holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPage {
    /// Name, addresses, ties, tags.
    pub profile: PersonProfile,
    /// What they hear about, and by what means.
    pub preferences: Vec<Preference>,
    /// Every yes and no ever recorded, latest first.
    pub consents: Vec<ConsentView>,
    /// What happened, latest first.
    pub timeline: Vec<InteractionView>,
    /// Every field of the record but who looks after the person, which is the colleague's data.
    pub record: Record,
    /// Names of the fields organisations added.
    pub field_names: BTreeMap<FieldId, String>,
    /// What organisers noted the person thinks of us, latest first, without their names.
    pub support: Vec<SupportView>,
}
