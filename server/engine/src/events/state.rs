//! From draft to published to cancelled, and another one like it.

use domain::ApiError;
use domain::access::{Actor, Capability};
use domain::events::{EventInput, EventState};
use domain::ids::EventId;
use domain::jobs::JobPayload;
use domain::time::Timestamp;
use domain::validate::Check;
use jiff::ToSpan;

use super::rows::EventRecord;
use super::{plan, require, seats, sql, tenant_of};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, clock, exec, jobs, value};

const MESSAGE: u32 = 2_000;

fn conflict<T>(word: &str) -> Result<T> {
    Err(Error::Api(ApiError::Conflict(word.into())))
}

/// The event, with its turn taken.
async fn turn(tx: &mut Tx, actor: &Actor, id: EventId) -> Result<EventRecord> {
    require(tx, actor, Capability::EventsManage, id).await?;
    seats::lock(tx, actor.tenant, id).await?;
    require(tx, actor, Capability::EventsManage, id).await
}

/// Makes a draft public (as far as its visibility says) and opens it for registrations.
///
/// # Errors
/// [`ApiError::Conflict`]: `past` if it would be over already, `state` if it is no draft; [`ApiError::NotFound`].
pub async fn publish(engine: &Engine, actor: &Actor, id: EventId) -> Result<()> {
    let mut tx = engine.write().await?;
    let event = turn(&mut tx, actor, id).await?;
    let now = engine.now();
    if event.state != EventState::Draft {
        return conflict("state");
    }
    if event.end_at <= now {
        return conflict("past");
    }
    exec!(&mut tx, sql::SET_STATE, actor.tenant, id, EventState::Published, "", 0i64, now, Some(now))?;
    let act = Act { action: "event.published", subject_kind: "event", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// Calls an event off: everybody on the list gets the message and what takes the entry out of their calendar. Gives how
/// many people are told.
///
/// # Errors
/// `TooLong` on `message`; [`ApiError::Conflict`]: `past` if it is over, `state` if it is not published;
/// [`ApiError::NotFound`].
pub async fn cancel(engine: &Engine, actor: &Actor, id: EventId, message: &str) -> Result<i64> {
    let mut check = Check::new();
    let message = check.optional_text("message", message, MESSAGE).unwrap_or_default();
    check.done()?;
    let mut tx = engine.write().await?;
    let event = turn(&mut tx, actor, id).await?;
    let now = engine.now();
    if event.state != EventState::Published {
        return conflict("state");
    }
    if event.end_at <= now {
        return conflict("past");
    }
    exec!(&mut tx, sql::SET_STATE, actor.tenant, id, EventState::Cancelled, &message, 1i64, now, None::<Timestamp>)?;
    let told = value!(&mut tx, i64, sql::COUNT_TOLD, actor.tenant, id)?;
    if told > 0 {
        jobs::enqueue(engine, &mut tx, actor.tenant, &JobPayload::TellAttendees { event: id }).await?;
    }
    let act = Act { action: "event.cancelled", subject_kind: "event", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "told": told })).await?;
    engine.commit_public(tx, actor.tenant).await?;
    Ok(told)
}

/// Throws away a draft that was never public.
///
/// # Errors
/// [`ApiError::Conflict`] (`state`) if it is no draft; [`ApiError::NotFound`].
pub async fn delete_draft(engine: &Engine, actor: &Actor, id: EventId) -> Result<()> {
    let mut tx = engine.write().await?;
    turn(&mut tx, actor, id).await?;
    if value!(&mut tx, i64, sql::COUNT_ALL, actor.tenant, id)? > 0 || exec!(&mut tx, sql::DELETE_DRAFT, actor.tenant, id)? == 0 {
        return conflict("state");
    }
    let act = Act { action: "event.deleted", subject_kind: "event", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    tx.commit().await
}

/// Makes a draft like it, a week later by its own wall clock, with nobody on the list.
///
/// # Errors
/// [`ApiError::NotFound`].
pub async fn duplicate(engine: &Engine, actor: &Actor, id: EventId) -> Result<EventId> {
    let mut tx = engine.write().await?;
    let event = require(&mut tx, actor, Capability::EventsManage, id).await?;
    let week = |at: Timestamp| clock::local(a_week_later(at, &event.zone), &event.zone).input_value();
    let input = EventInput { start: week(event.start_at), end: week(event.end_at), ..super::edit::input(&event) };
    let plan = plan::check(&input)?;
    let tenant = tenant_of(&mut tx, actor.tenant).await?;
    let copy = plan::insert(engine, &mut tx, &tenant, &input, &plan).await?;
    if let Some(picture) = event.picture_id {
        exec!(&mut tx, sql::SET_PICTURE, actor.tenant, copy, Some(picture), &event.picture_alt, engine.now())?;
    }
    let act = Act { action: "event.created", subject_kind: "event", subject: Some(copy.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "like": id })).await?;
    tx.commit().await?;
    Ok(copy)
}

/// The same time of day seven days later, whatever the clocks did in between.
fn a_week_later(at: Timestamp, zone: &str) -> Timestamp {
    let moved = jiff::Timestamp::from_microsecond(at.0).and_then(|t| t.in_tz(zone)).and_then(|z| z.checked_add(7.days()));
    moved.map_or_else(|_| at.plus(7 * Timestamp::DAY), |z| Timestamp(z.timestamp().as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_a_week_by_the_clock_on_the_wall() {
        let before = clock::instant("2026-10-20T19:00", "Europe/Copenhagen").unwrap();
        assert_eq!(
            clock::local(a_week_later(before, "Europe/Copenhagen"), "Europe/Copenhagen").input_value(),
            "2026-10-27T19:00"
        );
    }
}
