//! The list of tasks.

use domain::access::Capability;
use domain::day::Day;
use domain::tasks::{TaskList, TaskPage};
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::form::{About, ChangeDialog, TaskForm};
use super::row::Row;
use super::{LIST, api};
use crate::session::{use_actor, use_locale};
use crate::ui::{Card, EmptyState, ErrorNote, Glyph, PageHeader, Pagination, SkeletonTable, Tab, Tabs};
use crate::wire::load;

/// The page.
#[component]
pub fn Tasks() -> impl IntoView {
    let l = use_locale();
    let query = use_query_map();
    let again = RwSignal::new(0);
    let asked = Memo::new(move |_| {
        let query = query.read();
        let which = query.get("show").and_then(|word| TaskList::parse(&word)).unwrap_or_default();
        (which, query.get("after").filter(|after| !after.is_empty()))
    });
    let data = load(move || (asked.get(), again.get()), |((which, after), _)| api::list(which, after));
    let tabs = move || {
        let now = asked.read().0;
        let tab = |which: TaskList, label: String| Tab::new(format!("{LIST}?show={which}"), label).current(now == which);
        vec![
            tab(TaskList::Mine, tr!(l, tasks.mine)),
            tab(TaskList::All, tr!(l, tasks.all)),
            tab(TaskList::Done, tr!(l, tasks.all_done)),
        ]
    };
    view! {
        <Title text=tr!(l, tasks.title)/>
        <PageHeader title=tr!(l, tasks.title) lead=tr!(l, tasks.lead)/>
        {move || view! { <Tabs label=tr!(l, tasks.views) tabs=tabs()/> }}
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => {
                        let (which, after) = asked.get_untracked();
                        view! { <Found page which later=after.is_some() again/> }.into_any()
                    }
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Found(page: TaskPage, which: TaskList, later: bool, again: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let may_write = use_actor().is_some_and(|a| a.has(Capability::PeopleWrite));
    let editing = RwSignal::new(None);
    let tools = may_write.then_some(editing);
    let refresh = move || {
        again.try_update(|n| *n += 1);
    };
    let today = Day::parse(&page.today);
    let (none, team) = (page.tasks.is_empty(), page.colleagues.clone());
    let rows = page
        .tasks
        .into_iter()
        .map(|task| view! { <Row task today with_person=true ticks=may_write editing=tools refresh/> })
        .collect_view();
    let next = page.next.map(|after| format!("{LIST}?show={which}&after={after}"));
    let first = later.then(|| format!("{LIST}?show={which}"));
    let empty = match which {
        TaskList::Mine | TaskList::All => (tr!(l, tasks.none), tr!(l, tasks.none_text)),
        TaskList::Done => (tr!(l, tasks.none_done), tr!(l, tasks.none_done_text)),
    };
    view! {
        {if none {
            view! { <EmptyState icon=Glyph::Check title=empty.0 sentence=empty.1/> }.into_any()
        } else {
            view! { <Card tight=true><ul class="plain-list">{rows}</ul></Card> }.into_any()
        }}
        <Pagination next first/>
        {(may_write && which != TaskList::Done).then(|| view! {
            <Card title=tr!(l, tasks.add)><TaskForm about=About::Ask colleagues=page.colleagues today done=refresh/></Card>
        })}
        {may_write.then(|| view! { <ChangeDialog editing colleagues=team today refresh/> })}
    }
}
