//! Letters that wait: how many, to whom and why. Nobody here sees a word of them.

use domain::casework::form::HeldGroup;
use domain::casework::letter::HoldRule;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::api;
use crate::features::representatives::paths;
use crate::session::use_locale;
use crate::ui::{Button, Column, DataTable, Kind, LinkButton, Size, error_text, tell};

/// A row for each representative and reason.
#[component]
pub fn Held(groups: Vec<HeldGroup>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    if groups.is_empty() {
        return view! { <p class="soft">{tr!(l, offices.held_none)}</p> }.into_any();
    }
    let columns = vec![
        Column::new(tr!(l, offices.representative)),
        Column::new(tr!(l, offices.held_why)).hidden_on_phones(),
        Column::new(tr!(l, offices.letters)).number(),
        Column::silent(tr!(l, offices.next_step)),
    ];
    let rows = groups.into_iter().map(|group| view! { <Row group reload/> }).collect_view();
    view! { <DataTable caption=tr!(l, offices.held_title) columns>{rows}</DataTable> }.into_any()
}

#[component]
fn Row(group: HeldGroup, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let why = match group.rule {
        HoldRule::Identical => tr!(l, offices.held_identical),
        HoldRule::NoContact => tr!(l, offices.held_no_contact),
    };
    let page = paths::representative(group.politician);
    let step = match group.rule {
        HoldRule::Identical => view! { <Release group=group.clone() reload/> }.into_any(),
        HoldRule::NoContact => {
            view! { <LinkButton href=page.clone() size=Size::Small>{tr!(l, offices.find_a_way)}</LinkButton> }.into_any()
        }
    };
    view! {
        <tr>
            <td><a href=page>{group.recipient}</a></td>
            <td class="roomy soft">{why}</td>
            <td class="number">{l10n::number(l, group.count)}</td>
            <td>{step}</td>
        </tr>
    }
}

#[component]
fn Release(group: HeldGroup, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let id = group.politician;
    let release = Action::new(move |(): &()| api::release(id));
    tell(release, reload, move |n| tr!(l, offices.released, n = i64::from(*n)), move |e| error_text(l, e));
    view! {
        <Button size=Size::Small kind=Kind::Button disabled=release.pending() on:click=move |_| { release.dispatch(()); }>
            {tr!(l, offices.release)}
        </Button>
    }
}
