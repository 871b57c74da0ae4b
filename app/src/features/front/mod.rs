//! The tenant's front page, and what is kept and why.

use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::session::use_session;
use crate::ui::{Card, LinkButton, Markdown, PageHeader, PublicLayout, Variant};

/// Three doors, for those who did not come by a link.
#[component]
pub fn Front() -> impl IntoView {
    let session = use_session();
    let (l, name) = (session.locale, session.tenant.name);
    view! {
        <Title text=name.clone()/>
        <PublicLayout organisation=name.clone() wide=true>
            <PageHeader title=name lead=tr!(l, front.lead)/>
            <div class="doors">
                <Card title=tr!(l, front.join_title)>
                    <p>{tr!(l, front.join_text)}</p>
                    <LinkButton href="/join" variant=Variant::Primary>{tr!(l, front.join_button)}</LinkButton>
                </Card>
                <Card title=tr!(l, front.events_title)>
                    <p>{tr!(l, front.events_text)}</p>
                    <LinkButton href="/p/events">{tr!(l, front.events_button)}</LinkButton>
                </Card>
                <Card title=tr!(l, front.write_title)>
                    <p>{tr!(l, front.write_text)}</p>
                    <LinkButton href="/write">{tr!(l, front.write_button)}</LinkButton>
                </Card>
            </div>
            <p class="small"><a href="/login">{tr!(l, front.login)}</a>" · "<a href="/p/me">{tr!(l, front.own_page)}</a></p>
        </PublicLayout>
    }
}

/// What is kept, why, how long, and how to change it.
#[component]
pub fn Privacy() -> impl IntoView {
    let session = use_session();
    let (l, tenant) = (session.locale, session.tenant);
    let contact = tenant.privacy_contact.clone();
    let own = tenant.privacy_text.get(l).to_owned();
    let own = (!own.is_empty()).then(|| view! { <Markdown html=engine::markdown::html(&own)/> });
    let address = tenant.privacy_address.lines().map(|line| view! { {line.to_owned()}<br/> }).collect_view();
    view! {
        <Title text=tr!(l, front.privacy_title)/>
        <PublicLayout organisation=tenant.name.clone()>
            <PageHeader title=tr!(l, front.privacy_title) lead=tr!(l, front.privacy_lead, organisation = tenant.name)/>
            {own}
            <h2>{tr!(l, front.privacy_supporters_title)}</h2>
            <p>{tr!(l, front.privacy_supporters_text)}</p>
            <p><a href="/p/me">{tr!(l, front.own_page)}</a></p>
            <h2>{tr!(l, front.privacy_letters_title)}</h2>
            <p>{tr!(l, front.privacy_letters_text)}</p>
            <h2>{tr!(l, front.privacy_cookies_title)}</h2>
            <p>{tr!(l, front.privacy_cookies_text)}</p>
            <h2>{tr!(l, front.privacy_contact_title)}</h2>
            <p>{address}<a href=format!("mailto:{contact}")>{contact.clone()}</a></p>
        </PublicLayout>
    }
}
