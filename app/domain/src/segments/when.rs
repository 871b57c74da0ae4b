//! Days, fixed or told by today.

use serde::{Deserialize, Serialize};

/// The beginning of a day on the tenant's clock.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// That day: `2026-05-17`.
    On(String),
    /// So many days before today; 0 is today.
    DaysAgo(u16),
    /// So many days after today.
    DaysAhead(u16),
    /// The first of the month so many months before this one; 0 is this month.
    MonthStart(u16),
    /// The first of January so many years before this one; 0 is this year.
    YearStart(u16),
}

impl Moment {
    /// Whether it can be a day at all.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        match self {
            Self::On(day) => is_day(day),
            _ => true,
        }
    }
}

/// Whether a text is a day: `2026-05-17`.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, len: usize| (part.len() == len).then(|| part.parse::<u16>().ok()).flatten();
    let [year, month, day] = parts.as_slice() else { return false };
    let most = match number(month, 2) {
        Some(4 | 6 | 9 | 11) => 30,
        Some(2) if number(year, 4).is_some_and(|y| y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)) => 29,
        Some(2) => 28,
        Some(1..=12) => 31,
        _ => return false,
    };
    number(year, 4).is_some_and(|y| y >= 1) && number(day, 2).is_some_and(|d| (1..=most).contains(&d))
}

/// From the beginning of one day to just before the beginning of another. Open where nothing is given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Period {
    /// First day that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Moment>,
    /// First day that no longer counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Moment>,
}

impl Period {
    /// Whether it leaves nothing out.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.from.is_none() && self.before.is_none()
    }

    /// The days it names.
    pub fn moments(&self) -> impl Iterator<Item = &Moment> {
        self.from.iter().chain(&self.before)
    }

    /// Since a day.
    #[must_use]
    pub const fn since(moment: Moment) -> Self {
        Self { from: Some(moment), before: None }
    }

    /// Whether every day it names is one.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.moments().all(Moment::is_finished)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_days() {
        for (day, is) in [
            ("2026-05-17", true),
            ("2024-02-29", true),
            ("2026-02-29", false),
            ("1900-02-29", false),
            ("2026-13-01", false),
            ("2026-5-17", false),
            ("", false),
        ] {
            assert_eq!(Moment::On(day.into()).is_finished(), is, "{day}");
        }
    }
}
