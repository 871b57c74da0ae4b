//! Writing a task down, or changing it.

use domain::day::Day;
use domain::ids::PersonId;
use domain::people::{Colleague, PersonChoice};
use domain::tasks::{TaskInput, TaskView, next_week};
use domain::tr;
use leptos::prelude::*;

use super::api;
use crate::Failure;
use crate::features::people::RecordPicker;
use crate::session::use_session;
use crate::ui::{Button, Choice, Dialog, Field, FieldRow, Kind, Problems, Select, Size, Variant, error_text, use_toasts};

/// Whom the task is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum About {
    /// The person of the page.
    This(PersonId),
    /// Somebody to choose, or nobody.
    Ask,
    /// As it is: it cannot be changed.
    Keep(Option<PersonId>),
}

/// The form. With `old` it changes that task.
#[component]
pub(super) fn TaskForm(
    about: About,
    #[prop(optional_no_strip)] old: Option<TaskView>,
    colleagues: Vec<Colleague>,
    today: Option<Day>,
    done: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    let toasts = use_toasts();
    let (id, was) = (old.as_ref().map(|t| t.id), old.as_ref().map(TaskView::input));
    let me = session.actor.as_ref().map(|a| a.account);
    let title = RwSignal::new(was.as_ref().map(|t| t.title.clone()).unwrap_or_default());
    let due = RwSignal::new(was.as_ref().map(|t| t.due_date.clone()).unwrap_or_default());
    let owner = RwSignal::new(was.as_ref().and_then(|t| t.owner).or(me).map(|id| id.to_string()).unwrap_or_default());
    let person = RwSignal::new(None::<PersonChoice>);
    let save = Action::new(move |(): &()| {
        let about = match about {
            About::This(person) => Some(person),
            About::Ask => person.get_untracked().map(|p| p.id),
            About::Keep(person) => person,
        };
        let owner = owner.get_untracked().parse().ok();
        let task = TaskInput { title: title.get_untracked(), due_date: due.get_untracked(), owner, person: about };
        async move {
            match id {
                Some(id) => api::change(id, task).await,
                None => api::add(task).await.map(drop),
            }
        }
    });
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e: Failure| e.0));
    Effect::new(move || match save.value().get() {
        Some(Ok(())) => {
            toasts.say(if id.is_some() { tr!(l, common.saved) } else { tr!(l, tasks.added) });
            title.set(String::new());
            due.set(String::new());
            person.set(None);
            done();
        }
        Some(Err(e)) if !matches!(e.0, domain::ApiError::Validation(_)) => toasts.fail(error_text(l, &e.0)),
        _ => {}
    });
    let owners =
        colleagues.into_iter().map(|c| Choice::new(c.id.to_string(), if Some(c.id) == me { tr!(l, tasks.you) } else { c.name }));
    let owners: Vec<Choice> = owners.collect();
    let prefix = if id.is_some() { "changed" } else { "new" };
    view! {
        <form method="post" on:submit=move |event| { event.prevent_default(); save.dispatch(()); } novalidate=true>
            <Field label=tr!(l, tasks.title_label) name="title" id=format!("f-task-{prefix}") bound=title maxlength=200 error=problems.of("title")/>
            <FieldRow>
                <Field label=tr!(l, tasks.due) name="due_date" id=format!("f-due-{prefix}") kind="date" bound=due note=tr!(l, common.optional) error=problems.of("due_date")/>
                <Select label=tr!(l, tasks.owner) name="owner" id=format!("f-owner-{prefix}") options=owners bound=owner error=problems.of("owner")/>
            </FieldRow>
            <Quick due today/>
            {(about == About::Ask).then(|| view! { <RecordPicker label=tr!(l, tasks.person) name="task_person" chosen=person note=tr!(l, common.optional)/> })}
            <Button disabled=Signal::derive(move || save.pending().get())>{if id.is_some() { tr!(l, common.save) } else { tr!(l, tasks.add) }}</Button>
        </form>
    }
}

/// The dates most tasks are for, at the press of a button.
#[component]
fn Quick(due: RwSignal<String>, today: Option<Day>) -> impl IntoView {
    let l = crate::session::use_locale();
    let Some(today) = today else { return ().into_any() };
    let button = move |label: String, day: Option<Day>| {
        let date = day.map(|day| day.to_string()).unwrap_or_default();
        let pressed = date.clone();
        view! {
            <Button
                kind=Kind::Button size=Size::Small variant=Variant::Quiet
                attr:aria-pressed=move || if due.get() == pressed { "true" } else { "false" }
                on:click=move |_| due.set(date.clone())
            >{label}</Button>
        }
    };
    view! {
        <div class="picks" role="group" aria-label=tr!(l, tasks.due)>
            {button(tr!(l, tasks.today), Some(today))}
            {button(tr!(l, tasks.tomorrow), today.plus(1))}
            {button(tr!(l, tasks.next_week), next_week(today))}
            {button(tr!(l, tasks.whenever), None)}
        </div>
    }
    .into_any()
}

/// The form over the page, with the task to be changed.
#[component]
pub(super) fn ChangeDialog(
    editing: RwSignal<Option<TaskView>>,
    #[prop(into)] colleagues: Signal<Vec<Colleague>>,
    today: Option<Day>,
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = crate::session::use_locale();
    let open = RwSignal::new(false);
    Effect::new(move || open.set(editing.get().is_some()));
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            editing.set(None);
        }
        now
    });
    let done = move || {
        open.set(false);
        refresh();
    };
    view! {
        <Dialog id="change-task" title=tr!(l, tasks.change) open>
            {move || editing.get().map(|task| {
                let about = About::Keep(task.person.as_ref().map(|p| p.id));
                let mut team = colleagues.get();
                // Whoever has it stays a choice, also when they may not see the person any more.
                if !team.iter().any(|c| c.id == task.owner) {
                    team.push(Colleague { id: task.owner, name: task.owner_name.clone() });
                }
                view! { <TaskForm about old=Some(task) colleagues=team today done/> }
            })}
        </Dialog>
    }
}
