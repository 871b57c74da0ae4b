//! Two records side by side, field by field, becoming one.

use std::collections::BTreeMap;

use domain::duplicates::{MergeChoices, MergePlan, MergeSide, Pick};
use domain::ids::{MergeId, PersonId};
use domain::l10n::{self, full_name};
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::api::{self, MergeView};
use super::merge_field::{ConsentRow, FieldRow};
use super::pair::{Reasons, Score};
use super::{paths, words};
use crate::features::people::{paths as people, person_name};
use crate::session::use_locale;
use crate::ui::{
    Button, Chip, Column, DataTable, ErrorNote, Kind, LinkButton, Note, PageHeader, Section, SkeletonTable, Tone, Variant,
    use_toasts,
};
use crate::wire::load;

/// The page.
#[component]
pub fn MergePage() -> impl IntoView {
    let l = use_locale();
    let params = use_params_map();
    let get = move |name: &str| params.read().get(name).and_then(|id| id.parse::<PersonId>().ok());
    let data = load(
        move || (get("a"), get("b")),
        async |pair| match pair {
            (Some(a), Some(b)) => api::plan(a, b).await,
            _ => Err(crate::Failure(domain::ApiError::NotFound)),
        },
    );
    view! {
        <Title text=tr!(l, duplicates.merge_title)/>
        <PageHeader title=tr!(l, duplicates.merge_title) lead=tr!(l, duplicates.merge_lead) back=(paths::LIST.to_owned(), tr!(l, duplicates.title))/>
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(found) => view! { <div class="merge"><Form found/></div> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// The choices as the form holds them: by field.
type Chosen = Vec<(String, Pick, RwSignal<Pick>)>;

/// What differs from what is sensible is what was chosen; all is sent, so that what was seen is what happens.
fn choices(plan: &MergePlan, chosen: &Chosen) -> MergeChoices {
    let picks: BTreeMap<String, Pick> = chosen.iter().map(|(field, _, pick)| (field.clone(), pick.get_untracked())).collect();
    MergeChoices { picks, version: Some(plan.left.version), other_version: Some(plan.right.version) }
}

#[component]
fn Form(found: MergeView) -> impl IntoView {
    let l = use_locale();
    let MergeView { plan, since } = found;
    let (left, right) = (plan.left.id, plan.right.id);
    let name = person_name(l, &plan.left.given_name, &plan.left.family_name);
    let chosen: Chosen = plan.fields.iter().map(|f| (f.field.clone(), f.sensible, RwSignal::new(f.sensible))).collect();
    let rows = plan
        .fields
        .iter()
        .cloned()
        .zip(&chosen)
        .map(|(choice, (_, _, pick))| view! { <FieldRow choice chosen=*pick/> })
        .collect_view();
    let columns = move || {
        vec![
            Column::new(tr!(l, duplicates.field)),
            Column::new(tr!(l, duplicates.left)),
            Column::new(tr!(l, duplicates.right)),
            Column::new(tr!(l, duplicates.result)),
        ]
    };
    let consents = plan.consents.iter().cloned().map(|choice| view! { <ConsentRow choice/> }).collect_view();
    let agreed = (!plan.consents.is_empty()).then(|| {
        view! {
            <Section title=tr!(l, duplicates.consents_title)>
                <p>{tr!(l, duplicates.consents_text)}</p>
                <DataTable caption=tr!(l, duplicates.consents_title) columns=columns() dense=true fold=true>{consents}</DataTable>
            </Section>
        }
    });
    let both_have =
        (!plan.same_events.is_empty()).then(|| tr!(l, duplicates.same_events, list = l10n::list(l, &plan.same_events)));
    let events = both_have.map(|text| view! { <Note tone=Tone::Warn>{text}</Note> });
    let sensible = chosen.clone();
    let again = move |_| sensible.iter().for_each(|(_, sensible, pick)| pick.set(*sensible));
    view! {
        <div class="pair">
        {plan.score.map(|score| view! { <div class="pair-head"><Score score/></div> })}
        <div class="pair-sides"><Half side=plan.left.clone() since=l10n::date(l, &since.0) goes_on=true/><Half side=plan.right.clone() since=l10n::date(l, &since.1) goes_on=false/></div>
        <Reasons reasons=plan.reasons.clone()/>
        <div class="actions"><LinkButton href=paths::merge(right, left)>{tr!(l, duplicates.swap)}</LinkButton>
            <Button kind=Kind::Button variant=Variant::Quiet on:click=again>{tr!(l, duplicates.as_suggested)}</Button>
        </div>
        </div>
        <Section title=tr!(l, duplicates.fields_title)>
            <DataTable caption=tr!(l, duplicates.fields_title) columns=columns() fold=true>{rows}</DataTable>
        </Section>
        {agreed}
        {events}
        <p class="section-foot">{tr!(l, duplicates.what_moves)}</p>
        <Decide plan chosen name/>
    }
}

/// One of the two, with what comes along.
#[component]
fn Half(side: MergeSide, since: String, goes_on: bool) -> impl IntoView {
    let l = use_locale();
    let name = person_name(l, &side.given_name, &side.family_name);
    let (tone, role) =
        if goes_on { (Tone::Good, tr!(l, duplicates.goes_on)) } else { (Tone::Plain, tr!(l, duplicates.leads_there)) };
    let counts = tr!(
        l,
        duplicates.comes_along,
        entries = side.interactions,
        events = side.registrations,
        ties = side.relationships,
        tasks = side.tasks
    );
    view! {
        <div class="pair-side">
            <a class="strong" href=people::person(side.id)>{name}</a>
            <span><Chip tone>{role}</Chip></span>
            <span class="soft">{tr!(l, duplicates.known_since, date = since)}</span>
            <span class="soft">{counts}</span>
        </div>
    }
}

/// The buttons, and what comes of them.
#[component]
fn Decide(plan: MergePlan, chosen: Chosen, name: String) -> impl IntoView {
    let l = use_locale();
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let (left, right) = (plan.left.id, plan.right.id);
    let merge = Action::new(move |choices: &MergeChoices| api::merge(left, right, choices.clone()));
    let apart = Action::new(move |(): &()| api::not_same(left, right));
    let said = tr!(l, duplicates.merged, name = name.clone());
    let go = navigate.clone();
    Effect::new(move || match merge.value().get() {
        Some(Ok(id)) => {
            let id: MergeId = id;
            toasts.undo(said.clone(), move || {
                leptos::task::spawn_local(async move {
                    match api::undo(id).await {
                        Ok(()) => toasts.say(tr!(l, duplicates.undone)),
                        Err(e) => toasts.fail(words::refusal_text(l, &e.0)),
                    }
                });
            });
            go(&people::person(left), Default::default());
        }
        Some(Err(e)) => toasts.fail(words::refusal_text(l, &e.0)),
        None => {}
    });
    Effect::new(move || match apart.value().get() {
        Some(Ok(())) => {
            toasts.say(tr!(l, duplicates.kept_apart));
            navigate(paths::LIST, Default::default());
        }
        Some(Err(e)) => toasts.fail(words::refusal_text(l, &e.0)),
        None => {}
    });
    let to = full_name(&plan.left.given_name, &plan.left.family_name);
    let label = if to.is_empty() { tr!(l, duplicates.merge) } else { tr!(l, duplicates.merge_into, name = to) };
    view! {
        <form method="post" on:submit=move |event| { event.prevent_default(); merge.dispatch(choices(&plan, &chosen)); }>
            <div class="actions">
                <Button variant=Variant::Primary disabled=Signal::derive(move || merge.pending().get())>{label}</Button>
                <Button kind=Kind::Button on:click=move |_| { apart.dispatch(()); }>{tr!(l, duplicates.not_same)}</Button>
            </div>
        </form>
    }
}
