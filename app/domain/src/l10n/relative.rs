//! How long ago, or in how long.

use crate::{locale::Locale, time::Timestamp, tr};

/// The time from `now` to `at` in its largest whole unit: `3 days ago`, `in 2 hours`, `just now` within a minute.
/// Months are taken as 30 days and years as 365.
#[must_use]
pub fn relative(locale: Locale, now: Timestamp, at: Timestamp) -> String {
    let distance = at.since(now);
    let past = distance < 0;
    let (minute, hour, day) = (Timestamp::MINUTE.unsigned_abs(), Timestamp::HOUR.unsigned_abs(), Timestamp::DAY.unsigned_abs());
    match distance.unsigned_abs() {
        d if d < minute => tr!(locale, dates.now),
        d if d < hour && past => tr!(locale, dates.ago_minutes, n = d / minute),
        d if d < hour => tr!(locale, dates.in_minutes, n = d / minute),
        d if d < day && past => tr!(locale, dates.ago_hours, n = d / hour),
        d if d < day => tr!(locale, dates.in_hours, n = d / hour),
        d if d < 30 * day && past => tr!(locale, dates.ago_days, n = d / day),
        d if d < 30 * day => tr!(locale, dates.in_days, n = d / day),
        d if d < 365 * day && past => tr!(locale, dates.ago_months, n = d / (30 * day)),
        d if d < 365 * day => tr!(locale, dates.in_months, n = d / (30 * day)),
        d if past => tr!(locale, dates.ago_years, n = d / (365 * day)),
        d => tr!(locale, dates.in_years, n = d / (365 * day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(distance: i64) -> Vec<String> {
        let now = Timestamp(1_700_000_000_000_000);
        Locale::ALL.iter().map(|l| relative(*l, now, now.plus(distance))).collect()
    }

    #[test]
    fn every_unit_in_both_directions() {
        let (minute, hour, day) = (Timestamp::MINUTE, Timestamp::HOUR, Timestamp::DAY);
        assert_eq!(all(59 * Timestamp::SECOND), ["just now", "lige nu", "à l’instant", "juuri nyt", "agora mesmo"]);
        assert_eq!(all(-minute), ["1 minute ago", "for 1 minut siden", "il y a 1 minute", "1 minuutti sitten", "há 1 minuto"]);
        assert_eq!(all(-3 * hour), ["3 hours ago", "for 3 timer siden", "il y a 3 heures", "3 tuntia sitten", "há 3 horas"]);
        assert_eq!(all(2 * day), ["in 2 days", "om 2 dage", "dans 2 jours", "2 päivän päästä", "em 2 dias"]);
        assert_eq!(all(-29 * day - hour)[0], "29 days ago");
        assert_eq!(all(30 * day), ["in 1 month", "om 1 måned", "dans 1 mois", "1 kuukauden päästä", "em 1 mês"]);
        assert_eq!(all(-364 * day)[0], "12 months ago");
        assert_eq!(all(-730 * day), ["2 years ago", "for 2 år siden", "il y a 2 ans", "2 vuotta sitten", "há 2 anos"]);
        assert_eq!(all(minute)[0], "in 1 minute");
        assert_eq!(all(hour)[0], "in 1 hour");
        assert_eq!(all(365 * day)[0], "in 1 year");
        assert_eq!(all(-day)[0], "1 day ago");
    }
}
