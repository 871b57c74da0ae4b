//! The queue and the mail.

use domain::jobs::JobState;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api;
use super::jobs::Jobs;
use super::mail::Mail;
use crate::session::use_locale;
use crate::ui::{Button, ErrorNote, Glyph, Kind, LinkButton, PageHeader, Section, SkeletonTable};
use crate::wire::load;

/// Address of this page.
pub const OPERATIONS: &str = "/org/operations";
/// Address of the log.
pub const AUDIT: &str = "/org/audit";

/// The page.
#[component]
pub fn Operations() -> impl IntoView {
    let l = use_locale();
    let map = use_query_map();
    let asked = Memo::new(move |_| {
        let map = map.read();
        let state = map.get("state").and_then(|word| JobState::parse(&word)).unwrap_or(JobState::Waiting);
        (state, map.get("after").and_then(|id| id.parse().ok()))
    });
    let reload = RwSignal::new(0);
    let jobs = load(move || (asked.get(), reload.get()), |((state, before), _)| api::jobs(state, before));
    let mail = load(move || reload.get(), |_| api::mail());
    view! {
        <Title text=tr!(l, operations.title)/>
        <PageHeader title=tr!(l, operations.title) lead=tr!(l, operations.lead) actions=move || view! {
            <Button kind=Kind::Button icon=Glyph::Refresh on:click=move |_| { reload.update(|n| *n += 1); }>{tr!(l, operations.look_again)}</Button>
            <LinkButton href=AUDIT>{tr!(l, operations.audit_title)}</LinkButton>
        }/>
        <Section title=tr!(l, operations.jobs_title)>
            <Transition fallback=|| view! { <SkeletonTable/> }>
                {move || Suspend::new(async move {
                    let (state, before) = asked.get_untracked();
                    match jobs.await {
                        Ok(page) => view! { <Jobs page state started=before.is_none() reload/> }.into_any(),
                        Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    }
                })}
            </Transition>
        </Section>
        <Section title=tr!(l, operations.mail_title)>
            <Transition fallback=|| view! { <SkeletonTable rows=2/> }>
                {move || Suspend::new(async move {
                    match mail.await {
                        Ok(queue) => view! { <Mail queue/> }.into_any(),
                        Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    }
                })}
            </Transition>
        </Section>
    }
}
