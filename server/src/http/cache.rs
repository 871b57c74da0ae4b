//! Keeps rendered public pages until something they show has changed. A page is kept per tenant, address, language
//! and compression, and only for readers the server knows nothing about: no login, nothing typed.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use app::server::is_personal;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
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

/// A page that may be kept, and the version of what it shows when it was asked for.
pub(super) struct Wanted {
    key: Key,
    version: (i64, i64),
}

/// The page as it was kept.
pub(super) fn find(state: &AppState, wanted: &Wanted) -> Option<Response> {
    state.cache.find(&wanted.key, wanted.version)
}

/// Keeps the page that was made, if it is one.
pub(super) async fn keep(state: &AppState, Wanted { key, version }: Wanted, response: Response) -> Response {
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

/// Whether a request from somebody who is not logged in asks for a page that may be kept.
pub(super) fn wanted(state: &AppState, request: &Request, tenant: TenantId, locale: Locale, uri: &Arc<str>) -> Option<Wanted> {
    let fresh = request.method() != Method::GET || is_personal(request.headers(), state.settings.secure);
    (!fresh && app::public::is_cacheable(request.uri().path())).then_some(())?;
    let key = (tenant, locale, Coding::of(request.headers())?, uri.clone());
    Some(Wanted { key, version: state.engine.public.get(tenant) })
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
