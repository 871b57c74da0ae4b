//! At the door: who came and who did not.

use domain::ApiError;
use domain::access::{Actor, Capability};
use domain::events::{Attendee, Mark, RegistrationStatus};
use domain::ids::{EventId, RegistrationId};
use domain::people::{InteractionKind, Source};
use domain::time::Timestamp;

use super::rows::RegistrationRecord;
use super::{person, require, require_registration, seats, sql, tenant_of};
use crate::audit::{self, Act, Who};
use crate::{Engine, Error, Result, all, exec};

/// Notes that somebody came, did not come, or (`None`) takes the note back. Checking somebody in twice keeps the first time.
///
/// # Errors
/// [`ApiError::Conflict`] (`state`) for somebody without a place; [`ApiError::NotFound`].
pub async fn mark(engine: &Engine, actor: &Actor, id: RegistrationId, mark: Option<Mark>) -> Result<Attendee> {
    let mut tx = engine.write().await?;
    let (event, registration) = require_registration(&mut tx, actor, id).await?;
    if registration.status != RegistrationStatus::Registered {
        return Err(Error::Api(ApiError::Conflict("state".into())));
    }
    if registration.mark == mark {
        return Ok(registration.attendee(&event.zone, None));
    }
    let now = engine.now();
    let at = (mark == Some(Mark::Attended)).then_some(now);
    exec!(&mut tx, sql::SET_MARK, actor.tenant, id, mark, at, now)?;
    let tenant = tenant_of(&mut tx, actor.tenant).await?;
    let kind = match mark {
        Some(Mark::Attended) => InteractionKind::EventAttended,
        Some(Mark::NoShow) => InteractionKind::EventNoShow,
        None => InteractionKind::EventBooked,
    };
    person::note(engine, &mut tx, &tenant, &event, &registration, kind, Source::Organiser, Some(actor)).await?;
    tx.commit().await?;
    let marked = RegistrationRecord { mark, checked_in_at: at, ..registration };
    Ok(marked.attendee(&event.zone, None))
}

/// After the start: notes of everybody with a place who was not checked in that they did not come. Gives how many.
///
/// # Errors
/// [`ApiError::Conflict`] (`early`) before the start; [`ApiError::NotFound`].
pub async fn absent_rest(engine: &Engine, actor: &Actor, id: EventId) -> Result<usize> {
    let mut tx = engine.write().await?;
    require(&mut tx, actor, Capability::EventsManage, id).await?;
    seats::lock(&mut tx, actor.tenant, id).await?;
    let event = require(&mut tx, actor, Capability::EventsManage, id).await?;
    let now = engine.now();
    if event.start_at > now {
        return Err(Error::Api(ApiError::Conflict("early".into())));
    }
    let tenant = tenant_of(&mut tx, actor.tenant).await?;
    let rest = all!(&mut tx, RegistrationRecord, sql::UNMARKED, actor.tenant, id)?;
    for registration in &rest {
        exec!(&mut tx, sql::SET_MARK, actor.tenant, registration.registration_id, Some(Mark::NoShow), None::<Timestamp>, now)?;
        person::note(
            engine,
            &mut tx,
            &tenant,
            &event,
            registration,
            InteractionKind::EventNoShow,
            Source::Organiser,
            Some(actor),
        )
        .await?;
    }
    let act = Act { action: "event.no_shows", subject_kind: "event", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "people": rest.len() })).await?;
    tx.commit().await?;
    Ok(rest.len())
}
