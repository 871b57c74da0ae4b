//! One import from file to result: upload, preview, progress, report. All of it stands in the address.

use std::time::Duration;

use domain::ids::ImportId;
use domain::representatives::import::{ImportOptions, ImportState, ImportView};
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::{self, ImportPage};
use super::paths;
use super::preview::Look;
use super::report::Finished;
use super::upload::Upload;
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{ErrorNote, PageHeader, ProgressBar, SkeletonTable};
use crate::wire::{Loaded, load};

/// How often a running import is asked how far it is.
const BEAT: Duration = Duration::from_millis(700);

/// The import and the options the address asks for.
fn asked() -> Memo<Option<(ImportId, ImportOptions)>> {
    let map = use_query_map();
    Memo::new(move |_| {
        let map = map.read();
        let get = |name: &str| map.get(name).unwrap_or_default();
        let options = ImportOptions {
            source: get("source"),
            level: get("level"),
            scheme: get("scheme"),
            code: get("code"),
            name: get("name"),
            to: get("to"),
            to_name: get("to_name"),
            postcode: get("postcode"),
            street: get("street"),
            number_from: get("number_from"),
            number_to: get("number_to"),
            valid_from: get("valid_from"),
            complete: match get("complete").as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            ..ImportOptions::default()
        };
        Some((get("id").parse().ok()?, options))
    })
}

/// The page.
#[component]
pub fn Import() -> impl IntoView {
    let l = use_locale();
    let asked = asked();
    let page = load(
        move || asked.get(),
        |asked| async move {
            match asked {
                Some((id, options)) => api::import_page(id, options).await.map(Some),
                None => Ok(None),
            }
        },
    );
    view! {
        <Title text=tr!(l, representatives.import_title)/>
        <PageHeader title=tr!(l, representatives.import_title) lead=tr!(l, representatives.import_lead) back=(paths::LIST.to_owned(), tr!(l, representatives.title))/>
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move { state(page.await, page) })}
        </Transition>
    }
}

fn state(answer: Result<Option<ImportPage>, Failure>, page: Loaded<Result<Option<ImportPage>, Failure>>) -> AnyView {
    match answer {
        Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
        Ok(None) => view! { <Upload/> }.into_any(),
        Ok(Some(ImportPage { view, preview })) => match (view.state, preview) {
            (ImportState::Staged, Some(preview)) => {
                view! { <Look id=view.id file_name=view.file_name preview again=page/> }.into_any()
            }
            (ImportState::Running | ImportState::Staged, _) => view! { <Running import=view page/> }.into_any(),
            (ImportState::Done | ImportState::Failed, _) => view! { <Finished import=view/> }.into_any(),
        },
    }
}

#[component]
fn Running(import: ImportView, page: Loaded<Result<Option<ImportPage>, Failure>>) -> impl IntoView {
    let l = use_locale();
    // In the browser only: asks again after a while, and the answer draws this anew until it is done.
    Effect::new(move || set_timeout(move || page.refetch(), BEAT));
    let whole = |n: i64| u64::try_from(n).unwrap_or(0);
    let label = format!("{} {}", tr!(l, representatives.running), import.file_name);
    view! {
        <ProgressBar label value=whole(import.done) max=whole(import.total.max(1))/>
        <p class="soft" role="status">{tr!(l, representatives.leave)}</p>
    }
}
