//! The HTTP side: one router, and around it what every request passes through.

mod assets;
mod cache;
mod context;
mod door;
mod events;
mod hosts;
mod imports;
mod mailbox;
mod pages;
mod people;
mod security;
mod supporters;
mod upload;
mod write_map;

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef};
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get, post};
use engine::Engine;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

use self::cache::PageCache;
use self::hosts::Hosts;
use crate::config::Config;

/// Most bytes of a request: an uploaded table of a country's postcodes fits.
const MAX_BODY: usize = 64 * 1024 * 1024;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What every handler can reach. Cloned many times for each request, so it is one pointer.
#[derive(Debug, Clone)]
pub struct AppState(Arc<Reachable>);

impl Deref for AppState {
    type Target = Reachable;

    fn deref(&self) -> &Reachable {
        &self.0
    }
}

/// What is behind [`AppState`].
#[derive(Debug)]
pub struct Reachable {
    /// The engine.
    pub engine: Engine,
    /// Built files.
    pub assets: app::shell::Assets,
    hosts: Hosts,
    cache: PageCache,
    settings: context::Settings,
}

impl FromRef<AppState> for Engine {
    fn from_ref(state: &AppState) -> Self {
        state.engine.clone()
    }
}

/// The whole application.
///
/// # Errors
/// If the tenants can't be read or the list of built files is not understood.
pub async fn router(engine: Engine, config: &Config) -> anyhow::Result<Router> {
    // Whoever asked first set it: a second router in one process (tests) finds it done.
    let _ = any_spawner::Executor::init_tokio();
    let state = AppState(Arc::new(Reachable {
        assets: assets::read(&config.site)?,
        hosts: Hosts::load(&engine).await?,
        cache: PageCache::default(),
        settings: context::Settings::of(config),
        engine,
    }));
    let app = Router::new()
        .route("/api/{*path}", any(pages::server_function))
        .route("/theme.css", get(assets::theme))
        .route("/p/files/{id}", get(assets::file))
        .route("/p/events.ics", get(events::feed))
        .route("/p/events/{name}", get(events::event))
        .route("/download/events/{id}/attendees.csv", get(events::attendees))
        .route("/download/people/{id}", get(people::download))
        .route("/upload/events/{id}/picture", post(events::picture))
        .route("/mailbox.json", get(mailbox::json))
        .route("/mailbox/{id}/html", get(mailbox::html))
        .merge(supporters::routes())
        .route(app::features::representatives::paths::UPLOAD, post(upload::representatives))
        .route(app::features::imports::paths::UPLOAD, post(imports::upload).layer(DefaultBodyLimit::max(imports::MAX_BODY)))
        .route("/download/imports/{id}/rows.csv", get(imports::rows))
        .route("/write/map.svg", get(write_map::svg))
        .fallback(pages::page)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        // Inside the front door: what it keeps is compressed once.
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(state.clone(), door::front))
        .layer(CsrfLayer::new())
        .layer(TimeoutLayer::with_status_code(http::StatusCode::REQUEST_TIMEOUT, PATIENCE))
        .layer(CatchPanicLayer::new())
        .with_state(state);
    Ok(Router::new()
        .nest_service("/pkg", assets::pkg(&config.site))
        .route("/health", get(async || "ok"))
        .route("/icon.svg", get(assets::icon))
        .merge(app))
}
