//! The page behind the link in the mail. Looking does nothing, the button confirms, and afterwards the page says so for as
//! long as the link lives.

use domain::locale::LocalizedText;
use domain::signup::Confirmation;
use domain::tr;
use engine::signup;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::join::paragraphs;
use super::paths;
use crate::public::{NotFound, awaited};
use crate::server::{ctx, set_status};
use crate::session::use_session;
use crate::ui::{Button, LinkButton, PageHeader, PublicLayout, Variant};

/// The page.
#[component]
pub fn Confirm() -> impl IntoView {
    let token = use_params_map().with_untracked(|p| p.get("token")).unwrap_or_default();
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        match signup::look(&ctx.engine, &ctx.tenant, &token).await {
            Ok(Confirmation::Waiting { organisation_name, email, .. }) => {
                view! { <Ask token organisation=organisation_name email/> }.into_any()
            }
            Ok(Confirmation::Done { organisation_name, thanks, .. }) => {
                view! { <Done organisation=organisation_name thanks/> }.into_any()
            }
            Err(e) => {
                set_status(e.public().status());
                view! { <Gone/> }.into_any()
            }
        }
    })
    .into_any()
}

#[component]
fn Ask(token: String, organisation: String, email: String) -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    view! {
        <Title text=tr!(l, signup.confirm_title)/>
        <PublicLayout organisation=session.tenant.name>
            <PageHeader title=tr!(l, signup.confirm_title) lead=tr!(l, signup.confirm_text, email = email, organisation = organisation)/>
            <form method="post" action="/api/signup/confirm">
                <input type="hidden" name="token" value=token/>
                <Button variant=Variant::Primary>{tr!(l, signup.confirm_button)}</Button>
            </form>
            <p class="small">{tr!(l, signup.confirm_small)}</p>
        </PublicLayout>
    }
}

#[component]
fn Done(organisation: String, thanks: LocalizedText) -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    let thanks = thanks.get(l).to_owned();
    let said =
        if thanks.is_empty() { view! { <p>{tr!(l, signup.done_text)}</p> }.into_any() } else { paragraphs(&thanks).into_any() };
    view! {
        <Title text=tr!(l, signup.done_title, organisation = organisation.clone())/>
        <PublicLayout organisation=session.tenant.name>
            <PageHeader title=tr!(l, signup.done_title, organisation = organisation)/>
            {said}
            <p>{tr!(l, signup.done_page)}</p>
        </PublicLayout>
    }
}

#[component]
fn Gone() -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    view! {
        <Title text=tr!(l, signup.gone_title)/>
        <PublicLayout organisation=session.tenant.name>
            <PageHeader title=tr!(l, signup.gone_title) lead=tr!(l, signup.gone_text)/>
            <LinkButton href=paths::CHOOSE variant=Variant::Primary>{tr!(l, signup.gone_action)}</LinkButton>
        </PublicLayout>
    }
}
