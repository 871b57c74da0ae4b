//! Files of people, as an export has written them.

use app::server::ServerCtx;
use axum::Extension;
use axum::body::Body;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::ApiError;
use domain::ids::BatchId;
use engine::people::export;
use futures_util::stream::try_unfold;
use http::{StatusCode, header};

/// Sends a file piece by piece: it is never in memory as a whole.
pub(super) async fn download(Extension(ctx): Extension<ServerCtx>, Path(id): Path<BatchId>) -> Response {
    let Some(actor) = &ctx.actor else { return refused(ApiError::Unauthenticated) };
    let format = match export::ready(&ctx.engine, actor, id).await {
        Ok(format) => format,
        Err(e) => return refused(e.public()),
    };
    let (engine, tenant) = (ctx.engine.clone(), actor.tenant);
    let pieces = try_unfold(0_i64, move |position| {
        let engine = engine.clone();
        async move {
            let piece = export::part(&engine, tenant, id, position).await?;
            Ok::<_, engine::Error>(piece.map(|piece| (piece, position.saturating_add(1))))
        }
    });
    (
        [
            (header::CONTENT_TYPE, format.media_type().to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"people.{format}\"")),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ],
        Body::from_stream(pieces),
    )
        .into_response()
}

fn refused(error: ApiError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, error.to_string()).into_response()
}
