//! Words for roles, days, devices, and what a refusal means here.

use domain::ApiError;
use domain::access::Role;
use domain::l10n::{self, api_error};
use domain::locale::Locale;
use domain::team::RoleView;
use domain::time::{LocalDateTime, Timestamp};
use domain::tr;

/// The name of a role.
#[must_use]
pub fn role_text(l: Locale, role: Role) -> String {
    match role {
        Role::Owner => tr!(l, team.role_owner),
        Role::Organiser => tr!(l, team.role_organiser),
        Role::EventHost => tr!(l, team.role_event_host),
        Role::Caseworker => tr!(l, team.role_caseworker),
        Role::OfficeHolder => tr!(l, team.role_office_holder),
    }
}

/// What somebody in the role may do, in a sentence.
pub(super) fn role_may(l: Locale, role: Role) -> String {
    match role {
        Role::Owner => tr!(l, team.role_owner_may),
        Role::Organiser => tr!(l, team.role_organiser_may),
        Role::EventHost => tr!(l, team.role_event_host_may),
        Role::Caseworker => tr!(l, team.role_caseworker_may),
        Role::OfficeHolder => tr!(l, team.role_office_holder_may),
    }
}

/// The day an instant falls on, out of those the server sent along.
pub(super) fn day(l: Locale, days: &[LocalDateTime], at: Timestamp) -> String {
    days.iter().find(|day| day.at == at).map(|day| l10n::date(l, day)).unwrap_or_default()
}

/// "Organiser, Meadow North, until 31 March 2027".
pub(super) fn role_line(l: Locale, days: &[LocalDateTime], role: &RoleView) -> String {
    let what = tr!(l, team.role_at, role = role_text(l, role.role), organisation = &role.organisation_name);
    match role.until {
        Some(until) => format!("{what}, {}", tr!(l, team.until_day, date = day(l, days, until))),
        None => what,
    }
}

/// The value of a date field.
pub(super) fn date_value(days: &[LocalDateTime], at: Option<Timestamp>) -> String {
    let day = at.and_then(|at| days.iter().find(|day| day.at == at));
    day.map(|d| format!("{:04}-{:02}-{:02}", d.year, d.month, d.day)).unwrap_or_default()
}

/// Browser and system, out of what a browser says of itself; empty if neither is known.
pub(super) fn device(user_agent: &str) -> String {
    // The order matters: nearly all call themselves Safari, and many Chrome.
    const BROWSERS: [(&str, &str); 7] = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let known = |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    [known(&BROWSERS), known(&SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Why something was refused. Conflicts have their own words here.
pub(super) fn refusal(l: Locale, error: &ApiError) -> String {
    match error {
        ApiError::Forbidden => tr!(l, team.error_not_held),
        ApiError::Conflict(word) => match word.as_str() {
            "has_role" => tr!(l, team.error_has_role),
            "last_manager" => tr!(l, team.error_last_manager),
            "yourself" => tr!(l, team.error_yourself),
            _ => api_error(l, error),
        },
        _ => api_error(l, error),
    }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn devices_are_called_by_their_names() {
        for (agent, name) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari, iPhone",
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
            ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
            ("curl/8.0", ""),
        ] {
            assert_eq!(device(agent), name);
        }
    }
}
