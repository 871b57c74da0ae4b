//! A person: who, how to reach them, what they agreed to, and what happened.

use domain::locale::Locale;
use domain::people::{PersonKind, PersonState, Record};
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::api::{self, ProfilePage};
use super::notes::Notes;
use super::presence::Presence;
use super::record_actions::RecordActions;
use super::record_api::{self, RecordPage};
use super::sidebar::Sidebar;
use super::{paths, person_name, record_kind_text};
use crate::features::duplicates::{MayBe, follow_merge};
use crate::session::use_locale;
use crate::ui::{ErrorNote, Glyph, LinkButton, Note, PageHeader, SkeletonCard, Split, Tone};
use crate::wire::load;

/// The page.
#[component]
pub fn Profile() -> impl IntoView {
    let l = use_locale();
    let params = use_params_map();
    let reload = RwSignal::new(0);
    let id = move || params.read().get("id").and_then(|id| id.parse().ok());
    let data = load(
        move || (id(), reload.get()),
        async |(id, _)| match id {
            // Both at once: a page has one thing to wait for. The record may have become part of another one.
            Some(id) => {
                let page = api::profile(id).await?;
                let record = record_api::record(page.profile.id).await?;
                Ok((page, record))
            }
            None => Err(crate::Failure(domain::ApiError::NotFound)),
        },
    );
    view! {
        <Transition fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok((page, record)) => view! { <Person page record reload/> }.into_any(),
                    Err(e) => view! {
                        <Title text=tr!(l, people.profile_title)/>
                        <PageHeader title=tr!(l, people.profile_title) back=(paths::LIST.to_owned(), tr!(l, people.back))/>
                        <ErrorNote error=e.0/>
                    }.into_any(),
                }
            })}
        </Transition>
    }
}

/// Who this is, in a line: what the record stands for, how they are spoken of, their work, where they live.
fn in_short(l: Locale, page: &ProfilePage, r: &Record) -> String {
    let kind = if r.kind == PersonKind::Person { String::new() } else { record_kind_text(l, r.kind) };
    let work = [r.job_title.as_str(), r.employer.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ");
    let parts = [kind, r.pronouns.clone(), work, page.profile.address.city.clone()];
    parts.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[component]
fn Person(page: ProfilePage, record: RecordPage, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let name = person_name(l, &page.profile.given_name, &page.profile.family_name);
    let id = page.profile.id;
    let (left, may_write) = (page.profile.state == PersonState::Left, page.may_write);
    let (spoken, state) = (name.clone(), page.profile.state);
    follow_merge(id);
    // Rises with everything that stands on the timeline; the page itself stays, and with it what is being typed.
    let changed = RwSignal::new(0);
    view! {
        <Title text=name.clone()/>
        <PageHeader
            title=name
            lead=in_short(l, &page, &record.details.record)
            back=(paths::LIST.to_owned(), tr!(l, people.back))
            actions=move || view! {
                {may_write.then(|| view! { <LinkButton href=paths::edit(id) icon=Glyph::Edit>{tr!(l, common.edit)}</LinkButton> })}
                <RecordActions id name=spoken state may_write reload/>
            }
        />
        <Presence id/>
        {(state == PersonState::Trashed).then(|| view! { <Note tone=Tone::Warn>{tr!(l, records.in_trash)}</Note> })}
        {left.then(|| view! { <Note tone=Tone::Warn>{tr!(l, people.has_left)}</Note> })}
        {may_write.then(|| view! { <MayBe id/> })}
        <Split side=move || view! { <Sidebar page record reload changed/> }>
            <Notes id may_write changed/>
        </Split>
    }
}
