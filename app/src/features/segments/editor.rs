//! A segment: its tree, and everything that follows from it while it is edited.

use domain::ids::SegmentId;
use domain::segments::{SegmentKind, Tree};
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};

use super::api::{self, EditorPage};
use super::counts::{Number, Reachable, Sample, live};
use super::keep::Keep;
use super::paths;
use super::steps::Steps;
use super::store::Store;
use super::why::WhyIn;
use crate::session::use_locale;
use crate::ui::{ErrorNote, LinkButton, PageHeader, Section, SkeletonCard, Split};
use crate::wire::load;

/// A new segment.
#[component]
pub fn NewSegment() -> impl IntoView {
    page(|| None)
}

/// An existing one.
#[component]
pub fn EditSegment() -> impl IntoView {
    let params = use_params_map();
    page(move || params.read().get("id").and_then(|id| id.parse().ok()))
}

fn page(id: impl Fn() -> Option<SegmentId> + Send + Sync + 'static) -> impl IntoView {
    let l = use_locale();
    let data = load(id, api::editor);
    view! {
        <Transition fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! { <Editor page/> }.into_any(),
                    Err(e) => view! {
                        <Title text=tr!(l, segments.title)/>
                        <PageHeader title=tr!(l, segments.title) back=(paths::LIST.to_owned(), tr!(l, segments.back))/>
                        <ErrorNote error=e.0/>
                    }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Editor(page: EditorPage) -> impl IntoView {
    let l = use_locale();
    let EditorPage { segment, choices, home } = page;
    let saved = segment.as_ref().map_or_else(Tree::default, |s| match s.row.kind {
        SegmentKind::Dynamic => s.tree.clone(),
        // What it was made from may hold for others by now: who is in is the list itself.
        SegmentKind::Static => Tree::of(domain::segments::Join::All, vec![domain::segments::Condition::Segment(s.row.id).into()]),
    });
    let address = segment.as_ref().map_or_else(|| paths::NEW.to_owned(), |s| paths::segment(s.row.id));
    let query = use_query_map();
    let given = paths::tree_in(query.read_untracked().get("t").as_deref());
    let store = Store::new(l, given.unwrap_or_else(|| saved.clone()), choices);
    follow(store, address, saved);
    let live = live(store);
    let title = segment.as_ref().map_or_else(|| tr!(l, segments.new_segment), |s| s.row.name.clone());
    let fixed = segment.as_ref().filter(|s| s.row.kind == SegmentKind::Static).map(|s| s.row.id);
    let map = move || paths::with_tree(paths::MAP, &store.tree.get());
    view! {
        <Title text=title.clone()/>
        <PageHeader title back=(paths::LIST.to_owned(), tr!(l, segments.title)) actions=move || view! { {move || view! { <LinkButton href=map()>{tr!(l, segments.map_open)}</LinkButton> }} }/>
        <Split side=move || view! { <Number store live/><Reachable store live/><Sample store live/> }>
            {fixed.is_none().then(|| view! { <Section title=tr!(l, segments.steps_title)><Steps store/></Section> })}
            <Keep store segment home/>
            <WhyIn store live list=fixed/>
        </Split>
    }
}

/// Keeps the address and the tree the same: a change of the tree's shape is a step one can go back from, typing is not.
fn follow(store: Store, address: String, saved: Tree) {
    let navigate = use_navigate();
    let query = use_query_map();
    let page = StoredValue::new(address);
    let saved = StoredValue::new(saved);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let shape = StoredValue::new(store.shape.get_untracked());
    // What was put into the address last: when it arrives there, the tree may be ahead of it already.
    let sent = StoredValue::new(store.tree.get_untracked());
    let in_address = move || paths::tree_in(query.read().get("t").as_deref()).unwrap_or_else(|| saved.get_value());
    Effect::new(move || {
        let tree = store.tree.get();
        if let Some(before) = waiting.get_value() {
            before.clear();
        }
        let (navigate, now) = (navigate.clone(), store.shape.get_untracked());
        let go = move || {
            if untrack(in_address) != tree {
                let replace = shape.get_value() == now;
                shape.set_value(now);
                sent.set_value(tree.clone());
                let to = if tree == saved.get_value() { page.get_value() } else { paths::with_tree(&page.get_value(), &tree) };
                navigate(&to, NavigateOptions { replace, scroll: false, ..NavigateOptions::default() });
            }
        };
        waiting.set_value(set_timeout_with_handle(go, std::time::Duration::from_millis(400)).ok());
    });
    // The way back and forth.
    Effect::new(move |first: Option<()>| {
        let tree = in_address();
        if first.is_some() && sent.get_value() != tree {
            sent.set_value(tree.clone());
            store.open.set(None);
            store.tree.set(tree);
            store.shape.update(|n| *n += 1);
            shape.set_value(store.shape.get_untracked());
        }
    });
}
