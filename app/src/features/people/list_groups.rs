//! The list in groups.

use domain::locale::Locale;
use domain::people::{Group, GroupBy, PeopleQuery, Source};
use domain::{l10n, tr};
use leptos::prelude::*;

use super::{list_api, paths, source_text};
use crate::session::use_locale;
use crate::ui::{Column, DataTable, ErrorNote, LinkButton, SkeletonTable};
use crate::wire::load;

/// What it is grouped by, in words.
pub(super) fn group_text(l: Locale, by: GroupBy) -> String {
    match by {
        GroupBy::Branch => tr!(l, common.branch),
        GroupBy::City => tr!(l, common.city),
        GroupBy::Tag => tr!(l, people.tag),
        GroupBy::Source => tr!(l, lists.source),
        GroupBy::Owner => tr!(l, lists.owner),
    }
}

/// How many people there are of each; a press narrows the list to them.
#[component]
pub(super) fn Groups(query: Memo<PeopleQuery>, by: GroupBy) -> impl IntoView {
    let l = use_locale();
    let groups = load(move || query.get(), move |query| list_api::groups(query, by));
    view! {
        <p><LinkButton href=paths::list(&query.get_untracked())>{tr!(l, lists.ungrouped)}</LinkButton></p>
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match groups.await {
                    Ok(groups) => table(l, &query.get_untracked(), by, groups).into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

fn table(l: Locale, query: &PeopleQuery, by: GroupBy, groups: Vec<Group>) -> impl IntoView + use<> {
    let columns = vec![Column::new(group_text(l, by)), Column::new(tr!(l, people.title)).number()];
    let query = query.clone();
    let rows = groups
        .into_iter()
        .map(|group| {
            let label = match Source::parse(&group.label) {
                Some(source) if by == GroupBy::Source => source_text(l, source),
                _ => group.label.clone(),
            };
            let href = paths::list(&narrowed(&query, by, &group));
            view! { <tr><td><a href=href>{label}</a></td><td class="number">{l10n::number(l, group.people)}</td></tr> }
        })
        .collect_view();
    view! { <DataTable caption=group_text(l, by) columns dense=true keyboard=true>{rows}</DataTable> }
}

fn narrowed(query: &PeopleQuery, by: GroupBy, group: &Group) -> PeopleQuery {
    let mut query = PeopleQuery { after: None, ..query.clone() };
    match by {
        GroupBy::Branch => query.branch = group.key.parse().ok(),
        GroupBy::City => query.city.clone_from(&group.key),
        GroupBy::Tag => query.tag = group.key.parse().ok(),
        GroupBy::Source => query.source = Source::parse(&group.key),
        GroupBy::Owner => query.owner = group.key.parse().ok(),
    }
    query
}
