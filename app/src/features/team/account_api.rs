//! Server functions of one's own account.

use domain::ids::SessionId;
use domain::locale::Locale;
use domain::team::{OwnAccount, TotpSetup};
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    crate::server::{LANGUAGE_COOKIE, ServerCtx, ctx, set_cookie},
    domain::ApiError,
    engine::team,
};

/// The session that asks.
#[cfg(feature = "ssr")]
fn here(ctx: &ServerCtx) -> Result<SessionId, Failure> {
    ctx.session.ok_or_else(|| Failure::from(ApiError::Unauthenticated))
}

/// The reader's account, and the server's time.
///
/// # Errors
/// If nobody is logged in.
#[server(prefix = "/api", endpoint = "team/own")]
pub async fn own() -> Result<(OwnAccount, Timestamp), Failure> {
    let ctx = ctx()?;
    Ok((team::own_account(&ctx.engine, ctx.actor()?, here(&ctx)?).await?, ctx.engine.now()))
}

/// Changes the reader's name and language.
///
/// # Errors
/// Problems on `name`.
#[server(prefix = "/api", endpoint = "team/change_own")]
pub async fn change_own(name: String, language: Locale) -> Result<(), Failure> {
    let ctx = ctx()?;
    team::change_own(&ctx.engine, ctx.actor()?, &name, language).await?;
    // A language once picked in this browser goes before the account's: now it is the same one.
    set_cookie(&ctx, LANGUAGE_COOKIE, language.as_str(), 365 * 24 * 3600);
    Ok(())
}

/// Changes the password; every other device is logged out.
///
/// # Errors
/// `Wrong` on `old`, `TooShort` on `new`.
#[server(prefix = "/api", endpoint = "team/change_password")]
pub async fn change_password(old: String, new: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(team::change_password(&ctx.engine, ctx.actor()?, here(&ctx)?, &old, &new).await?)
}

/// A new secret for the second step; nothing is kept yet.
///
/// # Errors
/// If nobody is logged in.
#[server(prefix = "/api", endpoint = "team/begin_totp")]
pub async fn begin_totp() -> Result<TotpSetup, Failure> {
    let ctx = ctx()?;
    Ok(team::begin_totp(&ctx.engine, ctx.actor()?, &ctx.tenant).await?)
}

/// Turns the second step on; gives the recovery codes.
///
/// # Errors
/// `Wrong` on `code`; if it is on already.
#[server(prefix = "/api", endpoint = "team/confirm_totp")]
pub async fn confirm_totp(secret: String, code: String) -> Result<Vec<String>, Failure> {
    let ctx = ctx()?;
    Ok(team::confirm_totp(&ctx.engine, ctx.actor()?, &secret, &code).await?)
}

/// Turns the second step off.
///
/// # Errors
/// `Wrong` on `code`; too often.
#[server(prefix = "/api", endpoint = "team/remove_totp")]
pub async fn remove_totp(code: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(team::remove_totp(&ctx.engine, ctx.actor()?, &code).await?)
}

/// Makes new recovery codes.
///
/// # Errors
/// `Wrong` on `code`; too often.
#[server(prefix = "/api", endpoint = "team/new_codes")]
pub async fn new_codes(code: String) -> Result<Vec<String>, Failure> {
    let ctx = ctx()?;
    Ok(team::new_recovery_codes(&ctx.engine, ctx.actor()?, &code).await?)
}

/// Logs another device of the reader out.
///
/// # Errors
/// If it is not the reader's.
#[server(prefix = "/api", endpoint = "team/end_session")]
pub async fn end_session(id: SessionId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(team::revoke(&ctx.engine, ctx.actor()?, id).await?)
}

/// Logs every other device of the reader out; gives how many.
///
/// # Errors
/// If nobody is logged in.
#[server(prefix = "/api", endpoint = "team/end_others")]
pub async fn end_others() -> Result<u64, Failure> {
    let ctx = ctx()?;
    Ok(team::revoke_others(&ctx.engine, ctx.actor()?, here(&ctx)?).await?)
}
