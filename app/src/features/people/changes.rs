//! What was changed of a record, by whom, and taking it back.

use domain::ApiError;
use domain::ids::PersonId;
use domain::people::{ChangeView, Source};
use domain::time::LocalDateTime;
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::record_api::{self, ChangesPage};
use super::record_words::{Names, field_name, value_words};
use super::{paths, person_name, source_text};
use crate::Failure;
use crate::session::{use_locale, use_session};
use crate::ui::{
    Button, Chip, Column, DataTable, EmptyState, ErrorNote, Glyph, Kind, PageHeader, Size, SkeletonTable, Variant, error_text,
    use_toasts,
};
use crate::wire::load;

/// The page.
#[component]
pub fn ChangesOfPerson() -> impl IntoView {
    let l = use_locale();
    let params = use_params_map();
    let (reload, reveal) = (RwSignal::new(0), RwSignal::new(false));
    let id = move || params.read().get("id").and_then(|id| id.parse::<PersonId>().ok());
    let data = load(
        move || (id(), reload.get(), reveal.get()),
        async |(id, _, reveal)| match id {
            Some(id) => record_api::changes(id, None, reveal).await.map(|page| (id, page)),
            None => Err(Failure(ApiError::NotFound)),
        },
    );
    view! {
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok((id, page)) => view! { <Page id page reload reveal/> }.into_any(),
                    Err(e) => view! {
                        <Title text=tr!(l, records.changes)/>
                        <PageHeader title=tr!(l, records.changes) back=(paths::LIST.to_owned(), tr!(l, people.back))/>
                        <ErrorNote error=e.0/>
                    }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Page(id: PersonId, page: ChangesPage, reload: RwSignal<i32>, reveal: RwSignal<bool>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let name = person_name(l, &page.name.0, &page.name.1);
    let title = tr!(l, records.changes_of, name = name.clone());
    let hidden = page.items.iter().any(|(_, change)| change.hidden);
    let may_write = page.may_write;
    let (items, names, next) = (RwSignal::new(page.items), RwSignal::new(page.page.names), RwSignal::new(page.page.next));
    let more = Action::new(move |before: &domain::ids::ChangeId| record_api::changes(id, Some(*before), reveal.get_untracked()));
    Effect::new(move || match more.value().get() {
        Some(Ok(page)) => {
            names.update(|all| all.extend(page.page.names));
            items.update(|all| all.extend(page.items));
            next.set(page.page.next);
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    let columns = vec![
        Column::new(tr!(l, common.date)),
        Column::new(tr!(l, records.who)),
        Column::new(tr!(l, common.details)),
        Column::new(tr!(l, records.change_from)),
        Column::new(tr!(l, records.change_to)),
        Column::silent(tr!(l, common.actions)),
    ];
    view! {
        <Title text=title.clone()/>
        <PageHeader title lead=tr!(l, records.changes_lead) back=(paths::person(id), name)
            actions=move || hidden.then(|| view! { <Button kind=Kind::Button icon=Glyph::Eye on:click=move |_| reveal.set(true)>{tr!(l, records.reveal)}</Button> })/>
        {hidden.then(|| view! { <p class="soft small">{tr!(l, records.reveal_hint)}</p> })}
        {if items.with_untracked(Vec::is_empty) {
            view! { <EmptyState title=tr!(l, records.changes_none) sentence=tr!(l, records.changes_lead)/> }.into_any()
        } else {
            view! {
                <DataTable caption=tr!(l, records.changes) columns dense=true fold=true>
                    <For each=move || items.get() key=|(_, change)| (change.id, change.undone)
                        children=move |(when, change)| view! { <Row id when change names=names.get_untracked() may_write reload/> }/>
                </DataTable>
            }.into_any()
        }}
        {move || next.get().map(|before| view! {
            <p><Button variant=Variant::Quiet kind=Kind::Button on:click=move |_| { more.dispatch(before); }>{tr!(l, common.load_more)}</Button></p>
        })}
    }
}

#[component]
fn Row(
    id: PersonId,
    when: LocalDateTime,
    change: ChangeView,
    names: Names,
    may_write: bool,
    reload: RwSignal<i32>,
) -> impl IntoView {
    let session = use_session();
    let (l, home) = (session.locale, session.tenant.country);
    let toasts = use_toasts();
    let who = match (change.actor.is_empty(), change.source) {
        (false, _) => change.actor.clone(),
        (true, Source::Person) => tr!(l, records.change_by_person),
        (true, source) => source_text(l, source),
    };
    let made = change.field == "state" && change.before.is_null() && !change.hidden;
    let what = if made { tr!(l, records.change_made) } else { field_name(l, &change.field, &names) };
    let words = |value: &serde_json::Value| {
        if change.hidden {
            return view! { <span class="soft">{tr!(l, records.hidden)}</span> }.into_any();
        }
        let words = value_words(l, &change.field, value, &names, &home);
        if words.is_empty() {
            return view! { <span class="soft">{tr!(l, records.change_empty)}</span> }.into_any();
        }
        words.into_iter().map(|word| view! { {word}<br/> }).collect_view().into_any()
    };
    let (before, after) = (words(&change.before), words(&change.after));
    let undo = Action::new(move |(): &()| record_api::undo_change(id, change.id));
    Effect::new(move || match undo.value().get() {
        Some(Ok(())) => {
            toasts.say(tr!(l, records.change_undone));
            reload.update(|n| *n += 1);
        }
        Some(Err(Failure(ApiError::Conflict(word)))) if word == "changed" => toasts.fail(tr!(l, records.change_kept)),
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    let act = match (change.undone, may_write) {
        (true, _) => view! { <Chip>{tr!(l, records.change_undone_mark)}</Chip> }.into_any(),
        (false, true) => view! {
            <Button kind=Kind::Button size=Size::Small icon=Glyph::Undo disabled=undo.pending() attr:aria-label=format!("{}: {what}", tr!(l, common.undo))
                on:click=move |_| { undo.dispatch(()); }>{tr!(l, common.undo)}</Button>
        }
        .into_any(),
        (false, false) => ().into_any(),
    };
    view! {
        <tr class="change-row">
            <td class="change-when">{l10n::date_time(l, &when)}</td><td class="change-who">{who}</td>
            <td class="change-what">{what}</td><td class="change-before">{before}</td><td class="change-after">{after}</td>
            <td class="change-act tools">{act}</td>
        </tr>
    }
}
