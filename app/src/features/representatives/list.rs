//! Who there is: people, districts, bodies, imports.

use domain::l10n;
use domain::page::Page;
use domain::representatives::list::{AreaRow, BodyRow, PoliticianRow};
use domain::representatives::texts;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{api, paths};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{
    Chip, Column, DataTable, EmptyState, ErrorNote, Glyph, LinkButton, PageHeader, Pagination, PersonCell, SearchBox,
    SkeletonTable, Stat, StatRow, Tab, Tabs, Variant,
};
use crate::wire::load;

/// The page.
#[component]
pub fn Representatives() -> impl IntoView {
    let l = use_locale();
    let map = use_query_map();
    let get = move |name: &'static str| move || map.read().get(name).unwrap_or_default();
    let tab = Memo::new(move |_| get("tab")());
    let asked = Memo::new(move |_| (get("q")(), get("after")()));
    let overview = load(|| (), |()| api::overview());
    view! {
        <Title text=tr!(l, representatives.title)/>
        <PageHeader title=tr!(l, representatives.title) lead=tr!(l, representatives.lead)
            actions=move || view! { <LinkButton href=paths::OFFICES>{tr!(l, representatives.offices_button)}</LinkButton> <LinkButton href=paths::IMPORT variant=Variant::Primary icon=Glyph::Plus>{tr!(l, representatives.import_button)}</LinkButton> }/>
        <Suspense fallback=|| ()>
            {move || Suspend::new(async move {
                match overview.await {
                    Ok(o) => view! { <Overview o/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Suspense>
        {move || {
            let now = tab.get();
            let link = |word: &str, label: String| Tab::new(paths::list(word, "", ""), label).current(now == word || (word == "people" && now.is_empty()));
            let tabs = vec![
                link("people", tr!(l, representatives.tab_people)), link("areas", tr!(l, representatives.tab_areas)),
                link("bodies", tr!(l, representatives.tab_bodies)), link("imports", tr!(l, representatives.tab_imports)),
            ];
            let body = match now.as_str() {
                "areas" => view! { <Areas asked/> }.into_any(),
                "bodies" => view! { <Bodies/> }.into_any(),
                "imports" => view! { <super::report::Recent/> }.into_any(),
                _ => view! { <People asked/> }.into_any(),
            };
            view! { <Tabs label=tr!(l, representatives.title) tabs/> {body} }
        }}
    }
}

#[component]
fn Overview(o: api::Overview) -> impl IntoView {
    let l = use_locale();
    let i = o.inventory;
    let number = move |n: i64| l10n::number(l, n);
    view! {
        <StatRow>
            <Stat label=tr!(l, representatives.what_people) value=number(i.politicians)/>
            <Stat label=tr!(l, representatives.what_areas) value=number(i.areas)/>
            <Stat label=tr!(l, representatives.what_boundaries) value=number(i.boundaries)/>
            <Stat label=tr!(l, representatives.what_postcodes) value=number(i.postcodes)/>
        </StatRow>
    }
}

/// A searched list with its pages, whatever its rows are.
fn searched<T: Clone + Send + Sync + 'static>(
    tab: &'static str,
    asked: (String, String),
    page: Result<Page<T>, Failure>,
    columns: Vec<Column>,
    row: fn(domain::locale::Locale, T) -> AnyView,
) -> AnyView {
    let l = use_locale();
    let (search, after) = asked;
    let page = match page {
        Ok(page) => page,
        Err(e) => return view! { <ErrorNote error=e.0/> }.into_any(),
    };
    let first = (!after.is_empty()).then(|| paths::list(tab, &search, ""));
    let next = page.next.as_deref().map(|key| paths::list(tab, &search, key));
    let body = if !page.items.is_empty() {
        let rows: Vec<_> = page.items.into_iter().map(|item| row(l, item)).collect();
        view! { <DataTable caption=tr!(l, representatives.title) columns dense=true keyboard=true>{rows}</DataTable> }.into_any()
    } else if search.is_empty() {
        view! { <EmptyState title=tr!(l, representatives.empty_title) sentence=tr!(l, representatives.empty_text)/> }.into_any()
    } else {
        view! { <p role="status">{tr!(l, representatives.none_found)}</p> }.into_any()
    };
    view! {
        <SearchBox action=paths::LIST label=tr!(l, representatives.search) value=search keep=vec![("tab".to_owned(), tab.to_owned())]/>
        {body}
        <Pagination next first/>
    }
    .into_any()
}

#[component]
fn People(asked: Memo<(String, String)>) -> impl IntoView {
    let l = use_locale();
    let page = load(move || asked.get(), |(search, after)| api::people(search, after));
    let columns = move || {
        vec![
            Column::new(tr!(l, representatives.name)),
            Column::new(tr!(l, representatives.district)).hidden_on_phones(),
            Column::new(tr!(l, representatives.body)).hidden_on_phones(),
            Column::new(tr!(l, representatives.contact)),
        ]
    };
    view! {
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move { searched("people", asked.get_untracked(), page.await, columns(), person) })}
        </Transition>
    }
}

fn person(l: domain::locale::Locale, p: PoliticianRow) -> AnyView {
    view! {
        <tr>
            <td><PersonCell name=p.name href=paths::representative(p.id) detail=p.party/></td>
            <td class="roomy">{p.area}</td>
            <td class="roomy soft">{p.body}</td>
            <td><Chip>{l10n::text(l, texts::channel(p.channel))}</Chip></td>
        </tr>
    }
    .into_any()
}

#[component]
fn Areas(asked: Memo<(String, String)>) -> impl IntoView {
    let l = use_locale();
    let page = load(move || asked.get(), |(search, after)| api::areas(search, after));
    let columns = move || {
        vec![
            Column::new(tr!(l, representatives.name)),
            Column::new(tr!(l, representatives.code)),
            Column::new(tr!(l, representatives.scheme)).hidden_on_phones(),
            Column::new(tr!(l, representatives.drawn)).hidden_on_phones(),
        ]
    };
    view! {
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move { searched("areas", asked.get_untracked(), page.await, columns(), area) })}
        </Transition>
    }
}

fn area(l: domain::locale::Locale, a: AreaRow) -> AnyView {
    let drawn = if a.drawn { tr!(l, representatives.yes) } else { tr!(l, representatives.no) };
    let dates = [a.valid_from, a.valid_to].into_iter().filter(|d| !d.is_empty()).collect::<Vec<_>>().join(" – ");
    view! {
        <tr>
            <td>{a.name} " " <span class="soft small">{l10n::text(l, texts::area_kind(a.kind))} " " {dates}</span></td>
            <td>{a.code}</td>
            <td class="roomy soft">{a.scheme}</td>
            <td class="roomy">{drawn}</td>
        </tr>
    }
    .into_any()
}

#[component]
fn Bodies() -> impl IntoView {
    let l = use_locale();
    let all = load(|| (), |()| api::bodies());
    let row = move |b: BodyRow| {
        view! {
            <tr>
                <td>{b.name}</td>
                <td class="roomy">{l10n::text(l, texts::level(b.level))}</td>
                <td class="number">{b.seats.map(|n| l10n::number(l, n))}</td>
                <td class="number">{l10n::number(l, b.sitting)}</td>
            </tr>
        }
    };
    let columns = move || {
        vec![
            Column::new(tr!(l, representatives.name)),
            Column::new(tr!(l, representatives.level)).hidden_on_phones(),
            Column::new(tr!(l, representatives.seats)).number(),
            Column::new(tr!(l, representatives.sitting)).number(),
        ]
    };
    view! {
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match all.await {
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    Ok(list) if list.is_empty() => view! { <EmptyState title=tr!(l, representatives.empty_title) sentence=tr!(l, representatives.empty_text)/> }.into_any(),
                    Ok(list) => view! { <DataTable caption=tr!(l, representatives.tab_bodies) columns=columns() dense=true>{list.into_iter().map(row).collect::<Vec<_>>()}</DataTable> }.into_any(),
                }
            })}
        </Transition>
    }
}
