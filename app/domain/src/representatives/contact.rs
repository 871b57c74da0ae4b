//! The ways in which an office can be reached.

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

crate::text_enum! {
    /// A way to reach a representative's office.
    #[derive(Default)]
    pub enum Channel {
        /// An e-mail address of their own.
        Email = "email",
        /// The e-mail address of a secretariat or another office that passes letters on.
        Secretariat = "secretariat",
        /// A form on a web site, which only the citizen can fill in.
        WebForm = "web_form",
        /// A telephone number.
        Phone = "phone",
        /// A postal address.
        Letter = "letter",
        /// The office has said that it takes no letters through others.
        Refuses = "refuses",
        /// Nothing is known: a letter waits until a contact appears.
        #[default]
        Unknown = "unknown",
    }
}

impl Channel {
    /// Whether Hustings can deliver a letter this way by itself.
    #[must_use]
    pub const fn delivers(self) -> bool {
        matches!(self, Self::Email | Self::Secretariat)
    }

    /// Smaller is preferred when an office has several ways.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Refuses => 0,
            Self::Email => 1,
            Self::Secretariat => 2,
            Self::WebForm => 3,
            Self::Phone => 4,
            Self::Letter => 5,
            Self::Unknown => 6,
        }
    }
}

crate::text_enum! {
    /// What delivery has taught about a contact.
    #[derive(Default)]
    pub enum Health {
        /// Not tried yet.
        #[default]
        Untried = "untried",
        /// The last delivery arrived, as far as can be told.
        Good = "good",
        /// Temporary failures.
        Shaky = "shaky",
        /// The address does not exist or refuses for good.
        Dead = "dead",
    }
}

/// One way to reach somebody (Popolo: contact detail).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Which way.
    pub channel: Channel,
    /// Address, number or link; empty for [`Channel::Refuses`].
    pub value: String,
    /// What the source or a colleague noted about it ("constituency office"); may be empty.
    pub note: String,
    /// Where it comes from: the name of an import's source, or of the person who corrected it.
    pub provenance: String,
    /// Entered by hand: imports leave it alone, and it goes before imported ones.
    pub manual: bool,
    /// What delivery has taught about it.
    pub health: Health,
    /// When it was last confirmed, by an import or by hand.
    pub checked_at: Timestamp,
}

/// The contact to use among several: by hand before imported, alive before dead, then by [`Channel::rank`].
#[must_use]
pub fn best(contacts: &[Contact]) -> Option<&Contact> {
    contacts.iter().min_by_key(|c| (c.health == Health::Dead, !c.manual, c.channel.rank()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(channel: Channel, manual: bool, health: Health) -> Contact {
        Contact {
            channel,
            value: channel.as_str().into(),
            note: String::new(),
            provenance: "file".into(),
            manual,
            health,
            checked_at: Timestamp(0),
        }
    }

    #[test]
    fn a_correction_beats_the_import_and_a_dead_address_loses() {
        let all = [contact(Channel::Email, false, Health::Good), contact(Channel::WebForm, true, Health::Untried)];
        assert_eq!(best(&all).map(|c| c.channel), Some(Channel::WebForm));
        let all = [contact(Channel::Email, false, Health::Dead), contact(Channel::Phone, false, Health::Untried)];
        assert_eq!(best(&all).map(|c| c.channel), Some(Channel::Phone));
        assert_eq!(best(&[]), None);
    }
}
