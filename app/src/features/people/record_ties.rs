//! Ties to organisations on a person's page: since when, until when, new ones.

use domain::ids::{AffiliationId, PersonId};
use domain::people::{AffiliationRole, NewTie};
use domain::tenants::Organisation;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::record_api::{self, DatedTie};
use super::{branch_choices, role_text};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{Button, Choice, Field, OtherProblem, Problems, Select, Size, use_toasts};

/// The ties, each with a way to end it, and a form for another.
#[component]
pub(super) fn Ties(
    id: PersonId,
    ties: Vec<DatedTie>,
    branches: Vec<Organisation>,
    may_write: bool,
    reload: RwSignal<i32>,
) -> impl IntoView {
    let l = use_locale();
    let mine = branches.clone();
    let rows = ties.into_iter().map(|tie| {
        let (a, since) = (tie.tie, l10n::date(l, &tie.since));
        let days = match &tie.until {
            Some(until) => tr!(l, records.tie_from_to, start = since, end = l10n::date(l, until)),
            None => tr!(l, records.tie_from, date = since),
        };
        let may_end = may_write && tie.until.is_none() && mine.iter().any(|o| o.id == a.organisation);
        let name = a.organisation_name.clone();
        view! {
            <li class=if tie.until.is_some() { "soft" } else { "" }>
                {a.organisation_name}<br/><small class="soft">{role_text(l, a.role)}" · "{days}</small>
                {may_end.then(|| view! { <End id tie=a.id name reload/> })}
            </li>
        }
    });
    view! {
        <ul class="plain-list">{rows.collect_view()}</ul>
        {(may_write && !branches.is_empty()).then(|| view! { <Add id branches reload/> })}
    }
}

#[component]
fn End(id: PersonId, tie: AffiliationId, name: String, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let until = RwSignal::new(String::new());
    let end = Action::new(move |(): &()| record_api::end_tie(id, tie, until.get_untracked()));
    let problems = Problems::new(l, move || end.value().get().and_then(Result::err).map(|e: Failure| e.0));
    said(end, reload, move || toasts.say(tr!(l, records.tie_ended)));
    let label = tr!(l, records.tie_end_of, organisation = name);
    view! {
        <details class="fold">
            <summary class="small" aria-label=label>{tr!(l, records.tie_end)}</summary>
            <form method="post" on:submit=move |event| { event.prevent_default(); end.dispatch(()); }>
                <Field label=tr!(l, records.tie_until) name=format!("until-{tie}") kind="date" bound=until error=problems.of("until")/>
                <OtherProblem problems/>
                <Button size=Size::Small disabled=end.pending()>{tr!(l, records.tie_end)}</Button>
            </form>
        </details>
    }
}

#[component]
fn Add(id: PersonId, branches: Vec<Organisation>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let first = branches.first().map(|o| o.id.to_string()).unwrap_or_default();
    let (place, role, since) =
        (RwSignal::new(first), RwSignal::new(AffiliationRole::Volunteer.as_str().to_owned()), RwSignal::new(String::new()));
    let add = Action::new(move |tie: &NewTie| record_api::add_tie(id, tie.clone()));
    let problems = Problems::new(l, move || add.value().get().and_then(Result::err).map(|e: Failure| e.0));
    said(add, reload, move || toasts.say(tr!(l, records.tie_added)));
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let role = AffiliationRole::parse(&role.get_untracked());
        if let (Ok(organisation), Some(role)) = (place.get_untracked().parse(), role) {
            add.dispatch(NewTie { organisation, role, since: since.get_untracked() });
        }
    };
    let roles = AffiliationRole::ALL.iter().map(|role| Choice::new(role.as_str(), role_text(l, *role))).collect();
    view! {
        <details class="fold">
            <summary class="small">{tr!(l, records.tie_add)}</summary>
            <form method="post" on:submit=on_submit>
                <Select label=tr!(l, common.branch) name="tie_place" options=branch_choices(&branches) bound=place/>
                <Select label=tr!(l, people.role) name="tie_role" options=roles bound=role error=problems.of("role")/>
                <Field label=tr!(l, records.tie_since) name="tie_since" kind="date" bound=since note=tr!(l, common.optional) error=problems.of("since")/>
                <OtherProblem problems/>
                <Button size=Size::Small disabled=add.pending()>{tr!(l, common.add)}</Button>
            </form>
        </details>
    }
}

/// Says it and loads anew once it has worked; what went wrong stands beside the fields.
fn said<I: Send + Sync + 'static>(action: Action<I, Result<(), Failure>>, reload: RwSignal<i32>, say: impl Fn() + 'static) {
    Effect::new(move || {
        if let Some(Ok(())) = action.value().get() {
            say();
            reload.update(|n| *n += 1);
        }
    });
}
