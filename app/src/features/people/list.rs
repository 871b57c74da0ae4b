//! The list of people: what it shows stands in the address.

use domain::people::{PeopleQuery, PersonSort, PersonSummary};
use domain::time::Timestamp;
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::{self, PeoplePage};
use super::filters::Filter;
use super::{kind_text, paths, person_name};
use crate::session::use_locale;
use crate::ui::{
    Chip, Column, DataTable, EmptyState, ErrorNote, Glyph, LinkButton, PageHeader, Pagination, PersonCell, SkeletonTable, Sort,
    Tone, Variant,
};
use crate::wire::load;

/// What the address asks for.
fn query() -> Memo<PeopleQuery> {
    let map = use_query_map();
    Memo::new(move |_| {
        let map = map.read();
        let get = |name: &str| map.get(name).unwrap_or_default();
        PeopleQuery {
            search: get("q"),
            tag: get("tag").parse().ok(),
            branch: get("branch").parse().ok(),
            state: domain::people::ListState::parse(&get("state")).unwrap_or_default(),
            sort: PersonSort::parse(&get("sort")).unwrap_or_default(),
            after: map.get("after").filter(|text| !text.is_empty()),
        }
    })
}

/// The page.
#[component]
pub fn People() -> impl IntoView {
    let l = use_locale();
    let query = query();
    let choices = load(|| (), |()| api::choices());
    let page = load(move || query.get(), api::list);
    view! {
        <Title text=tr!(l, people.title)/>
        <PageHeader
            title=tr!(l, people.title)
            actions=move || view! {
                <LinkButton href=crate::features::imports::paths::LIST>{tr!(l, imports.import_button)}</LinkButton>
                <LinkButton href=paths::ADD variant=Variant::Primary icon=Glyph::Plus>{tr!(l, people.add_person)}</LinkButton>
            }
        />
        <Suspense fallback=|| ()>
            {move || Suspend::new(async move { choices.await.ok().map(|choices| view! { <Filter query choices/> }) })}
        </Suspense>
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(page) => view! { <Found page query=query.get_untracked()/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Found(page: PeoplePage, query: PeopleQuery) -> impl IntoView {
    let l = use_locale();
    if page.list.items.is_empty() {
        let asked = query.search.is_empty() && query.tag.is_none() && query.branch.is_none();
        return if asked {
            view! {
                <EmptyState
                    title=tr!(l, people.empty_title)
                    sentence=tr!(l, people.empty_text)
                    action=move || view! { <LinkButton href="/org/signup">{tr!(l, people.empty_action)}</LinkButton> }
                />
            }
            .into_any()
        } else {
            view! { <p role="status">{tr!(l, common.no_results)}</p> }.into_any()
        };
    }
    let sorted = |up: PersonSort, down: Option<PersonSort>| {
        let now = if query.sort == up {
            Sort::Up
        } else if Some(query.sort) == down {
            Sort::Down
        } else {
            Sort::None
        };
        let next = if query.sort == up { down.unwrap_or(up) } else { up };
        (paths::list(&PeopleQuery { sort: next, after: None, ..query.clone() }), now)
    };
    let (name_href, name_sort) = sorted(PersonSort::Name, Some(PersonSort::NameDown));
    let latest = |sort: PersonSort| {
        let now = if query.sort == sort { Sort::Down } else { Sort::None };
        (paths::list(&PeopleQuery { sort, after: None, ..query.clone() }), now)
    };
    let (touch_href, touch_sort) = latest(PersonSort::Touched);
    let (new_href, new_sort) = latest(PersonSort::Newest);
    let columns = vec![
        Column::new(tr!(l, common.name)).sortable(name_href, name_sort),
        Column::new(tr!(l, people.place)).hidden_on_phones(),
        Column::new(tr!(l, people.last_touch)).hidden_on_phones().sortable(touch_href, touch_sort),
        Column::new(tr!(l, people.tags)).hidden_on_phones(),
        Column::new(tr!(l, people.known_since)).hidden_on_phones().sortable(new_href, new_sort),
    ];
    let next = page.list.next.clone().map(|after| paths::list(&PeopleQuery { after: Some(after), ..query.clone() }));
    let first = query.after.is_some().then(|| paths::list(&PeopleQuery { after: None, ..query.clone() }));
    let now = page.now;
    let rows: Vec<_> = page.list.items.into_iter().map(|person| view! { <Row person now/> }).collect();
    view! {
        <DataTable caption=tr!(l, people.title) columns dense=true keyboard=true>{rows}</DataTable>
        <Pagination next first shown=tr!(l, people.shown_count, n = page.total)/>
    }
    .into_any()
}

#[component]
fn Row(person: PersonSummary, now: Timestamp) -> impl IntoView {
    let l = use_locale();
    let name = person_name(l, &person.given_name, &person.family_name);
    let phone = person.phone.clone().unwrap_or_default();
    let detail = person.email.clone().unwrap_or_else(|| {
        [tr!(l, people.no_email), phone].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    });
    let place = format!("{} {}", person.postcode, person.city).trim().to_owned();
    let happened = person.last_kind.map(|kind| {
        let about = if person.last_subject.is_empty() {
            kind_text(l, kind)
        } else {
            format!("{}: {}", kind_text(l, kind), person.last_subject)
        };
        format!("{about}, {}", l10n::relative(l, now, person.touched_at))
    });
    let bounced = person.bounced;
    view! {
        <tr>
            <td>
                <PersonCell name href=paths::person(person.id) detail>
                    {bounced.then(|| view! { <Chip tone=Tone::Bad>{tr!(l, people.bounced)}</Chip> })}
                </PersonCell>
            </td>
            <td class="roomy">{place}</td>
            <td class="roomy soft">{happened}</td>
            <td class="roomy">{person.tags.into_iter().map(|tag| view! { <Chip>{tag.name}</Chip>" " }).collect_view()}</td>
            <td class="roomy soft">{l10n::relative(l, now, person.created_at)}</td>
        </tr>
    }
}
