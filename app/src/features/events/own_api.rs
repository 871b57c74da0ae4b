//! Server functions behind the plain forms of the public pages. Each answers with a page to go to.

use leptos::prelude::*;

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::server::{ctx, drop_draft, keep_draft, redirect};
#[cfg(feature = "ssr")]
use domain::events::{RsvpInput, event_path, own_path, thanks_path};

/// Which draft is an event's form's.
#[cfg(feature = "ssr")]
pub(super) fn draft_name(slug: &str) -> String {
    format!("rsvp:{slug}")
}

/// Signs a visitor up for an event.
#[server(prefix = "/api", endpoint = "events/rsvp")]
pub async fn rsvp(
    slug: String,
    given_name: String,
    family_name: String,
    email: String,
    #[server(default)] guests: String,
    #[server(default)] website: String,
    #[server(default)] referrer: String,
) -> Result<(), Failure> {
    let ctx = ctx()?;
    // What is no number is out of range.
    let guests = if guests.trim().is_empty() { 0 } else { guests.trim().parse().unwrap_or(-1) };
    let input = RsvpInput { given_name, family_name, email, guests, website, referrer };
    match engine::events::rsvp(&ctx.engine, &ctx.tenant, ctx.locale, &slug, &input, &ctx.device.ip).await {
        Ok(outcome) => {
            drop_draft(&ctx);
            redirect(&thanks_path(&slug, outcome));
        }
        Err(error) => {
            keep_draft(&ctx, &draft_name(&slug), &input, &error.public()).await?;
            redirect(&format!("{}#sign-up", event_path(&slug)));
        }
    }
    Ok(())
}

/// Goes back to the person's own page, saying what came of it.
#[cfg(feature = "ssr")]
fn back(token: &str, done: &str, result: engine::Result<()>) -> Result<(), Failure> {
    use domain::ApiError;
    let word = match result.map_err(engine::Error::public) {
        Ok(()) => done,
        Err(ApiError::Conflict(word)) if word == "late" => "late",
        Err(ApiError::Conflict(word)) if word == "full" => "full",
        Err(ApiError::Conflict(word)) if word == "gone" => "gone",
        Err(ApiError::Conflict(_)) => "closed",
        Err(ApiError::Validation(_)) => "guests",
        Err(ApiError::NotFound) => "link",
        Err(other) => return Err(Failure::from(other)),
    };
    redirect(&format!("{}?done={word}", own_path(token)));
    Ok(())
}

/// Gives the place or the turn back.
#[server(prefix = "/api", endpoint = "events/own_cancel")]
pub async fn own_cancel(token: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    back(&token, "cancelled", engine::events::own_cancel(&ctx.engine, &ctx.tenant, &token).await)
}

/// Changes how many guests come along.
#[server(prefix = "/api", endpoint = "events/own_change")]
pub async fn own_change(token: String, guests: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    let guests = guests.trim().parse().unwrap_or(-1);
    back(&token, "changed", engine::events::own_change(&ctx.engine, &ctx.tenant, &token, guests).await)
}

/// Takes a held or a free place.
#[server(prefix = "/api", endpoint = "events/own_confirm")]
pub async fn own_confirm(token: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    back(&token, "taken", engine::events::own_confirm(&ctx.engine, &ctx.tenant, &token).await)
}
