//! Conditions in words: a sentence each.

use domain::l10n;
use domain::locale::Locale;
use domain::segments::{Choice, Condition, ConsentState, CustomTest, Moment, Period, Place, TextTest};
use domain::time::{LocalDateTime, Timestamp};
use domain::tr;
use leptos::prelude::WithValue;

use super::store::Store;
use super::{kinds, values};
use crate::features::people::{role_text, way_text};

/// The name of a thing, or words for one that is gone.
fn called(l: Locale, all: &[Choice], id: impl ToString) -> String {
    let id = id.to_string();
    match all.iter().find(|c| c.id == id) {
        Some(choice) => choice.name.clone(),
        None if id == uuid::Uuid::nil().to_string() => "…".to_owned(),
        None => tr!(l, segments.missing_name),
    }
}

fn value(l: Locale, field: impl AsRef<str>, value: impl AsRef<str>) -> String {
    let value = if value.as_ref().is_empty() { "…" } else { value.as_ref() };
    tr!(l, segments.s_value, field = field.as_ref(), value = value)
}

fn joined(l: Locale, all: &[String]) -> String {
    l10n::list(l, all)
}

fn texts(l: Locale, field: &str, test: TextTest, typed: &str) -> String {
    let typed = if typed.trim().is_empty() { "…" } else { typed.trim() };
    match test {
        TextTest::Is => tr!(l, segments.s_is, field = field, value = typed),
        TextTest::Contains => tr!(l, segments.s_contains, field = field, value = typed),
        TextTest::Begins => tr!(l, segments.s_begins, field = field, value = typed),
        TextTest::Blank => tr!(l, segments.s_blank, field = field),
    }
}

/// A day in words.
fn day(l: Locale, moment: &Moment) -> String {
    match moment {
        Moment::On(text) => fixed(l, text),
        Moment::DaysAgo(0) | Moment::DaysAhead(0) => tr!(l, segments.m_today),
        Moment::DaysAgo(n) => tr!(l, segments.m_days_ago, n = i64::from(*n)),
        Moment::DaysAhead(n) => tr!(l, segments.m_days_ahead, n = i64::from(*n)),
        Moment::MonthStart(0) => tr!(l, segments.m_month),
        Moment::MonthStart(n) => tr!(l, segments.m_months_ago, n = i64::from(*n)),
        Moment::YearStart(0) => tr!(l, segments.m_year),
        Moment::YearStart(n) => tr!(l, segments.m_years_ago, n = i64::from(*n)),
    }
}

fn fixed(l: Locale, text: &str) -> String {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let read = || {
        Some(LocalDateTime {
            at: Timestamp(0),
            year: year?.parse().ok()?,
            month: month?.parse().ok().filter(|m| (1..=12).contains(m))?,
            day: day?.parse().ok()?,
            hour: 0,
            minute: 0,
            weekday: 1,
            offset_minutes: 0,
            zone: String::new(),
        })
    };
    read().map_or_else(|| "…".to_owned(), |at| l10n::date(l, &at))
}

fn period(l: Locale, p: &Period) -> String {
    match (&p.from, &p.before) {
        (Some(from), Some(before)) => tr!(l, segments.p_between, from = day(l, from), before = day(l, before)),
        (Some(from), None) => tr!(l, segments.p_since, day = day(l, from)),
        (None, Some(before)) => tr!(l, segments.p_before, day = day(l, before)),
        (None, None) => String::new(),
    }
}

fn with(l: Locale, sentence: String, p: &Period) -> String {
    if p.is_open() { sentence } else { more(l, sentence, period(l, p)) }
}

fn more(l: Locale, sentence: String, more: String) -> String {
    tr!(l, segments.s_with, sentence = sentence, more = more)
}

/// A condition as a sentence.
pub fn sentence(store: Store, condition: &Condition) -> String {
    let l = store.l;
    store.choices.with_value(|c| match condition {
        Condition::Text { field, test, value } => texts(l, &kinds::text_field(l, *field), *test, value),
        Condition::Kind(all) => {
            value(l, tr!(l, segments.c_kind), joined(l, &all.iter().map(|k| values::person_kind(l, *k)).collect::<Vec<_>>()))
        }
        Condition::Facet(facet) => values::facet(l, *facet),
        Condition::Language(all) => {
            value(l, tr!(l, segments.c_language), joined(l, &all.iter().map(|k| k.endonym().to_owned()).collect::<Vec<_>>()))
        }
        Condition::Speaks(tag) => value(l, tr!(l, segments.c_speaks), tag),
        Condition::Source(all) => {
            value(l, tr!(l, segments.c_source), joined(l, &all.iter().map(|s| values::source(l, *s)).collect::<Vec<_>>()))
        }
        Condition::Country(all) => value(l, tr!(l, segments.c_country), joined(l, &all.iter().cloned().collect::<Vec<_>>())),
        Condition::Age { from: Some(from), to: Some(to) } => tr!(l, segments.s_age, from = from.to_string(), to = to.to_string()),
        Condition::Age { from: Some(from), to: None } => tr!(l, segments.s_age_from, from = from.to_string()),
        Condition::Age { from: None, to: Some(to) } => tr!(l, segments.s_age_to, to = to.to_string()),
        Condition::Age { .. } => value(l, tr!(l, segments.c_age), ""),
        Condition::Born(p) => value(l, tr!(l, segments.c_born), period(l, p)),
        Condition::Created(p) => value(l, tr!(l, segments.c_created), period(l, p)),
        Condition::Touched(p) => value(l, tr!(l, segments.c_touched), period(l, p)),
        Condition::Support(all) => {
            value(l, tr!(l, segments.c_support), joined(l, &all.iter().map(|s| values::support(l, *s)).collect::<Vec<_>>()))
        }
        Condition::Owner(None) => value(l, tr!(l, segments.c_owner), tr!(l, segments.nobody)),
        Condition::Owner(Some(id)) => value(l, tr!(l, segments.c_owner), called(l, &c.owners, id)),
        Condition::Blocked(channel) => value(l, tr!(l, segments.c_blocked), values::channel(l, *channel)),
        Condition::Mail(state) => value(l, tr!(l, segments.c_mail), values::mail(l, *state)),
        Condition::Tag(tags) => {
            value(l, tr!(l, segments.c_tag), joined(l, &tags.iter().map(|id| called(l, &c.tags, id)).collect::<Vec<_>>()))
        }
        Condition::TagGroup(group) => value(l, tr!(l, segments.c_tag_group), called(l, &c.groups, group)),
        Condition::Custom { field, test } => {
            let id = field.to_string();
            let name = c.fields.iter().find(|f| f.id == id).map_or_else(|| tr!(l, segments.missing_name), |f| f.name.clone());
            custom(l, &name, test)
        }
        Condition::Consent { purpose, channel, state, period } => {
            let purpose = called(l, &c.purposes, purpose);
            let said = match state {
                ConsentState::Given => tr!(l, segments.s_given, purpose = purpose),
                ConsentState::Withdrawn => tr!(l, segments.s_withdrawn, purpose = purpose),
                ConsentState::Never => tr!(l, segments.s_never, purpose = purpose),
            };
            let said = if channel.is_some() { more(l, said, values::channel(l, *channel)) } else { said };
            with(l, said, period)
        }
        Condition::Tie { organisation, below, role, ended, period } => {
            let organisation = called(l, &c.organisations, organisation);
            let said = match (ended, below) {
                (true, _) => tr!(l, segments.s_tie_ended, organisation = organisation),
                (false, true) => tr!(l, segments.s_tie_below, organisation = organisation),
                (false, false) => tr!(l, segments.s_tie, organisation = organisation),
            };
            let said = match role {
                Some(role) => more(l, said, role_text(l, *role)),
                None => said,
            };
            with(l, said, period)
        }
        Condition::Postcode(ranges) => {
            let one = |r: &domain::segments::PostcodeRange| {
                if r.from == r.to { r.from.clone() } else { format!("{}–{}", r.from, r.to) }
            };
            value(l, tr!(l, segments.c_postcode), joined(l, &ranges.iter().map(one).collect::<Vec<_>>()))
        }
        Condition::Place(Place::District(area)) => tr!(l, segments.s_district, place = called(l, &c.areas, area)),
        Condition::Place(Place::Radius { km, label, .. }) => {
            let place = if label.is_empty() { "…" } else { label };
            tr!(l, segments.s_radius, km = km.to_string(), place = place)
        }
        Condition::Place(Place::Polygon(corners)) => tr!(l, segments.s_polygon, corners = corners.len().to_string()),
        Condition::Event { event, part, period } => {
            let event = event.map_or_else(|| tr!(l, segments.any_event), |id| called(l, &c.events, id));
            with(l, values::part(l, *part, &event), period)
        }
        Condition::Form { form, period } => {
            let form = form.map_or_else(|| tr!(l, segments.any_form), |id| called(l, &c.forms, id));
            with(l, tr!(l, segments.s_form, form = form), period)
        }
        Condition::Interaction { kinds, period } => {
            let kinds = joined(l, &kinds.iter().map(|k| values::interaction(l, *k)).collect::<Vec<_>>());
            with(l, value(l, tr!(l, segments.c_interaction), kinds), period)
        }
        Condition::Relation { kind, side, other } => {
            let what = kind.map_or_else(|| tr!(l, segments.any_relation), |kind| way_text(l, kind, *side));
            match other {
                None => value(l, tr!(l, segments.c_relation), what),
                Some(id) => more(l, value(l, tr!(l, segments.c_relation), what), called(l, &c.people, id)),
            }
        }
        Condition::Segment(id) => tr!(l, segments.s_segment, name = called(l, &c.segments, id)),
    })
}

fn custom(l: Locale, name: &str, test: &CustomTest) -> String {
    let number = |n: &Option<i64>| n.map_or_else(|| "…".to_owned(), |n| l10n::decimal(l, n, 6));
    match test {
        CustomTest::Filled => tr!(l, segments.s_filled, field = name),
        CustomTest::Text { test, value } => texts(l, name, *test, value),
        CustomTest::Number { from, to } => value(l, name, format!("{} – {}", number(from), number(to))),
        CustomTest::Date(p) => value(l, name, period(l, p)),
        CustomTest::Options(all) => value(l, name, joined(l, &all.iter().cloned().collect::<Vec<_>>())),
        CustomTest::YesNo(yes) => value(l, name, if *yes { tr!(l, segments.v_yes) } else { tr!(l, segments.v_no) }),
    }
}
