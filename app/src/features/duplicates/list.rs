//! Possible duplicates, the likeliest first.

use domain::duplicates::{DuplicateQuery, PairState};
use domain::ids::JobId;
use domain::people::Source;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::{self, DuplicatesPage};
use super::filters::Filter;
use super::pair::Pair;
use super::scan::Scan;
use super::{paths, words};
use crate::Failure;
use crate::features::people::paths as people;
use crate::session::use_locale;
use crate::ui::{
    Button, EmptyState, ErrorNote, Glyph, Kbd, Kind, LinkButton, PageHeader, Pagination, SkeletonTable, tell, use_toasts,
};
use crate::wire::load;

/// What the address asks for.
fn query() -> Memo<DuplicateQuery> {
    let map = use_query_map();
    Memo::new(move |_| {
        let map = map.read();
        let get = |name: &str| map.get(name).unwrap_or_default();
        DuplicateQuery {
            state: PairState::parse(&get("state")).unwrap_or_default(),
            least: get("least").parse().unwrap_or_default(),
            branch: get("branch").parse().ok(),
            source: Source::parse(&get("source")),
            after: map.get("after").filter(|text| !text.is_empty()),
        }
    })
}

/// The page.
#[component]
pub fn Duplicates() -> impl IntoView {
    let l = use_locale();
    let (query, reload) = (query(), RwSignal::new(0));
    let page = load(move || (query.get(), reload.get()), async |(query, _)| api::list(query).await);
    view! {
        <Title text=tr!(l, duplicates.title)/>
        <PageHeader
            title=tr!(l, duplicates.title)
            lead=tr!(l, duplicates.lead)
            back=(people::LIST.to_owned(), tr!(l, people.back))
            actions=move || view! { <LinkButton href=paths::RECENT icon=Glyph::Undo>{tr!(l, duplicates.recent)}</LinkButton> }
        />
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(page) => view! { <Found page query=query.get_untracked() reload/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Found(page: DuplicatesPage, query: DuplicateQuery, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let DuplicatesPage { pairs, open, certain, scan, branches, may_scan, now } = page;
    let running = scan.as_ref().is_some_and(|scan| scan.running.is_some());
    let next = pairs.next.clone().map(|after| paths::list(&DuplicateQuery { after: Some(after), ..query.clone() }));
    let first = query.after.is_some().then(|| paths::list(&DuplicateQuery { after: None, ..query.clone() }));
    let shown = tr!(l, duplicates.shown, n = open);
    let is_open = query.state == PairState::Open;
    let empty = pairs.items.is_empty();
    let rows = pairs.items.into_iter().map(|pair| view! { <Pair pair now reload/> }).collect_view();
    view! {
        {scan.map(|scan| view! { <Scan scan now reload/> })}
        <div class="actions">
            {(may_scan && !running).then(|| view! { <ScanButton reload/> })}
            {(is_open && certain > 0).then(|| view! { <MergeCertain certain reload/> })}
        </div>
        <Filter query branches/>
        {if empty {
            view! { <EmptyState title=tr!(l, duplicates.empty_title) sentence=tr!(l, duplicates.empty_text)/> }.into_any()
        } else {
            view! {
                <p class="soft"><Kbd>"j"</Kbd>" "<Kbd>"k"</Kbd>" "<Kbd>"m"</Kbd>" "<Kbd>"n"</Kbd>" "{tr!(l, duplicates.keys)}</p>
                <ul class="pairs" data-keys="" aria-label=tr!(l, duplicates.title)>{rows}</ul>
                <Pagination next first shown=if is_open { shown } else { String::new() }/>
            }.into_any()
        }}
    }
}

#[component]
fn ScanButton(reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let scan = Action::new(move |(): &()| api::scan());
    tell(scan, reload, move |()| tr!(l, duplicates.scan_started), move |e| words::refusal_text(l, e));
    view! { <Button kind=Kind::Button on:click=move |_| { scan.dispatch(()); } attr:data-command="">{tr!(l, duplicates.scan)}</Button> }
}

/// Merges what is as good as certain, after ten seconds in which it can be called off.
#[component]
fn MergeCertain(certain: i64, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let merge = Action::new(move |(): &()| api::merge_certain());
    Effect::new(move || match merge.value().get() {
        Some(Ok(job)) => {
            let job: JobId = job;
            toasts.undo(tr!(l, duplicates.merging_certain, n = certain), move || {
                leptos::task::spawn_local(async move {
                    let outcome: Result<(), Failure> = api::call_off(job).await;
                    match outcome {
                        Ok(()) => toasts.say(tr!(l, duplicates.called_off)),
                        Err(e) => toasts.fail(words::refusal_text(l, &e.0)),
                    }
                    reload.try_update(|n| *n += 1);
                });
            });
        }
        Some(Err(e)) => toasts.fail(words::refusal_text(l, &e.0)),
        None => {}
    });
    let waiting = move || matches!(merge.value().get(), Some(Ok(_)));
    view! {
        <Button kind=Kind::Button disabled=Signal::derive(waiting) on:click=move |_| { merge.dispatch(()); }>
            {tr!(l, duplicates.merge_certain, n = certain)}
        </Button>
    }
}
