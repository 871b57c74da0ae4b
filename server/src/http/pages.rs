//! Pages and server functions.

use app::shell;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, Method, StatusCode, header};
use leptos::nonce::{Nonce, provide_nonce};
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{ResponseOptions, handle_server_fns_with_context, render_app_async_with_context};

use super::{AppState, security};

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
            if let (Some(response), Some(Ok(value))) = (use_context::<ResponseOptions>(), policy.map(|p| HeaderValue::from_str(&p))) {
                response.insert_header(header::CONTENT_SECURITY_POLICY, value);
            }
        };
        render_app_async_with_context(context, move || shell::console_shell(&assets))(request).await
    } else {
        let context = || provide_context(());
        render_app_async_with_context(context, move || shell::public_shell(&assets))(request).await
    }
}
