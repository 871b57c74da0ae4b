//! Server functions of the citizen's pages: plain forms that always answer by sending the browser to a page.

use domain::casework::form::LetterForm;
use domain::casework::letter::Survey;
use domain::ids::LetterId;
use leptos::prelude::*;

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    super::paths,
    crate::server::{ServerCtx, ctx, drop_draft, keep_draft, redirect},
    domain::ApiError,
    engine::casework,
};

/// Name of the draft on the writing page.
#[cfg(feature = "ssr")]
pub(super) const WRITE_DRAFT: &str = "letter";
/// Name of the draft on the preview page.
#[cfg(feature = "ssr")]
pub(super) const PREVIEW_DRAFT: &str = "letter-preview";

/// Back to the form, with everything typed and what to mend.
#[cfg(feature = "ssr")]
async fn mend(ctx: &ServerCtx, form: &LetterForm, error: ApiError) -> Result<(), Failure> {
    keep_draft(ctx, WRITE_DRAFT, form, &error).await?;
    redirect(&paths::write(form));
    Ok(())
}

/// Shows the letters as they would leave.
///
/// # Errors
/// If the database fails; everything else sends the browser back to the form.
#[server(prefix = "/api", endpoint = "letters/preview")]
pub async fn preview_letter(#[server(flatten)] form: LetterForm) -> Result<(), Failure> {
    let ctx = ctx()?;
    let to = casework::recipients(&ctx.engine, &ctx.tenant, &form).await?;
    match casework::preview(&ctx.engine, &ctx.tenant, &form, &to.recipients, ctx.locale).await {
        Ok(_) => {
            keep_draft(&ctx, PREVIEW_DRAFT, &form, &ApiError::Validation(Vec::new())).await?;
            redirect(paths::PREVIEW);
            Ok(())
        }
        Err(e) => mend(&ctx, &form, e.public()).await,
    }
}

/// From the preview back to the form.
///
/// # Errors
/// If the database fails.
#[server(prefix = "/api", endpoint = "letters/change")]
pub async fn change_letter(#[server(flatten)] form: LetterForm) -> Result<(), Failure> {
    let ctx = ctx()?;
    mend(&ctx, &form, ApiError::Validation(Vec::new())).await
}

/// Stores the letters and writes the mail with the link that lets them go.
///
/// # Errors
/// If the database fails; everything else sends the browser back to the form.
#[server(prefix = "/api", endpoint = "letters/submit")]
pub async fn submit_letter(#[server(flatten)] form: LetterForm) -> Result<(), Failure> {
    let ctx = ctx()?;
    let to = casework::recipients(&ctx.engine, &ctx.tenant, &form).await?;
    let ip = &ctx.device.ip;
    match casework::submit(&ctx.engine, &ctx.tenant, &form, &to.recipients, to.place.as_ref(), ctx.locale, ip).await {
        Ok(()) => {
            drop_draft(&ctx);
            redirect(paths::CHECK);
            Ok(())
        }
        Err(e) => mend(&ctx, &form, e.public()).await,
    }
}

/// The button behind the link: lets the letters go.
///
/// # Errors
/// If the database fails; a spent or old link leads to the page that says so.
#[server(prefix = "/api", endpoint = "letters/confirm")]
pub async fn confirm_letter(token: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    match casework::confirm(&ctx.engine, &ctx.tenant, &token).await {
        Ok(track) => redirect(&paths::track(&track)),
        Err(engine::Error::Api(ApiError::NotFound)) => redirect(&paths::confirm(&url_safe(&token))),
        Err(e) => return Err(e.into()),
    }
    Ok(())
}

/// Whether the citizen was answered.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the letter is not behind that link.
#[server(prefix = "/api", endpoint = "letters/survey")]
pub async fn survey_letter(token: String, letter: LetterId, answer: Survey) -> Result<(), Failure> {
    let ctx = ctx()?;
    casework::survey(&ctx.engine, &ctx.tenant, &token, letter, answer).await?;
    redirect(&paths::track(&url_safe(&token)));
    Ok(())
}

/// The citizen writes back to the office.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the letter is not behind that link or has no case; a text that can't be taken leads
/// back to the page.
#[server(prefix = "/api", endpoint = "letters/reply")]
pub async fn reply_letter(token: String, letter: LetterId, body: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    let back = paths::track(&url_safe(&token));
    match casework::reply(&ctx.engine, &ctx.tenant, &token, letter, &body).await {
        Ok(()) => {
            drop_draft(&ctx);
            redirect(&format!("{back}?said=reply"));
        }
        Err(engine::Error::Api(e @ (ApiError::Validation(_) | ApiError::RateLimited(_)))) => {
            keep_draft(&ctx, &format!("reply-{letter}"), &body, &e).await?;
            redirect(&back);
        }
        Err(e) => return Err(e.into()),
    }
    Ok(())
}

/// A token as it stands in an address: whatever else was sent is left out.
#[cfg(feature = "ssr")]
fn url_safe(token: &str) -> String {
    token.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}
