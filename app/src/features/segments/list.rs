//! The list of segments.

use domain::ids::SegmentId;
use domain::segments::{Few, SegmentKind, SegmentRow};
use domain::time::Timestamp;
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::{self, ListPage};
use super::paths;
use crate::session::use_locale;
use crate::ui::{
    Chip, Column, DataTable, EmptyState, ErrorNote, Glyph, LinkButton, PageHeader, SkeletonTable, Tab, Tabs, Variant, error_text,
};
use crate::wire::load;

/// The page.
#[component]
pub fn Segments() -> impl IntoView {
    let l = use_locale();
    let query = use_query_map();
    let archived = Memo::new(move |_| query.read().get("state").as_deref() == Some("archived"));
    let data = load(move || archived.get(), api::list);
    let tabs = move || {
        let here = archived.get();
        vec![
            Tab::new(paths::LIST, tr!(l, segments.tab_active)).current(!here),
            Tab::new(format!("{}?state=archived", paths::LIST), tr!(l, segments.tab_archived)).current(here),
        ]
    };
    view! {
        <Title text=tr!(l, segments.title)/>
        <PageHeader
            title=tr!(l, segments.title)
            actions=move || view! { <LinkButton href=paths::NEW variant=Variant::Primary icon=Glyph::Plus>{tr!(l, segments.new_segment)}</LinkButton> }
        />
        {move || view! { <Tabs label=tr!(l, segments.title) tabs=tabs()/> }}
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! { <Found page/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Found(page: ListPage) -> impl IntoView {
    let l = use_locale();
    if page.rows.is_empty() {
        return view! {
            <EmptyState
                title=tr!(l, segments.empty_title)
                sentence=tr!(l, segments.empty_text)
                action=move || view! { <LinkButton href=paths::NEW>{tr!(l, segments.new_segment)}</LinkButton> }
            />
        }
        .into_any();
    }
    let columns = vec![
        Column::new(tr!(l, segments.name)),
        Column::new(tr!(l, segments.col_people)).number(),
        Column::new(tr!(l, segments.col_kind)).hidden_on_phones(),
        Column::new(tr!(l, segments.col_owner)).hidden_on_phones(),
    ];
    let (now, sees) = (page.now, page.sees_people);
    let rows = page.rows.into_iter().map(|row| view! { <Row row now sees/> }).collect_view();
    view! { <DataTable caption=tr!(l, segments.title) columns keyboard=true>{rows}</DataTable> }.into_any()
}

#[component]
fn Row(row: SegmentRow, now: Timestamp, sees: bool) -> impl IntoView {
    let l = use_locale();
    let kind = if row.kind == SegmentKind::Static { tr!(l, segments.kind_static) } else { tr!(l, segments.kind_dynamic) };
    let shared = if row.shared { row.organisation_name } else { tr!(l, segments.private) };
    let made = format!("{}, {}", row.owner_name, l10n::relative(l, now, row.updated_at));
    let name = if sees { view! { <a href=paths::segment(row.id)>{row.name}</a> }.into_any() } else { row.name.into_any() };
    view! {
        <tr>
            <td><b>{name}</b>" "<Chip>{shared}</Chip></td>
            <td class="number"><Count id=row.id/></td>
            <td class="roomy soft">{kind}</td>
            <td class="roomy soft">{made}</td>
        </tr>
    }
}

/// The number of one segment, which comes after the list: a long list does not wait for its counts.
#[component]
fn Count(id: SegmentId) -> impl IntoView {
    let l = use_locale();
    let counted = RwSignal::new(None::<Result<Few, crate::Failure>>);
    Effect::new(move || {
        leptos::task::spawn_local(async move {
            let _gone = counted.try_set(Some(api::statistic(id).await));
        })
    });
    move || match counted.get() {
        None => "…".to_owned(),
        Some(Err(e)) => error_text(l, &e.0),
        Some(Ok(Few::Fewer)) => tr!(l, segments.map_few),
        Some(Ok(Few::Exactly(n))) => l10n::number(l, n),
    }
}
