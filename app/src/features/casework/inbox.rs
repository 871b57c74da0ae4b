//! The office's inbox.

use domain::casework::office::{Inbox, InboxQuery, Tray};
use domain::casework::words;
use domain::locale::Locale;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::inbox_rows::Rows;
use super::{office_api, paths};
use crate::session::use_locale;
use crate::ui::{EmptyState, ErrorNote, FilterChip, Glyph, PageHeader, Pagination, SearchBox, SkeletonTable, Tab, Tabs};
use crate::wire::load;

/// The letters that need the office.
#[component]
pub fn Letters() -> impl IntoView {
    view! { <Page base=Tray::Todo/> }
}

/// The letters that were answered.
#[component]
pub fn Answered() -> impl IntoView {
    view! { <Page base=Tray::Answered/> }
}

/// The cases that were closed.
#[component]
pub fn Closed() -> impl IntoView {
    view! { <Page base=Tray::Closed/> }
}

/// What the address asks for.
fn asked(base: Tray) -> InboxQuery {
    use_query_map().with(|q| {
        let given = |name: &str| q.get(name).filter(|v| !v.is_empty());
        InboxQuery {
            tray: given("show").and_then(|w| Tray::parse(&w)).unwrap_or(base),
            search: given("q").unwrap_or_default(),
            office: given("office").and_then(|o| o.parse().ok()),
            same_as: given("same").and_then(|c| c.parse().ok()),
            after: given("after"),
        }
    })
}

#[component]
fn Page(base: Tray) -> impl IntoView {
    let l = use_locale();
    let query = Memo::new(move |_| asked(base));
    let inbox = load(move || query.get(), |query| async move { office_api::inbox(query).await });
    view! {
        <Title text=tr!(l, casework.inbox_title)/>
        <PageHeader title=tr!(l, casework.inbox_title)/>
        {move || {
            let q = query.get();
            let keep = q.office.map(|o| ("office".to_owned(), o.to_string())).into_iter().collect::<Vec<_>>();
            view! { <SearchBox action="/office" name="q" value=q.search label=tr!(l, casework.search_label) keep/> }
        }}
        <Transition fallback=|| view! { <SkeletonTable rows=8/> }>
            {move || Suspend::new(async move {
                match inbox.await {
                    Ok(found) => shown(l, query.get_untracked(), found).into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

fn shown(l: Locale, query: InboxQuery, found: Inbox) -> impl IntoView {
    if found.offices.is_empty() {
        return view! { <EmptyState title=tr!(l, casework.no_office_title) sentence=tr!(l, casework.no_office_text) icon=Glyph::Inbox/> }.into_any();
    }
    let everywhere = !query.search.is_empty() || query.same_as.is_some();
    let tabs = found.counts.iter().map(|(tray, n)| {
        let href = paths::inbox(&InboxQuery { tray: *tray, office: query.office, ..InboxQuery::default() });
        Tab::new(href, words::tray(l, *tray))
            .current(!everywhere && *tray == query.tray)
            .count(u64::try_from(*n).unwrap_or_default())
    });
    let offices = (found.offices.len() > 1).then(|| {
        let of = |office| paths::inbox(&InboxQuery { tray: query.tray, office, ..InboxQuery::default() });
        let all = Tab::new(of(None), tr!(l, casework.all_offices)).current(query.office.is_none());
        let each = found.offices.iter().map(|o| Tab::new(of(Some(o.id)), o.name.clone()).current(query.office == Some(o.id)));
        view! { <Tabs label=tr!(l, casework.col_office) tabs=std::iter::once(all).chain(each).collect()/> }
    });
    let back = paths::inbox(&InboxQuery { tray: query.tray, office: query.office, ..InboxQuery::default() });
    let found_line = (!query.search.is_empty()).then(|| {
        let n = found.rows.len();
        view! { <p role="status">{tr!(l, casework.search_found, n = n)} " " <FilterChip label=query.search.clone() remove=back.clone()/></p> }
    });
    let same = query.same_as.map(|_| view! { <p><FilterChip label=tr!(l, casework.same_all) remove=back.clone()/></p> });
    let next = found.next.clone().map(|after| paths::inbox(&InboxQuery { after: Some(after), ..query.clone() }));
    let first = query.after.is_some().then(|| back.clone());
    let several = found.offices.len() > 1;
    view! {
        {offices}
        <Tabs label=tr!(l, casework.trays) tabs=tabs.collect()/>
        {found_line}
        {same}
        {if found.rows.is_empty() {
            view! { <EmptyState title=tr!(l, casework.empty_title) sentence=tr!(l, casework.empty_text) icon=Glyph::Inbox/> }.into_any()
        } else {
            view! { <Rows rows=found.rows several/> }.into_any()
        }}
        <Pagination next first/>
    }
    .into_any()
}
