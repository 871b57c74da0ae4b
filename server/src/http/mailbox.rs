//! Kept mail as data, and a mail's HTML part on its own (the mailbox page shows it in a frame, where its inline styles are
//! allowed and nothing else).

use app::server::ServerCtx;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use domain::ids::MailId;
use engine::mail;
use http::{StatusCode, header};
use serde::Deserialize;

const HTML_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; sandbox allow-popups allow-top-navigation-by-user-activation";

/// Which mails.
#[derive(Debug, Deserialize)]
pub(super) struct Filter {
    to: Option<String>,
}

/// The latest fifty mails, whole, to one address if given.
pub(super) async fn json(Extension(ctx): Extension<ServerCtx>, Query(filter): Query<Filter>) -> Response {
    if !app::features::mailbox::may_read(&ctx) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mails = async {
        let page = mail::list(&ctx.engine, ctx.tenant.id, filter.to.as_deref(), None, 50).await?;
        let mut mails = Vec::new();
        for summary in page.items.into_iter().filter(|m| app::features::mailbox::may_open(&ctx, m)) {
            mails.extend(mail::read(&ctx.engine, ctx.tenant.id, summary.id).await?);
        }
        Ok::<_, engine::Error>(mails)
    };
    match mails.await {
        Ok(mails) => Json(mails).into_response(),
        Err(e) => (StatusCode::INTERNAL_SERVER_ERROR, e.public().to_string()).into_response(),
    }
}

/// The HTML part of one mail.
pub(super) async fn html(Extension(ctx): Extension<ServerCtx>, Path(id): Path<String>) -> Response {
    let (true, Ok(id)) = (app::features::mailbox::may_read(&ctx), id.parse::<MailId>()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match mail::read(&ctx.engine, ctx.tenant.id, id).await {
        Ok(Some(mail)) if app::features::mailbox::may_open(&ctx, &mail.summary) => (
            [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (header::CONTENT_SECURITY_POLICY, HTML_POLICY),
                (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
            ],
            mail.html,
        )
            .into_response(),
        Ok(_) => StatusCode::NOT_FOUND.into_response(),
        Err(e) => (StatusCode::INTERNAL_SERVER_ERROR, e.public().to_string()).into_response(),
    }
}
