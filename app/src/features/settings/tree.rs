//! The tree of organisations, indented.

use domain::ApiError;
use domain::locale::Locale;
use domain::tenants::OrganisationKind;
use domain::tenants::tree::TreeNode;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;

use super::add::Add;
use super::api;
use super::node::Node;
use super::page::SETTINGS;
use crate::session::use_locale;
use crate::ui::{Choice, ErrorNote, PageHeader, Section, SkeletonCard, error_text};
use crate::wire::load;

/// What a level is called.
pub(super) fn kind_text(l: Locale, kind: OrganisationKind) -> String {
    match kind {
        OrganisationKind::National => tr!(l, settings.kind_national),
        OrganisationKind::Region => tr!(l, settings.kind_region),
        OrganisationKind::Branch => tr!(l, settings.kind_branch),
        OrganisationKind::Zone => tr!(l, settings.kind_zone),
        OrganisationKind::Office => tr!(l, offices.office),
    }
}

/// Why something could not be done to the tree.
pub(super) fn why(l: Locale, error: &ApiError) -> String {
    match error {
        ApiError::Conflict(word) if word == "has_children" => tr!(l, settings.has_children),
        ApiError::Conflict(word) if word == "parent_closed" => tr!(l, settings.parent_closed),
        ApiError::Conflict(word) if word == "is_root" => tr!(l, settings.is_root),
        other => error_text(l, other),
    }
}

/// The open organisations as options, indented like the tree.
pub(super) fn choices(nodes: &[TreeNode]) -> Vec<Choice> {
    let label = |n: &TreeNode| {
        let indent = "\u{a0}\u{a0}".repeat(usize::try_from(n.indent).unwrap_or_default());
        format!("{indent}{}", n.organisation.name)
    };
    nodes.iter().filter(|n| !n.closed).map(|n| Choice::new(n.organisation.id.to_string(), label(n))).collect()
}

/// The page.
#[component]
pub fn Tree() -> impl IntoView {
    let l = use_locale();
    let reload = RwSignal::new(0);
    let data = load(move || reload.get(), |_| api::tree());
    view! {
        <Title text=tr!(l, settings.tree_title)/>
        <PageHeader title=tr!(l, settings.tree_title) lead=tr!(l, settings.tree_lead) back=(SETTINGS.to_owned(), tr!(l, settings.title))/>
        <Transition fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(nodes) => view! { <Nodes nodes reload/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Nodes(nodes: Vec<TreeNode>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let places = choices(&nodes);
    let list = nodes
        .into_iter()
        .map(|node| {
            let places = places.clone();
            view! { <Node node places reload/> }
        })
        .collect_view();
    view! {
        <ul class="tree" aria-label=tr!(l, settings.tree_title)>{list}</ul>
        <Section title=tr!(l, settings.add_title)><Add places=places.clone() reload/></Section>
    }
}
