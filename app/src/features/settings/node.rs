//! One organisation of the tree and what can be done with it.

use domain::ids::OrganisationId;
use domain::tenants::OrganisationKind;
use domain::tenants::tree::TreeNode;
use domain::{l10n, tr};
use leptos::form::FromFormData;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::api;
use super::tree::{kind_text, why};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{Button, Chip, Choice, Field, FormErrorSummary, Kind, Problems, Select, Size, tell};

/// A row of the list.
#[component]
pub fn Node(node: TreeNode, places: Vec<Choice>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let o = node.organisation.clone();
    let (id, closed, root) = (o.id, node.closed, o.kind == OrganisationKind::National);
    let former = (!node.former_slugs.is_empty())
        .then(|| view! { <p class="small soft">{tr!(l, settings.former, names = l10n::list(l, &node.former_slugs))}</p> });
    let also = (node.other_parents > 0)
        .then(|| view! { <p class="small soft">{tr!(l, settings.other_parents, n = i64::from(node.other_parents))}</p> });
    let own = id.to_string();
    let places: Vec<Choice> =
        places.into_iter().filter(|p| p.value != own && Some(&p.value) != o.parent.map(|p| p.to_string()).as_ref()).collect();
    let change = (!closed).then(|| {
        let node = node.clone();
        view! {
            <details class="fold">
                <summary class="btn btn-small" aria-label=tr!(l, settings.change_name, name = o.name.clone())>{tr!(l, common.change)}</summary>
                <Rename node reload/>
                {(!root).then(|| view! { <Move id places reload/> <Close id closed=false reload/> })}
            </details>
        }
    });
    // Steps in, as far as the screen has room: the style knows six.
    let level = format!("tree-node tree-{}", node.indent.min(6));
    view! {
        <li class=level>
            <div class="row">
                <b class="grow">{o.name}</b>
                <span class="soft small">{kind_text(l, o.kind)} " · " <code>{o.slug}</code></span>
                {closed.then(|| view! { <Chip>{tr!(l, settings.closed)}</Chip> <Close id closed=true reload/> })}
            </div>
            {former} {also} {change}
        </li>
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Input {
    name: String,
    slug: String,
    parent: String,
}

#[component]
fn Rename(node: TreeNode, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let id = node.organisation.id;
    let save = Action::new(move |i: &Input| api::rename(id, i.name.clone(), i.slug.clone()));
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e: Failure| e.0));
    tell(save, reload, move |()| tr!(l, common.saved), move |e| why(l, e));
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(input) = Input::from_event(&event) {
            save.dispatch(input);
        }
    };
    view! {
        <form method="post" class="narrow" on:submit=on_submit>
            <FormErrorSummary problems/>
            <Field label=tr!(l, common.name) name="name" id=format!("name-{id}") value=node.organisation.name required=true error=problems.of("name")/>
            <Field label=tr!(l, settings.slug) name="slug" id=format!("slug-{id}") value=node.organisation.slug required=true hint=tr!(l, settings.slug_change_hint) error=problems.of("slug")/>
            <Button size=Size::Small disabled=save.pending()>{tr!(l, common.save)}</Button>
        </form>
    }
}

#[component]
fn Move(id: OrganisationId, places: Vec<Choice>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let go = Action::new(move |parent: &OrganisationId| api::move_below(id, *parent));
    let problems = Problems::new(l, move || go.value().get().and_then(Result::err).map(|e: Failure| e.0));
    tell(go, reload, move |()| tr!(l, settings.moved), move |e| why(l, e));
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(parent) = Input::from_event(&event).ok().and_then(|i| i.parent.parse().ok()) {
            go.dispatch(parent);
        }
    };
    (!places.is_empty()).then(|| view! {
        <form method="post" class="narrow" on:submit=on_submit>
            <Select label=tr!(l, settings.move_below) name="parent" id=format!("parent-{id}") options=places hint=tr!(l, settings.move_hint) error=problems.of("parent")/>
            <Button size=Size::Small disabled=go.pending()>{tr!(l, settings.r#move)}</Button>
        </form>
    })
}

#[component]
fn Close(id: OrganisationId, closed: bool, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let go = Action::new(move |now: &bool| api::close(id, *now));
    let said = if closed { tr!(l, settings.reopened) } else { tr!(l, settings.closed_now) };
    tell(go, reload, move |()| said.clone(), move |e| why(l, e));
    let label = if closed { tr!(l, settings.reopen) } else { tr!(l, settings.close) };
    let hint = (!closed).then(|| view! { <p class="small soft">{tr!(l, settings.close_hint)}</p> });
    view! {
        <div class="tree-close">
            {hint}
            <Button size=Size::Small kind=Kind::Button disabled=go.pending() on:click=move |_| { go.dispatch(!closed); }>{label}</Button>
        </div>
    }
}
