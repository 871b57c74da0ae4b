//! The next events.

use domain::events::{EventRow, console_path};
use domain::l10n::{number, when_short, zone};
use domain::locale::Locale;
use domain::tr;
use leptos::prelude::*;

use crate::session::use_locale;
use crate::ui::{Column, DataTable, EmptyState, Glyph, LinkButton, Section, Size};

/// The next events with how many come, or how to plan the first one.
#[component]
pub(super) fn Coming(events: Vec<EventRow>) -> impl IntoView {
    let l = use_locale();
    if events.is_empty() {
        return view! {
            <EmptyState
                icon=Glyph::Calendar title=tr!(l, today.no_events) sentence=tr!(l, today.no_events_text)
                action=move || view! { <LinkButton href="/org/events/new" icon=Glyph::Plus>{tr!(l, events.new)}</LinkButton> }
            />
        }
        .into_any();
    }
    let columns = vec![
        Column::new(tr!(l, events.col_event)),
        Column::new(tr!(l, events.col_when)),
        Column::new(tr!(l, events.col_places)).number(),
        Column::new(tr!(l, events.col_waiting)).number().hidden_on_phones(),
    ];
    let rows: Vec<_> = events.into_iter().map(|row| line(l, row)).collect();
    view! {
        <Section
            title=tr!(l, today.coming)
            actions=move || view! { <LinkButton href="/org/events" size=Size::Small>{tr!(l, today.all_events)}</LinkButton> }
        >
            <DataTable caption=tr!(l, today.coming) columns keyboard=true>{rows}</DataTable>
        </Section>
    }
    .into_any()
}

fn line(l: Locale, row: EventRow) -> impl IntoView {
    let taken = number(l, row.seats_taken);
    let taken = row.capacity.map_or_else(|| taken.clone(), |c| tr!(l, events.taken_of, taken = taken, capacity = number(l, c)));
    view! {
        <tr>
            <td><a href=console_path(row.id)>{row.title.get(l).to_owned()}</a><br/><span class="soft">{row.organisation}</span></td>
            <td>{when_short(l, &row.start, &row.end)}<br/><span class="soft">{zone(&row.start)}</span></td>
            <td class="number">{taken}</td>
            <td class="number roomy">{number(l, row.waiting)}</td>
        </tr>
    }
}
