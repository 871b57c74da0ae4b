//! What a list or an export shows of each person.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ids::FieldId;

/// A column. Travels as a word: `name`, `city`, or `custom:` and the field's identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ListColumn {
    /// The whole name.
    Name,
    /// First name, to be corrected by itself.
    GivenName,
    /// Last name, to be corrected by itself.
    FamilyName,
    /// First e-mail address.
    Email,
    /// First phone number.
    Phone,
    /// Street of the home address.
    Street,
    /// Postcode.
    Postcode,
    /// Town.
    City,
    /// Where they belong.
    Branch,
    /// As what.
    Role,
    /// Tags.
    Tags,
    /// Where they are known from.
    Source,
    /// Who looks after them.
    Owner,
    /// 1 (sure supporter) to 5 (sure opponent).
    Support,
    /// The language they are written to in.
    Language,
    /// What they do, and for whom.
    Job,
    /// Birth date.
    BirthDate,
    /// What happened last, and when.
    LastTouch,
    /// When we first knew them.
    Created,
    /// A field an organisation added.
    Field(FieldId),
}

impl ListColumn {
    /// Every column that every organisation has, in the order they are offered in.
    pub const ALL: &'static [Self] = &[
        Self::Name,
        Self::GivenName,
        Self::FamilyName,
        Self::Email,
        Self::Phone,
        Self::Street,
        Self::Postcode,
        Self::City,
        Self::Branch,
        Self::Role,
        Self::Tags,
        Self::Source,
        Self::Owner,
        Self::Support,
        Self::Language,
        Self::Job,
        Self::BirthDate,
        Self::LastTouch,
        Self::Created,
    ];
    /// What is shown to whoever has chosen nothing.
    pub const USUAL: &'static [Self] = &[Self::Name, Self::Email, Self::City, Self::LastTouch, Self::Tags, Self::Created];

    /// Whether it is hidden until somebody reveals it, person by person: never in a list, in a file only if it was asked for.
    #[must_use]
    pub const fn is_sensitive(self) -> bool {
        matches!(self, Self::Support)
    }

    /// The word it travels as.
    #[must_use]
    pub fn word(self) -> String {
        let word = match self {
            Self::Name => "name",
            Self::GivenName => "given_name",
            Self::FamilyName => "family_name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Street => "street",
            Self::Postcode => "postcode",
            Self::City => "city",
            Self::Branch => "branch",
            Self::Role => "role",
            Self::Tags => "tags",
            Self::Source => "source",
            Self::Owner => "owner",
            Self::Support => "support",
            Self::Language => "language",
            Self::Job => "job",
            Self::BirthDate => "birth_date",
            Self::LastTouch => "last_touch",
            Self::Created => "created",
            Self::Field(id) => return format!("custom:{id}"),
        };
        word.to_owned()
    }

    /// The column a word stands for.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word.strip_prefix("custom:") {
            Some(id) => id.parse().ok().map(Self::Field),
            None => Self::ALL.iter().copied().find(|column| column.word() == word),
        }
    }
}

impl Serialize for ListColumn {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.word())
    }
}

impl<'de> Deserialize<'de> for ListColumn {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = String::deserialize(from)?;
        Self::parse(&word).ok_or_else(|| serde::de::Error::custom("no such column"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_word_of_its_own() {
        for column in ListColumn::ALL {
            assert_eq!(ListColumn::parse(&column.word()), Some(*column));
        }
        let field = ListColumn::Field(FieldId(uuid::Uuid::from_u128(7)));
        assert_eq!(ListColumn::parse(&field.word()), Some(field));
        assert_eq!(ListColumn::parse("custom:x"), None);
    }
}
