//! The filter of the log, as it stands in the address.

use domain::audit::AuditFilter;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::page::AUDIT;

/// What the address asks for.
pub fn asked() -> Memo<AuditFilter> {
    let map = use_query_map();
    Memo::new(move |_| {
        let map = map.read();
        let get = |name: &str| map.get(name).unwrap_or_default();
        AuditFilter {
            kind: get("kind"),
            person: get("person").parse().ok(),
            from: get("from"),
            until: get("until"),
            after: get("after").parse().ok(),
        }
    })
}

/// The address that asks for it.
pub fn address(filter: &AuditFilter) -> String {
    let plain = |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
    let pairs = [
        ("kind", plain(&filter.kind)),
        ("person", filter.person.map(|id| id.to_string()).unwrap_or_default()),
        ("from", plain(&filter.from)),
        ("until", plain(&filter.until)),
        ("after", filter.after.map(|id| id.to_string()).unwrap_or_default()),
    ];
    let query: Vec<String> =
        pairs.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={value}")).collect();
    if query.is_empty() { AUDIT.to_owned() } else { format!("{AUDIT}?{}", query.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_asked_stands_in_the_address() {
        assert_eq!(address(&AuditFilter::default()), "/org/audit");
        let filter = AuditFilter { kind: "event&x".into(), from: "2026-11-22".into(), ..AuditFilter::default() };
        assert_eq!(address(&filter), "/org/audit?kind=eventx&from=2026-11-22");
    }
}
