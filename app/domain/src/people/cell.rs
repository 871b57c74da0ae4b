//! Correcting a value where it stands in the list.

use serde::{Deserialize, Serialize};

use crate::ids::{BatchId, FieldId};

/// What of a row can be corrected in the list. Travels as a word: `email`, `city`, or `custom:` and the field's identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cell {
    /// First name.
    GivenName,
    /// Last name.
    FamilyName,
    /// The first e-mail address.
    Email,
    /// The first phone number.
    Phone,
    /// Street of the home address.
    Street,
    /// Postcode of the home address.
    Postcode,
    /// Town of the home address.
    City,
    /// The language they are written to in.
    Language,
    /// A field an organisation added.
    Field(FieldId),
}

impl Cell {
    const PLAIN: &'static [(&'static str, Self)] = &[
        ("given_name", Self::GivenName),
        ("family_name", Self::FamilyName),
        ("email", Self::Email),
        ("phone", Self::Phone),
        ("street", Self::Street),
        ("postcode", Self::Postcode),
        ("city", Self::City),
        ("language", Self::Language),
    ];

    /// The word it travels as.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Field(id) => format!("custom:{id}"),
            plain => Self::PLAIN.iter().find(|(_, cell)| *cell == plain).map_or("", |(word, _)| word).to_owned(),
        }
    }

    /// The cell a word stands for.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word.strip_prefix("custom:") {
            Some(id) => id.parse().ok().map(Self::Field),
            None => Self::PLAIN.iter().find(|(known, _)| *known == word).map(|(_, cell)| *cell),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.word())
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = String::deserialize(from)?;
        Self::parse(&word).ok_or_else(|| serde::de::Error::custom("no such cell"))
    }
}

/// What came of correcting a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellSaved {
    /// The version of the record now.
    pub version: i64,
    /// What takes it back; `None` if nothing changed.
    pub batch: Option<BatchId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_has_a_word_of_its_own() {
        let field = Cell::Field(FieldId(uuid::Uuid::from_u128(7)));
        for cell in Cell::PLAIN.iter().map(|(_, cell)| *cell).chain([field]) {
            assert_eq!(Cell::parse(&cell.word()), Some(cell));
        }
        assert_eq!(Cell::parse("support"), None);
    }
}
