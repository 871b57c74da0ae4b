//! At the door, on a phone: a search, big buttons, and one press to take it back.

use std::collections::HashMap;

use domain::events::{Attendee, AttendeeFilter, EventView, Mark, RegistrationStatus, console_path};
use domain::ids::{EventId, RegistrationId};
use domain::l10n::number;
use domain::locale::Locale;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{api, words};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{Button, EmptyState, ErrorNote, Field, Glyph, Icon, Kind, PageHeader, SkeletonTable, use_toasts};
use crate::wire::load;

type Marks = RwSignal<HashMap<RegistrationId, Option<Mark>>>;

/// The page.
#[component]
pub fn DoorPage() -> impl IntoView {
    let l = use_locale();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse::<EventId>().ok()));
    let event = load(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => api::view_event(id).await,
                None => Err(Failure(domain::ApiError::NotFound)),
            }
        },
    );
    view! {
        <Suspense fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match event.await {
                    Ok(event) => view! { <Door event/> }.into_any(),
                    Err(e) => view! { <Title text=tr!(l, events.check_in)/> <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Door(event: EventView) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let id = event.row.id;
    let (words, reload) = (RwSignal::new(String::new()), RwSignal::new(0_u32));
    // What was pressed here counts at once; the list follows when it is read again.
    let marks: Marks = RwSignal::new(HashMap::new());
    let here = RwSignal::new(event.numbers.attended);
    let list = load(
        move || (words.get(), reload.get()),
        move |(q, _)| {
            api::list_attendees(
                id,
                AttendeeFilter { q, status: Some(RegistrationStatus::Registered), ..AttendeeFilter::default() },
            )
        },
    );
    let rest = Action::new(move |(): &()| api::absent_rest(id));
    Effect::new(move || match rest.value().get() {
        Some(Ok(n)) => {
            toasts.say(tr!(l, events.no_show_done, n = n));
            marks.set(HashMap::new());
            reload.update(|n| *n += 1);
        }
        Some(Err(e)) => toasts.fail(words::refusal(l, &e.0)),
        None => {}
    });
    let registered = event.numbers.registered;
    let count = move || tr!(l, events.check_in_count, attended = number(l, here.get()), registered = number(l, registered));
    let title = event.row.title.get(l).to_owned();
    view! {
        <Title text=format!("{} · {title}", tr!(l, events.check_in))/>
        <PageHeader title=tr!(l, events.check_in_title) eyebrow=title.clone() back=(console_path(id), title)/>
        <p class="lead" role="status">{count}</p>
        <Field label=tr!(l, events.attendees_search) name="find" kind="search" autocomplete="off" bound=words/>
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match list.await {
                    Ok(page) if page.items.is_empty() => view! { <EmptyState title=tr!(l, events.attendees_empty_title) sentence=tr!(l, common.no_results)/> }.into_any(),
                    Ok(page) => {
                        let rows: Vec<_> = page.items.into_iter().map(|attendee| view! { <li><Guest attendee marks here/></li> }).collect();
                        view! { <ul class="door">{rows}</ul> }.into_any()
                    }
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
        {event.begun.then(|| view! {
            <p><Button kind=Kind::Button on:click=move |_| { rest.dispatch(()); }>{tr!(l, events.no_show_rest)}</Button></p>
        })}
    }
}

fn name_and_guests(l: Locale, attendee: &Attendee) -> AnyView {
    let (name, guests) = (attendee.name.clone(), attendee.guests);
    let more = (guests > 0).then(|| view! { " " <span class="soft">{tr!(l, events.plus_guests, n = guests)}</span> });
    view! { <b>{name}</b>{more} }.into_any()
}

/// One row: pressing it says that they are here; pressing again takes it back.
#[component]
fn Guest(attendee: Attendee, marks: Marks, here: RwSignal<i64>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let (id, known) = (attendee.id, attendee.mark);
    let mark = move || marks.read().get(&id).copied().unwrap_or(known);
    let set = move |to: Option<Mark>| {
        let was = marks.read_untracked().get(&id).copied().unwrap_or(known);
        let step = i64::from(to == Some(Mark::Attended)) - i64::from(was == Some(Mark::Attended));
        here.update(|n| *n += step);
        marks.update(|all| {
            all.insert(id, to);
        });
    };
    let send = Action::new(move |to: &Option<Mark>| {
        let to = *to;
        let was = marks.read_untracked().get(&id).copied().unwrap_or(known);
        set(to);
        async move { (was, api::mark_attendee(id, to).await) }
    });
    Effect::new(move || {
        if let Some((was, Err(e))) = send.value().get() {
            set(was);
            toasts.fail(words::refusal(l, &e.0));
        }
    });
    let is_here = Memo::new(move |_| mark() == Some(Mark::Attended));
    let press = move |_| {
        let to = if is_here.get_untracked() { None } else { Some(Mark::Attended) };
        send.dispatch(to);
    };
    let label = name_and_guests(l, &attendee);
    view! {
        <button type="button" class="door-guest" aria-pressed=move || is_here.get().to_string() on:click=press>
            <span class="door-mark" aria-hidden="true">{move || is_here.get().then(|| view! { <Icon glyph=Glyph::Check/> })}</span>
            <span class="door-name">{label}</span>
            <span class="door-say">{move || if is_here.get() { tr!(l, common.undo) } else { tr!(l, events.check_in) }}</span>
        </button>
    }
}
