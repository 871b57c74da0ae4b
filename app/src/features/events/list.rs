//! The organisers' list; what it shows stands in the address.

use domain::events::{EventFilter, EventRow, EventWhen, console_path};
use domain::l10n::{number, when_short, zone};
use domain::locale::Locale;
use domain::page::Page;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api;
use super::words::{place_text, state_chip, taken_text};
use crate::session::use_locale;
use crate::ui::{
    Column, DataTable, EmptyState, ErrorNote, Glyph, LinkButton, PageHeader, Pagination, SearchBox, SkeletonTable, Tab, Tabs,
    Variant,
};
use crate::wire::load;

pub(super) const LIST: &str = "/org/events";
pub(super) const NEW: &str = "/org/events/new";

fn filter() -> Memo<EventFilter> {
    let map = use_query_map();
    Memo::new(move |_| {
        let map = map.read();
        EventFilter {
            when: map.get("when").and_then(|word| EventWhen::parse(&word)).unwrap_or_default(),
            q: map.get("q").unwrap_or_default(),
            organisation: None,
            after: map.get("after").filter(|text| !text.is_empty()),
        }
    })
}

/// The address of the list.
fn address(filter: &EventFilter) -> String {
    let mut parts = vec![format!("when={}", filter.when)];
    if !filter.q.is_empty() {
        // Only what would end the value has to be written differently.
        let q = filter.q.replace('%', "%25").replace('&', "%26").replace('#', "%23").replace('+', "%2B").replace(' ', "+");
        parts.push(format!("q={q}"));
    }
    parts.extend(filter.after.as_ref().map(|after| format!("after={after}")));
    format!("{LIST}?{}", parts.join("&"))
}

/// The page.
#[component]
pub fn Events() -> impl IntoView {
    let l = use_locale();
    let filter = filter();
    let page = load(move || filter.get(), api::list_events);
    let tabs = move || {
        let now = filter.get();
        let tab = |when: EventWhen, label: String| {
            let href = address(&EventFilter { when, after: None, ..now.clone() });
            Tab::new(href, label).current(now.when == when)
        };
        vec![
            tab(EventWhen::Upcoming, tr!(l, events.upcoming)),
            tab(EventWhen::Past, tr!(l, events.past)),
            tab(EventWhen::Drafts, tr!(l, events.drafts)),
        ]
    };
    view! {
        <Title text=tr!(l, events.title)/>
        <PageHeader
            title=tr!(l, events.title)
            actions=move || view! { <LinkButton href=NEW variant=Variant::Primary icon=Glyph::Plus>{tr!(l, events.new)}</LinkButton> }
        />
        {move || view! {
            <Tabs label=tr!(l, events.views) tabs=tabs()/>
            <SearchBox action=LIST label=tr!(l, events.search) value=filter.get().q keep=vec![("when".to_owned(), filter.get().when.to_string())]/>
        }}
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(page) => found(l, page, &filter.get_untracked()),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

fn found(l: Locale, page: Page<EventRow>, filter: &EventFilter) -> AnyView {
    if page.items.is_empty() {
        return if filter.q.is_empty() {
            view! {
                <EmptyState
                    icon=Glyph::Calendar title=tr!(l, events.empty_title) sentence=tr!(l, events.empty_text)
                    action=move || view! { <LinkButton href=NEW icon=Glyph::Plus>{tr!(l, events.new)}</LinkButton> }
                />
            }
            .into_any()
        } else {
            view! { <p role="status">{tr!(l, events.nothing_found)}</p> }.into_any()
        };
    }
    let columns = vec![
        Column::new(tr!(l, events.col_event)),
        Column::new(tr!(l, events.col_when)),
        Column::new(tr!(l, events.col_places)).number(),
        Column::new(tr!(l, events.col_waiting)).number().hidden_on_phones(),
        Column::new(tr!(l, common.state)).hidden_on_phones(),
    ];
    let next = page.next.map(|after| address(&EventFilter { after: Some(after), ..filter.clone() }));
    let first = filter.after.is_some().then(|| address(&EventFilter { after: None, ..filter.clone() }));
    let rows: Vec<_> = page.items.into_iter().map(|row| line(l, row)).collect();
    view! {
        <DataTable caption=tr!(l, events.title) columns keyboard=true>{rows}</DataTable>
        <Pagination next first/>
    }
    .into_any()
}

fn line(l: Locale, row: EventRow) -> impl IntoView {
    let where_to = format!("{} · {}", row.organisation, place_text(l, &row));
    view! {
        <tr>
            <td><a href=console_path(row.id)>{row.title.get(l).to_owned()}</a><br/><span class="soft">{where_to}</span></td>
            <td>{when_short(l, &row.start, &row.end)}<br/><span class="soft">{zone(&row.start)}</span></td>
            <td class="number">{taken_text(l, &row)}</td>
            <td class="number roomy">{number(l, row.waiting)}</td>
            <td class="roomy">{state_chip(l, row.state)}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_what_the_list_shows() {
        let filter =
            EventFilter { when: EventWhen::Past, q: "a & b".into(), after: Some("1.2".into()), ..EventFilter::default() };
        assert_eq!(address(&filter), "/org/events?when=past&q=a+%26+b&after=1.2");
    }
}
