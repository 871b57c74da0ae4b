//! Files with people: taken piece by piece, so that a long one is never in memory; and the rows for a human, given back as a file.

use std::path::Path as FilePath;

use app::features::imports::paths;
use app::server::ServerCtx;
use axum::Extension;
use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Capability;
use domain::ids::ImportId;
use domain::imports::MAX_BYTES;
use domain::{ApiError, Problem, tr};
use engine::imports;
use http::{StatusCode, header};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

/// Most bytes of a request: the largest file and the form around it.
pub(super) const MAX_BODY: usize = 210 * 1024 * 1024;

/// Takes a file or pasted cells and leads to the page that shows what is in it.
pub(super) async fn upload(Extension(ctx): Extension<ServerCtx>, form: Multipart) -> Response {
    let path = imports::temporary(&ctx.engine);
    let taken = take(&ctx, form, &path).await;
    // Gone already if nothing was written.
    drop(tokio::fs::remove_file(&path).await);
    match taken {
        Ok(id) => Redirect::to(&paths::import(id)).into_response(),
        Err(ApiError::Unauthenticated) => Redirect::to(&format!("/login?next={}", paths::LIST)).into_response(),
        Err(ApiError::Validation(errors)) => {
            let word = match errors.first().map(|e| &e.problem) {
                Some(Problem::Required) => "required",
                Some(Problem::FileTooLarge { .. }) => "large",
                _ => "kind",
            };
            Redirect::to(&format!("{}?problem={word}", paths::LIST)).into_response()
        }
        Err(e) => refused(&ctx, &e),
    }
}

fn refused(ctx: &ServerCtx, e: &ApiError) -> Response {
    (StatusCode::from_u16(e.status()).unwrap_or(StatusCode::BAD_REQUEST), domain::l10n::api_error(ctx.locale, e)).into_response()
}

async fn take(ctx: &ServerCtx, mut form: Multipart, path: &FilePath) -> Result<ImportId, ApiError> {
    let actor = ctx.actor.as_ref().ok_or(ApiError::Unauthenticated)?;
    // Before the first byte is kept.
    if !actor.has(Capability::PeopleWrite) {
        return Err(ApiError::Forbidden);
    }
    let broken = |_| ApiError::Conflict("request".into());
    let full = |e: std::io::Error| engine::Error::from(e).public();
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        let name = match field.name() {
            Some("file") => field.file_name().unwrap_or_default().to_owned(),
            Some("text") => tr!(ctx.locale, imports.pasted_name),
            _ => continue,
        };
        let (mut file, mut size) = (File::create(path).await.map_err(full)?, 0_i64);
        while let Some(piece) = field.chunk().await.map_err(broken)? {
            size = size.saturating_add(i64::try_from(piece.len()).unwrap_or(i64::MAX));
            if size > MAX_BYTES {
                return Err(ApiError::field("file", Problem::FileTooLarge { max: MAX_BYTES }));
            }
            file.write_all(&piece).await.map_err(full)?;
        }
        file.flush().await.map_err(full)?;
        drop(file);
        return imports::stage(&ctx.engine, actor, &name, path).await.map_err(engine::Error::public);
    }
    Err(ApiError::field("file", Problem::Required))
}

/// The rows and cells for a human.
pub(super) async fn rows(Extension(ctx): Extension<ServerCtx>, Path(id): Path<ImportId>) -> Response {
    let Some(actor) = &ctx.actor else { return refused(&ctx, &ApiError::Unauthenticated) };
    match imports::csv(&ctx.engine, actor, ctx.locale, id).await {
        Ok((name, text)) => {
            let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned());
            let name = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
            ([kind, name], text).into_response()
        }
        Err(e) => refused(&ctx, &e.public()),
    }
}
