//! Fields an organisation added to the record.

use serde::{Deserialize, Serialize};

use super::CustomValue;
use crate::ids::{FieldId, OrganisationId};

crate::text_enum! {
    /// What a field holds.
    #[derive(Default)]
    pub enum FieldKind {
        /// Words.
        #[default]
        Text = "text",
        /// A number.
        Number = "number",
        /// A day.
        Date = "date",
        /// One of its options.
        Choice = "choice",
        /// Any of its options.
        Choices = "choices",
        /// Yes or no.
        YesNo = "yes_no",
        /// Another record.
        Person = "person",
    }
}

impl FieldKind {
    /// Whether the field has options to choose from.
    #[must_use]
    pub const fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Choices)
    }
}

/// A field an organisation added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomField {
    /// Identifier.
    pub id: FieldId,
    /// Whose field it is.
    pub organisation: OrganisationId,
    /// Name of that organisation.
    pub organisation_name: String,
    /// Whether the organisations below have it too.
    pub below: bool,
    /// As shown.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// What may be chosen; empty for the other kinds.
    pub options: Vec<String>,
    /// Hidden until revealed by a click that is logged.
    pub sensitive: bool,
    /// Its place among the fields.
    pub position: i64,
    /// No longer asked for; what was written stays.
    pub archived: bool,
}

/// A field as its form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomFieldEdit {
    /// Whose field it is; stays what it was when a field is changed.
    pub organisation: OrganisationId,
    /// Whether the organisations below have it too.
    pub below: bool,
    /// As shown.
    pub name: String,
    /// What it holds; stays what it was when a field is changed.
    pub kind: FieldKind,
    /// What may be chosen.
    pub options: Vec<String>,
    /// Hidden until revealed by a click that is logged.
    pub sensitive: bool,
}

/// Millionths in one: how numbers are stored.
pub const MICROS: i64 = 1_000_000;

impl CustomValue {
    /// The kind of field this is a value of.
    #[must_use]
    pub const fn kind(&self) -> FieldKind {
        match self {
            Self::Text(_) => FieldKind::Text,
            Self::Number(_) => FieldKind::Number,
            Self::Date(_) => FieldKind::Date,
            Self::Choice(_) => FieldKind::Choice,
            Self::Choices(_) => FieldKind::Choices,
            Self::YesNo(_) => FieldKind::YesNo,
            Self::Person(_) => FieldKind::Person,
        }
    }

    /// Whether it says nothing: such values are not kept.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) | Self::Date(text) | Self::Choice(text) => text.trim().is_empty(),
            Self::Choices(chosen) => chosen.is_empty(),
            Self::Number(_) | Self::YesNo(_) | Self::Person(_) => false,
        }
    }
}

/// A number in millionths as written with a point: `2.5`.
#[must_use]
pub fn number_text(micros: i64) -> String {
    let sign = if micros < 0 { "-" } else { "" };
    let (whole, rest) = (micros.unsigned_abs() / MICROS.unsigned_abs(), micros.unsigned_abs() % MICROS.unsigned_abs());
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{}", format!("{rest:06}").trim_end_matches('0'))
}

/// The millionths of a number as people write it, with a point or a comma before the decimals and spaces between the
/// thousands. `None` if it is no number or too large.
#[must_use]
pub fn number_from(text: &str) -> Option<i64> {
    let plain: String = text.trim().chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
    let (negative, plain) = match plain.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, plain.as_str()),
    };
    let (whole, decimals) = match plain.rfind(['.', ',']) {
        Some(at) => (plain.get(..at)?, plain.get(at + 1..)?),
        None => (plain, ""),
    };
    let whole: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    if (whole.is_empty() && decimals.is_empty()) || !digits(&whole) || !digits(decimals) || decimals.len() > 6 {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: i64 = format!("{decimals:0<6}").parse().ok()?;
    let micros = whole.checked_mul(MICROS)?.checked_add(part)?;
    Some(if negative { -micros } else { micros })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (text, micros) in [
            ("2.5", 2_500_000),
            ("2,5", 2_500_000),
            ("1 200", 1_200_000_000),
            ("1.200,75", 1_200_750_000),
            ("-3", -3_000_000),
            (".5", 500_000),
        ] {
            assert_eq!(number_from(text), Some(micros), "{text}");
        }
        for bad in ["", "a", "1e5", "--1", "1.2345678", "99999999999999999999"] {
            assert_eq!(number_from(bad), None, "{bad}");
        }
        for micros in [0, 1, -1, 2_500_000, -1_000_001, 1_200_750_000] {
            assert_eq!(number_from(&number_text(micros)), Some(micros));
        }
    }
}
