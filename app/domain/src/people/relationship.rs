//! What ties people, households and organisations to each other.

use serde::{Deserialize, Serialize};

use super::{PersonKind, PostalAddress, partial_date};
use crate::ids::{PersonId, RelationshipId};
use crate::validate::Check;
use crate::{ApiError, Problem};

/// Longest note on a relationship, in characters.
pub const MAX_NOTE: u32 = 500;

crate::text_enum! {
    /// What the first is to the second.
    pub enum RelationshipKind {
        /// Lives in the household.
        MemberOfHousehold = "member_of_household",
        /// Partner of; goes both ways.
        Partner = "partner",
        /// Parent of.
        Parent = "parent",
        /// Sibling of; goes both ways.
        Sibling = "sibling",
        /// Works for the organisation.
        WorksFor = "works_for",
        /// The one to talk to in the organisation.
        ContactFor = "contact_for",
        /// Member of the organisation.
        MemberOf = "member_of",
        /// Writes for the newspaper, reports for the station.
        WritesFor = "writes_for",
        /// Assistant to.
        AssistantTo = "assistant_to",
        /// Knows; goes both ways.
        Knows = "knows",
    }
}

crate::text_enum! {
    /// From which end a relationship is read.
    #[derive(Default)]
    pub enum Side {
        /// From the first: "parent of".
        #[default]
        First = "first",
        /// From the second: "child of".
        Second = "second",
    }
}

impl RelationshipKind {
    /// Whether both ends say the same.
    #[must_use]
    pub const fn goes_both_ways(self) -> bool {
        matches!(self, Self::Partner | Self::Sibling | Self::Knows)
    }

    /// Whether the first and the second may be of these kinds.
    #[must_use]
    pub const fn fits(self, first: PersonKind, second: PersonKind) -> bool {
        use PersonKind as K;
        match self {
            Self::MemberOfHousehold => matches!((first, second), (K::Person, K::Household)),
            Self::Partner | Self::Parent | Self::Sibling | Self::AssistantTo | Self::Knows => {
                matches!((first, second), (K::Person, K::Person))
            }
            Self::WorksFor | Self::WritesFor => matches!((first, second), (K::Person, K::Organisation)),
            Self::ContactFor => matches!((first, second), (K::Person, K::Organisation | K::Household)),
            Self::MemberOf => matches!(second, K::Organisation),
        }
    }

    /// The same, read from `side` by somebody of kind `own` about somebody of kind `other`.
    #[must_use]
    pub const fn fits_from(self, side: Side, own: PersonKind, other: PersonKind) -> bool {
        match side {
            Side::First => self.fits(own, other),
            Side::Second => self.fits(other, own),
        }
    }

    /// Every way a record of this kind can be tied to another, in the order of definition.
    #[must_use]
    pub fn ways(own: PersonKind) -> Vec<(Self, Side)> {
        let mut ways = Vec::new();
        for kind in Self::ALL {
            for side in Side::ALL {
                let both = *side == Side::Second && kind.goes_both_ways();
                if !both && PersonKind::ALL.iter().any(|other| kind.fits_from(*side, own, *other)) {
                    ways.push((*kind, *side));
                }
            }
        }
        ways
    }
}

/// A relationship to be written down, seen from one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationshipInput {
    /// From whose page.
    pub person: PersonId,
    /// What it is.
    pub kind: RelationshipKind,
    /// Which end the person is.
    pub side: Side,
    /// The other end.
    pub other: PersonId,
    /// Anything else, may be empty.
    pub note: String,
    /// Since when, as precisely as it is known; may be empty.
    pub start_date: String,
    /// Until when; empty while it lasts.
    pub end_date: String,
}

/// What is known of a relationship beyond what it is and with whom.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RelationshipDetails {
    /// Anything else, may be empty.
    pub note: String,
    /// Since when, as precisely as it is known; may be empty.
    pub start_date: String,
    /// Until when; empty while it lasts.
    pub end_date: String,
}

impl RelationshipInput {
    /// The same, trimmed, if it can be written down.
    ///
    /// # Errors
    /// Problems on `other`, `note`, `start_date`, `end_date`.
    pub fn check(&self) -> Result<Self, ApiError> {
        let mut check = Check::new();
        check.ensure(self.person != self.other, "other", Problem::Choice);
        let note = check.optional_text("note", &self.note, MAX_NOTE).unwrap_or_default();
        let start_date = date(&mut check, "start_date", &self.start_date);
        let end_date = date(&mut check, "end_date", &self.end_date);
        check.ensure(!ends_before(&start_date, &end_date), "end_date", Problem::EndBeforeStart);
        check.done()?;
        Ok(Self { note, start_date, end_date, ..self.clone() })
    }

    /// First and second end, in the order they are stored: a relationship that goes both ways is stored once.
    #[must_use]
    pub fn ends(&self) -> (PersonId, PersonId) {
        let swap = if self.kind.goes_both_ways() { self.other < self.person } else { self.side == Side::Second };
        if swap { (self.other, self.person) } else { (self.person, self.other) }
    }
}

fn date(check: &mut Check, field: &str, text: &str) -> String {
    let text = text.trim();
    check.ensure(text.is_empty() || partial_date(text).is_some(), field, Problem::DateTime);
    text.to_owned()
}

/// Compares what both say: 2024 is not before 2024-05.
fn ends_before(start: &str, end: &str) -> bool {
    let known = start.len().min(end.len());
    match (start.get(..known), end.get(..known)) {
        (Some(start), Some(end)) => end < start,
        _ => false,
    }
}

/// The other end, as far as the reader may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonChoice {
    /// Whose record.
    pub id: PersonId,
    /// What it stands for.
    pub kind: PersonKind,
    /// First name.
    pub given_name: String,
    /// Last name; the whole name of a household or organisation.
    pub family_name: String,
    /// Town or e-mail address, to tell namesakes apart; may be empty.
    pub detail: String,
}

/// A relationship on a person's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationshipView {
    /// Identifier.
    pub id: RelationshipId,
    /// What it is.
    pub kind: RelationshipKind,
    /// Which end the person of the page is.
    pub side: Side,
    /// The other end; `None` if the reader may not see it. Then the note is empty too.
    pub other: Option<PersonChoice>,
    /// Anything else.
    pub note: String,
    /// Since when; may be empty.
    pub start_date: String,
    /// Until when; empty while it lasts.
    pub end_date: String,
}

/// A relationship was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// Identifier.
    pub id: RelationshipId,
    /// Somebody who moved into a household may take over its address.
    pub offer: Option<AddressOffer>,
}

/// A household's address, offered to somebody who lives there now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressOffer {
    /// Who would take it over.
    pub person: PersonId,
    /// From which household.
    pub household: PersonId,
    /// The address.
    pub address: PostalAddress,
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn input(person: u128, other: u128, kind: RelationshipKind, side: Side) -> RelationshipInput {
        let id = |n| PersonId(Uuid::from_u128(n));
        RelationshipInput {
            person: id(person),
            other: id(other),
            kind,
            side,
            note: String::new(),
            start_date: String::new(),
            end_date: String::new(),
        }
    }

    #[test]
    fn both_ends_lead_to_one_row() {
        use RelationshipKind::{Parent, Sibling};
        assert_eq!(input(1, 2, Parent, Side::First).ends(), input(2, 1, Parent, Side::Second).ends());
        assert_ne!(input(1, 2, Parent, Side::First).ends(), input(2, 1, Parent, Side::First).ends());
        assert_eq!(input(1, 2, Sibling, Side::First).ends(), input(2, 1, Sibling, Side::First).ends());
    }

    #[test]
    fn a_household_has_members_and_no_parents() {
        let ways = RelationshipKind::ways(PersonKind::Household);
        assert!(ways.contains(&(RelationshipKind::MemberOfHousehold, Side::Second)));
        assert!(!ways.iter().any(|(kind, _)| *kind == RelationshipKind::Parent));
        let person = RelationshipKind::ways(PersonKind::Person);
        assert!(person.contains(&(RelationshipKind::Parent, Side::Second)));
        assert!(!person.contains(&(RelationshipKind::Knows, Side::Second)), "said once");
    }

    #[test]
    fn dates_are_compared_as_far_as_they_are_known() {
        let dated = |start: &str, end: &str| {
            let plain = input(1, 2, RelationshipKind::Knows, Side::First);
            RelationshipInput { start_date: start.into(), end_date: end.into(), ..plain }.check().is_ok()
        };
        assert!(dated("2024", "2024-05") && dated("", "2024") && dated(" 2024-05-01 ", ""));
        assert!(!dated("2024-06", "2024-05-01") && !dated("summer", "") && !dated("", "2024-02-30"));
        assert!(input(1, 1, RelationshipKind::Knows, Side::First).check().is_err());
    }
}
