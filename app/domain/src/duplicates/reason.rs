//! Why two records may stand for the same person, or may not.

use serde::{Deserialize, Serialize};

/// One thing that speaks for or against two records being one person, with the values it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// One mailbox: equal but for capitals, dots or what stands after a plus.
    SameEmail {
        /// The address.
        value: String,
    },
    /// The same name before the @, with different providers.
    SameMailboxName {
        /// What stands before the @.
        value: String,
    },
    /// Addresses a slip apart.
    SimilarEmail {
        /// On one record.
        a: String,
        /// On the other.
        b: String,
    },
    /// The same number, however it is written.
    SamePhone {
        /// The number.
        value: String,
    },
    /// The same name, letter for letter or but for accents.
    SameName {
        /// The name.
        value: String,
    },
    /// First and last name stand the other way round.
    SwappedName {
        /// On one record.
        a: String,
        /// On the other.
        b: String,
    },
    /// One is short for the other.
    Nickname {
        /// On one record.
        a: String,
        /// On the other.
        b: String,
    },
    /// An initial that fits.
    Initial {
        /// On one record.
        a: String,
        /// On the other.
        b: String,
    },
    /// Names a slip of the finger apart.
    SimilarName {
        /// On one record.
        a: String,
        /// On the other.
        b: String,
    },
    /// One has more of a double name than the other.
    PartOfName {
        /// On one record.
        a: String,
        /// On the other.
        b: String,
    },
    /// The same birth date.
    SameBirthDate {
        /// The day, as ISO 8601.
        value: String,
    },
    /// Day and month stand the other way round, or one digit differs.
    SimilarBirthDate {
        /// On one record.
        a: String,
        /// On the other.
        b: String,
    },
    /// Born in the same year; one of the dates says no more.
    SameBirthYear {
        /// The year.
        value: String,
    },
    /// The same street and number in the same place.
    SameAddress {
        /// Street and place.
        value: String,
    },
    /// The same postcode or town.
    SamePlace {
        /// Postcode or town.
        value: String,
    },
    /// Against: born on different days.
    OtherBirthDate {
        /// On one record.
        a: String,
        /// On the other.
        b: String,
    },
    /// Against: different first names.
    OtherGivenName {
        /// On one record.
        a: String,
        /// On the other.
        b: String,
    },
    /// Against: different last names.
    OtherFamilyName {
        /// On one record.
        a: String,
        /// On the other.
        b: String,
    },
    /// Against: a phone or mailbox that a household seems to share.
    Household {
        /// The number or address.
        value: String,
    },
    /// Against: of two generations with one name, junior and senior.
    Generations {
        /// On one record.
        a: String,
        /// On the other.
        b: String,
    },
}

impl Reason {
    /// Whether it speaks against the two being one person.
    #[must_use]
    pub const fn against(&self) -> bool {
        matches!(
            self,
            Self::OtherBirthDate { .. }
                | Self::OtherGivenName { .. }
                | Self::OtherFamilyName { .. }
                | Self::Household { .. }
                | Self::Generations { .. }
        )
    }
}
