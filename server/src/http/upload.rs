//! A file to import, sent by the console's plain form: kept, and answered with the page that shows its preview.

use app::server::ServerCtx;
use axum::Extension;
use axum::extract::Multipart;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::representatives::import::{ImportKind, ImportOptions};
use engine::representatives::import::stage;
use http::StatusCode;

/// Takes the file.
pub(super) async fn representatives(Extension(ctx): Extension<ServerCtx>, form: Multipart) -> Response {
    match take(&ctx, form).await {
        Ok(path) => Redirect::to(&path).into_response(),
        Err(ApiError::Unauthenticated) => Redirect::to("/login?next=/org/representatives/import").into_response(),
        Err(e) => (StatusCode::from_u16(e.status()).unwrap_or(StatusCode::BAD_REQUEST), domain::l10n::api_error(ctx.locale, &e))
            .into_response(),
    }
}

async fn take(ctx: &ServerCtx, mut form: Multipart) -> Result<String, ApiError> {
    let actor = ctx.actor.as_ref().ok_or(ApiError::Unauthenticated)?;
    let broken = |_| ApiError::Conflict("request".into());
    let (mut kind, mut file) = (ImportKind::default(), None);
    while let Some(field) = form.next_field().await.map_err(broken)? {
        match field.name() {
            Some("kind") => kind = ImportKind::parse(&field.text().await.map_err(broken)?).unwrap_or_default(),
            Some("file") => {
                let name = field.file_name().unwrap_or_default().to_owned();
                file = Some((name, field.bytes().await.map_err(broken)?));
            }
            _ => {}
        }
    }
    let (name, bytes) = file.unwrap_or_default();
    let options = ImportOptions { kind, ..ImportOptions::default() };
    let id = stage(&ctx.engine, actor, &name, &bytes, &options).await.map_err(engine::Error::public)?;
    Ok(app::features::representatives::paths::import(id))
}
