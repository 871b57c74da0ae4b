//! Server functions.

use leptos::prelude::*;

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    crate::server::{SESSION_COOKIE, ServerCtx, ctx, drop_draft, keep_draft, redirect, set_cookie},
    domain::ApiError,
    domain::access::Capability,
    engine::team::{self, LoggedIn},
};

/// How long the browser keeps the cookie, in seconds: as long as the session may live.
#[cfg(feature = "ssr")]
const COOKIE: i64 = 30 * 24 * 3600;
/// Cookie that says the password was right and the code is still to come.
#[cfg(feature = "ssr")]
const PENDING_COOKIE: &str = "login";

/// Where to go after logging in: a path of this site, or nothing.
#[cfg(feature = "ssr")]
fn safe(next: &str) -> &str {
    if next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n']) { next } else { "" }
}

/// Where somebody begins: who does nothing but read letters, in the office.
#[cfg(feature = "ssr")]
async fn home(ctx: &ServerCtx, token: &str) -> Result<&'static str, Failure> {
    let login = team::resume(&ctx.engine, ctx.tenant.id, token).await?;
    let letters_only = login.is_some_and(|(actor, _)| {
        actor.has(Capability::CaseworkRead) && !actor.has(Capability::EventsRead) && !actor.has(Capability::PeopleRead)
    });
    Ok(if letters_only { "/office" } else { "/org" })
}

#[cfg(feature = "ssr")]
pub(super) async fn go_on(ctx: &ServerCtx, outcome: LoggedIn, next: &str) -> Result<(), Failure> {
    match outcome {
        LoggedIn::Session(token) => {
            drop_draft(ctx);
            set_cookie(ctx, PENDING_COOKIE, "", 0);
            set_cookie(ctx, SESSION_COOKIE, &token, COOKIE);
            let next = safe(next);
            redirect(if next.is_empty() { home(ctx, &token).await? } else { next });
        }
        LoggedIn::NeedsCode(pending) => {
            set_cookie(ctx, PENDING_COOKIE, &pending, 300);
            redirect(&format!("/login/code?next={}", safe(next)));
        }
    }
    Ok(())
}

/// What is kept for the page when something was wrong: never the password.
#[cfg(feature = "ssr")]
async fn try_again(ctx: &ServerCtx, form: &str, email: &str, error: engine::Error, back: &str) -> Result<(), Failure> {
    let error = error.public();
    keep_draft(ctx, form, &email.to_owned(), &error).await?;
    redirect(back);
    Ok(())
}

/// Logs in with address and password.
///
/// # Errors
/// If the database fails; everything else sends the browser back to the form.
#[server(prefix = "/api", endpoint = "team/login")]
pub async fn login(email: String, password: String, #[server(default)] next: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    match team::login(&ctx.engine, ctx.tenant.id, &email, &password, &ctx.device).await {
        Ok(outcome) => go_on(&ctx, outcome, &next).await?,
        Err(e) => try_again(&ctx, "login", &email, e, &format!("/login?next={}", safe(&next))).await?,
    }
    Ok(())
}

/// The second step: the six digits, or a recovery code.
///
/// # Errors
/// If the database fails; everything else sends the browser back to the form.
#[server(prefix = "/api", endpoint = "team/login_code")]
pub async fn login_code(code: String, #[server(default)] next: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    let headers = use_context::<axum::http::request::Parts>().map(|p| p.headers).unwrap_or_default();
    let pending = crate::server::cookie(&headers, ctx.secure, PENDING_COOKIE).unwrap_or_default();
    match team::finish_with_code(&ctx.engine, ctx.tenant.id, &pending, &code, &ctx.device).await {
        Ok(outcome) => go_on(&ctx, outcome, &next).await?,
        Err(engine::Error::Api(ApiError::Validation(problems))) if problems.iter().any(|p| p.field.is_empty()) => {
            redirect("/login")
        }
        Err(e) => try_again(&ctx, "code", "", e, &format!("/login/code?next={}", safe(&next))).await?,
    }
    Ok(())
}

/// Sends a link to log in. The answer is the same whether there is such an account or not.
///
/// # Errors
/// If the database fails.
#[server(prefix = "/api", endpoint = "team/request_link")]
pub async fn request_link(email: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    match team::request_login_link(&ctx.engine, &ctx.tenant, &email, &ctx.device).await {
        Ok(()) => redirect("/login/sent"),
        Err(e) => try_again(&ctx, "login", &email, e, "/login").await?,
    }
    Ok(())
}

/// Logs in with the token of a link.
///
/// # Errors
/// If the database fails.
#[server(prefix = "/api", endpoint = "team/use_link")]
pub async fn use_link(token: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    match team::consume_login_link(&ctx.engine, ctx.tenant.id, &token, &ctx.device).await {
        Ok(outcome) => go_on(&ctx, outcome, "").await?,
        Err(e) => try_again(&ctx, "link", "", e, &format!("/login/link/{token}")).await?,
    }
    Ok(())
}

/// Logs this device out.
///
/// # Errors
/// If the database fails.
#[server(prefix = "/api", endpoint = "team/logout")]
pub async fn logout() -> Result<(), Failure> {
    let ctx = ctx()?;
    if let (Some(actor), Some(session)) = (&ctx.actor, ctx.session) {
        team::logout(&ctx.engine, actor, session).await?;
    }
    set_cookie(&ctx, SESSION_COOKIE, "", 0);
    redirect("/login");
    Ok(())
}
