//! Logging in, without a line of script.

use domain::{ApiError, tr};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::public::{NotFound, awaited};
use crate::server::{Draft, ctx, read_draft};
use crate::session::use_session;
use crate::ui::{AuthLayout, Button, Field, FormErrorSummary, Note, PageHeader, Problems, Tone, Variant};

fn next() -> String {
    ctx().ok().and_then(|c| c.query("next")).unwrap_or_default()
}

async fn typed(form: &'static str) -> (String, Option<ApiError>) {
    let Ok(ctx) = ctx() else { return (String::new(), None) };
    match read_draft::<String>(&ctx, form).await {
        Some(Draft { input, error, .. }) => (input, Some(error)),
        None => (String::new(), None),
    }
}

/// Address and password, or a link by mail.
#[component]
pub fn Login() -> impl IntoView {
    let session = use_session();
    let (l, organisation, next) = (session.locale, session.tenant.name, next());
    awaited(async move {
        let (email, error) = typed("login").await;
        let problems = Problems::new(l, error);
        view! {
            <Title text=tr!(l, team.login_title)/>
            <AuthLayout organisation=organisation.clone()>
                <PageHeader title=tr!(l, team.login_title)/>
                <FormErrorSummary problems labels=vec![("email", tr!(l, common.email)), ("password", tr!(l, team.password))]/>
                <form method="post" action="/api/team/login">
                    <input type="hidden" name="next" value=next/>
                    <Field label=tr!(l, common.email) name="email" kind="email" value=email.clone() autocomplete="username" required=true error=problems.of("email")/>
                    <Field label=tr!(l, team.password) name="password" kind="password" autocomplete="current-password" required=true error=problems.of("password")/>
                    <Button variant=Variant::Primary wide=true>{tr!(l, team.login_button)}</Button>
                </form>
                <h2>{tr!(l, team.link_title)}</h2>
                <p class="small">{tr!(l, team.link_text)}</p>
                <p class="small">{tr!(l, team.password_forgotten_hint)}</p>
                <form method="post" action="/api/team/request_link">
                    <Field label=tr!(l, common.email) name="email" id="link-email" kind="email" value=email autocomplete="email" required=true/>
                    <Button>{tr!(l, team.link_button)}</Button>
                </form>
            </AuthLayout>
        }
    })
}

/// The six digits of the second factor.
#[component]
pub fn Code() -> impl IntoView {
    let session = use_session();
    let (l, organisation, next) = (session.locale, session.tenant.name, next());
    awaited(async move {
        let (_, error) = typed("code").await;
        let problems = Problems::new(l, error);
        view! {
            <Title text=tr!(l, team.code_title)/>
            <AuthLayout organisation>
                <PageHeader title=tr!(l, team.code_title) lead=tr!(l, team.code_lead)/>
                <FormErrorSummary problems labels=vec![("code", tr!(l, team.code))]/>
                <form method="post" action="/api/team/login_code">
                    <input type="hidden" name="next" value=next.clone()/>
                    <Field label=tr!(l, team.code) name="code" inputmode="numeric" autocomplete="one-time-code" required=true error=problems.of("code")/>
                    <Button variant=Variant::Primary wide=true>{tr!(l, team.login_button)}</Button>
                </form>
                <h2>{tr!(l, team.recovery_title)}</h2>
                <p class="small">{tr!(l, team.recovery_text)}</p>
                <form method="post" action="/api/team/login_code">
                    <input type="hidden" name="next" value=next/>
                    <Field label=tr!(l, team.recovery_code) name="code" id="recovery-code" autocomplete="off" required=true/>
                    <Button>{tr!(l, team.recovery_button)}</Button>
                </form>
            </AuthLayout>
        }
    })
}

/// Says to look into the mail, whether there is an account or not.
#[component]
pub fn LinkSent() -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    view! {
        <Title text=tr!(l, team.sent_title)/>
        <AuthLayout organisation=session.tenant.name>
            <PageHeader title=tr!(l, team.sent_title) lead=tr!(l, team.sent_lead)/>
        </AuthLayout>
    }
}

/// The page behind a link: a button, because mail scanners open links too.
#[component]
pub fn UseLink() -> impl IntoView {
    let session = use_session();
    let (l, organisation) = (session.locale, session.tenant.name);
    let Some(token) = use_params_map().with_untracked(|p| p.get("token")) else {
        return view! { <NotFound/> }.into_any();
    };
    awaited(async move {
        let (_, error) = typed("link").await;
        let spent = error.is_some();
        view! {
            <Title text=tr!(l, team.login_title)/>
            <AuthLayout organisation>
                <PageHeader title=tr!(l, team.login_title)/>
                {spent.then(|| view! { <Note tone=Tone::Bad>{tr!(l, team.link_spent)}" "<a href="/login">{tr!(l, team.link_again)}</a></Note> })}
                <form method="post" action="/api/team/use_link">
                    <input type="hidden" name="token" value=token/>
                    <Button variant=Variant::Primary wide=true>{tr!(l, team.login_button)}</Button>
                </form>
            </AuthLayout>
        }
    })
    .into_any()
}
