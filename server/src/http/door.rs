//! What every request passes: one step around everything, because each step of its own costs a kept page more than the page itself.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::{AppState, context, security};

/// Lets a request in and completes the answer.
pub(super) async fn front(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let embedded = security::is_embedded(request.uri().path());
    let mut response = context::understand(state, request, next).await;
    security::complete(response.headers_mut(), embedded);
    response
}
