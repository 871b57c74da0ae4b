//! A supporter's own page.

use serde::{Deserialize, Serialize};

use crate::consent::{ConsentView, Preference};
use crate::people::{InteractionView, PersonProfile};

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
}
