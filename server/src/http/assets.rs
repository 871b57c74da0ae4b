//! Files: what was built, the tenant's colour, pictures.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use app::server::ServerCtx;
use app::shell::Assets;
use axum::Extension;
use axum::extract::Path as UrlPath;
use axum::response::{IntoResponse, Response};
use domain::ids::FileId;
use engine::files;
use http::{HeaderValue, StatusCode, header};
use tower::{Layer, Service};
use tower_http::services::ServeDir;
use tower_http::set_header::{SetResponseHeader, SetResponseHeaderLayer};

/// Addresses of built files carry a hash of their content: they never change.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Reads which file stands for which name. A missing list is no error: the server also works before anything was built.
pub(super) fn read(site: &Path) -> anyhow::Result<Assets> {
    let path = site.join("pkg/manifest.json");
    if !path.exists() {
        tracing::warn!("{} is missing: pages have no looks until the site is built", path.display());
        return Ok(Assets::default());
    }
    let text = std::fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
    let names: HashMap<String, String> =
        serde_json::from_str(&text).with_context(|| format!("{} is not understood", path.display()))?;
    Ok(Assets(Arc::new(names)))
}

/// The built files, compressed beforehand where they were.
pub(super) fn pkg(
    site: &Path,
) -> impl Service<axum::extract::Request, Response: IntoResponse, Error = std::convert::Infallible, Future: Send>
+ Clone
+ Send
+ Sync
+ 'static {
    let files = ServeDir::new(site.join("pkg")).precompressed_br().precompressed_gzip();
    let layer: SetResponseHeaderLayer<HeaderValue> = SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, FOR_EVER);
    let service: SetResponseHeader<ServeDir, HeaderValue> = layer.layer(files);
    service
}

/// The tenant's colour as a stylesheet: styles in the page itself are not allowed.
pub(super) async fn theme(Extension(ctx): Extension<ServerCtx>) -> Response {
    let css = ctx.tenant.accent.as_deref().map(|colour| format!(":root{{--accent:{colour}}}")).unwrap_or_default();
    ([(header::CONTENT_TYPE, "text/css"), (header::CACHE_CONTROL, "public, max-age=86400")], css).into_response()
}

/// The mark: a speech bubble on a box to speak from.
pub(super) async fn icon() -> Response {
    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"8\" fill=\"#0b57d0\"/><path d=\"M8 9h16v9h-7l-4 4v-4H8z\" fill=\"#fff\"/><path d=\"M7 25h18\" stroke=\"#fff\" stroke-width=\"2\"/></svg>";
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")], SVG).into_response()
}

/// A public picture.
pub(super) async fn file(Extension(ctx): Extension<ServerCtx>, UrlPath(id): UrlPath<String>) -> Response {
    let Ok(id) = id.parse::<FileId>() else { return StatusCode::NOT_FOUND.into_response() };
    let found = async {
        let mut tx = ctx.engine.read().await?;
        files::public(&mut tx, ctx.tenant.id, id).await
    };
    match found.await {
        Ok(Some((kind, bytes))) => {
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable".into())], bytes)
                .into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(e) => {
            let public = e.public();
            (StatusCode::INTERNAL_SERVER_ERROR, public.to_string()).into_response()
        }
    }
}
