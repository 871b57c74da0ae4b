//! Whom a letter is addressed to, as far as carrying it needs to know.

use domain::casework::form::RecipientView;
use domain::casework::letter::DistrictCheck;
use domain::ids::{MembershipId, PoliticianId, TenantId};
use domain::representatives::contact::{self, Channel, Contact};
use domain::representatives::place::{FoundBy, Place};

use super::offices;
use crate::Result;
use crate::db::Tx;

/// Somebody in a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Their time in the seat.
    pub membership: MembershipId,
    /// Who.
    pub politician: PoliticianId,
    /// Name as shown.
    pub name: String,
    /// Seat, body and district in words.
    pub title: String,
    /// The district in words; empty for the whole territory.
    pub area: String,
    /// Whether they represent the sender's place; `None` without a place.
    pub represents: Option<bool>,
    /// Every known way to reach them.
    pub contacts: Vec<Contact>,
}

impl Recipient {
    /// The way to use and its address, number or link.
    #[must_use]
    pub fn route(&self) -> (Channel, String) {
        contact::best(&self.contacts).map_or((Channel::Unknown, String::new()), |c| (c.channel, c.value.clone()))
    }

    /// What a found place says about whether its resident is this one's constituent.
    #[must_use]
    pub fn check(&self, place: Option<&Place>) -> DistrictCheck {
        let Some(place) = place else { return DistrictCheck::Unknown };
        if place.found_by == FoundBy::Abroad {
            return DistrictCheck::Abroad;
        }
        if self.represents == Some(false) {
            return DistrictCheck::Outside;
        }
        match place.found_by {
            FoundBy::Choice | FoundBy::Nearest => DistrictCheck::Stated,
            _ => DistrictCheck::Inside,
        }
    }

    /// As the citizen is shown them.
    pub(super) async fn view(&self, tx: &mut Tx, tenant: TenantId) -> Result<RecipientView> {
        let has_office = offices::of(tx, tenant, self.politician).await?.is_some();
        Ok(RecipientView {
            membership: self.membership,
            name: self.name.clone(),
            title: self.title.clone(),
            channel: self.route().0,
            has_office,
        })
    }
}
