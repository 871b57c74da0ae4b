//! Understands a request once, for everything that follows: whose installation, who asks, in which language.

use std::net::SocketAddr;
use std::sync::Arc;

use app::server::{LANGUAGE_COOKIE, SESSION_COOKIE, ServerCtx, cookie};
use axum::extract::{ConnectInfo, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::locale::{self, Locale, Wishes};
use engine::team::{self, Device};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};

use super::{AppState, cache};
use crate::config::Config;

/// What of the configuration decides how requests are understood.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub(super) secure: bool,
    dev: bool,
    open_mailbox: bool,
    client_ip_header: Option<HeaderName>,
}

impl Settings {
    pub(super) fn of(config: &Config) -> Self {
        Self {
            secure: config.secure(),
            dev: config.dev,
            open_mailbox: config.mail == crate::config::MailMode::Mailbox && config.listen.ip().is_loopback() && !config.secure(),
            client_ip_header: config.client_ip_header.as_deref().and_then(|name| name.parse().ok()),
        }
    }
}

/// Answers a request with a kept page, or puts a [`ServerCtx`] into it and passes it on.
pub(super) async fn understand(state: AppState, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let host = text(headers, &header::HOST).unwrap_or_default();
    let Some(tenant) = state.hosts.find(host) else {
        return (
            StatusCode::SERVICE_UNAVAILABLE,
            "There is no tenant yet. Run `hustings demo`, or `hustings admin tenant` and `hustings admin owner`.\n",
        )
            .into_response();
    };
    let secure = state.settings.secure;
    let login = match cookie(headers, secure, SESSION_COOKIE) {
        Some(token) => match team::resume(&state.engine, tenant.id, &token).await {
            Ok(login) => login,
            Err(e) => return app::Failure::from(e).into_response_plain(),
        },
        None => None,
    };
    let (actor, session) = login.map_or((None, None), |(actor, session)| (Some(actor), Some(session)));
    let language = cookie(headers, secure, LANGUAGE_COOKIE);
    let choice = locale::choose(Wishes {
        query: request.uri().query().and_then(|q| q.split('&').find_map(|pair| pair.strip_prefix("lang="))),
        cookie: language.as_deref(),
        person: actor.as_ref().map(|a| a.locale),
        accept_language: text(headers, &header::ACCEPT_LANGUAGE),
        tenant: tenant.locale,
    });
    let locale = offered(request.uri().path(), &tenant, choice.locale);
    let framed = super::security::is_embedded(request.uri().path()).then(|| super::security::embedded_policy(&tenant.embedding));
    let uri: Arc<str> = request.uri().path_and_query().map_or("/", |p| p.as_str()).into();
    let is_page = request.method() == Method::GET && app::console::is_console(request.uri().path());
    if is_page && actor.is_none() {
        let next = uri.replace('&', "%26");
        return Redirect::to(&format!("/login?next={next}")).into_response();
    }
    let wanted = actor.is_none().then(|| cache::wanted(&state, &request, tenant.id, locale, &uri)).flatten();
    if let Some(kept) = wanted.as_ref().and_then(|wanted| cache::find(&state, wanted)) {
        return finish(kept, &state, choice.remember && locale == choice.locale, locale, framed);
    }
    let device = Device {
        user_agent: text(headers, &header::USER_AGENT).unwrap_or_default().to_owned(),
        ip: client_ip(&state.settings, &request),
    };
    let ctx = ServerCtx {
        engine: state.engine.clone(),
        tenant,
        actor,
        session,
        locale,
        device,
        uri,
        secure,
        dev: state.settings.dev,
        open_mailbox: state.settings.open_mailbox,
    };
    request.extensions_mut().insert(ctx);
    let mut response = next.run(request).await;
    if let Some(wanted) = wanted {
        response = cache::keep(&state, wanted, response).await;
    }
    finish(response, &state, choice.remember && locale == choice.locale, locale, framed)
}

/// What depends on the reader and is therefore no part of what is kept.
fn finish(mut response: Response, state: &AppState, remember: bool, locale: Locale, framed: Option<String>) -> Response {
    if remember {
        remember_language(&mut response, state.settings.secure, locale);
    }
    if let Some(policy) = framed.and_then(|text| HeaderValue::from_str(&text).ok()) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// The language of a page: public ones are there in the languages the tenant offers, the console in all of them.
fn offered(path: &str, tenant: &domain::tenants::Tenant, wanted: Locale) -> Locale {
    let inside = app::console::is_console(path) || path.starts_with("/api/");
    if inside || tenant.offered().contains(&wanted) { wanted } else { tenant.locale }
}

fn remember_language(response: &mut Response, secure: bool, locale: Locale) {
    let (prefix, flag) = if secure { ("__Host-", "; Secure") } else { ("", "") };
    let value = format!("{prefix}{LANGUAGE_COOKIE}={locale}; Path=/; SameSite=Lax; HttpOnly; Max-Age=31536000{flag}");
    if let Ok(value) = HeaderValue::from_str(&value) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// Who asks: the last address a trusted proxy added, or the other end of the connection. Only a configured header is
/// believed, because anybody can send one.
fn client_ip(settings: &Settings, request: &Request) -> String {
    let from_proxy = settings
        .client_ip_header
        .as_ref()
        .and_then(|name| text(request.headers(), name))
        .and_then(|v| v.rsplit(',').next())
        .map(|v| v.trim().to_owned());
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip().to_string());
    from_proxy.or(peer).unwrap_or_else(|| "unknown".into())
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|v| v.to_str().ok())
}

/// A failure outside any page.
trait PlainResponse {
    fn into_response_plain(self) -> Response;
}

impl PlainResponse for app::Failure {
    fn into_response_plain(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, self.0.to_string()).into_response()
    }
}
