//! Dates and times of day. The wording is in the texts (`dates.json`), so that a browser loads one language's only.

use super::{Key, keys::dates, text};
use crate::{locale::Locale, time::LocalDateTime, tr};

const MONTHS: [Key; 12] = [
    dates::month_1,
    dates::month_2,
    dates::month_3,
    dates::month_4,
    dates::month_5,
    dates::month_6,
    dates::month_7,
    dates::month_8,
    dates::month_9,
    dates::month_10,
    dates::month_11,
    dates::month_12,
];
const MONTHS_SHORT: [Key; 12] = [
    dates::month_short_1,
    dates::month_short_2,
    dates::month_short_3,
    dates::month_short_4,
    dates::month_short_5,
    dates::month_short_6,
    dates::month_short_7,
    dates::month_short_8,
    dates::month_short_9,
    dates::month_short_10,
    dates::month_short_11,
    dates::month_short_12,
];
const WEEKDAYS: [Key; 7] = [
    dates::weekday_1,
    dates::weekday_2,
    dates::weekday_3,
    dates::weekday_4,
    dates::weekday_5,
    dates::weekday_6,
    dates::weekday_7,
];
const WEEKDAYS_SHORT: [Key; 7] = [
    dates::weekday_short_1,
    dates::weekday_short_2,
    dates::weekday_short_3,
    dates::weekday_short_4,
    dates::weekday_short_5,
    dates::weekday_short_6,
    dates::weekday_short_7,
];

/// The date with the month in words: `22 November 2026`.
#[must_use]
pub fn date(locale: Locale, at: &LocalDateTime) -> String {
    tr!(locale, dates.date, day = day(locale, at.day), month = month(locale, at.month), year = year(at))
}

/// The date for a narrow column: `22 Nov 2026`, `22.11.2026`.
#[must_use]
pub fn date_short(locale: Locale, at: &LocalDateTime) -> String {
    let (day, month) = match locale {
        Locale::En | Locale::Da | Locale::Fr => (day(locale, at.day), month_short(locale, at.month)),
        Locale::Fi => (at.day.to_string(), at.month.to_string()),
        Locale::PtBr => (format!("{:02}", at.day), format!("{:02}", at.month)),
    };
    tr!(locale, dates.date_short, day = day, month = month, year = year(at))
}

/// The date with its day of the week: `Sunday 22 November 2026`, `søndag den 22. november 2026`.
#[must_use]
pub fn weekday_date(locale: Locale, at: &LocalDateTime) -> String {
    tr!(locale, dates.weekday_date, weekday = weekday(locale, at.weekday), date = date(locale, at))
}

/// The time of day on a 24-hour clock: `19:00`, `19.00`, `19 h 00`.
#[must_use]
pub fn time(locale: Locale, at: &LocalDateTime) -> String {
    let (hour, minute) = (at.hour, at.minute);
    match locale {
        Locale::En | Locale::PtBr => format!("{hour:02}:{minute:02}"),
        Locale::Da => format!("{hour:02}.{minute:02}"),
        Locale::Fi => format!("{hour}.{minute:02}"),
        Locale::Fr => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
    }
}

/// Date and time: `22 November 2026 at 19:00`.
#[must_use]
pub fn date_time(locale: Locale, at: &LocalDateTime) -> String {
    with_time(locale, date(locale, at), at)
}

/// Date with day of the week and time: `Sunday 22 November 2026 at 19:00`.
#[must_use]
pub fn weekday_date_time(locale: Locale, at: &LocalDateTime) -> String {
    with_time(locale, weekday_date(locale, at), at)
}

/// From one moment to another: the date once if it is the same day, else both moments in full.
#[must_use]
pub fn date_range(locale: Locale, start: &LocalDateTime, end: &LocalDateTime) -> String {
    if (start.year, start.month, start.day) == (end.year, end.month, end.day) {
        let (from, to) = (time(locale, start), time(locale, end));
        return tr!(locale, dates.same_day, date = weekday_date(locale, start), start = from, end = to);
    }
    tr!(locale, dates.range, start = weekday_date_time(locale, start), end = weekday_date_time(locale, end))
}

/// Both moments for a narrow column: `Sat 22 Nov 2026, 19:00–21:00`; the date once if it is the same day.
#[must_use]
pub fn when_short(locale: Locale, start: &LocalDateTime, end: &LocalDateTime) -> String {
    let day = |at: &LocalDateTime| format!("{} {}", weekday_short(locale, at.weekday), date_short(locale, at));
    if (start.year, start.month, start.day) == (end.year, end.month, end.day) {
        return format!("{}, {}–{}", day(start), time(locale, start), time(locale, end));
    }
    format!("{}, {} – {}, {}", day(start), time(locale, start), day(end), time(locale, end))
}

/// Month and year as a heading: `November 2026`, `marraskuu 2026`.
#[must_use]
pub fn month_year(locale: Locale, at: &LocalDateTime) -> String {
    tr!(locale, dates.month_year, month = month(locale, at.month), year = year(at))
}

/// The name of a month (1 to 12), as in a calendar; empty for any other number.
#[must_use]
pub fn month(locale: Locale, month: u8) -> String {
    name(locale, &MONTHS, month)
}

/// The short name of a month (1 to 12), for a calendar leaf; empty for any other number.
#[must_use]
pub fn month_short(locale: Locale, month: u8) -> String {
    name(locale, &MONTHS_SHORT, month)
}

/// The name of a day of the week (Monday = 1 to Sunday = 7); empty for any other number.
#[must_use]
pub fn weekday(locale: Locale, weekday: u8) -> String {
    name(locale, &WEEKDAYS, weekday)
}

/// The short name of a day of the week (Monday = 1 to Sunday = 7); empty for any other number.
#[must_use]
pub fn weekday_short(locale: Locale, weekday: u8) -> String {
    name(locale, &WEEKDAYS_SHORT, weekday)
}

/// The zone of a moment by its city and distance from UTC, to be shown where it is not the reader's: `Copenhagen, UTC+1`.
#[must_use]
pub fn zone(at: &LocalDateTime) -> String {
    let city = at.zone.rsplit('/').next().unwrap_or_default().replace('_', " ");
    let (hours, minutes) = (at.offset_minutes.unsigned_abs() / 60, at.offset_minutes.unsigned_abs() % 60);
    let offset = match (at.offset_minutes, minutes) {
        (0, _) => "UTC".to_owned(),
        (east, 0) => format!("UTC{}{hours}", if east > 0 { '+' } else { '\u{2212}' }),
        (east, _) => format!("UTC{}{hours}:{minutes:02}", if east > 0 { '+' } else { '\u{2212}' }),
    };
    if city.is_empty() || city == "UTC" { offset } else { format!("{city}, {offset}") }
}

/// Portuguese says `à` instead of `às` before midnight and one o'clock.
fn with_time(locale: Locale, date: String, at: &LocalDateTime) -> String {
    let time = time(locale, at);
    if at.hour <= 1 {
        tr!(locale, dates.date_time_one, date = date, time = time)
    } else {
        tr!(locale, dates.date_time, date = date, time = time)
    }
}

/// French and Portuguese count the first of a month.
fn day(locale: Locale, day: u8) -> String {
    match (locale, day) {
        (Locale::Fr, 1) => "1er".to_owned(),
        (Locale::PtBr, 1) => "1º".to_owned(),
        _ => day.to_string(),
    }
}

fn year(at: &LocalDateTime) -> String {
    at.year.to_string()
}

fn name(locale: Locale, names: &[Key], number: u8) -> String {
    usize::from(number).checked_sub(1).and_then(|i| names.get(i)).map(|key| text(locale, *key)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    fn at(year: i16, month: u8, day: u8, weekday: u8, hour: u8, minute: u8) -> LocalDateTime {
        let zone = "Europe/Copenhagen".to_owned();
        LocalDateTime { at: Timestamp(0), year, month, day, hour, minute, weekday, offset_minutes: 60, zone }
    }

    fn all(f: impl Fn(Locale) -> String) -> Vec<String> {
        Locale::ALL.iter().map(|l| f(*l)).collect()
    }

    #[test]
    fn dates_as_people_write_them() {
        let (late, first) = (at(2026, 11, 22, 7, 19, 0), at(2026, 2, 1, 7, 9, 5));
        assert_eq!(
            all(|l| date(l, &late)),
            ["22 November 2026", "22. november 2026", "22 novembre 2026", "22. marraskuuta 2026", "22 de novembro de 2026"]
        );
        assert_eq!(
            all(|l| date(l, &first)),
            ["1 February 2026", "1. februar 2026", "1er février 2026", "1. helmikuuta 2026", "1º de fevereiro de 2026"]
        );
        assert_eq!(all(|l| date_short(l, &late)), ["22 Nov 2026", "22. nov. 2026", "22 nov. 2026", "22.11.2026", "22/11/2026"]);
        assert_eq!(all(|l| date_short(l, &first)), ["1 Feb 2026", "1. feb. 2026", "1er févr. 2026", "1.2.2026", "01/02/2026"]);
        assert_eq!(
            all(|l| weekday_date(l, &late)),
            [
                "Sunday 22 November 2026",
                "søndag den 22. november 2026",
                "dimanche 22 novembre 2026",
                "sunnuntai 22. marraskuuta 2026",
                "domingo, 22 de novembro de 2026"
            ]
        );
        assert_eq!(
            all(|l| month_year(l, &late)),
            ["November 2026", "november 2026", "novembre 2026", "marraskuu 2026", "novembro de 2026"]
        );
    }

    #[test]
    fn times_as_people_write_them() {
        assert_eq!(all(|l| time(l, &at(2026, 2, 1, 7, 19, 0))), ["19:00", "19.00", "19\u{a0}h\u{a0}00", "19.00", "19:00"]);
        assert_eq!(all(|l| time(l, &at(2026, 2, 1, 7, 9, 5))), ["09:05", "09.05", "9\u{a0}h\u{a0}05", "9.05", "09:05"]);
        assert_eq!(
            all(|l| date_time(l, &at(2026, 2, 2, 1, 9, 5))),
            [
                "2 February 2026 at 09:05",
                "2. februar 2026 kl. 09.05",
                "2 février 2026 à 9\u{a0}h\u{a0}05",
                "2. helmikuuta 2026 klo 9.05",
                "2 de fevereiro de 2026 às 09:05"
            ]
        );
        assert_eq!(date_time(Locale::PtBr, &at(2026, 2, 2, 1, 1, 0)), "2 de fevereiro de 2026 à 01:00");
    }

    #[test]
    fn a_day_is_named_once_in_a_range() {
        let (start, end) = (at(2026, 11, 22, 7, 19, 0), at(2026, 11, 22, 7, 21, 30));
        assert_eq!(
            all(|l| date_range(l, &start, &end)),
            [
                "Sunday 22 November 2026, 19:00–21:30",
                "søndag den 22. november 2026 kl. 19.00–21.30",
                "dimanche 22 novembre 2026 de 19\u{a0}h\u{a0}00 à 21\u{a0}h\u{a0}30",
                "sunnuntai 22. marraskuuta 2026 klo 19.00–21.30",
                "domingo, 22 de novembro de 2026, 19:00–21:30"
            ]
        );
        let next = at(2026, 11, 23, 1, 1, 0);
        assert_eq!(
            date_range(Locale::Da, &start, &next),
            "søndag den 22. november 2026 kl. 19.00 – mandag den 23. november 2026 kl. 01.00"
        );
    }

    #[test]
    fn zones_are_named_by_city_and_offset() {
        let with = |zone: &str, offset_minutes| zone_of(zone, offset_minutes);
        fn zone_of(name: &str, offset_minutes: i32) -> String {
            zone(&LocalDateTime { zone: name.to_owned(), offset_minutes, ..at(2026, 1, 1, 4, 0, 0) })
        }
        assert_eq!(with("Europe/Copenhagen", 60), "Copenhagen, UTC+1");
        assert_eq!(with("America/Sao_Paulo", -180), "Sao Paulo, UTC\u{2212}3");
        assert_eq!(with("America/St_Johns", -210), "St Johns, UTC\u{2212}3:30");
        assert_eq!(with("Europe/London", 0), "London, UTC");
        assert_eq!(with("Etc/UTC", 0), "UTC");
    }

    #[test]
    fn names_stay_in_their_range() {
        assert_eq!(month(Locale::En, 0), "");
        assert_eq!(month(Locale::En, 13), "");
        assert_eq!(month_short(Locale::En, 9), "Sept");
        assert_eq!(weekday(Locale::Da, 6), "lørdag");
        assert_eq!(weekday_short(Locale::Fi, 1), "ma");
        assert_eq!(weekday_short(Locale::Fi, 8), "");
    }
}
