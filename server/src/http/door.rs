//! What every request passes: one step around everything. A kept page costs so little to send that the steps around it are what
//! its reader waits for: axum clones all that is inside a step for every request.

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
