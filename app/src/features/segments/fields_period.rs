//! The fields of a period: from when and until when.

use domain::segments::{Condition, CustomTest, Moment, Period};
use domain::tr;
use leptos::prelude::*;

use super::fields::Here;
use super::inputs::{choose, typed};

fn period_of(c: &mut Condition) -> Option<&mut Period> {
    match c {
        Condition::Born(p) | Condition::Created(p) | Condition::Touched(p) => Some(p),
        Condition::Consent { period, .. }
        | Condition::Tie { period, .. }
        | Condition::Event { period, .. }
        | Condition::Form { period, .. }
        | Condition::Interaction { period, .. }
        | Condition::Custom { test: CustomTest::Date(period), .. } => Some(period),
        _ => None,
    }
}

/// From when and until when.
pub(super) fn period(here: &Here, p: &Period) -> AnyView {
    view! { <div class="segment-period">{moment(here, p.from.clone(), false)}{moment(here, p.before.clone(), true)}</div> }
        .into_any()
}

fn moment(here: &Here, now: Option<Moment>, end: bool) -> AnyView {
    let l = here.store.l;
    let id = here.id(if end { "before" } else { "from" });
    let label = if end { tr!(l, segments.l_before) } else { tr!(l, segments.l_from) };
    let put = move |c: &mut Condition, moment: Option<Moment>| {
        if let Some(p) = period_of(c) {
            *(if end { &mut p.before } else { &mut p.from }) = moment;
        }
    };
    let options = vec![
        (String::new(), tr!(l, segments.o_none)),
        ("on".to_owned(), tr!(l, segments.o_on)),
        ("ago".to_owned(), tr!(l, segments.o_days_ago)),
        ("ahead".to_owned(), tr!(l, segments.o_days_ahead)),
        ("month".to_owned(), tr!(l, segments.o_month)),
        ("year".to_owned(), tr!(l, segments.o_year)),
    ];
    let (word, shown) = match &now {
        None => ("", String::new()),
        Some(Moment::On(day)) => ("on", day.clone()),
        Some(Moment::DaysAgo(n)) => ("ago", n.to_string()),
        Some(Moment::DaysAhead(n)) => ("ahead", n.to_string()),
        Some(Moment::MonthStart(n)) => ("month", n.to_string()),
        Some(Moment::YearStart(n)) => ("year", n.to_string()),
    };
    let kind = here.reshaped(move |c, v| {
        put(
            c,
            moment_of(
                &v,
                if v == "on" {
                    ""
                } else if v == "ago" || v == "ahead" {
                    "30"
                } else {
                    "0"
                },
            ),
        )
    });
    let word_now = word.to_owned();
    let how_many = here.told(move |c, v| put(c, moment_of(&word_now, &v)));
    let input = match now {
        None => ().into_any(),
        Some(Moment::On(_)) => typed(&format!("{id}-value"), tr!(l, segments.l_day), "date", shown, Vec::new(), how_many),
        Some(_) => typed(&format!("{id}-value"), tr!(l, segments.l_number), "number", shown, Vec::new(), how_many),
    };
    view! { <div class="segment-moment">{choose(&id, label, options, word, kind)}{input}</div> }.into_any()
}

fn moment_of(word: &str, value: &str) -> Option<Moment> {
    let n = || value.trim().parse::<u16>().unwrap_or(0).min(20_000);
    match word {
        "on" => Some(Moment::On(value.to_owned())),
        "ago" => Some(Moment::DaysAgo(n())),
        "ahead" => Some(Moment::DaysAhead(n())),
        "month" => Some(Moment::MonthStart(n())),
        "year" => Some(Moment::YearStart(n().min(500))),
        _ => None,
    }
}
