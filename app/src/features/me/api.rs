//! Server functions. Each is called by a plain form and sends the browser to a page that says what came of it.

use leptos::prelude::*;

use crate::Failure;
use crate::features::people::PersonInput;

#[cfg(feature = "ssr")]
use {
    crate::features::people::parse_tick,
    crate::server::{ServerCtx, ctx, drop_draft, keep_draft, redirect},
    domain::ApiError,
    domain::locale::Locale,
    domain::people::PersonEdit,
    engine::people::own,
};

/// Address of somebody's page.
#[cfg(feature = "ssr")]
pub(super) fn path(token: &str) -> String {
    format!("/p/me/{token}")
}

/// Back to the page: with a word on what was saved, or with what was typed and what to mend.
#[cfg(feature = "ssr")]
async fn back<T>(
    ctx: &ServerCtx,
    token: &str,
    done: engine::Result<T>,
    said: &str,
    form: &str,
    typed: &PersonEdit,
) -> Result<(), Failure> {
    let page = path(token);
    match done {
        Ok(_) => {
            drop_draft(ctx);
            redirect(&format!("{page}?saved={said}#said"));
        }
        Err(e) => {
            keep_draft(ctx, form, typed, &e.public()).await?;
            redirect(&page);
        }
    }
    Ok(())
}

/// Asks for the link. Says the same whether the address is known or not.
///
/// # Errors
/// If the draft can't be kept.
#[server(prefix = "/api", endpoint = "me/request_link")]
pub async fn request_link(email: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    match own::request_link(&ctx.engine, &ctx.tenant, &email, &ctx.device.ip).await {
        Ok(()) => {
            drop_draft(&ctx);
            redirect("/p/me/sent");
        }
        Err(e) => {
            keep_draft(&ctx, "me", &email, &e.public()).await?;
            redirect("/p/me");
        }
    }
    Ok(())
}

/// Corrects one's data.
///
/// # Errors
/// If the draft can't be kept.
#[server(prefix = "/api", endpoint = "me/correct")]
pub async fn correct(token: String, #[server(default)] data: PersonInput) -> Result<(), Failure> {
    let ctx = ctx()?;
    let data = PersonEdit::from(data);
    let done = own::correct(&ctx.engine, &ctx.tenant, &token, &data).await;
    back(&ctx, &token, done, "data", "me:data", &data).await
}

/// Chooses what to hear about.
///
/// # Errors
/// If the draft can't be kept.
#[server(prefix = "/api", endpoint = "me/preferences")]
pub async fn preferences(
    token: String,
    #[server(default)] ticked: Vec<String>,
    #[server(default)] lang: String,
) -> Result<(), Failure> {
    let ctx = ctx()?;
    let ticked: Vec<_> = ticked.iter().filter_map(|text| parse_tick(text)).collect();
    let locale = Locale::from_tag(&lang).unwrap_or(ctx.locale);
    let done = own::set_preferences(&ctx.engine, &ctx.tenant, &token, &ticked, locale).await;
    back(&ctx, &token, done, "preferences", "me:preferences", &PersonEdit::default()).await
}

/// Asks for a new e-mail address to be used.
///
/// # Errors
/// If the draft can't be kept.
#[server(prefix = "/api", endpoint = "me/request_email")]
pub async fn request_email(token: String, email: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    let done = own::request_email(&ctx.engine, &ctx.tenant, &token, &email).await;
    back(&ctx, &token, done, "email", "me:email", &PersonEdit { email, ..PersonEdit::default() }).await
}

/// Proves the new address.
///
/// # Errors
/// If the database fails.
#[server(prefix = "/api", endpoint = "me/confirm_email")]
pub async fn confirm_email(signed: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    let outcome = match own::confirm_email(&ctx.engine, &ctx.tenant, &signed).await {
        Ok(_) => "yes",
        Err(engine::Error::Api(ApiError::Conflict(_))) => "taken",
        Err(engine::Error::Api(ApiError::NotFound)) => "gone",
        Err(e) => return Err(e.into()),
    };
    redirect(&format!("/p/me/email/{signed}?done={outcome}"));
    Ok(())
}

/// Leaves.
///
/// # Errors
/// If the draft can't be kept.
#[server(prefix = "/api", endpoint = "me/leave")]
pub async fn leave(token: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    let done = own::leave(&ctx.engine, &ctx.tenant, &token).await;
    back(&ctx, &token, done, "left", "me:leave", &PersonEdit::default()).await
}

/// Erases, if the box was ticked.
///
/// # Errors
/// If the draft can't be kept.
#[server(prefix = "/api", endpoint = "me/erase")]
pub async fn erase(token: String, #[server(default)] sure: bool) -> Result<(), Failure> {
    let ctx = ctx()?;
    let done = if sure {
        own::erase(&ctx.engine, &ctx.tenant, &token).await
    } else {
        Err(ApiError::field("sure", domain::Problem::MustAgree).into())
    };
    match done {
        Ok(()) => {
            drop_draft(&ctx);
            redirect("/p/me/erased");
            Ok(())
        }
        failed => back(&ctx, &token, failed, "", "me:erase", &PersonEdit::default()).await,
    }
}
