//! One representative: their office, how they are reached, where they sit.

use domain::ApiError;
use domain::ids::PoliticianId;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::api::{self, RepresentativePage};
use super::contacts::Contacts;
use super::office::Office;
use super::seats::Seats;
use crate::Failure;
use crate::features::representatives::paths;
use crate::session::use_locale;
use crate::ui::{ErrorNote, PageHeader, SkeletonCard};
use crate::wire::load;

/// The page.
#[component]
pub fn Representative() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse::<PoliticianId>().ok()));
    let reload = RwSignal::new(0);
    let data = load(
        move || (id.get(), reload.get()),
        |(id, _)| async move {
            match id {
                Some(id) => api::representative(id).await,
                None => Err(Failure(ApiError::NotFound)),
            }
        },
    );
    view! {
        <Transition fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! { <Page page reload/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Page(page: RepresentativePage, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let view = page.view.clone();
    let seat = view.seats.iter().find(|s| s.current);
    let lead = seat.map_or_else(
        || tr!(l, offices.no_seat),
        |s| {
            [s.body.as_str(), s.area.as_str(), s.party.as_ref().map_or("", |(_, name)| name.as_str())]
                .into_iter()
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        },
    );
    let (id, parties) = (view.id, view.parties);
    view! {
        <Title text=view.name.clone()/>
        <PageHeader title=view.name lead eyebrow=tr!(l, offices.source, source = view.source)
            back=(paths::LIST.to_owned(), tr!(l, representatives.title))/>
        <Office page reload/>
        <Contacts id contacts=view.contacts reload/>
        <Seats seats=view.seats parties reload/>
    }
}
