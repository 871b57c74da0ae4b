//! Pictures people upload. Every picture is decoded and written anew, so that neither a camera's notes (where, when,
//! whose) nor anything hidden in the file survives.

pub(crate) mod sql;

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::ids::{FileId, TenantId};
use domain::{ApiError, Problem};
use image::{ImageFormat, ImageReader, Limits};

use crate::{Engine, Error, Result, Tx, exec, one};

/// Most bytes of an uploaded picture.
pub const MAX_BYTES: i64 = 8 * 1024 * 1024;
/// Widest and highest a stored picture gets, in pixels.
const MAX_SIDE: u32 = 1600;

/// A picture ready to be stored.
#[derive(Debug, Clone)]
pub struct Picture {
    jpeg: Vec<u8>,
    width: u32,
    height: u32,
}

/// Decodes a JPEG, PNG or WebP, shrinks it to at most 1600 pixels a side and encodes it as JPEG. Takes tens of
/// milliseconds: call it outside a transaction.
///
/// # Errors
/// `FileTooLarge` or `FileKind` on the given field.
pub fn clean_picture(field: &str, bytes: &[u8]) -> Result<Picture> {
    if i64::try_from(bytes.len()).unwrap_or(i64::MAX) > MAX_BYTES {
        return Err(Error::Api(ApiError::field(field, Problem::FileTooLarge { max: MAX_BYTES })));
    }
    let wrong = |_| Error::Api(ApiError::field(field, Problem::FileKind));
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(12_000);
    limits.max_image_height = Some(12_000);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let mut picture = reader.decode().map_err(wrong)?;
    if picture.width().max(picture.height()) > MAX_SIDE {
        picture = picture.thumbnail(MAX_SIDE, MAX_SIDE);
    }
    let picture = picture.into_rgb8();
    let mut jpeg = Vec::new();
    picture.write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg).map_err(wrong)?;
    Ok(Picture { width: picture.width(), height: picture.height(), jpeg })
}

/// Stores a picture; a public one is shown to anybody who knows its address.
///
/// # Errors
/// If the database fails.
pub async fn store(engine: &Engine, tx: &mut Tx, tenant: TenantId, picture: &Picture, public: bool) -> Result<FileId> {
    let id: FileId = engine.id();
    exec!(
        tx,
        sql::INSERT,
        tenant,
        id,
        "image/jpeg",
        i64::from(picture.width),
        i64::from(picture.height),
        BASE64.encode(&picture.jpeg),
        public,
        engine.now()
    )?;
    Ok(id)
}

#[derive(sqlx::FromRow)]
struct Row {
    media_type: String,
    content: String,
}

/// A public file: its media type and bytes.
///
/// # Errors
/// If the database fails.
pub async fn public(tx: &mut Tx, tenant: TenantId, id: FileId) -> Result<Option<(String, Vec<u8>)>> {
    let Some(row) = one!(tx, Row, sql::PUBLIC, tenant, id)? else { return Ok(None) };
    let bytes = BASE64.decode(row.content).map_err(|e| Error::Bug(format!("file {id}: {e}")))?;
    Ok(Some((row.media_type, bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_are_pictures() {
        let refused = clean_picture("picture", b"<svg onload=alert(1)>").unwrap_err().public();
        assert_eq!(refused, ApiError::field("picture", Problem::FileKind));
    }

    crate::both_databases! {
        async fn a_picture_is_written_anew(t: TestEngine) {
            let mut png = Vec::new();
            image::RgbaImage::from_pixel(3200, 4, image::Rgba([9, 99, 199, 255])).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
            let picture = clean_picture("picture", &png).unwrap();
            assert_eq!(picture.width, 1600);
            let mut tx = t.engine.write().await.unwrap();
            let id = store(&t.engine, &mut tx, t.tenant.id, &picture, true).await.unwrap();
            let (kind, bytes) = public(&mut tx, t.tenant.id, id).await.unwrap().unwrap();
            assert_eq!((kind.as_str(), bytes), ("image/jpeg", picture.jpeg));
            assert!(public(&mut tx, t.other_tenant.id, id).await.unwrap().is_none());
        }
    }
}
