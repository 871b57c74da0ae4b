//! How many of a segment live in each district: drawn and as a table, never as dots.

use domain::l10n::number;
use domain::locale::Locale;
use domain::representatives::level::AreaKind;
use domain::segments::{DistrictMap, Few};
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::{self, MapPage};
use super::paths;
use crate::session::use_locale;
use crate::ui::{Column, DataTable, EmptyState, ErrorNote, PageHeader, SkeletonCard, Tab, Tabs};
use crate::wire::load;

/// The page.
#[component]
pub fn SegmentMap() -> impl IntoView {
    let l = use_locale();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        (paths::tree_in(query.get("t").as_deref()).unwrap_or_default(), query.get("kind").and_then(|k| AreaKind::parse(&k)))
    });
    let data = load(move || asked.get(), |(tree, kind)| api::map(tree, kind));
    let back = move || paths::with_tree(paths::NEW, &asked.get_untracked().0);
    view! {
        <Title text=tr!(l, segments.map_title)/>
        <PageHeader title=tr!(l, segments.map_title) lead=tr!(l, segments.map_note) back=(back(), tr!(l, segments.title))/>
        <Transition fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! { <Found page here=paths::with_tree(paths::MAP, &asked.get_untracked().0)/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

fn kind_name(l: Locale, kind: AreaKind) -> String {
    match kind {
        AreaKind::Constituency => tr!(l, segments.kind_constituency),
        AreaKind::Country => tr!(l, segments.kind_country),
        AreaKind::Region => tr!(l, segments.kind_region),
        AreaKind::Municipality => tr!(l, segments.kind_municipality),
        AreaKind::Ward => tr!(l, segments.kind_ward),
        AreaKind::Postcode | AreaKind::Abroad => tr!(l, segments.kind_other),
    }
}

fn shown(l: Locale, people: Few) -> String {
    match people {
        Few::Exactly(n) => number(l, n),
        Few::Fewer => tr!(l, segments.map_few),
    }
}

#[component]
fn Found(page: MapPage, here: String) -> impl IntoView {
    let l = use_locale();
    let MapPage { map, exact: [own, district, unknown] } = page;
    if map.shapes.is_empty() {
        return view! { <EmptyState title=tr!(l, segments.map_title) sentence=tr!(l, segments.map_empty)/> }.into_any();
    }
    let join = if here.contains('?') { '&' } else { '?' };
    let tabs =
        map.kinds.iter().map(|k| Tab::new(format!("{here}{join}kind={k}"), kind_name(l, *k)).current(*k == map.kind)).collect();
    let rows = map
        .shapes
        .iter()
        .map(|s| view! { <tr><td>{s.count.name.clone()}</td><td class="number">{shown(l, s.count.people)}</td></tr> })
        .collect_view();
    let last =
        view! { <tr><td class="soft">{tr!(l, segments.map_unknown)}</td><td class="number">{shown(l, map.unknown)}</td></tr> };
    let columns = vec![Column::new(tr!(l, segments.map_district)), Column::new(tr!(l, segments.col_people)).number()];
    let exact = tr!(l, segments.map_exact, own = number(l, own), district = number(l, district), unknown = number(l, unknown));
    view! {
        <Tabs label=tr!(l, segments.map_kind) tabs/>
        <div class="segment-map">
            <Drawing map=map.clone()/>
            <DataTable caption=tr!(l, segments.map_title) columns dense=true>{rows}{last}</DataTable>
        </div>
        <p class="soft">{exact}</p>
    }
    .into_any()
}

#[component]
fn Drawing(map: DistrictMap) -> impl IntoView {
    let l = use_locale();
    let most =
        map.shapes.iter().filter_map(|s| if let Few::Exactly(n) = s.count.people { Some(n) } else { None }).max().unwrap_or(0);
    let paths = map
        .shapes
        .into_iter()
        .map(|s| {
            let title = format!("{}: {}", s.count.name, shown(l, s.count.people));
            view! { <path class=format!("segment-area band-{}", s.band) d=s.path><title>{title}</title></path> }
        })
        .collect_view();
    // The quarters of the largest number, as the colours have them.
    let legend = (0..=4_i64)
        .map(|band| {
            let text = if band == 0 {
                tr!(l, segments.map_few)
            } else {
                format!("≤ {}", number(l, (most * band / 4).max(Few::LEAST)))
            };
            view! { <li><span class=format!("segment-key band-{band}")></span>{text}</li> }
        })
        .collect_view();
    view! {
        <figure class="segment-figure">
            <svg viewBox=format!("0 0 {} {}", map.width, map.height) role="img" aria-label=tr!(l, segments.map_alt)>{paths}</svg>
            <figcaption><ul class="segment-legend">{legend}</ul></figcaption>
        </figure>
    }
}
