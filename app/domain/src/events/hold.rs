//! How long a free place waits for the first in line.

use crate::time::Timestamp;

/// How long a place is held at most, in microseconds.
pub const HOLD: i64 = 24 * Timestamp::HOUR;
/// A hold ends at least this long before the start, so that an empty chair can still find somebody, in microseconds.
pub const LAST_HOLD: i64 = 2 * Timestamp::HOUR;
/// Shorter than this nobody can be expected to read a mail.
const SHORTEST: i64 = 30 * Timestamp::MINUTE;

/// Until when a place that is free at `now` is held for somebody, at an event that begins at `start`. `None` if there is
/// no time left for it: then a place belongs to whoever takes it.
#[must_use]
pub const fn hold_until(now: Timestamp, start: Timestamp) -> Option<Timestamp> {
    let (day, last) = (now.plus(HOLD), start.plus(-LAST_HOLD));
    let until = if day.0 < last.0 { day } else { last };
    if until.since(now) < SHORTEST { None } else { Some(until) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hold_is_a_day_or_what_is_left() {
        let start = Timestamp(100 * Timestamp::HOUR);
        assert_eq!(hold_until(Timestamp(0), start), Some(Timestamp(HOLD)));
        assert_eq!(hold_until(Timestamp(90 * Timestamp::HOUR), start), Some(Timestamp(98 * Timestamp::HOUR)));
        assert_eq!(hold_until(start.plus(-LAST_HOLD - SHORTEST), start), Some(start.plus(-LAST_HOLD)));
        assert_eq!(hold_until(start.plus(-LAST_HOLD - SHORTEST + 1), start), None);
        assert_eq!(hold_until(start.plus(1), start), None);
    }
}
