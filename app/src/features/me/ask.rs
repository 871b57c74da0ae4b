//! Asking for the link, and the pages that only say something.

use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::public::{NotFound, awaited};
use crate::server::{Draft, ctx, read_draft};
use crate::session::use_session;
use crate::ui::{Button, Field, FormErrorSummary, PageHeader, Problems, PublicLayout, Variant};

/// An address, and the link comes by mail.
#[component]
pub fn Ask() -> impl IntoView {
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        let l = ctx.locale;
        let (email, error) = match read_draft::<String>(&ctx, "me").await {
            Some(Draft { input, error, .. }) => (input, Some(error)),
            None => (String::new(), None),
        };
        let problems = Problems::new(l, error);
        view! {
            <Title text=tr!(l, me.title)/>
            <PublicLayout organisation=ctx.tenant.name.clone()>
                <PageHeader title=tr!(l, me.title) lead=tr!(l, me.ask_lead)/>
                <FormErrorSummary problems labels=vec![("email", tr!(l, common.email))]/>
                <form method="post" action="/api/me/request_link">
                    <Field label=tr!(l, common.email) name="email" kind="email" value=email autocomplete="email" required=true error=problems.of("email")/>
                    <Button variant=Variant::Primary>{tr!(l, me.ask_button)}</Button>
                </form>
            </PublicLayout>
        }
        .into_any()
    })
    .into_any()
}

/// Says to look into the mail, whether the address is known or not.
#[component]
pub fn Sent() -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    view! {
        <Title text=tr!(l, me.sent_title)/>
        <PublicLayout organisation=session.tenant.name>
            <PageHeader title=tr!(l, me.sent_title) lead=tr!(l, me.sent_text)/>
        </PublicLayout>
    }
}

/// After erasing.
#[component]
pub fn Erased() -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    view! {
        <Title text=tr!(l, me.erased_title)/>
        <PublicLayout organisation=session.tenant.name>
            <PageHeader title=tr!(l, me.erased_title) lead=tr!(l, me.erased_text)/>
        </PublicLayout>
    }
}
