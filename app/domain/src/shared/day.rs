//! Calendar days without a time: due dates, birth dates, the first day of a job.

use crate::time::{LocalDateTime, Timestamp};

/// A day of the (proleptic) Gregorian calendar, stored and sent as `2026-05-17`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Year, 1 to 9999.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

impl Day {
    /// Reads `2026-05-17`; `None` if there is no such day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let plain = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || !plain(year, 4) || !plain(month, 2) || !plain(day, 2) {
            return None;
        }
        let found = Self { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        (found.year > 0 && (1..=12).contains(&found.month) && (1..=length(found.year, found.month)).contains(&found.day))
            .then_some(found)
    }

    /// Days since 1 January 1970; negative before.
    #[must_use]
    pub fn number(self) -> i64 {
        // Years that begin in March put the leap day at the end: <https://howardhinnant.github.io/date_algorithms.html>.
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day so many days after 1 January 1970; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        let shifted = number.checked_add(719_468)?;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = era.checked_mul(400)?.checked_add(year_of_era)? + i64::from(month <= 2);
        let found = Self { year: i16::try_from(year).ok()?, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? };
        (1..=9999).contains(&found.year).then_some(found)
    }

    /// The day so many days later (negative: earlier).
    #[must_use]
    pub fn plus(self, days: i64) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// Monday = 1 to Sunday = 7.
    #[must_use]
    pub fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        u8::try_from((self.number() + 3).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// The same as a moment of a wall clock, at midnight in no particular zone: what the date formats take.
    #[must_use]
    pub fn at_midnight(self) -> LocalDateTime {
        LocalDateTime {
            at: Timestamp(self.number().saturating_mul(Timestamp::DAY)),
            year: self.year,
            month: self.month,
            day: self.day,
            hour: 0,
            minute: 0,
            weekday: self.weekday(),
            offset_minutes: 0,
            zone: String::new(),
        }
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

const fn length(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_there_and_back() {
        for (text, number, weekday) in
            [("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2026-11-22", 20_779, 7), ("1899-12-31", -25_568, 7)]
        {
            let day = Day::parse(text).unwrap();
            assert_eq!((day.number(), day.weekday(), day.to_string()), (number, weekday, text.to_owned()));
            assert_eq!(Day::from_number(number), Some(day));
        }
        let mut day = Day::parse("1999-12-31").unwrap();
        for number in day.number()..day.number() + 3000 {
            assert_eq!(day.number(), number);
            day = day.plus(1).unwrap();
        }
        assert_eq!(Day::from_number(i64::MAX), None);
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in ["", "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01T00:00", "0000-01-01", "2026-04-31"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
