//! Unsubscribing: the page shows, the button acts. Mail programs press the button themselves (RFC 8058).

use domain::tr;
use engine::consent;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::public::{NotFound, awaited};
use crate::server::ctx;
use crate::ui::{Button, ErrorKind, ErrorPage, LinkButton, PageHeader, PublicLayout, Variant};

/// The page.
#[component]
pub fn Unsubscribe() -> impl IntoView {
    let signed = use_params_map().with_untracked(|p| p.get("signed")).unwrap_or_default();
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        let found = match consent::show(&ctx.engine, ctx.tenant.id, &signed).await {
            Ok(found) => found,
            Err(engine::Error::Api(domain::ApiError::NotFound)) => return view! { <NotFound/> }.into_any(),
            Err(e) => return view! { <ErrorPage kind=ErrorKind::from(e.public())/> }.into_any(),
        };
        let l = ctx.locale;
        let purpose = found.title.get(l).to_owned();
        let title = if found.subscribed {
            tr!(l, consent.unsub_title, purpose = purpose.clone())
        } else {
            tr!(l, consent.unsub_done_title)
        };
        let body = if found.subscribed {
            view! {
                <p>{tr!(l, consent.unsub_text)}</p>
                <form method="post" action=format!("/p/unsubscribe/{signed}")>
                    <Button variant=Variant::Primary>{tr!(l, consent.unsub_button)}</Button>
                </form>
            }
            .into_any()
        } else {
            view! {
                <p>{tr!(l, consent.unsub_done_text, purpose = purpose)}</p>
                <LinkButton href="/p/me">{tr!(l, consent.unsub_page)}</LinkButton>
            }
            .into_any()
        };
        view! {
            <Title text=title.clone()/>
            <PublicLayout organisation=ctx.tenant.name.clone()><PageHeader title/>{body}</PublicLayout>
        }
        .into_any()
    })
    .into_any()
}
