//! Headers that tell the browser what a page may do: nothing but what it needs.

use http::{HeaderMap, HeaderName, HeaderValue, header};

/// For pages that run no script at all.
const PUBLIC: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// The same, for the sign-up form that other sites show in a frame.
const EMBEDDED: &str =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors *";

/// The policy of a form in a frame, which names the sites that may show it.
pub(super) fn embedded_policy(embedding: &domain::tenants::settings::Embedding) -> String {
    EMBEDDED.replace("frame-ancestors *", &format!("frame-ancestors {}", embedding.frame_ancestors()))
}

/// Whether a path is a form in a frame.
pub(super) fn is_embedded(path: &str) -> bool {
    path.starts_with("/p/join/") && path.ends_with("/embed")
}

/// The policy of a page with WebAssembly, whose inline scripts carry this nonce.
pub(super) fn console_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
         font-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'; frame-ancestors 'none'"
    )
}

/// Adds what is missing; a page that set its own policy keeps it. `embedded`: the page may stand in a frame of another site.
pub(super) fn complete(headers: &mut HeaderMap, embedded: bool) {
    let policy = if embedded { EMBEDDED } else { PUBLIC };
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(policy));
    headers.entry(header::X_CONTENT_TYPE_OPTIONS).or_insert(HeaderValue::from_static("nosniff"));
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    headers
        .entry(HeaderName::from_static("permissions-policy"))
        .or_insert(HeaderValue::from_static("camera=(), microphone=(), geolocation=(), interest-cohort=()"));
    headers.entry(HeaderName::from_static("cross-origin-opener-policy")).or_insert(HeaderValue::from_static("same-origin"));
    if !embedded {
        headers.entry(header::X_FRAME_OPTIONS).or_insert(HeaderValue::from_static("DENY"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}
