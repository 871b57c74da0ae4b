//! A task: tick it, change it, strike it.

use domain::day::Day;
use domain::tasks::TaskView;
use domain::tr;
use leptos::prelude::*;

use super::api;
use super::due::DueChip;
use crate::features::people::{back, paths, person_name};
use crate::session::{use_locale, use_session};
use crate::ui::{Button, Glyph, Icon, Kind, Size, Variant, error_text, use_toasts};

/// A row of a list. `editing` opens the form with the task; without it there is no button for that.
#[component]
pub(super) fn Row(
    task: TaskView,
    today: Option<Day>,
    /// Whether the person stands beside it.
    with_person: bool,
    /// Whether it can be ticked.
    ticks: bool,
    editing: Option<RwSignal<Option<TaskView>>>,
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    let (id, done, title) = (task.id, task.done.is_some(), task.title.clone());
    let mine = session.actor.as_ref().is_some_and(|a| a.account == task.owner);
    let owner = if mine { tr!(l, tasks.you) } else { task.owner_name.clone() };
    let person = task.person.clone().filter(|_| with_person).map(|p| {
        let name = person_name(l, &p.given_name, &p.family_name);
        view! { " · " <a href=paths::person(p.id)>{name}</a> }
    });
    let tick = tick(id, done, title.clone(), refresh);
    let heard =
        if done { tr!(l, tasks.reopen_named, title = title.clone()) } else { tr!(l, tasks.do_named, title = title.clone()) };
    let shown = task.clone();
    view! {
        <li class=if done { "task task-done" } else { "task" }>
            <input
                type="checkbox" class="task-box" aria-label=heard checked=done prop:checked=done disabled=!ticks
                on:change=move |_| { tick.dispatch(()); }
            />
            <p>
                <span class="task-title">{title}</span><br/>
                <DueChip task=shown today/> " " <small class="soft">{owner}</small> {person}
            </p>
            {editing.map(|editing| view! { <Tools task editing refresh/> })}
        </li>
    }
}

/// Does the task, or undoes it; either can be taken back.
fn tick(
    id: domain::ids::TaskId,
    done: bool,
    title: String,
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) -> Action<(), Result<(), crate::Failure>> {
    let l = use_locale();
    let toasts = use_toasts();
    let tick = Action::new(move |(): &()| api::set_done(id, !done));
    Effect::new(move || match tick.value().get() {
        Some(Ok(())) => {
            let said =
                if done { tr!(l, tasks.reopened, title = title.clone()) } else { tr!(l, tasks.done, title = title.clone()) };
            toasts.undo(said, move || back(l, toasts, refresh, api::set_done(id, done)));
            refresh();
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    tick
}

#[component]
fn Tools(
    task: TaskView,
    editing: RwSignal<Option<TaskView>>,
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let (id, input) = (task.id, task.input());
    let remove = Action::new(move |(): &()| api::remove(id));
    Effect::new(move || match remove.value().get() {
        Some(Ok(())) => {
            let input = input.clone();
            let again = move || {
                let input = input.clone();
                async move { api::add(input).await.map(drop) }
            };
            toasts.undo(tr!(l, tasks.removed), move || back(l, toasts, refresh, again()));
            refresh();
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    let (change, strike) =
        (tr!(l, tasks.change_named, title = task.title.clone()), tr!(l, tasks.remove_named, title = task.title.clone()));
    view! {
        <span class="note-tools">
            <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet attr:aria-label=change on:click=move |_| editing.set(Some(task.clone()))><Icon glyph=Glyph::Edit/></Button>
            <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet attr:aria-label=strike on:click=move |_| { remove.dispatch(()); }><Icon glyph=Glyph::Cross/></Button>
        </span>
    }
}
