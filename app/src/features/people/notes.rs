//! The timeline, filtered by what one looks for, and the form above it.

use domain::ids::PersonId;
use domain::locale::Locale;
use domain::page::Page;
use domain::people::{TimelineEntry, TimelineGroup};
use domain::tr;
use leptos::prelude::*;

use super::note_form::NoteForm;
use super::note_item::Item;
use super::notes_api::{colleagues, see_mentions, timeline};
use crate::session::use_locale;
use crate::ui::{Button, ErrorNote, Kind, Section, SkeletonText, Timeline, Variant, error_text, use_toasts};
use crate::wire::load;

/// The form and the timeline. `changed` rises with everything that stands on it.
#[component]
pub(super) fn Notes(id: PersonId, may_write: bool, changed: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let group = RwSignal::new(None::<TimelineGroup>);
    let names = RwSignal::new(Vec::<String>::new());
    // Whoever opens the page has seen what names them. Failing leaves the notes on their first page, where they were.
    let toasts = use_toasts();
    Effect::new(move || {
        leptos::task::spawn_local(async move {
            let _still_waiting = see_mentions(id).await;
            if may_write {
                match colleagues(id).await {
                    Ok(team) => {
                        names.try_set(team.into_iter().map(|c| c.name).collect());
                    }
                    Err(e) => toasts.fail(error_text(l, &e.0)),
                }
            }
        });
    });
    let data = load(move || (group.get(), changed.get()), move |(group, _)| timeline(id, group, None));
    let button = move |of: Option<TimelineGroup>| {
        view! {
            <button type="button" class="btn btn-small" aria-pressed=move || if group.get() == of { "true" } else { "false" } on:click=move |_| group.set(of)>
                {group_text(l, of)}
            </button>
        }
    };
    view! {
        {may_write.then(|| view! { <NoteForm id names changed/> })}
        <Section title=tr!(l, people.timeline_title) id="timeline">
            <div class="segments" role="group" aria-label=tr!(l, notes.filter)>
                {button(None)}
                {TimelineGroup::ALL.iter().map(|of| button(Some(*of))).collect_view()}
            </div>
            <Transition fallback=|| view! { <SkeletonText/> }>
                {move || Suspend::new(async move {
                    match data.await {
                        Ok(page) => view! { <History id page group=group.get_untracked() names changed/> }.into_any(),
                        Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    }
                })}
            </Transition>
        </Section>
    }
}

fn group_text(l: Locale, group: Option<TimelineGroup>) -> String {
    match group {
        None => tr!(l, notes.group_all),
        Some(TimelineGroup::Notes) => tr!(l, notes.group_notes),
        Some(TimelineGroup::Events) => tr!(l, notes.group_events),
        Some(TimelineGroup::Signup) => tr!(l, notes.group_signup),
        Some(TimelineGroup::Changes) => tr!(l, notes.group_changes),
        Some(TimelineGroup::Messages) => tr!(l, notes.group_messages),
    }
}

/// The entries, with more at the press of a button.
#[component]
fn History(
    id: PersonId,
    page: Page<TimelineEntry>,
    group: Option<TimelineGroup>,
    names: RwSignal<Vec<String>>,
    changed: RwSignal<i32>,
) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    if page.items.is_empty() {
        let none = if group.is_some() { tr!(l, notes.nothing_of_it) } else { tr!(l, people.timeline_empty) };
        return view! { <p class="soft">{none}</p> }.into_any();
    }
    let (entries, next) = (RwSignal::new(page.items), RwSignal::new(page.next));
    let more = Action::new(move |after: &String| timeline(id, group, Some(after.clone())));
    Effect::new(move || match more.value().get() {
        Some(Ok(page)) => {
            entries.update(|all| all.extend(page.items));
            next.set(page.next);
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    view! {
        <Timeline>
            <For each=move || entries.get() key=|e| e.entry.id children=move |entry| view! { <Item entry names changed/> }/>
        </Timeline>
        {move || next.get().map(|after| view! {
            <p><Button variant=Variant::Quiet kind=Kind::Button on:click=move |_| { more.dispatch(after.clone()); }>{tr!(l, common.load_more)}</Button></p>
        })}
    }
    .into_any()
}
