//! Server functions.

use domain::today::Today;
use leptos::prelude::*;

use crate::Failure;

#[cfg(feature = "ssr")]
use {crate::server::ctx, engine::today};

/// What the first page shows its reader.
///
/// # Errors
/// Unless somebody is logged in.
#[server(prefix = "/api", endpoint = "today/overview")]
pub async fn overview() -> Result<Today, Failure> {
    let ctx = ctx()?;
    Ok(today::today(&ctx.engine, ctx.actor()?, ctx.locale).await?)
}
