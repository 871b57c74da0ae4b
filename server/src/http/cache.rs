//! Keeps rendered public pages until something they show has changed. A page is kept per tenant, address, language
//! and compression, and only for readers the server knows nothing about: no login, nothing typed.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use app::server::{ServerCtx, is_personal};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::ids::TenantId;
use domain::locale::Locale;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

use super::AppState;

/// Pages say things like "tomorrow": even unchanged, none is older than this.
const OLDEST: Duration = Duration::from_secs(60);
/// Most pages kept. Past that all are dropped: simpler than choosing, and rare.
const MOST: usize = 2000;
/// Largest page kept, in bytes.
const LARGEST: usize = 512 * 1024;

type Key = (TenantId, Locale, Coding, Arc<str>);

/// The pages kept.
#[derive(Debug, Clone, Default)]
pub(super) struct PageCache(Arc<RwLock<HashMap<Key, Kept>>>);

#[derive(Debug, Clone)]
struct Kept {
    version: (i64, i64),
    at: Instant,
    headers: HeaderMap,
    body: Bytes,
}

/// Answers from the kept pages, or lets the page be made and keeps it.
pub(super) async fn keep_pages(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(key) = key(&state, &request) else { return next.run(request).await };
    let version = state.engine.public.get(key.0);
    if let Some(kept) = state.cache.find(&key, version) {
        return kept;
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || response.headers().contains_key(header::SET_COOKIE) {
        return response;
    }
    let (parts, body) = response.into_parts();
    match to_bytes(body, LARGEST).await {
        Ok(body) => {
            state.cache.keep(key, Kept { version, at: Instant::now(), headers: parts.headers.clone(), body: body.clone() });
            Response::from_parts(parts, Body::from(body))
        }
        Err(e) => {
            tracing::error!(error = %e, "a page was too large to be kept");
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
        }
    }
}

/// How a page is compressed for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Coding {
    Brotli,
    Gzip,
    Plain,
}

impl Coding {
    /// What will be chosen for this header; `None` if it weighs its wishes, which no browser does.
    fn of(headers: &HeaderMap) -> Option<Self> {
        let Some(wishes) = headers.get(header::ACCEPT_ENCODING) else { return Some(Self::Plain) };
        let wishes = wishes.to_str().ok().filter(|text| !text.contains(';'))?;
        let has = |name| wishes.split(',').any(|wish| wish.trim() == name);
        Some(match (has("br"), has("gzip")) {
            (true, _) => Self::Brotli,
            (false, true) => Self::Gzip,
            (false, false) => Self::Plain,
        })
    }
}

fn key(state: &AppState, request: &Request) -> Option<Key> {
    let ctx = request.extensions().get::<ServerCtx>()?;
    let fresh = request.method() != Method::GET || ctx.actor.is_some() || is_personal(request.headers(), state.settings.secure);
    (!fresh && app::public::is_cacheable(request.uri().path())).then_some(())?;
    Some((ctx.tenant.id, ctx.locale, Coding::of(request.headers())?, ctx.uri.clone()))
}

impl PageCache {
    fn find(&self, key: &Key, version: (i64, i64)) -> Option<Response> {
        let pages = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let kept = pages.get(key).filter(|kept| kept.version == version && kept.at.elapsed() < OLDEST)?;
        let mut response = Response::new(Body::from(kept.body.clone()));
        *response.headers_mut() = kept.headers.clone();
        Some(response)
    }

    fn keep(&self, key: Key, mut page: Kept) {
        // The browser asks again each time; the answer depends on the language it asked in.
        page.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        page.headers.insert(header::VARY, HeaderValue::from_static("cookie, accept-language, accept-encoding"));
        let mut pages = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if pages.len() >= MOST {
            pages.clear();
        }
        pages.insert(key, page);
    }
}
