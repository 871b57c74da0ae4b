//! The tasks about a person, on their page.

use domain::day::Day;
use domain::ids::PersonId;
use domain::tasks::TaskPage;
use domain::tr;
use leptos::prelude::*;

use super::api;
use super::form::{About, ChangeDialog, TaskForm};
use super::row::Row;
use crate::session::use_locale;
use crate::ui::{Button, Card, ErrorNote, Glyph, Kind, Size, SkeletonText};
use crate::wire::load;

/// The card. `changed` rises with everything that stands on the timeline.
#[component]
pub fn TaskCard(id: PersonId, may_write: bool, changed: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let (again, adding) = (RwSignal::new(0), RwSignal::new(false));
    let data = load(move || again.get(), move |_| api::about(id));
    let refresh = move || {
        again.try_update(|n| *n += 1);
        changed.try_update(|n| *n += 1);
    };
    view! {
        <Card title=tr!(l, tasks.title) tight=true>
            <Transition fallback=|| view! { <SkeletonText lines=1/> }>
                {move || Suspend::new(async move {
                    match data.await {
                        Ok(page) => view! { <Found id page may_write adding refresh/> }.into_any(),
                        Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    }
                })}
            </Transition>
        </Card>
    }
}

#[component]
fn Found(
    id: PersonId,
    page: TaskPage,
    may_write: bool,
    adding: RwSignal<bool>,
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = use_locale();
    let editing = RwSignal::new(None);
    let tools = may_write.then_some(editing);
    let (today, team) = (Day::parse(&page.today), page.colleagues);
    let none = page.tasks.is_empty();
    let (done, open): (Vec<_>, Vec<_>) = page.tasks.into_iter().partition(|task| task.done.is_some());
    let rows = move |tasks: Vec<_>| {
        tasks
            .into_iter()
            .map(move |task| view! { <Row task today with_person=false ticks=may_write editing=tools refresh/> })
            .collect_view()
    };
    let past = done.len();
    let colleagues = team.clone();
    let close = move || {
        adding.set(false);
        refresh();
    };
    view! {
        {none.then(|| view! { <p class="soft">{tr!(l, tasks.none_about)}</p> })}
        <ul class="plain-list">{rows(open)}</ul>
        {(past > 0).then(|| view! {
            <details><summary>{tr!(l, tasks.past, n = i64::try_from(past).unwrap_or_default())}</summary><ul class="plain-list">{rows(done)}</ul></details>
        })}
        {move || (may_write && adding.get()).then(|| {
            let colleagues = team.clone();
            view! { <TaskForm about=About::This(id) colleagues today done=close/> }
        })}
        {move || (may_write && !adding.get()).then(|| view! {
            <p><Button kind=Kind::Button size=Size::Small icon=Glyph::Plus on:click=move |_| adding.set(true)>{tr!(l, tasks.add)}</Button></p>
        })}
        {may_write.then(|| view! { <ChangeDialog editing colleagues today refresh/> })}
    }
}
