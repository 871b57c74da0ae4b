//! A site on a test database, and browsers that keep their cookies.

use axum::Router;
use axum::body::Body;
use domain::access::Actor;
use domain::locale::Locale;
use engine::testing::TestEngine;
use engine::{mail, team, tenants};
use http::{Request, header};
use server::config::Settings;
use tower::ServiceExt;

const HOST: &str = "hustings.test";
/// Where the other tenant is.
const OTHER_HOST: &str = "harbour.test";

/// The whole application, in this process.
pub struct Site {
    /// Its engine and people.
    pub t: TestEngine,
    app: Router,
}

impl Site {
    /// On the database of a test; the other tenant has a host name of its own.
    pub async fn new(t: TestEngine) -> Self {
        let mut tx = t.engine.write().await.unwrap();
        tenants::add_domain(&mut tx, t.other_tenant.id, OTHER_HOST).await.unwrap();
        tx.commit().await.unwrap();
        let settings = Settings { base_url: Some("http://hustings.test".into()), ..Settings::default() };
        let config = settings.decide(None).unwrap();
        let app = server::http::router(t.engine.clone(), &config).await.unwrap();
        Self { t, app }
    }

    /// The path of the first link that starts so, in the latest mail to an address.
    pub async fn link_in_last_mail(&self, to: &str, path: &str) -> String {
        let (engine, tenant) = (&self.t.engine, self.t.tenant.id);
        let summary = mail::list(engine, tenant, Some(to), None, 1).await.unwrap().items.remove(0);
        let text = mail::read(engine, tenant, summary.id).await.unwrap().unwrap().text;
        let from = text.find(path).expect("a link in the mail");
        text[from..].split_whitespace().next().unwrap().to_owned()
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub location: Option<String>,
    pub body: String,
}

/// Somebody's browser, without scripts.
pub struct Browser {
    /// The site it is on.
    pub host: &'static str,
    locale: Locale,
    cookies: Vec<(String, String)>,
}

impl Browser {
    /// A new one that prefers a language.
    pub fn new(locale: Locale) -> Self {
        Self { host: HOST, locale, cookies: Vec::new() }
    }

    /// One in which a member of the team is logged in, on the site of their tenant.
    pub async fn logged_in(site: &Site, actor: &Actor) -> Self {
        let t = &site.t;
        let password = "correct horse battery";
        let (host, owner) = if actor.tenant == t.tenant.id { (HOST, &t.owner) } else { (OTHER_HOST, &t.other_owner) };
        let mut tx = t.engine.write().await.unwrap();
        team::set_password(&mut tx, actor.tenant, actor.account, password).await.unwrap();
        tx.commit().await.unwrap();
        let member = team::members(&t.engine, owner).await.unwrap().into_iter().find(|m| m.id == actor.account).unwrap();
        let mut browser = Self { host, ..Self::new(Locale::En) };
        let fields = [("email", member.email), ("password", password.to_owned()), ("next", "/org".to_owned())];
        assert_eq!(browser.post(site, "/api/team/login", &fields).await.status, 303);
        assert!(browser.cookies.iter().any(|(name, _)| name == "session"));
        browser
    }

    /// Opens a page.
    pub async fn get(&mut self, site: &Site, path: &str) -> Answer {
        self.send(site, Request::get(path), String::new()).await
    }

    /// Sends a plain form.
    pub async fn post(&mut self, site: &Site, path: &str, fields: &[(&str, String)]) -> Answer {
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        self.send(site, Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded"), body.join("&"))
            .await
    }

    /// Calls a server function the way the console does, with JSON or with the fields of a form.
    pub async fn call(&mut self, site: &Site, endpoint: &str, body: &str) -> Answer {
        let kind = if body.starts_with('{') { "application/json" } else { "application/x-www-form-urlencoded" };
        let request = Request::post(format!("/api/{endpoint}")).header(header::CONTENT_TYPE, kind);
        self.send(site, request.header(header::ACCEPT, "application/json"), body.to_owned()).await
    }

    async fn send(&mut self, site: &Site, request: http::request::Builder, body: String) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let mut request = request.header(header::HOST, self.host).header(header::ACCEPT_LANGUAGE, self.locale.as_str());
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if request.headers_ref().is_some_and(|h| !h.contains_key(header::ACCEPT)) {
            request = request.header(header::ACCEPT, "text/html");
        }
        let response = site.app.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            let value = rest.split(';').next().unwrap();
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        let location = response.headers().get(header::LOCATION).map(|v| v.to_str().unwrap().to_owned());
        let status = response.status().as_u16();
        let bytes = axum::body::to_bytes(response.into_body(), 1 << 22).await.unwrap();
        Answer { status, location, body: String::from_utf8(bytes.to_vec()).unwrap() }
    }
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() || b"-_.".contains(&b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// Text as it stands in HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
