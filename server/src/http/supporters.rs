//! What supporters' pages need besides pages: a counter, a QR code, a download, and unsubscribing in one click.

use app::server::ServerCtx;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{Router, get};
use engine::people::own;
use engine::{consent, qr, signup};
use http::{HeaderMap, StatusCode, header};

use super::{AppState, pages};

/// A transparent picture of one pixel.
const PIXEL: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/p/seen/{slug}", get(seen))
        .route("/p/join/{slug}/qr.svg", get(code))
        .route("/p/me/{token}/data.json", get(download))
        .route("/p/unsubscribe/{signed}", get(page).post(unsubscribe))
}

fn failed(error: engine::Error) -> Response {
    let public = error.public();
    let status = StatusCode::from_u16(public.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, public.to_string()).into_response()
}

/// Counts that a form was shown. The page itself may be kept and never reach the database; its picture always does. No
/// cookie, no address: only a number goes up.
async fn seen(Extension(ctx): Extension<ServerCtx>, Path(slug): Path<String>) -> Response {
    match signup::count_shown(&ctx.engine, &ctx.tenant, &slug).await {
        Ok(()) => ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "no-store")], PIXEL).into_response(),
        Err(e) => failed(e),
    }
}

/// The QR code of a form's public link, for print.
async fn code(Extension(ctx): Extension<ServerCtx>, Path(slug): Path<String>) -> Response {
    match signup::public_form(&ctx.engine, &ctx.tenant, &slug).await {
        Ok(Some(form)) => match qr::svg(&ctx.engine.url(&app::features::signup::paths::join(&form.slug))) {
            Ok(svg) => ([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response(),
            Err(e) => failed(e),
        },
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(e) => failed(e),
    }
}

/// Everything kept about the person whose link this is.
async fn download(Extension(ctx): Extension<ServerCtx>, Path(token): Path<String>) -> Response {
    match own::export(&ctx.engine, &ctx.tenant, &token).await {
        Ok(json) => {
            let name = format!("attachment; filename=\"{}-data.json\"", ctx.tenant.slug);
            ([(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, name)], json).into_response()
        }
        Err(e) => failed(e),
    }
}

async fn page(state: State<AppState>, request: axum::extract::Request) -> Response {
    pages::page(state, request).await
}

/// A mail program (RFC 8058) gets a plain answer, because redirected POSTs do not work for all of them; a reader who pressed
/// the button is led to the page that says it is done.
async fn unsubscribe(
    Extension(ctx): Extension<ServerCtx>,
    Path(signed): Path<String>,
    headers: HeaderMap,
    body: String,
) -> Response {
    match consent::unsubscribe(&ctx.engine, ctx.tenant.id, &signed).await {
        Err(e) => failed(e),
        Ok(_) if body.contains("List-Unsubscribe=One-Click") => "unsubscribed\n".into_response(),
        Ok(_) => {
            let html = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/html"));
            if html {
                Redirect::to(&format!("/p/unsubscribe/{signed}")).into_response()
            } else {
                "unsubscribed\n".into_response()
            }
        }
    }
}
