//! Changing an event. What stands in people's calendars (title, time, place) moves there: the sequence rises, and
//! everybody on the list is told.

use domain::access::{Actor, Capability};
use domain::events::{ChangeEffect, EventInput, EventState, MAX_CAPACITY};
use domain::ids::EventId;
use domain::jobs::JobPayload;
use domain::{ApiError, Problem};
use sqlx::types::Json;

use super::plan::{self, Plan};
use super::rows::{EventRecord, RegistrationRecord};
use super::{queue, require, seats, sql, tenant_of};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, all, exec, jobs, value};

/// Whether the entry in people's calendars is another one afterwards.
fn moves(event: &EventRecord, input: &EventInput, plan: &Plan) -> bool {
    let v = &plan.values;
    let place = [&v.venue, &v.street, &v.postcode, &v.city, &v.country, &v.online_url];
    let was = [&event.venue, &event.street, &event.postcode, &event.city, &event.country, &event.online_url];
    place != was
        || plan.start != event.start_at
        || plan.end != event.end_at
        || input.zone != event.zone
        || v.title != event.title.0
}

/// How many people would be told of the change.
async fn audience(
    engine: &Engine,
    tx: &mut Tx,
    event: &EventRecord,
    tenant: domain::ids::TenantId,
    input: &EventInput,
    plan: &Plan,
) -> Result<i64> {
    let tell = event.state == EventState::Published && event.end_at > engine.now() && moves(event, input, plan);
    if tell { value!(tx, i64, sql::COUNT_TOLD, tenant, event.event_id) } else { Ok(0) }
}

fn fits(event: &EventRecord, input: &EventInput) -> Result<()> {
    match input.capacity {
        Some(capacity) if capacity < event.seats_taken => {
            Err(Error::Api(ApiError::field("capacity", Problem::OutOfRange { min: event.seats_taken, max: MAX_CAPACITY })))
        }
        _ => Ok(()),
    }
}

/// What saving would do, for the organiser to see first. Nothing is changed.
///
/// # Errors
/// The same as [`change`].
pub async fn effect(engine: &Engine, actor: &Actor, id: EventId, input: &EventInput) -> Result<ChangeEffect> {
    let plan = plan::check(input)?;
    let mut tx = engine.read().await?;
    let event = require(&mut tx, actor, Capability::EventsManage, id).await?;
    fits(&event, input)?;
    let told = audience(engine, &mut tx, &event, actor.tenant, input, &plan).await?;
    let mut free = input.capacity.map_or(i64::MAX, |c| c - event.seats_taken);
    let mut offered = 0;
    if event.state == EventState::Published && domain::events::hold_until(engine.now(), plan.start).is_some() {
        for waiting in all!(&mut tx, RegistrationRecord, sql::QUEUE, actor.tenant, id)? {
            if waiting.seats() <= free {
                free -= waiting.seats();
                offered += 1;
            }
        }
    }
    Ok(ChangeEffect { told, offered })
}

/// Saves a change, tells the people on the list if it moves in their calendars, and offers new places to those in line.
///
/// # Errors
/// Validation problems by field, `OutOfRange` on `capacity` if more places are taken already; [`ApiError::NotFound`];
/// [`ApiError::Conflict`] (`cancelled`).
pub async fn change(engine: &Engine, actor: &Actor, id: EventId, input: &EventInput) -> Result<ChangeEffect> {
    let plan = plan::check(input)?;
    let mut tx = engine.write().await?;
    require(&mut tx, actor, Capability::EventsManage, id).await?;
    seats::lock(&mut tx, actor.tenant, id).await?;
    let event = require(&mut tx, actor, Capability::EventsManage, id).await?;
    access::require_on(&mut tx, actor, Capability::EventsManage, input.organisation).await?;
    if event.state == EventState::Cancelled {
        return Err(Error::Api(ApiError::Conflict("cancelled".into())));
    }
    fits(&event, input)?;
    let told = audience(engine, &mut tx, &event, actor.tenant, input, &plan).await?;
    let step = i64::from(event.state == EventState::Published && moves(&event, input, &plan));
    let v = &plan.values;
    exec!(
        &mut tx,
        sql::UPDATE,
        actor.tenant,
        id,
        input.organisation,
        input.visibility,
        Json(&v.title),
        Json(&v.description),
        plan::search_text(v),
        &v.venue,
        &v.street,
        &v.postcode,
        &v.city,
        &v.country,
        &v.online_url,
        &input.zone,
        plan.start,
        plan.end,
        input.capacity,
        input.guests_allowed,
        Json(&v.picture_alt),
        input.remind,
        step,
        engine.now()
    )?;
    if told > 0 {
        jobs::enqueue(engine, &mut tx, actor.tenant, &JobPayload::TellAttendees { event: id }).await?;
    }
    let tenant = tenant_of(&mut tx, actor.tenant).await?;
    let offered = queue::fill(engine, &mut tx, &tenant, id).await?;
    let act = Act { action: "event.changed", subject_kind: "event", subject: Some(id.0) };
    let detail = serde_json::json!({ "sequence": event.ics_sequence + step, "told": told });
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, detail).await?;
    engine.commit_public(tx, actor.tenant).await?;
    Ok(ChangeEffect { told, offered: i64::try_from(offered).unwrap_or(i64::MAX) })
}
