//! Correcting one's data; a new e-mail address.

use domain::people::PersonEdit;
use domain::tr;
use engine::people::own;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::page::Refused;
use crate::features::people::{PersonFields, labels};
use crate::public::NotFound;
use crate::server::{ServerCtx, ctx};
use crate::session::use_session;
use crate::ui::{Button, Field, FormErrorSummary, LinkButton, PageHeader, Problems, PublicLayout, Section, Variant};

/// Name, phone, address, language.
#[component]
pub(super) fn Data(token: String, now: PersonEdit, refused: Refused) -> impl IntoView {
    let l = use_session().locale;
    let (data, error) = refused.map_or((now, None), |(typed, error)| (typed, Some(error)));
    let problems = Problems::new(l, error);
    view! {
        <Section title=tr!(l, me.data_title) id="data">
            <FormErrorSummary problems labels=labels(l)/>
            <form method="post" action="/api/me/correct">
                <input type="hidden" name="token" value=token/>
                <PersonFields data problems with_email=false prefix="data"/>
                <Button variant=Variant::Primary>{tr!(l, me.save_data)}</Button>
            </form>
        </Section>
    }
}

/// The address, and a way to another.
#[component]
pub(super) fn Email(token: String, now: String, refused: Refused) -> impl IntoView {
    let l = use_session().locale;
    let (typed, error) = refused.map_or((String::new(), None), |(typed, error)| (typed.email, Some(error)));
    let problems = Problems::new(l, error);
    view! {
        <Section title=tr!(l, me.email_title) id="email">
            <FormErrorSummary problems labels=vec![("email", tr!(l, me.email_new))]/>
            {(!now.is_empty()).then(|| view! { <p>{tr!(l, me.email_now, email = now)}</p> })}
            <form method="post" action="/api/me/request_email">
                <input type="hidden" name="token" value=token/>
                <Field label=tr!(l, me.email_new) name="email" kind="email" value=typed autocomplete="email" required=true error=problems.of("email")/>
                <Button>{tr!(l, me.email_button)}</Button>
            </form>
        </Section>
    }
}

/// The page behind the link to a new address.
#[component]
pub fn NewEmail() -> impl IntoView {
    let signed = use_params_map().with_untracked(|p| p.get("signed")).unwrap_or_default();
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    let l = ctx.locale;
    let Ok(new) = own::look_email(&ctx.engine, &ctx.tenant, &signed) else {
        return said(&ctx, tr!(l, me.link_gone_title), tr!(l, me.link_gone_text));
    };
    match ctx.query("done").as_deref() {
        Some("yes") => said(&ctx, tr!(l, me.email_done_title), tr!(l, me.email_done_text, email = new.email)),
        Some("taken") => {
            said(&ctx, tr!(l, me.email_taken_title), tr!(l, me.email_taken_text, contact = ctx.tenant.privacy_contact))
        }
        Some(_) => said(&ctx, tr!(l, me.link_gone_title), tr!(l, me.link_gone_text)),
        None => {
            let title = tr!(l, me.email_confirm_title, email = new.email);
            view! {
                <Title text=title.clone()/>
                <PublicLayout organisation=ctx.tenant.name.clone()>
                    <PageHeader title/>
                    <form method="post" action="/api/me/confirm_email">
                        <input type="hidden" name="signed" value=signed/>
                        <Button variant=Variant::Primary>{tr!(l, me.mail_email_button)}</Button>
                    </form>
                </PublicLayout>
            }
            .into_any()
        }
    }
}

fn said(ctx: &ServerCtx, title: String, text: String) -> AnyView {
    let l = ctx.locale;
    view! {
        <Title text=title.clone()/>
        <PublicLayout organisation=ctx.tenant.name.clone()>
            <PageHeader title lead=text/>
            <LinkButton href="/p/me">{tr!(l, me.title)}</LinkButton>
        </PublicLayout>
    }
    .into_any()
}
