//! Who can log in, and what they may do.

use domain::team::TeamMember;
use domain::time::{LocalDateTime, Timestamp};
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::members_api::{self as api, TeamPage};
use super::pending::Pending;
use super::{paths, words};
use crate::session::{use_actor, use_locale};
use crate::ui::{
    Chip, Column, DataTable, ErrorNote, Glyph, LinkButton, PageHeader, PersonCell, SearchBox, SkeletonTable, Tone, Variant,
};
use crate::wire::load;

/// From how many members on there is a search.
const MANY: usize = 12;

/// The page.
#[component]
pub fn Team() -> impl IntoView {
    let l = use_locale();
    let reload = RwSignal::new(0);
    let page = load(move || reload.get(), |_| api::page());
    view! {
        <Title text=tr!(l, team.title)/>
        <PageHeader
            title=tr!(l, team.title)
            lead=tr!(l, team.lead)
            actions=move || view! { <LinkButton href=paths::INVITE variant=Variant::Primary icon=Glyph::Plus>{tr!(l, team.invite)}</LinkButton> }
        />
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(page) => view! { <Found page reload/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Found(page: TeamPage, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let TeamPage { members, invitations, now, days, .. } = page;
    let asked = use_query_map().with_untracked(|map| map.get("q")).unwrap_or_default();
    let many = members.len() > MANY || !asked.is_empty();
    let wanted = asked.trim().to_lowercase();
    let fits = move |m: &TeamMember| m.name.to_lowercase().contains(&wanted) || m.email.contains(&wanted);
    let shown: Vec<_> = members.into_iter().filter(fits).collect();
    let none = shown.is_empty();
    let columns = vec![
        Column::new(tr!(l, team.member)),
        Column::new(tr!(l, team.roles)).hidden_on_phones(),
        Column::new(tr!(l, team.two_step_title)).hidden_on_phones(),
        Column::new(tr!(l, team.last_seen)).hidden_on_phones(),
    ];
    let rows: Vec<_> = shown.into_iter().map(|member| view! { <Row member now days=days.clone()/> }).collect();
    view! {
        {many.then(|| view! { <SearchBox action=paths::TEAM label=tr!(l, team.search) value=asked/> })}
        {if none {
            view! { <p role="status">{tr!(l, common.no_results)}</p> }.into_any()
        } else {
            view! { <DataTable caption=tr!(l, team.title) columns keyboard=true>{rows}</DataTable> }.into_any()
        }}
        <Pending invitations days=days.clone() reload/>
    }
}

#[component]
fn Row(member: TeamMember, now: Timestamp, days: Vec<LocalDateTime>) -> impl IntoView {
    let l = use_locale();
    let own = use_actor().is_some_and(|actor| actor.account == member.id);
    let lines: Vec<String> = member.roles.iter().map(|role| words::role_line(l, &days, role)).collect();
    let lines = if lines.is_empty() { vec![tr!(l, team.no_role)] } else { lines };
    let narrow = lines.clone();
    let (tone, word) = if member.has_totp { (Tone::Good, tr!(l, team.is_on)) } else { (Tone::Plain, tr!(l, team.is_off)) };
    let seen = member.last_seen_at.map_or_else(|| tr!(l, team.never), |at| l10n::relative(l, now, at));
    view! {
        <tr>
            <td>
                <PersonCell name=member.name href=paths::member(member.id) detail=member.email>
                    {own.then(|| view! { <Chip>{tr!(l, team.you)}</Chip> })}
                </PersonCell>
                <div class="member-narrow">{narrow.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}</div>
            </td>
            <td class="roomy">{lines.into_iter().map(|line| view! { <p class="member-role">{line}</p> }).collect_view()}</td>
            <td class="roomy"><Chip tone>{word}</Chip></td>
            <td class="roomy soft">{seen}</td>
        </tr>
    }
}
