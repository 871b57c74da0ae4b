//! One member: what they may do, where, until when; and taking it away.

use domain::ApiError;
use domain::ids::AccountId;
use domain::team::{RoleView, TeamMember};
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::change::{ChangeDialog, Changing};
use super::members_api::{self as api, TeamPage};
use super::take::{Doom, TakeDialog};
use super::{paths, words};
use crate::session::{use_actor, use_locale};
use crate::ui::{Button, Card, DescriptionList, ErrorNote, Glyph, Kind, PageHeader, Size, SkeletonCard, Variant};
use crate::wire::load;

/// The page.
#[component]
pub fn Member() -> impl IntoView {
    let params = use_params_map();
    let reload = RwSignal::new(0);
    let page = load(move || reload.get(), |_| api::page());
    let id = move || params.read_untracked().get("id").and_then(|id| id.parse::<AccountId>().ok());
    view! {
        <Transition fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                let found = page.await.and_then(|page| {
                    let member = page.members.iter().find(|m| Some(m.id) == id()).cloned();
                    member.map(|m| (m, page)).ok_or(crate::Failure(ApiError::NotFound))
                });
                match found {
                    Ok((member, page)) => view! { <One member page reload/> }.into_any(),
                    Err(e) => view! { <Missing error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Missing(error: ApiError) -> impl IntoView {
    let l = use_locale();
    view! {
        <Title text=tr!(l, team.title)/>
        <PageHeader title=tr!(l, team.title) back=(paths::TEAM.to_owned(), tr!(l, team.title))/>
        <ErrorNote error/>
    }
}

#[component]
fn One(member: TeamMember, page: TeamPage, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let own = use_actor().is_some_and(|actor| actor.account == member.id);
    let (changing, doom) = (RwSignal::new(None::<Changing>), RwSignal::new(None::<Doom>));
    let seen = member.last_seen_at.map_or_else(|| tr!(l, team.never), |at| l10n::relative(l, page.now, at));
    let two_step = if member.has_totp { tr!(l, team.is_on) } else { tr!(l, team.is_off) };
    let facts: Vec<(String, AnyView)> = vec![
        (tr!(l, common.email), member.email.clone().into_any()),
        (tr!(l, team.two_step_title), two_step.into_any()),
        (tr!(l, team.last_seen), seen.into_any()),
    ];
    let none = member.roles.is_empty();
    let rows: Vec<_> = member
        .roles
        .iter()
        .map(|role| {
            let (line, until) = (words::role_line(l, &page.days, role), words::date_value(&page.days, role.until));
            let change = Changing { before: Some((role.role, role.organisation)), until };
            let take = Doom::Role(role.clone());
            view! { <RoleRow role=role.clone() line change=move || changing.set(Some(change.clone())) take=move || doom.set(Some(take.clone()))/> }
        })
        .collect();
    let name = member.name.clone();
    view! {
        <Title text=name.clone()/>
        <PageHeader title=name back=(paths::TEAM.to_owned(), tr!(l, team.title))/>
        <div class="narrow">
            <Card tight=true><DescriptionList items=facts/></Card>
            <Card title=tr!(l, team.roles)>
                {none.then(|| view! { <p class="soft">{tr!(l, team.no_role)}</p> })}
                <ul class="plain-list member-roles">{rows}</ul>
                <Button kind=Kind::Button icon=Glyph::Plus on:click=move |_| changing.set(Some(Changing::default()))>{tr!(l, team.give_role)}</Button>
            </Card>
            {(!own).then(|| view! {
                <p class="member-remove"><Button kind=Kind::Button variant=Variant::Danger on:click=move |_| doom.set(Some(Doom::Member))>{tr!(l, team.remove)}</Button></p>
            })}
        </div>
        <ChangeDialog member=member.clone() places=page.places changing reload/>
        <TakeDialog member doom reload/>
    }
}

#[component]
fn RoleRow(
    role: RoleView,
    line: String,
    change: impl Fn() + Send + Sync + 'static,
    take: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let l = use_locale();
    let labels = (tr!(l, team.change_of, role = &line), tr!(l, team.take_of, role = &line));
    view! {
        <li>
            <p><b>{line}</b></p>
            <p class="small soft">{words::role_may(l, role.role)}</p>
            <div class="actions">
                <Button kind=Kind::Button size=Size::Small attr:aria-label=labels.0 on:click=move |_| change()>{tr!(l, common.change)}</Button>
                <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet attr:aria-label=labels.1 on:click=move |_| take()>{tr!(l, team.take)}</Button>
            </div>
        </li>
    }
}
