//! One import, whatever state it is in. The sheet and the line of the names stand in the address.

use domain::ids::ImportId;
use domain::imports::{ImportOptions, ImportState, Layout};
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::api::{self, ImportPage};
use super::check::Waiting;
use super::done::Finished;
use super::paths;
use super::running::Running;
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{ErrorNote, PageHeader, SkeletonTable};
use crate::wire::{Loaded, load};

/// What a page of an import was loaded with.
pub type Page = Loaded<Result<ImportPage, Failure>>;

fn asked() -> Memo<Option<(ImportId, ImportOptions)>> {
    let (params, query) = (use_params_map(), use_query_map());
    Memo::new(move |_| {
        let id = params.read().get("id")?.parse().ok()?;
        let query = query.read();
        let sheet = query.get("sheet").and_then(|s| s.parse().ok()).unwrap_or_default();
        let line: Option<u32> = query.get("header").and_then(|s| s.parse().ok());
        // Only the line is asked for; the names are read from the file.
        let layout = line.map(|header_line| Layout { header_line, ..Layout::default() });
        Some((id, ImportOptions { sheet, layout, ..ImportOptions::default() }))
    })
}

/// The page.
#[component]
pub fn ShowImport() -> impl IntoView {
    let l = use_locale();
    let asked = asked();
    let page = load(
        move || asked.get(),
        |asked| async move {
            match asked {
                Some((id, options)) => api::show(id, options).await,
                None => Err(Failure(domain::ApiError::NotFound)),
            }
        },
    );
    view! {
        <Title text=tr!(l, imports.title)/>
        <PageHeader title=tr!(l, imports.title) back=(paths::LIST.to_owned(), tr!(l, imports.recent))/>
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move { state(page.await, page) })}
        </Transition>
    }
}

fn state(answer: Result<ImportPage, Failure>, page: Page) -> AnyView {
    match answer {
        Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
        Ok(ImportPage { view, preview: Some((preview, choices)), .. }) => {
            view! { <Waiting import=view preview choices page/> }.into_any()
        }
        Ok(ImportPage { view, humans, .. }) => match view.state {
            ImportState::Running | ImportState::Paused | ImportState::Undoing | ImportState::Staged => {
                view! { <Running import=view page/> }.into_any()
            }
            _ => view! { <Finished import=view humans page/> }.into_any(),
        },
    }
}
