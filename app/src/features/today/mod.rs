//! The console's first page.

pub mod api;
mod coming;
mod needs;

use domain::l10n::number;
use domain::locale::Locale;
use domain::today::{Newcomers, Today as Data};
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;

use self::coming::Coming;
use self::needs::Needs;
use crate::features::tasks::Waiting;
use crate::session::use_session;
use crate::ui::{ErrorNote, PageHeader, SkeletonCard, Stat, StatRow};
use crate::wire::load;

/// Where somebody begins who just logged in.
#[component]
pub fn Today() -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    let name = session.actor.map(|a| a.name).unwrap_or_default();
    let data = load(|| (), |()| api::overview());
    view! {
        <Title text=tr!(l, today.title)/>
        <PageHeader title=tr!(l, today.hello, name = name)/>
        <Suspense fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(data) => view! { <Found data/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Suspense>
        <Waiting/>
    }
}

#[component]
fn Found(data: Data) -> impl IntoView {
    let l = crate::session::use_locale();
    let Data { events, newcomers, letters, needs } = data;
    let figures = newcomers.is_some() || letters.is_some();
    view! {
        {figures.then(|| view! {
            <StatRow>
                {newcomers.map(|n| view! {
                    <Stat
                        label=tr!(l, today.newcomers) value=number(l, n.this_week) detail=compared(l, n)
                        href="/org/people?sort=newest"
                    />
                })}
                {letters.map(|n| view! {
                    <Stat label=tr!(l, today.letters) value=number(l, n) detail=tr!(l, today.letters_detail) href="/office"/>
                })}
            </StatRow>
        })}
        <Needs needs/>
        {events.map(|events| view! { <Coming events/> })}
    }
}

/// The week before, in words.
fn compared(l: Locale, n: Newcomers) -> String {
    tr!(l, today.last_week, n = n.last_week)
}
