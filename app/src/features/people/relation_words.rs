//! Words for relationships.

use domain::day::Day;
use domain::l10n;
use domain::locale::Locale;
use domain::people::{RelationshipKind as Kind, Side};
use domain::tr;

/// What the person is to the other: "Parent of".
#[must_use]
pub fn way_text(l: Locale, kind: Kind, side: Side) -> String {
    match (kind, side) {
        (Kind::MemberOfHousehold, Side::First) => tr!(l, notes.way_lives_in),
        (Kind::MemberOfHousehold, Side::Second) => tr!(l, notes.way_home_of),
        (Kind::Partner, _) => tr!(l, notes.way_partner),
        (Kind::Parent, Side::First) => tr!(l, notes.way_parent),
        (Kind::Parent, Side::Second) => tr!(l, notes.way_child),
        (Kind::Sibling, _) => tr!(l, notes.way_sibling),
        (Kind::WorksFor, Side::First) => tr!(l, notes.way_works_for),
        (Kind::WorksFor, Side::Second) => tr!(l, notes.way_employs),
        (Kind::ContactFor, Side::First) => tr!(l, notes.way_contact_for),
        (Kind::ContactFor, Side::Second) => tr!(l, notes.way_has_contact),
        (Kind::MemberOf, Side::First) => tr!(l, notes.way_member_of),
        (Kind::MemberOf, Side::Second) => tr!(l, notes.way_has_member),
        (Kind::WritesFor, Side::First) => tr!(l, notes.way_writes_for),
        (Kind::WritesFor, Side::Second) => tr!(l, notes.way_has_writer),
        (Kind::AssistantTo, Side::First) => tr!(l, notes.way_assistant_to),
        (Kind::AssistantTo, Side::Second) => tr!(l, notes.way_has_assistant),
        (Kind::Knows, _) => tr!(l, notes.way_knows),
    }
}

/// The words for what the timeline keeps of a relationship: `parent.second`.
#[must_use]
pub fn stored_way_text(l: Locale, stored: &str) -> Option<String> {
    let (kind, side) = stored.split_once('.')?;
    Some(way_text(l, Kind::parse(kind)?, Side::parse(side)?))
}

/// From when to when, as far as it is known.
#[must_use]
pub fn when_text(l: Locale, start: &str, end: &str) -> Option<String> {
    match (start.is_empty(), end.is_empty()) {
        (true, true) => None,
        (false, true) => Some(tr!(l, notes.since, date = partial_text(l, start))),
        (true, false) => Some(tr!(l, notes.until, date = partial_text(l, end))),
        (false, false) => Some(tr!(l, notes.since_until, start = partial_text(l, start), end = partial_text(l, end))),
    }
}

/// A date as precisely as it is known.
fn partial_text(l: Locale, text: &str) -> String {
    match (text.len(), Day::parse(text), Day::parse(&format!("{text}-01"))) {
        (_, Some(day), _) => l10n::date(l, &day.at_midnight()),
        (7, None, Some(month)) => l10n::month_year(l, &month.at_midnight()),
        _ => text.to_owned(),
    }
}
