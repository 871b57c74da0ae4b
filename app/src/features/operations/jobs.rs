//! The queue: what waits, runs, was done or given up.

use domain::access::Capability;
use domain::jobs::{JobState, JobStatus, Trouble, may_cancel};
use domain::time::LocalDateTime;
use domain::{ApiError, l10n, tr};
use leptos::prelude::*;

use super::api::{self, JobsPage};
use super::page::OPERATIONS;
use super::words::{job_state, job_text, trouble_text};
use crate::session::{use_actor, use_locale};
use crate::ui::{Button, Chip, Column, DataTable, EmptyState, Kind, Pagination, Size, Tab, Tabs, error_text, tell};

/// The jobs of one state.
#[component]
pub fn Jobs(page: JobsPage, state: JobState, started: bool, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let href = |state: JobState| format!("{OPERATIONS}?state={state}");
    let count =
        |state: JobState| page.counts.iter().find(|(s, _)| *s == state).map_or(0, |(_, n)| u64::try_from(*n).unwrap_or(0));
    let tabs = [JobState::Waiting, JobState::Running, JobState::Dead, JobState::Done, JobState::Cancelled]
        .map(|s| Tab::new(href(s), job_state(l, s).0).current(s == state).count(count(s)))
        .to_vec();
    let next = page.jobs.next.clone().map(|id| format!("{OPERATIONS}?state={state}&after={id}"));
    let first = (!started).then(|| href(state));
    let tries = page.tries;
    let columns = vec![
        Column::new(tr!(l, operations.what)),
        Column::new(tr!(l, operations.when)).hidden_on_phones(),
        Column::new(tr!(l, operations.tries)).number().hidden_on_phones(),
        Column::silent(tr!(l, operations.what_to_do)),
    ];
    let body = if page.jobs.items.is_empty() {
        view! { <EmptyState title=tr!(l, operations.none_title) sentence=tr!(l, operations.none_text)/> }.into_any()
    } else {
        let rows = page.jobs.items.into_iter().map(|(job, at)| view! { <Row job at tries reload/> }).collect_view();
        view! { <DataTable caption=tr!(l, operations.jobs_title) columns>{rows}</DataTable> }.into_any()
    };
    view! { <Tabs label=tr!(l, operations.jobs_title) tabs/> {body} <Pagination next first/> }
}

#[component]
fn Row(job: JobStatus, at: LocalDateTime, tries: i64, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let (state, tone) = job_state(l, job.state);
    let what = job_text(l, &job.kind);
    let progress = job.total.filter(|t| *t > 0).map(|total| tr!(l, operations.progress, done = job.done, total = total));
    let trouble = job.last_error.clone().map(|error| {
        let kind = Trouble::of(&error);
        // What a mail server says may name a reader; the rest is for those who mend it.
        let words = (kind != Trouble::Mail).then_some(error);
        view! { <p class="small">{trouble_text(l, kind)} {words.map(|w| view! { <br/><code class="soft">{w}</code> })}</p> }
    });
    let may = use_actor().is_some_and(|a| a.has(Capability::OperationsManage));
    let open = matches!(job.state, JobState::Waiting | JobState::Dead);
    let when = l10n::date_time(l, &at);
    let tried = tr!(l, operations.tries_of, n = job.attempts, max = tries);
    view! {
        <tr>
            <td><b>{what}</b> " " <Chip tone>{state}</Chip> {progress.map(|p| view! { " " <span class="soft">{p}</span> })} {trouble}</td>
            <td class="roomy soft">{when}</td>
            <td class="number roomy">{tried}</td>
            <td>{(may && open).then(|| view! { <Act job reload/> })}</td>
        </tr>
    }
}

#[component]
fn Act(job: JobStatus, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let (id, dead) = (job.id, job.state == JobState::Dead);
    let retry = Action::new(move |(): &()| api::retry(id));
    let cancel = Action::new(move |(): &()| api::cancel(id));
    let why = move |e: &ApiError| match e {
        ApiError::Conflict(word) if word == "needed" => tr!(l, operations.needed),
        other => error_text(l, other),
    };
    tell(retry, reload, move |()| tr!(l, operations.retried), why);
    tell(cancel, reload, move |()| tr!(l, operations.called_off), why);
    let again = if dead { tr!(l, operations.retry) } else { tr!(l, operations.now) };
    view! {
        <div class="actions">
            <Button size=Size::Small kind=Kind::Button disabled=retry.pending() on:click=move |_| { retry.dispatch(()); }>{again}</Button>
            {may_cancel(&job.kind).then(|| view! {
                <Button size=Size::Small kind=Kind::Button disabled=cancel.pending() on:click=move |_| { cancel.dispatch(()); }>{tr!(l, operations.call_off)}</Button>
            })}
        </div>
    }
}
