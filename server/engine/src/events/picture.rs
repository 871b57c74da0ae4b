//! The picture of an event.

use domain::access::{Actor, Capability};
use domain::ids::{EventId, FileId};

use super::{require, sql};
use crate::audit::{self, Act, Who};
use crate::{Engine, Result, access, exec, files};

/// Replaces the picture by an uploaded one, cleaned and shrunk.
///
/// # Errors
/// `FileTooLarge` or `FileKind` on `picture`; [`domain::ApiError::NotFound`].
pub async fn set_picture(engine: &Engine, actor: &Actor, id: EventId, bytes: &[u8]) -> Result<FileId> {
    access::require(actor, Capability::EventsManage)?;
    let picture = files::clean_picture("picture", bytes)?;
    let mut tx = engine.write().await?;
    let event = require(&mut tx, actor, Capability::EventsManage, id).await?;
    let file = files::store(engine, &mut tx, actor.tenant, &picture, true).await?;
    exec!(&mut tx, sql::SET_PICTURE, actor.tenant, id, Some(file), &event.picture_alt, engine.now())?;
    let act = Act { action: "event.picture_set", subject_kind: "event", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    engine.commit_public(tx, actor.tenant).await?;
    Ok(file)
}

/// Takes the picture away.
///
/// # Errors
/// [`domain::ApiError::NotFound`].
pub async fn remove_picture(engine: &Engine, actor: &Actor, id: EventId) -> Result<()> {
    let mut tx = engine.write().await?;
    let event = require(&mut tx, actor, Capability::EventsManage, id).await?;
    exec!(&mut tx, sql::SET_PICTURE, actor.tenant, id, None::<FileId>, &event.picture_alt, engine.now())?;
    let act = Act { action: "event.picture_removed", subject_kind: "event", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    engine.commit_public(tx, actor.tenant).await
}
