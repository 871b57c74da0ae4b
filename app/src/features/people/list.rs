//! The list of people: what it shows stands in the address.

use domain::people::{GroupBy, ListColumn, PeopleQuery, PersonSummary};
use domain::time::Timestamp;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::{self, PeoplePage};
use super::filters::Filter;
use super::list_api::{self, Choices};
use super::list_bulk::BulkBar;
use super::list_cells::{cell, happened};
use super::list_columns::{ColumnsDialog, heads};
use super::list_edit::RowEdit;
use super::list_export::ExportDialog;
use super::list_groups::{Groups, group_text};
use super::list_picked::Picked;
use super::list_views::{SaveViewDialog, ViewsMenu};
use super::{paths, person_name};
use crate::features::duplicates::paths as duplicates;
use crate::features::imports;
use crate::session::use_locale;
use crate::ui::{
    Button, Chip, DataTable, EmptyState, ErrorNote, FilterChip, Glyph, Kind, LinkButton, Menu, MenuLink, PageHeader, Pagination,
    PersonCell, Size, SkeletonTable, Tone, Variant, error_text,
};
use crate::wire::load;

/// The page.
#[component]
pub fn People() -> impl IntoView {
    let l = use_locale();
    let map = use_query_map();
    let query = Memo::new(move |_| paths::query(|name| map.read().get(name).unwrap_or_default()));
    let group = Memo::new(move |_| GroupBy::parse(&map.read().get("group").unwrap_or_default()));
    let choices = load(|| (), |()| list_api::choices());
    let kept = Callback::new(move |()| choices.refetch());
    view! {
        <Title text=tr!(l, people.title)/>
        <PageHeader
            title=tr!(l, people.title)
            actions=move || view! {
                <LinkButton href=duplicates::LIST>{tr!(l, duplicates.duplicates_link)}</LinkButton>
                <LinkButton href=imports::paths::LIST>{tr!(l, imports.import_button)}</LinkButton>
                <LinkButton href=paths::ADD variant=Variant::Primary icon=Glyph::Plus>{tr!(l, people.add_person)}</LinkButton>
            }
        />
        <Suspense fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match choices.await {
                    Ok(choices) => view! { <Listed query group choices kept/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// The list with everything around it.
#[component]
fn Listed(query: Memo<PeopleQuery>, group: Memo<Option<GroupBy>>, choices: Choices, kept: Callback<()>) -> impl IntoView {
    let picked = Picked::new();
    // Another list, other people: what was picked there is not meant here. Another page of the same list is the same list.
    let filter = Memo::new(move |_| PeopleQuery { after: None, columns: Vec::new(), ..query.get() });
    Effect::new(move |before: Option<PeopleQuery>| {
        let now = filter.get();
        if before.is_some_and(|before| before != now) {
            picked.clear();
        }
        now
    });
    let export = RwSignal::new(false);
    let page = load(move || query.get(), api::list);
    let changed = Callback::new(move |()| page.refetch());
    let of = StoredValue::new(choices.clone());
    view! {
        <Filter query choices=choices.clone()/>
        <Tools query choices=choices.clone() kept picked export/>
        {move || match group.get() {
            Some(by) => view! { <Groups query by/> }.into_any(),
            None => view! {
                <Transition fallback=|| view! { <SkeletonTable/> }>
                    {move || Suspend::new(async move {
                        match page.await {
                            Ok(page) => view! { <Found page query=query.get_untracked() choices=of.get_value() picked changed/> }.into_any(),
                            Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                        }
                    })}
                </Transition>
                <BulkBar query choices=of.get_value() picked export changed/>
            }
            .into_any(),
        }}
        <ExportDialog query choices picked open=export/>
    }
}

/// What is done with the list as such: columns, groups, views.
#[component]
fn Tools(
    query: Memo<PeopleQuery>,
    choices: Choices,
    kept: Callback<()>,
    picked: Picked,
    export: RwSignal<bool>,
) -> impl IntoView {
    let l = use_locale();
    let (columns, save) = (RwSignal::new(false), RwSignal::new(false));
    // With people picked the bar below the list has this button, for them.
    let may_export = choices.may_export;
    let everybody = move |_| {
        picked.everybody();
        export.set(true);
    };
    let groups = move || {
        GroupBy::ALL
            .iter()
            .map(|by| view! { <MenuLink href=paths::grouped(&query.get(), *by)>{group_text(l, *by)}</MenuLink> })
            .collect_view()
    };
    let town = move || {
        let q = query.get();
        (!q.city.is_empty()).then(|| {
            let remove = paths::list(&PeopleQuery { city: String::new(), after: None, ..q.clone() });
            view! { <FilterChip label=q.city.clone() remove/> }
        })
    };
    view! {
        <div class="list-tools actions">
            <Button kind=Kind::Button size=Size::Small on:click=move |_| columns.set(true)>{tr!(l, lists.columns)}</Button>
            <Menu label=tr!(l, lists.group_by) size=Size::Small>{groups}</Menu>
            <ViewsMenu views=choices.views.clone() removed=kept/>
            <Button kind=Kind::Button size=Size::Small on:click=move |_| save.set(true)>{tr!(l, lists.save_view)}</Button>
            {move || (may_export && picked.is_empty()).then(|| view! {
                <Button kind=Kind::Button size=Size::Small on:click=everybody>{tr!(l, lists.export)}</Button>
            })}
            {may_export.then(|| view! { <LinkButton href=paths::EXPORTS size=Size::Small>{tr!(l, lists.exports)}</LinkButton> })}
            {town}
            <Total query/>
        </div>
        <ColumnsDialog query fields=choices.fields.clone() open=columns/>
        <SaveViewDialog query choices open=save saved=kept/>
    }
}

/// How many there are in all: asked for beside the page, which does not wait for it.
#[component]
fn Total(query: Memo<PeopleQuery>) -> impl IntoView {
    let l = use_locale();
    let filter = Memo::new(move |_| PeopleQuery { after: None, columns: Vec::new(), sort: Default::default(), ..query.get() });
    let total = load(move || filter.get(), list_api::count);
    view! {
        <Transition fallback=|| ()>
            <p class="soft number list-total" role="status">
                {move || Suspend::new(async move {
                    total.await.map_or_else(|e| error_text(l, &e.0), |n| tr!(l, people.shown_count, n = n))
                })}
            </p>
        </Transition>
    }
}

#[component]
fn Found(page: PeoplePage, query: PeopleQuery, choices: Choices, picked: Picked, changed: Callback<()>) -> impl IntoView {
    let l = use_locale();
    picked.show(page.list.items.iter().map(|p| p.id).collect());
    if page.list.items.is_empty() {
        return if query.is_open() {
            view! {
                <EmptyState
                    title=tr!(l, people.empty_title)
                    sentence=tr!(l, people.empty_text)
                    action=move || view! {
                        <LinkButton href=imports::paths::LIST>{tr!(l, imports.title)}</LinkButton>
                        <LinkButton href="/org/signup" variant=Variant::Quiet>{tr!(l, people.empty_action)}</LinkButton>
                    }
                />
            }
            .into_any()
        } else {
            view! { <EmptyState icon=Glyph::Search title=tr!(l, lists.none_found) sentence=tr!(l, common.no_results)/> }
                .into_any()
        };
    }
    let columns = heads(l, &query, &choices.fields);
    let shown = query.shown();
    let edit = (choices.may_write && query.state == Default::default()).then_some(changed);
    let next = page.list.next.clone().map(|after| paths::list(&PeopleQuery { after: Some(after), ..query.clone() }));
    let first = query.after.is_some().then(|| paths::list(&PeopleQuery { after: None, ..query.clone() }));
    let now = page.now;
    let rows: Vec<_> = page
        .list
        .items
        .into_iter()
        .map(|person| {
            let edit = edit.map(|changed| RowEdit::new(&person, changed));
            let of = |column: &ListColumn| (*column, cell(l, *column, &person, now, &choices.fields, edit));
            let cells = shown.iter().skip(1).map(of).collect();
            view! { <Row person cells edit picked now/> }
        })
        .collect();
    view! {
        <DataTable caption=tr!(l, people.title) columns dense=true keyboard=true>{rows}</DataTable>
        <Pagination next first/>
    }
    .into_any()
}

#[component]
fn Row(
    person: PersonSummary,
    cells: Vec<(ListColumn, AnyView)>,
    edit: Option<RowEdit>,
    picked: Picked,
    now: Timestamp,
) -> impl IntoView {
    let l = use_locale();
    let id = person.id;
    let name = person_name(l, &person.given_name, &person.family_name);
    let detail = person.email.clone().or(person.phone.clone()).unwrap_or_else(|| tr!(l, people.no_email));
    let label = tr!(l, lists.pick, name = name.clone());
    // Where the address has a column of its own it is not said twice; phones show no columns.
    let address = if cells.iter().any(|(column, _)| *column == ListColumn::Email) { "narrow-only" } else { "" };
    let last = [Some(person.city.clone()).filter(|city| !city.is_empty()), happened(l, &person, now)];
    let last = last.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let bounced = person.bounced;
    // A name that is corrected in its own column is the new one here, too.
    let shown = move || edit.map_or_else(|| name.clone(), |row| row.name.with(|(given, family)| person_name(l, given, family)));
    let cells = cells
        .into_iter()
        .map(|(column, cell)| {
            let class = match column {
                ListColumn::LastTouch => "roomy soft people-touch",
                ListColumn::Created => "roomy soft people-when",
                ListColumn::Source => "roomy soft",
                _ => "roomy",
            };
            view! { <td class=class>{cell}</td> }
        })
        .collect_view();
    view! {
        <tr>
            <td class="pickable">
                <input type="checkbox" class="row-tick" aria-label=label prop:checked=move || picked.has(id)
                    on:click=move |event| picked.toggle(id, event.shift_key())/>
                {move || {
                    let (detail, last) = (detail.clone(), last.clone());
                    view! {
                        <PersonCell name=shown() href=paths::person(id)>
                            <span class=address>{detail}</span>
                            <span class="narrow-only">{last}</span>
                            {bounced.then(|| view! { <Chip tone=Tone::Bad>{tr!(l, people.bounced)}</Chip> })}
                        </PersonCell>
                    }
                }}
            </td>
            {cells}
        </tr>
    }
}
