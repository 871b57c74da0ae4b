//! Who comes: the list, and what can be done with somebody on it.

use domain::events::{Attendee, AttendeeFilter, Mark, RegistrationStatus, console_path};
use domain::ids::RegistrationId;
use domain::l10n::{date_time, number};
use domain::locale::Locale;
use domain::page::Page;
use domain::tr;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::add::AddDialog;
use super::api;
use super::detail::Desk;
use super::words::{self, standing_chip};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{
    Button, Column, DataTable, EmptyState, ErrorNote, Glyph, Kind, Menu, Pagination, PersonCell, SearchBox, Section, Size,
    SkeletonTable, Tab, Tabs, use_toasts,
};
use crate::wire::load;

fn filter() -> Memo<AttendeeFilter> {
    let map = use_query_map();
    Memo::new(move |_| {
        let map = map.read();
        let show = map.get("show").unwrap_or_default();
        AttendeeFilter {
            q: map.get("q").unwrap_or_default(),
            status: RegistrationStatus::parse(&show),
            mark: Mark::parse(&show),
            after: map.get("after").filter(|text| !text.is_empty()),
        }
    })
}

/// The word in the address for what is shown.
fn shown(filter: &AttendeeFilter) -> &'static str {
    filter.mark.map_or_else(|| filter.status.map_or("", RegistrationStatus::as_str), Mark::as_str)
}

/// The list with its views, search and buttons.
#[component]
pub(super) fn Attendees(desk: Desk) -> impl IntoView {
    let l = use_locale();
    let filter = filter();
    let adding = RwSignal::new(false);
    let page = load(move || (filter.get(), desk.reload.get()), move |(filter, _)| api::list_attendees(desk.id, filter));
    let path = console_path(desk.id);
    let base = path.clone();
    let tabs = move || {
        let now = shown(&filter.read());
        let tab = |word: &'static str, label: String| Tab::new(format!("{base}?show={word}"), label).current(now == word);
        vec![
            tab("", tr!(l, events.all)),
            tab("registered", tr!(l, events.status_registered)),
            tab("waitlisted", tr!(l, events.status_waitlisted)),
            tab("held", tr!(l, events.status_held)),
            tab("cancelled", tr!(l, events.status_cancelled)),
            tab("attended", tr!(l, events.status_attended)),
            tab("no_show", tr!(l, events.status_no_show)),
        ]
    };
    view! {
        <Section
            title=tr!(l, events.attendees) id="attendees"
            actions=move || view! { <Button kind=Kind::Button icon=Glyph::Plus on:click=move |_| adding.set(true)>{tr!(l, events.add)}</Button> }
        >
            {
                let path = path.clone();
                move || view! {
                    <Tabs label=tr!(l, events.attendees_views) tabs=tabs()/>
                    <SearchBox
                        action=path.clone() label=tr!(l, events.attendees_search) value=filter.get().q
                        keep=vec![("show".to_owned(), shown(&filter.read()).to_owned())]
                    />
                }
            }
            <Transition fallback=|| view! { <SkeletonTable/> }>
                {move || {
                    let path = path.clone();
                    Suspend::new(async move {
                        match page.await {
                            Ok(page) => found(l, desk, page, &path, &filter.get_untracked()),
                            Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </Section>
        <AddDialog desk open=adding/>
    }
}

fn found(l: Locale, desk: Desk, page: Page<Attendee>, path: &str, filter: &AttendeeFilter) -> AnyView {
    if page.items.is_empty() {
        return if filter.q.is_empty() {
            view! { <EmptyState icon=Glyph::People title=tr!(l, events.attendees_empty_title) sentence=tr!(l, events.attendees_empty_text)/> }.into_any()
        } else {
            view! { <p role="status">{tr!(l, common.no_results)}</p> }.into_any()
        };
    }
    let columns = vec![
        Column::new(tr!(l, events.col_person)),
        Column::new(tr!(l, events.col_guests)).number(),
        Column::new(tr!(l, common.state)),
        Column::silent(tr!(l, common.actions)),
    ];
    let next = page.next.map(|after| format!("{path}?show={}&after={}", shown(filter), after.replace(' ', "+")));
    let first = filter.after.is_some().then(|| format!("{path}?show={}", shown(filter)));
    let rows: Vec<_> = page.items.into_iter().map(|attendee| view! { <Line attendee desk/> }).collect();
    view! {
        <DataTable caption=tr!(l, events.attendees) columns dense=true keyboard=true>{rows}</DataTable>
        <Pagination next first/>
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum Act {
    Mark(Option<Mark>),
    Promote,
    Remove,
}

async fn run(id: RegistrationId, act: Act) -> Result<Act, Failure> {
    match act {
        Act::Mark(mark) => api::mark_attendee(id, mark).await.map(drop)?,
        Act::Promote => api::promote_attendee(id).await?,
        Act::Remove => api::remove_attendee(id).await?,
    }
    Ok(act)
}

#[component]
fn Line(attendee: Attendee, desk: Desk) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let (id, name) = (attendee.id, attendee.name.clone());
    let act = Action::new(move |act: &Act| run(id, *act));
    Effect::new(move || {
        match act.value().get() {
            Some(Ok(Act::Mark(Some(Mark::Attended)))) => toasts.say(tr!(l, events.check_in_done, name = name.clone())),
            Some(Ok(Act::Mark(_))) => toasts.say(tr!(l, common.saved)),
            Some(Ok(Act::Promote)) => toasts.say(tr!(l, events.promote_done, name = name.clone())),
            Some(Ok(Act::Remove)) => toasts.say(tr!(l, events.remove_done, name = name.clone())),
            Some(Err(e)) => toasts.fail(words::refusal(l, &e.0)),
            None => return,
        }
        desk.refresh();
    });
    let more = match (attendee.turn, &attendee.hold_until, &attendee.checked_in) {
        (Some(turn), ..) => tr!(l, events.turn, n = turn),
        (_, Some(until), _) => tr!(l, events.held_until, until = date_time(l, until)),
        (_, _, Some(at)) => tr!(l, events.here_since, time = domain::l10n::time(l, at)),
        _ => String::new(),
    };
    view! {
        <tr>
            <td><PersonCell name=attendee.name.clone() href=format!("/org/people/{}", attendee.person) detail=attendee.email.clone()/></td>
            <td class="number">{number(l, attendee.guests)}</td>
            <td>{standing_chip(l, &attendee)} " " <span class="soft">{more}</span></td>
            <td><Tools attendee act/></td>
        </tr>
    }
}

#[component]
fn Tools(attendee: Attendee, act: Action<Act, Result<Act, Failure>>) -> impl IntoView {
    let l = use_locale();
    let booked = attendee.status == RegistrationStatus::Registered;
    let waits = matches!(attendee.status, RegistrationStatus::Waitlisted | RegistrationStatus::Held);
    let item = move |what: Act, label: String, danger: bool| {
        let class = if danger { "menu-item menu-danger" } else { "menu-item" };
        view! { <button type="button" class=class on:click=move |_| { act.dispatch(what); }>{label}</button> }
    };
    if attendee.status == RegistrationStatus::Cancelled {
        return ().into_any();
    }
    let label = format!("{}: {}", tr!(l, common.actions), attendee.name);
    view! {
        <Menu label icon=Glyph::Dots icon_only=true size=Size::Small end=true>
            {(booked && attendee.mark.is_none()).then(|| item(Act::Mark(Some(Mark::Attended)), tr!(l, events.check_in), false))}
            {(booked && attendee.mark.is_none()).then(|| item(Act::Mark(Some(Mark::NoShow)), tr!(l, events.mark_no_show), false))}
            {attendee.mark.is_some().then(|| item(Act::Mark(None), tr!(l, events.unmark), false))}
            {waits.then(|| item(Act::Promote, tr!(l, events.promote), false))}
            {item(Act::Remove, tr!(l, events.remove), true)}
        </Menu>
    }
    .into_any()
}
