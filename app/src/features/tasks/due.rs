//! By when, in words and in colour.

use domain::day::Day;
use domain::l10n;
use domain::locale::Locale;
use domain::tasks::{Due, TaskView};
use domain::tr;
use leptos::prelude::*;

use crate::session::use_locale;
use crate::ui::{Chip, Tone};

/// How long it has been late, or when it is due.
fn due_text(l: Locale, due: Due, date: &str) -> (Tone, String) {
    let day = || Day::parse(date).map(|day| l10n::weekday_date(l, &day.at_midnight())).unwrap_or_default();
    match due {
        Due::Late(n) => (Tone::Bad, tr!(l, tasks.late, n = n)),
        Due::Today => (Tone::Warn, tr!(l, tasks.today)),
        Due::Tomorrow => (Tone::Info, tr!(l, tasks.tomorrow)),
        Due::In(n) if n < 7 => (Tone::Info, day()),
        Due::In(_) => (Tone::Plain, Day::parse(date).map(|day| l10n::date(l, &day.at_midnight())).unwrap_or_default()),
        Due::Whenever => (Tone::Plain, tr!(l, tasks.whenever)),
    }
}

/// The chip; what is done says when.
#[component]
pub(super) fn DueChip(task: TaskView, today: Option<Day>) -> impl IntoView {
    let l = use_locale();
    let done = task.done.as_ref().map(|done| l10n::date(l, done));
    if let Some(date) = done {
        return view! { <Chip tone=Tone::Good>{tr!(l, tasks.done_on, date = date)}</Chip> }.into_any();
    }
    let (tone, text) = today.map_or((Tone::Plain, task.due_date.clone()), |today| due_text(l, task.due(today), &task.due_date));
    view! { <Chip tone>{text}</Chip> }.into_any()
}
