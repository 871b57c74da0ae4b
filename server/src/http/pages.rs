//! Pages and server functions.

use app::shell;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, Method, StatusCode, header};
use leptos::nonce::{Nonce, provide_nonce};
use leptos::prelude::use_context;
use leptos_axum::{ResponseOptions, handle_server_fns_with_context, render_app_async_with_context};

use super::{AppState, security};

/// Largest public page, in bytes.
const LARGEST: usize = 8 * 1024 * 1024;

/// A server function.
pub(super) async fn server_function(State(_state): State<AppState>, request: Request) -> Response {
    handle_server_fns_with_context(|| (), request).await.into_response()
}

/// Any page: the console's with WebAssembly, all others without.
pub(super) async fn page(State(state): State<AppState>, request: Request<Body>) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let assets = state.assets.clone();
    if app::console::is_console(request.uri().path()) {
        let context = || {
            provide_nonce();
            let policy = use_context::<Nonce>().map(|nonce| security::console_policy(&nonce));
            if let (Some(response), Some(Ok(value))) =
                (use_context::<ResponseOptions>(), policy.map(|p| HeaderValue::from_str(&p)))
            {
                response.insert_header(header::CONTENT_SECURITY_POLICY, value);
            }
        };
        render_app_async_with_context(context, move || shell::console_shell(&assets))(request).await
    } else {
        without_scripts(render_app_async_with_context(|| (), move || shell::public_shell(&assets))(request).await).await
    }
}

/// Cuts off what the renderer adds after the page for a browser that would hydrate it: a public page runs no script.
async fn without_scripts(response: Response) -> Response {
    const END: &[u8] = b"</html>";
    let (parts, body) = response.into_parts();
    let Ok(mut bytes) = to_bytes(body, LARGEST).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    if let Some(start) = bytes.windows(END.len()).rposition(|window| window == END) {
        bytes.truncate(start + END.len());
    }
    Response::from_parts(parts, Body::from(bytes))
}
