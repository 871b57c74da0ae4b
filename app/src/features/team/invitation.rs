//! The page behind the link of an invitation, without a line of script.

use domain::locale::Locale;
use domain::team::{InvitationLook, InvitationOffer};
use domain::{ApiError, l10n, tr};
use engine::clock;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::words::{role_may, role_text};
use crate::features::people::language_choices;
use crate::public::{NotFound, awaited};
use crate::server::{Draft, ServerCtx, ctx, read_draft, set_status};
use crate::session::use_session;
use crate::ui::{AuthLayout, Button, Field, FormErrorSummary, LinkButton, PageHeader, Problems, Select, Variant};

/// The page.
#[component]
pub fn Invitation() -> impl IntoView {
    let session = use_session();
    let (l, organisation) = (session.locale, session.tenant.name);
    let token = use_params_map().with_untracked(|p| p.get("token")).unwrap_or_default();
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        let body = match engine::team::look(&ctx.engine, ctx.tenant.id, &token).await {
            Ok(InvitationLook::Open(offer)) => open(&ctx, token, offer).await,
            Ok(InvitationLook::Accepted(offer)) => {
                let text = tr!(l, team.accepted_text, email = offer.email);
                let button =
                    view! { <LinkButton href="/login" variant=Variant::Primary wide=true>{tr!(l, common.log_in)}</LinkButton> };
                view! { <Said title=tr!(l, team.accepted_title) text/>{button} }.into_any()
            }
            Ok(InvitationLook::TakenBack(offer)) => {
                gone(410, tr!(l, team.taken_back_title), tr!(l, team.taken_back_text, inviter = offer.invited_by))
            }
            Ok(InvitationLook::Expired(offer)) => {
                gone(410, tr!(l, team.expired_title), tr!(l, team.expired_text, inviter = offer.invited_by))
            }
            Err(e) => match e.public() {
                ApiError::NotFound => gone(404, tr!(l, team.unknown_title), tr!(l, team.unknown_text)),
                other => gone(other.status(), tr!(l, errors.internal_title), l10n::api_error(l, &other)),
            },
        };
        view! { <AuthLayout organisation>{body}</AuthLayout> }
    })
    .into_any()
}

/// Why there is nothing to accept, and what to do.
fn gone(status: u16, title: String, text: String) -> AnyView {
    set_status(status);
    view! { <Said title text/> }.into_any()
}

#[component]
fn Said(title: String, text: String) -> impl IntoView {
    view! { <Title text=title.clone()/><PageHeader title lead=text/> }
}

async fn open(ctx: &ServerCtx, token: String, offer: InvitationOffer) -> AnyView {
    let l = ctx.locale;
    let (typed, error) = match read_draft::<(String, Locale)>(ctx, "invitation").await {
        Some(Draft { input, error, .. }) => (Some(input), Some(error)),
        None => (None, None),
    };
    let problems = Problems::new(l, error);
    let (name, language) = typed.unwrap_or((String::new(), l));
    let until = offer.until.map(|at| tr!(l, team.offer_until, date = l10n::date(l, &clock::local(at, &ctx.tenant.zone))));
    let title = tr!(l, team.offer_title, organisation = offer.organisation_name);
    let known = offer.has_account;
    let fields = if known {
        view! { <p>{tr!(l, team.known_text, email = offer.email)}</p> }.into_any()
    } else {
        view! {
            <p>{tr!(l, team.you_log_in_with, email = offer.email.clone())}</p>
            <input class="visually-hidden" type="text" name="username" autocomplete="username" value=offer.email tabindex="-1" aria-hidden="true" readonly=true/>
            <Field label=tr!(l, team.your_name) name="name" value=name autocomplete="name" required=true error=problems.of("name")/>
            <Field label=tr!(l, team.choose_password) name="password" kind="password" autocomplete="new-password" hint=tr!(l, team.password_hint) required=true error=problems.of("password")/>
            <Select label=tr!(l, common.language) name="language" options=language_choices() value=language.as_str()/>
        }
        .into_any()
    };
    let button = if known { tr!(l, team.accept_known) } else { tr!(l, team.accept_button) };
    view! {
        <Title text=title.clone()/>
        <PageHeader title lead=tr!(l, team.offer_lead, inviter = offer.invited_by)/>
        <p><b>{role_text(l, offer.role)}</b><br/>{role_may(l, offer.role)}{until.map(|text| view! { <br/>{text} })}</p>
        <FormErrorSummary problems labels=vec![("name", tr!(l, team.your_name)), ("password", tr!(l, team.choose_password))]/>
        <form method="post" action="/api/team/accept">
            <input type="hidden" name="token" value=token/>
            {fields}
            <Button variant=Variant::Primary wide=true>{button}</Button>
        </form>
    }
    .into_any()
}
