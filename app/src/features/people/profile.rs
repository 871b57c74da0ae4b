//! A person: who, how to reach them, what they agreed to, and what happened.

use domain::people::{PersonState, TimelineEntry};
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::api::{self, ProfilePage};
use super::presence::Presence;
use super::record_actions::RecordActions;
use super::record_api::{self, RecordPage};
use super::sidebar::Sidebar;
use super::timeline::Entry;
use super::{paths, person_name};
use crate::features::duplicates::{MayBe, follow_merge};
use crate::session::use_locale;
use crate::ui::{
    Button, ErrorNote, Glyph, Kind, LinkButton, Note, PageHeader, Problems, Section, SkeletonCard, Split, TextArea, Timeline,
    Tone, Variant, use_toasts,
};
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
                    Err(e) => view! { <Title text=tr!(l, people.profile_title)/><ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Person(page: ProfilePage, record: RecordPage, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let name = person_name(l, &page.profile.given_name, &page.profile.family_name);
    let id = page.profile.id;
    let (left, may_write) = (page.profile.state == PersonState::Left, page.may_write);
    let (timeline, spoken, state) = (page.timeline.clone(), name.clone(), page.profile.state);
    follow_merge(id);
    view! {
        <Title text=name.clone()/>
        <PageHeader
            title=name
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
        <Split side=move || view! { <Sidebar page record reload/> }>
            {may_write.then(|| view! { <AddNote id reload/> })}
            <Section title=tr!(l, people.timeline_title)>
                <History id start=timeline.items next=timeline.next/>
            </Section>
        </Split>
    }
}

#[component]
fn AddNote(id: domain::ids::PersonId, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let text = RwSignal::new(String::new());
    let add = Action::new(move |note: &String| api::note(id, note.clone()));
    let problems = Problems::new(l, move || add.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move || {
        if let Some(Ok(())) = add.value().get() {
            toasts.say(tr!(l, people.note_added));
            text.set(String::new());
            reload.update(|n| *n += 1);
        }
    });
    view! {
        <form method="post" on:submit=move |event| { event.prevent_default(); add.dispatch(text.get_untracked()); }>
            <TextArea label=tr!(l, people.note) name="note" rows=2 bound=text hint=tr!(l, people.note_hint) error=problems.of("note")/>
            <Button kind=Kind::Submit>{tr!(l, people.add_note)}</Button>
        </form>
    }
}

/// The timeline, with more at the press of a button.
#[component]
fn History(id: domain::ids::PersonId, start: Vec<TimelineEntry>, next: Option<String>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    if start.is_empty() {
        return view! { <p class="soft">{tr!(l, people.timeline_empty)}</p> }.into_any();
    }
    let (entries, next) = (RwSignal::new(start), RwSignal::new(next));
    let more = Action::new(move |after: &String| api::timeline(id, after.clone()));
    Effect::new(move || match more.value().get() {
        Some(Ok(page)) => {
            entries.update(|all| all.extend(page.items));
            next.set(page.next);
        }
        Some(Err(e)) => toasts.fail(crate::ui::error_text(l, &e.0)),
        None => {}
    });
    view! {
        <Timeline>
            <For each=move || entries.get() key=|e| e.entry.id children=|entry| view! { <Entry entry/> }/>
        </Timeline>
        {move || next.get().map(|after| view! {
            <p><Button variant=Variant::Quiet kind=Kind::Button on:click=move |_| { more.dispatch(after.clone()); }>{tr!(l, common.load_more)}</Button></p>
        })}
    }
    .into_any()
}
