//! What server functions and server-rendered pages stand on.

use std::sync::Arc;

use axum::http::request::Parts;
use domain::ApiError;
use domain::access::{Actor, Capability};
use domain::ids::SessionId;
use domain::locale::Locale;
use domain::tenants::Tenant;
use engine::Engine;
use engine::team::Device;
use http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Failure;

/// Name of the cookie that leads back to what was typed.
const DRAFT_COOKIE: &str = "draft";

/// The request as the server's middleware understood it. In the request's extensions, hence in every page and function.
#[derive(Debug, Clone)]
pub struct ServerCtx {
    /// The engine.
    pub engine: Engine,
    /// Whose installation was asked.
    pub tenant: Arc<Tenant>,
    /// Who is logged in.
    pub actor: Option<Actor>,
    /// On which device.
    pub session: Option<SessionId>,
    /// Language of the answer.
    pub locale: Locale,
    /// What asked.
    pub device: Device,
    /// Path and query of the request.
    pub uri: Arc<str>,
    /// Whether the address of the installation is HTTPS.
    pub secure: bool,
    /// Whether pages for developers are there.
    pub dev: bool,
    /// Whether mail is kept and may be read by whoever reaches the server (it listens on the loopback address only).
    pub open_mailbox: bool,
}

/// The request. The first line of every server function, before any other await.
///
/// # Errors
/// [`ApiError::Internal`] outside a request.
pub fn ctx() -> Result<ServerCtx, Failure> {
    use_context::<Parts>()
        .and_then(|parts| parts.extensions.get::<ServerCtx>().cloned())
        .ok_or_else(|| Failure::from(engine::Error::Bug("no request here".into())))
}

impl ServerCtx {
    /// Who is logged in.
    ///
    /// # Errors
    /// [`ApiError::Unauthenticated`] if nobody is.
    pub fn actor(&self) -> Result<&Actor, Failure> {
        self.actor.as_ref().ok_or_else(|| Failure::from(ApiError::Unauthenticated))
    }

    /// Who is logged in, if they hold the right anywhere; the engine asks again where.
    ///
    /// # Errors
    /// [`ApiError::Unauthenticated`], [`ApiError::Forbidden`].
    pub fn require(&self, capability: Capability) -> Result<&Actor, Failure> {
        let actor = self.actor()?;
        if actor.has(capability) { Ok(actor) } else { Err(Failure::from(ApiError::Forbidden)) }
    }

    /// The value of a query parameter of this request, percent-decoded.
    #[must_use]
    pub fn query(&self, name: &str) -> Option<String> {
        let (_, query) = self.uri.split_once('?')?;
        serde_urlencoded(query).into_iter().find(|(k, _)| k == name).map(|(_, v)| v)
    }
}

/// The pairs of a query string.
fn serde_urlencoded(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| {
        let text = text.replace('+', " ");
        let mut bytes = Vec::with_capacity(text.len());
        let mut rest = text.as_bytes();
        while let Some((first, tail)) = rest.split_first() {
            let hex = tail.get(..2).and_then(|h| std::str::from_utf8(h).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
            match (first, hex) {
                (b'%', Some(byte)) => {
                    bytes.push(byte);
                    rest = tail.get(2..).unwrap_or_default();
                }
                _ => {
                    bytes.push(*first);
                    rest = tail;
                }
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    };
    query.split('&').filter_map(|pair| pair.split_once('=')).map(|(k, v)| (decode(k), decode(v))).collect()
}

/// Sends the browser elsewhere after a form was taken (303: the next request is a GET).
pub fn redirect(path: &str) {
    leptos_axum::redirect(path);
    if let (Some(response), Some(parts)) = (use_context::<ResponseOptions>(), use_context::<Parts>())
        && parts.headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/html"))
    {
        response.set_status(StatusCode::SEE_OTHER);
    }
}

/// Adds a `Set-Cookie` header. `max_age` in seconds; 0 removes the cookie. Over HTTPS the name gets the `__Host-` prefix.
pub fn set_cookie(ctx: &ServerCtx, name: &str, value: &str, max_age: i64) {
    let (prefix, secure) = if ctx.secure { ("__Host-", "; Secure") } else { ("", "") };
    let text = format!("{prefix}{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age}{secure}");
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&text)) {
        response.append_header(header::SET_COOKIE, value);
    }
}

/// The value of a cookie of this request, with or without the `__Host-` prefix as the address demands.
#[must_use]
pub fn cookie(headers: &http::HeaderMap, secure: bool, name: &str) -> Option<String> {
    let wanted = if secure { format!("__Host-{name}") } else { name.to_owned() };
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(k, _)| *k == wanted)
        .map(|(_, v)| v.to_owned())
}

/// A form that could not be taken yet: what was typed, and what to mend.
#[derive(Debug, Clone, Serialize, serde::Deserialize)]
pub struct Draft<T> {
    /// Which form, so that another page's draft is not mistaken for this one's.
    pub form: String,
    /// What was typed.
    pub input: T,
    /// What to mend.
    pub error: ApiError,
}

/// Keeps what was typed and what to mend for the page the browser is sent back to.
///
/// # Errors
/// If the database fails.
pub async fn keep_draft<T: Serialize + Clone>(ctx: &ServerCtx, form: &str, input: &T, error: &ApiError) -> Result<(), Failure> {
    let draft = Draft { form: form.to_owned(), input: input.clone(), error: error.clone() };
    let token = engine::drafts::keep(&ctx.engine, ctx.tenant.id, &draft).await?;
    set_cookie(ctx, DRAFT_COOKIE, &token, engine::drafts::LIFETIME / domain::time::Timestamp::SECOND);
    Ok(())
}

/// Forgets the draft: the form was taken.
pub fn drop_draft(ctx: &ServerCtx) {
    set_cookie(ctx, DRAFT_COOKIE, "", 0);
}

/// What was typed into this form before, if it could not be taken.
pub async fn read_draft<T: DeserializeOwned>(ctx: &ServerCtx, form: &str) -> Option<Draft<T>> {
    let token = use_context::<Parts>().and_then(|parts| cookie(&parts.headers, ctx.secure, DRAFT_COOKIE))?;
    match engine::drafts::read::<Draft<T>>(&ctx.engine, ctx.tenant.id, &token).await {
        Ok(draft) => draft.filter(|d| d.form == form),
        Err(e) => {
            // The page can still be shown, only without what was typed: say so in the log.
            tracing::error!(error = %e, "a draft can't be read");
            None
        }
    }
}

/// Sets the status of the page.
pub fn set_status(status: u16) {
    if let (Some(response), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        response.set_status(status);
    }
}

/// Whether the request carries anything that makes its page different from anybody else's.
#[must_use]
pub fn is_personal(headers: &http::HeaderMap, secure: bool) -> bool {
    [DRAFT_COOKIE, SESSION_COOKIE].iter().any(|name| cookie(headers, secure, name).is_some())
}

/// Name of the cookie of somebody logged in.
pub const SESSION_COOKIE: &str = "session";
/// Name of the cookie that remembers the language.
pub const LANGUAGE_COOKIE: &str = "lang";
