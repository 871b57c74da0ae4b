//! An event's page for organisers: how it stands, what can be done with it, and who comes.

use domain::events::{EventState, EventView, console_path};
use domain::ids::EventId;
use domain::l10n::{date_range, number, zone};
use domain::locale::Locale;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::attendees::Attendees;
use super::cancel::CancelDialog;
use super::list::LIST;
use super::{api, words};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{
    Button, CopyText, ErrorNote, Glyph, Kind, LinkButton, Menu, MenuLink, Note, PageHeader, SkeletonCard, Stat, StatRow, Tone,
    Variant, use_toasts,
};
use crate::wire::load;

/// What the parts of the page share: the event, and a way to read it again.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub id: EventId,
    pub reload: RwSignal<u32>,
}

impl Desk {
    /// Reads the event and its list again.
    pub fn refresh(self) {
        self.reload.update(|n| *n += 1);
    }
}

/// The page.
#[component]
pub fn EventPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse::<EventId>().ok()));
    let reload = RwSignal::new(0);
    let event = load(
        move || (id.get(), reload.get()),
        |(id, _)| async move {
            match id {
                Some(id) => api::view_event(id).await,
                None => Err(Failure(domain::ApiError::NotFound)),
            }
        },
    );
    let l = use_locale();
    view! {
        <Transition fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match event.await {
                    Ok(event) => view! { <Overview event reload/> }.into_any(),
                    Err(e) => view! { <Title text=tr!(l, events.title)/> <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
        {move || id.get().map(|id| view! { <Attendees desk=Desk { id, reload }/> })}
    }
}

#[component]
fn Overview(event: EventView, reload: RwSignal<u32>) -> impl IntoView {
    let l = use_locale();
    let desk = Desk { id: event.row.id, reload };
    let title = event.row.title.get(l).to_owned();
    let lead = format!(
        "{} ({}) · {}",
        date_range(l, &event.row.start, &event.row.end),
        zone(&event.row.start),
        words::place_text(l, &event.row)
    );
    let cancelling = RwSignal::new(false);
    let told = event.numbers.registered + event.numbers.waitlisted + event.numbers.held;
    let shown = event.clone();
    let said = event.cancel_message.clone();
    let said = (!said.is_empty()).then(|| view! { <Note tone=Tone::Warn><p class="lines">{said}</p></Note> });
    let url = event.public_url.clone().map(|url| view! { <CopyText label=tr!(l, events.public_page) value=url/> });
    let (state, organisation) = (event.row.state, event.row.organisation.clone());
    view! {
        <Title text=title.clone()/>
        <PageHeader
            title eyebrow=organisation lead back=(LIST.to_owned(), tr!(l, events.title))
            actions=move || view! { <Actions event=shown desk cancelling/> }
        />
        <p>{words::state_chip(l, state)}</p>
        {said}
        {numbers(l, event)}
        {url}
        <CancelDialog desk told open=cancelling/>
    }
}

fn numbers(l: Locale, event: EventView) -> impl IntoView {
    let n = event.numbers;
    let taken = words::taken_text(l, &event.row);
    view! {
        <StatRow>
            <Stat label=tr!(l, events.col_places) value=taken/>
            <Stat label=tr!(l, events.status_registered) value=number(l, n.registered) detail=tr!(l, events.plus_guests, n = n.guests)/>
            <Stat label=tr!(l, events.status_waitlisted) value=number(l, n.waitlisted)/>
            <Stat label=tr!(l, events.status_held) value=number(l, n.held)/>
            <Stat label=tr!(l, events.status_attended) value=number(l, n.attended)/>
            <Stat label=tr!(l, events.status_no_show) value=number(l, n.no_show)/>
        </StatRow>
    }
}

/// What was done, to be said when it worked.
#[derive(Clone)]
enum Done {
    Published,
    Copied(EventId),
    Deleted,
}

#[derive(Clone, Copy)]
enum Act {
    Publish,
    Duplicate,
    Delete,
}

async fn run(id: EventId, act: Act) -> Result<Done, Failure> {
    match act {
        Act::Publish => api::publish_event(id).await.map(|()| Done::Published),
        Act::Duplicate => api::duplicate_event(id).await.map(Done::Copied),
        Act::Delete => api::delete_draft(id).await.map(|()| Done::Deleted),
    }
}

#[component]
fn Actions(event: EventView, desk: Desk, cancelling: RwSignal<bool>) -> impl IntoView {
    let l = use_locale();
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let id = desk.id;
    let act = Action::new(move |act: &Act| run(id, *act));
    Effect::new(move || match act.value().get() {
        Some(Ok(Done::Published)) => {
            toasts.say(tr!(l, events.publish_done));
            desk.refresh();
        }
        Some(Ok(Done::Copied(copy))) => navigate(&format!("{}/edit", console_path(copy)), Default::default()),
        Some(Ok(Done::Deleted)) => navigate(LIST, Default::default()),
        Some(Err(e)) => {
            toasts.fail(words::refusal(l, &e.0));
            desk.refresh();
        }
        None => {}
    });
    let path = console_path(id);
    let (state, may) = (event.row.state, event.may_manage);
    let (draft, live) = (state == EventState::Draft, state == EventState::Published);
    let item = move |what: Act, label: String| {
        view! { <button type="button" class="menu-item" on:click=move |_| { act.dispatch(what); }>{label}</button> }
    };
    view! {
        {event.public_url.map(|url| view! { <LinkButton href=url icon=Glyph::External>{tr!(l, events.public_page)}</LinkButton> })}
        {(may && live).then(|| view! { <LinkButton href=format!("{path}/door") variant=Variant::Primary icon=Glyph::Check>{tr!(l, events.check_in)}</LinkButton> })}
        {(may && draft).then(|| view! {
            <Button kind=Kind::Button variant=Variant::Primary on:click=move |_| { act.dispatch(Act::Publish); }>{tr!(l, common.publish)}</Button>
        })}
        {(may && state != EventState::Cancelled).then(|| view! { <LinkButton href=format!("{path}/edit") icon=Glyph::Edit>{tr!(l, common.change)}</LinkButton> })}
        {may.then(|| view! {
            <Menu label=tr!(l, common.more) end=true>
                <MenuLink href=format!("/download/events/{id}/attendees.csv") icon=Glyph::Download download=true>{tr!(l, events.download_csv)}</MenuLink>
                {item(Act::Duplicate, tr!(l, events.duplicate))}
                {live.then(|| view! {
                    <button type="button" class="menu-item menu-danger" on:click=move |_| cancelling.set(true)>{tr!(l, events.cancel_event)}</button>
                })}
                {draft.then(|| item(Act::Delete, tr!(l, events.delete_draft)))}
            </Menu>
        })}
    }
}
