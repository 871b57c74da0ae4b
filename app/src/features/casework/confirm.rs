//! "Check your mail", and the page behind the link in that mail.

use domain::ApiError;
use domain::casework::form::ConfirmPage;
use domain::tr;
use engine::casework;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::write::steps;
use crate::public::{NotFound, Wrong, awaited};
use crate::server::{ServerCtx, ctx, set_status};
use crate::ui::{Button, LinkButton, Note, PageHeader, PublicLayout, Variant};

/// Says that the mail is on its way, whoever's address was given.
#[component]
pub fn CheckMail() -> impl IntoView {
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    let l = ctx.locale;
    let mailbox = ctx.open_mailbox.then(|| {
        view! {
            <Note><p>{tr!(l, letters.check_kept)}</p><p><a href="/mailbox">{tr!(l, letters.check_mailbox)}</a></p></Note>
        }
    });
    view! {
        <Title text=tr!(l, letters.check_title)/>
        <PublicLayout organisation=ctx.tenant.name.clone()>
            {steps(l, 3)}
            <PageHeader title=tr!(l, letters.check_title) lead=tr!(l, letters.check_text)/>
            <p class="soft">{tr!(l, letters.check_small)}</p>
            {mailbox}
        </PublicLayout>
    }
    .into_any()
}

/// The letters behind the link, and the button that lets them go. Opening it changes nothing: mail scanners open links too.
#[component]
pub fn Confirm() -> impl IntoView {
    let token = use_params_map().with_untracked(|p| p.get("token")).unwrap_or_default();
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        match casework::confirm_page(&ctx.engine, ctx.tenant.id, &token).await {
            Ok(page) => ready(&ctx, page, token).into_any(),
            Err(engine::Error::Api(ApiError::NotFound)) => gone(&ctx).into_any(),
            Err(e) => view! { <Wrong kind=e.public()/> }.into_any(),
        }
    })
    .into_any()
}

fn ready(ctx: &ServerCtx, page: ConfirmPage, token: String) -> impl IntoView + use<> {
    let l = ctx.locale;
    let (title, lead) = if page.done {
        (tr!(l, letters.confirm_done_title), tr!(l, letters.confirm_done_text))
    } else {
        (tr!(l, letters.confirm_title), tr!(l, letters.confirm_lead))
    };
    let button = match (page.done, page.letters.len()) {
        (true, _) => tr!(l, letters.mail_track_button),
        (false, 1) => tr!(l, letters.confirm_button),
        (false, n) => tr!(l, letters.confirm_button_many, count = n),
    };
    let shown = page.letters.into_iter().map(move |letter| {
        view! {
            <article class="letter">
                <h2>{tr!(l, letters.preview_to, name = letter.recipient)}</h2>
                <p class="soft">{letter.title}</p>
                <div class="letter-text">{letter.text}</div>
            </article>
        }
    });
    view! {
        <Title text=title.clone()/>
        <PublicLayout organisation=ctx.tenant.name.clone()>
            {steps(l, 3)}
            <PageHeader title lead eyebrow=page.subject/>
            <form method="post" action="/api/letters/confirm">
                <input type="hidden" name="token" value=token/>
                <Button variant=Variant::Primary>{button}</Button>
            </form>
            {shown.collect::<Vec<_>>()}
        </PublicLayout>
    }
}

/// A link that is too old, or whose letter was erased.
pub(super) fn gone(ctx: &ServerCtx) -> impl IntoView + use<> {
    let l = ctx.locale;
    set_status(404);
    view! {
        <Title text=tr!(l, letters.gone_title)/>
        <PublicLayout organisation=ctx.tenant.name.clone()>
            <PageHeader title=tr!(l, letters.gone_title) lead=tr!(l, letters.gone_text)/>
            <LinkButton href="/write" variant=Variant::Primary>{tr!(l, letters.nobody_button)}</LinkButton>
        </PublicLayout>
    }
}
