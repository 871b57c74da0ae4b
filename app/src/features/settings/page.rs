//! The settings of the organisation as a whole.

use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;

use super::api;
use super::form::Form;
use crate::session::use_locale;
use crate::ui::{ErrorNote, LinkButton, Note, PageHeader, SkeletonCard};
use crate::wire::load;

/// Address of this page.
pub const SETTINGS: &str = "/org/settings";
/// Address of the tree.
pub const TREE: &str = "/org/settings/organisations";

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    let l = use_locale();
    let reload = RwSignal::new(0);
    let data = load(move || reload.get(), |_| api::settings());
    view! {
        <Title text=tr!(l, settings.title)/>
        <PageHeader title=tr!(l, settings.title) lead=tr!(l, settings.lead)
            actions=move || view! {
                <LinkButton href=crate::features::people::paths::FIELDS>{tr!(l, records.fields_title)}</LinkButton>
                <LinkButton href=TREE>{tr!(l, settings.tree_title)}</LinkButton>
            }/>
        <Transition fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => match page.settings.clone() {
                        Some(settings) => view! { <Form settings page/> }.into_any(),
                        None => view! { <Note>{tr!(l, settings.part_only)}</Note> }.into_any(),
                    },
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}
