//! The map a citizen puts a pin on: one picture, drawn for the view in the query.

use app::features::write::map;
use app::server::ServerCtx;
use axum::Extension;
use axum::response::{IntoResponse, Response};
use engine::representatives::map as drawing;
use http::{StatusCode, header};

/// Styles inside the picture are its own; it loads nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The picture. Kept by the browser for an hour: districts change on election days.
pub(super) async fn svg(Extension(ctx): Extension<ServerCtx>) -> Response {
    let Some(view) = map::view(&ctx) else { return StatusCode::NOT_FOUND.into_response() };
    let today = engine::clock::date_in(ctx.engine.now(), &ctx.tenant.zone);
    match drawing::draw(&ctx.engine, ctx.tenant.id, &today, &view, map::pinned(&ctx)).await {
        Ok(svg) => (
            [
                (header::CONTENT_TYPE, "image/svg+xml"),
                (header::CACHE_CONTROL, "public, max-age=3600"),
                (header::CONTENT_SECURITY_POLICY, POLICY),
            ],
            svg,
        )
            .into_response(),
        Err(e) => (StatusCode::INTERNAL_SERVER_ERROR, e.public().to_string()).into_response(),
    }
}
