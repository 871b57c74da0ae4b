//! The only place that reads the clock, and the rules of the world's time zones.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use domain::time::{LocalDateTime, Timestamp};
use domain::{Problem, time};
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};

/// Tells the time: the machine's, or in tests one that only moves when told to.
#[derive(Debug, Clone, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub const fn system() -> Self {
        Self(None)
    }

    /// A clock that stands at `start` until [`Clock::advance`] is called.
    #[must_use]
    pub fn standing(start: Timestamp) -> Self {
        Self(Some(Arc::new(AtomicI64::new(start.0))))
    }

    /// The time now.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn now(&self) -> Timestamp {
        Timestamp(self.0.as_ref().map_or_else(|| jiff::Timestamp::now().as_microsecond(), |t| t.load(Ordering::SeqCst)))
    }

    /// Moves a standing clock by so many microseconds; the machine's clock is left alone.
    pub fn advance(&self, micros: i64) {
        if let Some(time) = &self.0 {
            time.fetch_add(micros, Ordering::SeqCst);
        }
    }
}

/// Whether the name is a time zone of the IANA database, e.g. `Europe/Helsinki`.
#[must_use]
pub fn is_zone(name: &str) -> bool {
    TimeZone::get(name).is_ok()
}

/// All IANA zone names that denote places, sorted.
#[must_use]
pub fn zones() -> Vec<String> {
    let mut names: Vec<String> =
        jiff::tz::db().available().map(|n| n.to_string()).filter(|n| n.contains('/') && !n.starts_with("Etc/")).collect();
    names.sort();
    names
}

/// What the wall clock in `zone` shows at `at`. An unknown zone is read as UTC, which its name then says.
#[must_use]
pub fn local(at: Timestamp, zone: &str) -> LocalDateTime {
    let (tz, name) = TimeZone::get(zone).map_or((TimeZone::UTC, "UTC"), |tz| (tz, zone));
    let z = jiff::Timestamp::from_microsecond(at.0).unwrap_or_default().to_zoned(tz);
    let small = |n: i8| u8::try_from(n).unwrap_or_default();
    LocalDateTime {
        at,
        year: z.year(),
        month: small(z.month()),
        day: small(z.day()),
        hour: small(z.hour()),
        minute: small(z.minute()),
        weekday: small(z.weekday().to_monday_one_offset()),
        offset_minutes: z.offset().seconds() / 60,
        zone: name.to_owned(),
    }
}

/// The instant a wall clock in `zone` shows `civil` (`2026-11-22T19:00`, seconds optional). A time shown twice, when the
/// clock goes back, is its first showing.
///
/// # Errors
/// [`Problem::DateTime`] if the text is no date and time, [`Problem::Choice`] if the zone is unknown,
/// [`Problem::SkippedTime`] if the zone's clock jumps over that time.
pub fn instant(civil: &str, zone: &str) -> Result<Timestamp, Problem> {
    let civil: DateTime = civil.trim().parse().map_err(|_| Problem::DateTime)?;
    let tz = TimeZone::get(zone).map_err(|_| Problem::Choice)?;
    let ambiguous = tz.to_ambiguous_timestamp(civil);
    if matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. }) {
        return Err(Problem::SkippedTime);
    }
    ambiguous.earlier().map(|t| time::Timestamp(t.as_microsecond())).map_err(|_| Problem::DateTime)
}

/// Today's date in `zone` as `2026-11-22`.
#[must_use]
pub fn date_in(at: Timestamp, zone: &str) -> String {
    let l = local(at, zone);
    format!("{:04}-{:02}-{:02}", l.year, l.month, l.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wall_clock_there_and_back() {
        let at = instant("2026-07-01T19:00", "Europe/Copenhagen").unwrap();
        let there = local(at, "Europe/Copenhagen");
        assert_eq!((there.hour, there.minute, there.offset_minutes, there.weekday), (19, 0, 120, 3));
        assert_eq!(there.input_value(), "2026-07-01T19:00");
        assert_eq!(local(at, "America/Sao_Paulo").hour, 14);
    }

    #[test]
    fn skipped_and_doubled_hours() {
        assert_eq!(instant("2026-03-29T02:30", "Europe/Helsinki"), Ok(instant("2026-03-29T00:30", "UTC").unwrap()));
        assert_eq!(instant("2026-03-29T03:30", "Europe/Helsinki"), Err(Problem::SkippedTime));
        let first = instant("2026-10-25T03:30", "Europe/Helsinki").unwrap();
        assert_eq!(local(first, "UTC").hour, 0);
        assert_eq!(instant("soon", "UTC"), Err(Problem::DateTime));
        assert_eq!(instant("2026-01-01T10:00", "Mars/Base"), Err(Problem::Choice));
    }
}
