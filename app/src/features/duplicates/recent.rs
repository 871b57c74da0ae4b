//! Merges of the last thirty days, and taking one back.

use domain::duplicates::MergeSummary;
use domain::l10n;
use domain::time::LocalDateTime;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{api, paths, words};
use crate::features::people::paths as people;
use crate::session::use_locale;
use crate::ui::{Button, Chip, Column, DataTable, EmptyState, ErrorNote, Kind, PageHeader, Size, SkeletonTable, tell};
use crate::wire::load;

/// The page.
#[component]
pub fn Merges() -> impl IntoView {
    let l = use_locale();
    let reload = RwSignal::new(0);
    let data = load(move || reload.get(), async |_| api::recent().await);
    view! {
        <Title text=tr!(l, duplicates.recent)/>
        <PageHeader title=tr!(l, duplicates.recent) lead=tr!(l, duplicates.recent_lead) back=(paths::LIST.to_owned(), tr!(l, duplicates.title))/>
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(found) if found.is_empty() => {
                        view! { <EmptyState title=tr!(l, duplicates.recent_empty) sentence=tr!(l, duplicates.recent_empty_text)/> }.into_any()
                    }
                    Ok(found) => view! { <Found found reload/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Found(found: Vec<(LocalDateTime, MergeSummary)>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let columns = vec![
        Column::new(tr!(l, common.name)),
        Column::new(tr!(l, duplicates.when)),
        Column::new(tr!(l, duplicates.who)).hidden_on_phones(),
        Column::silent(tr!(l, duplicates.undo)),
    ];
    let rows = found.into_iter().map(|(when, merge)| view! { <Row when merge reload/> }).collect_view();
    view! { <DataTable caption=tr!(l, duplicates.recent) columns dense=true keyboard=true>{rows}</DataTable> }
}

#[component]
fn Row(when: LocalDateTime, merge: MergeSummary, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let id = merge.id;
    let undo = Action::new(move |(): &()| api::undo(id));
    tell(undo, reload, move |()| tr!(l, duplicates.undone), move |e| words::refusal_text(l, e));
    let name = if merge.name.is_empty() { tr!(l, people.no_name) } else { merge.name.clone() };
    let spoken = tr!(l, duplicates.undo_of, name = name.clone());
    let end = match (merge.until, merge.undone_at) {
        (Some(_), _) => view! {
            <Button kind=Kind::Button size=Size::Small attr:aria-label=spoken disabled=Signal::derive(move || undo.pending().get()) on:click=move |_| { undo.dispatch(()); }>{tr!(l, duplicates.undo)}</Button>
        }
        .into_any(),
        (None, Some(_)) => view! { <Chip>{tr!(l, duplicates.was_undone)}</Chip> }.into_any(),
        (None, None) => view! { <Chip>{tr!(l, duplicates.is_final)}</Chip> }.into_any(),
    };
    view! {
        <tr>
            <td><a href=people::person(merge.survivor)>{name}</a></td>
            <td>{l10n::date_time(l, &when)}</td>
            <td class="roomy soft">{merge.actor}</td>
            <td>{end}</td>
        </tr>
    }
}
