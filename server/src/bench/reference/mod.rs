//! The least that could do the same: axum and nothing around it.

mod rsvp;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use axum::Router;
use axum::body::Bytes;
use axum::routing::{get, post};
use http::{HeaderName, HeaderValue, header};
use tokio::net::TcpListener;

use crate::config::Config;

/// Serves a body at `/page` and takes sign-ups at `/rsvp`, until it is ended.
///
/// # Errors
/// If the file or the database can't be opened or the address is taken.
pub async fn serve(config: &Config, at: SocketAddr, body: &Path, encoding: &str) -> anyhow::Result<()> {
    let body = Bytes::from(std::fs::read(body).with_context(|| format!("can't read {}", body.display()))?);
    let mut headers: Vec<(HeaderName, HeaderValue)> =
        vec![(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
    if !encoding.is_empty() {
        headers.push((header::CONTENT_ENCODING, HeaderValue::from_str(encoding)?));
    }
    let headers: http::HeaderMap = headers.into_iter().collect();
    let state = Arc::new(rsvp::State::open(config).await?);
    let router = Router::new()
        .route("/page", get(move || async move { (headers, body) }))
        .route("/rsvp", post(rsvp::sign_up))
        .with_state(state);
    axum::serve(TcpListener::bind(at).await?, router).await?;
    Ok(())
}
