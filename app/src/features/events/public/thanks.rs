//! After signing up. The pages say what a newcomer would be told; nothing personal stands in their addresses.

use domain::events::{event_path, events_path};
use domain::tr;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_params_map;

use crate::session::use_session;
use crate::ui::{LinkButton, Note, PageHeader, PublicLayout, Tone};

/// There was a place.
#[component]
pub fn RegisteredPage() -> impl IntoView {
    let l = use_session().locale;
    thanks(tr!(l, rsvp.registered_title), tr!(l, rsvp.registered_text))
}

/// There was none: on the waitlist.
#[component]
pub fn WaitlistedPage() -> impl IntoView {
    let l = use_session().locale;
    thanks(tr!(l, rsvp.waitlisted_title), tr!(l, rsvp.waitlisted_text))
}

fn thanks(title: String, text: String) -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    let slug = use_params_map().read_untracked().get("slug").unwrap_or_default();
    view! {
        <Title text=format!("{title} · {}", session.tenant.name)/>
        <Meta name="robots" content="noindex"/>
        <PublicLayout organisation=session.tenant.name>
            <PageHeader title lead=text/>
            <Note tone=Tone::Info>{tr!(l, rsvp.mail_hint)}</Note>
            <p class="actions">
                <LinkButton href=event_path(&slug)>{tr!(l, rsvp.back_to_event)}</LinkButton>
                <LinkButton href=events_path(None)>{tr!(l, rsvp.more_events)}</LinkButton>
            </p>
        </PublicLayout>
    }
}
