//! Files of events: calendars, the list of attendees, the upload of a picture.

use app::server::ServerCtx;
use axum::Extension;
use axum::extract::{Multipart, Path, Query, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::events::console_path;
use domain::ids::EventId;
use engine::events;
use http::{StatusCode, header};
use serde::Deserialize;

use super::{AppState, pages};

const CALENDAR: &str = "text/calendar; charset=utf-8";

/// Which branch's events.
#[derive(Debug, Deserialize)]
pub(super) struct Of {
    branch: Option<String>,
}

/// Events to come as a feed to subscribe to.
pub(super) async fn feed(Extension(ctx): Extension<ServerCtx>, Query(of): Query<Of>) -> Response {
    calendar("events.ics", events::feed(&ctx.engine, &ctx.tenant, ctx.locale, of.branch.as_deref()).await)
}

/// An event's page, or the event as a calendar file: a segment of a route can't end in a fixed text.
pub(super) async fn event(
    State(state): State<AppState>,
    Extension(ctx): Extension<ServerCtx>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    match name.strip_suffix(".ics") {
        Some(slug) => calendar(&name, events::event_calendar(&ctx.engine, &ctx.tenant, ctx.locale, slug).await),
        None => pages::page(State(state), request).await,
    }
}

fn calendar(name: &str, content: engine::Result<String>) -> Response {
    // Only what a slug may hold stands between the quotes.
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.')).collect();
    match content {
        Ok(text) => (
            [(header::CONTENT_TYPE, CALENDAR.to_owned()), (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}\""))],
            text,
        )
            .into_response(),
        Err(e) => refused(e.public()),
    }
}

/// The list of attendees for a spreadsheet.
pub(super) async fn attendees(Extension(ctx): Extension<ServerCtx>, Path(id): Path<EventId>) -> Response {
    let Some(actor) = &ctx.actor else { return refused(ApiError::Unauthenticated) };
    match events::csv(&ctx.engine, actor, ctx.locale, id).await {
        Ok((name, text)) => (
            [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
            ],
            text,
        )
            .into_response(),
        Err(e) => refused(e.public()),
    }
}

/// Takes a picture and goes back to the event.
pub(super) async fn picture(Extension(ctx): Extension<ServerCtx>, Path(id): Path<EventId>, mut form: Multipart) -> Response {
    let Some(actor) = &ctx.actor else { return refused(ApiError::Unauthenticated) };
    let bytes = loop {
        match form.next_field().await {
            Ok(Some(field)) if field.name() == Some("picture") => match field.bytes().await {
                Ok(bytes) => break bytes,
                Err(_) => return Redirect::to(&format!("{}/edit?picture=bad", console_path(id))).into_response(),
            },
            Ok(Some(_)) => {}
            Ok(None) | Err(_) => return Redirect::to(&format!("{}/edit?picture=bad", console_path(id))).into_response(),
        }
    };
    match events::set_picture(&ctx.engine, actor, id, &bytes).await.map_err(engine::Error::public) {
        Ok(_) => Redirect::to(&format!("{}/edit", console_path(id))).into_response(),
        Err(ApiError::Validation(_)) => Redirect::to(&format!("{}/edit?picture=bad", console_path(id))).into_response(),
        Err(other) => refused(other),
    }
}

fn refused(error: ApiError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, error.to_string()).into_response()
}
