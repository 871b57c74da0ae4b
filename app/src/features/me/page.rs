//! The page: everything kept, and what can be done about it.

use domain::people::PersonEdit;
use domain::{ApiError, tr};
use engine::people::own;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_params_map;

use super::data::{Data, Email};
use super::ends::{Download, Erase, Leave};
use super::known::Known;
use super::records::{Consents, Happened, Preferences, Ties};
use crate::public::{NotFound, awaited};
use crate::server::{ServerCtx, ctx, read_draft, set_status};
use crate::session::use_session;
use crate::ui::{ErrorKind, ErrorPage, LinkButton, Note, PageHeader, PublicLayout, Tone, Variant};

/// What a form of this page could not take.
pub(super) type Refused = Option<(PersonEdit, ApiError)>;

/// The page.
#[component]
pub fn OwnPage() -> impl IntoView {
    let token = use_params_map().with_untracked(|p| p.get("token")).unwrap_or_default();
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        match own::view(&ctx.engine, &ctx.tenant, &token).await {
            Ok(page) => whole(&ctx, token, page).await,
            Err(engine::Error::Api(ApiError::NotFound)) => {
                set_status(404);
                view! { <Gone/> }.into_any()
            }
            Err(e) => view! { <ErrorPage kind=ErrorKind::from(e.public())/> }.into_any(),
        }
    })
    .into_any()
}

async fn refused(ctx: &ServerCtx, form: &str) -> Refused {
    read_draft::<PersonEdit>(ctx, form).await.map(|draft| (draft.input, draft.error))
}

async fn whole(ctx: &ServerCtx, token: String, page: domain::me::OwnPage) -> AnyView {
    let l = ctx.locale;
    let said = ctx.query("saved").and_then(|word| match word.as_str() {
        "data" => Some(tr!(l, me.saved_data)),
        "preferences" => Some(tr!(l, me.saved_preferences)),
        "email" => Some(tr!(l, me.saved_email)),
        "left" => Some(tr!(l, me.saved_left)),
        _ => None,
    });
    let (data, email, erase) = (refused(ctx, "me:data").await, refused(ctx, "me:email").await, refused(ctx, "me:erase").await);
    let zone = ctx.tenant.zone.clone();
    let name = ctx.tenant.name.clone();
    view! {
        <Title text=tr!(l, me.title)/>
        // The address is a key: it must neither be listed nor be passed on.
        <Meta name="robots" content="noindex"/>
        <PublicLayout organisation=name.clone()>
            <PageHeader title=tr!(l, me.title) lead=tr!(l, me.lead, organisation = name)/>
            {said.map(|text| view! { <div id="said" role="status"><Note tone=Tone::Good>{text}</Note></div> })}
            <Data token=token.clone() now=page.profile.edit() refused=data/>
            <Email token=token.clone() now=page.profile.edit().email refused=email/>
            <Preferences token=token.clone() list=page.preferences/>
            <Known record=page.record names=page.field_names support=page.support zone=zone.clone()/>
            <Consents list=page.consents zone=zone.clone()/>
            <Ties profile=page.profile zone=zone.clone()/>
            <Happened list=page.timeline zone/>
            <Download token=token.clone()/>
            <Leave token=token.clone()/>
            <Erase token refused=erase/>
        </PublicLayout>
    }
    .into_any()
}

#[component]
fn Gone() -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    view! {
        <Title text=tr!(l, me.link_gone_title)/>
        <PublicLayout organisation=session.tenant.name>
            <PageHeader title=tr!(l, me.link_gone_title) lead=tr!(l, me.link_gone_text)/>
            <LinkButton href="/p/me" variant=Variant::Primary>{tr!(l, me.link_gone_action)}</LinkButton>
        </PublicLayout>
    }
}
