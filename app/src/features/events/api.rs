//! Server functions for organisers.

use domain::events::{
    Attendee, AttendeeFilter, ChangeEffect, EventEdit, EventFilter, EventInput, EventRow, EventView, Mark, RegistrationStatus,
    RsvpInput,
};
use domain::ids::{EventId, RegistrationId};
use domain::locale::Locale;
use domain::page::Page;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::server::ctx;
#[cfg(feature = "ssr")]
use domain::access::Capability::{EventsManage, EventsRead};

/// The organisers' list.
#[server(prefix = "/api", endpoint = "events/list", input = Json)]
pub async fn list_events(filter: EventFilter) -> Result<Page<EventRow>, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::list(&ctx.engine, ctx.require(EventsRead)?, ctx.locale, &filter).await?)
}

/// One event.
#[server(prefix = "/api", endpoint = "events/view", input = Json)]
pub async fn view_event(id: EventId) -> Result<EventView, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::view(&ctx.engine, ctx.require(EventsRead)?, ctx.locale, id).await?)
}

/// The form of an event, or of a new one.
#[server(prefix = "/api", endpoint = "events/edit", input = Json)]
pub async fn edit_event(id: Option<EventId>) -> Result<EventEdit, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::edit(&ctx.engine, ctx.require(EventsManage)?, ctx.locale, id).await?)
}

/// A description as its page will show it.
#[server(prefix = "/api", endpoint = "events/markdown", input = Json)]
pub async fn preview_description(text: String) -> Result<String, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::markdown(ctx.require(EventsManage)?, &text)?)
}

/// Makes a draft.
#[server(prefix = "/api", endpoint = "events/create", input = Json)]
pub async fn create_event(input: EventInput) -> Result<EventId, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::create(&ctx.engine, ctx.require(EventsManage)?, &input).await?)
}

/// What saving a change would do.
#[server(prefix = "/api", endpoint = "events/effect", input = Json)]
pub async fn effect_of_change(id: EventId, input: EventInput) -> Result<ChangeEffect, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::effect(&ctx.engine, ctx.require(EventsManage)?, id, &input).await?)
}

/// Saves a change.
#[server(prefix = "/api", endpoint = "events/change", input = Json)]
pub async fn change_event(id: EventId, input: EventInput) -> Result<ChangeEffect, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::change(&ctx.engine, ctx.require(EventsManage)?, id, &input).await?)
}

/// Makes a draft public.
#[server(prefix = "/api", endpoint = "events/publish", input = Json)]
pub async fn publish_event(id: EventId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(engine::events::publish(&ctx.engine, ctx.require(EventsManage)?, id).await?)
}

/// Calls an event off; gives how many people are told.
#[server(prefix = "/api", endpoint = "events/cancel", input = Json)]
pub async fn cancel_event(id: EventId, message: String) -> Result<i64, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::cancel(&ctx.engine, ctx.require(EventsManage)?, id, &message).await?)
}

/// Makes a draft like it.
#[server(prefix = "/api", endpoint = "events/duplicate", input = Json)]
pub async fn duplicate_event(id: EventId) -> Result<EventId, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::duplicate(&ctx.engine, ctx.require(EventsManage)?, id).await?)
}

/// Throws a draft away.
#[server(prefix = "/api", endpoint = "events/delete", input = Json)]
pub async fn delete_draft(id: EventId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(engine::events::delete_draft(&ctx.engine, ctx.require(EventsManage)?, id).await?)
}

/// Takes the picture away.
#[server(prefix = "/api", endpoint = "events/remove_picture", input = Json)]
pub async fn remove_picture(id: EventId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(engine::events::remove_picture(&ctx.engine, ctx.require(EventsManage)?, id).await?)
}

/// Who comes.
#[server(prefix = "/api", endpoint = "events/attendees", input = Json)]
pub async fn list_attendees(id: EventId, filter: AttendeeFilter) -> Result<Page<Attendee>, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::attendees(&ctx.engine, ctx.require(EventsRead)?, id, &filter).await?)
}

/// Puts somebody on the list by hand.
#[server(prefix = "/api", endpoint = "events/add", input = Json)]
pub async fn add_attendee(id: EventId, input: RsvpInput, locale: Locale) -> Result<RegistrationStatus, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::add(&ctx.engine, ctx.require(EventsManage)?, id, &input, locale).await?)
}

/// Notes that somebody came, did not, or takes the note back.
#[server(prefix = "/api", endpoint = "events/mark", input = Json)]
pub async fn mark_attendee(id: RegistrationId, mark: Option<Mark>) -> Result<Attendee, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::mark(&ctx.engine, ctx.require(EventsManage)?, id, mark).await?)
}

/// Notes of everybody not checked in that they did not come.
#[server(prefix = "/api", endpoint = "events/absent", input = Json)]
pub async fn absent_rest(id: EventId) -> Result<usize, Failure> {
    let ctx = ctx()?;
    Ok(engine::events::absent_rest(&ctx.engine, ctx.require(EventsManage)?, id).await?)
}

/// Gives somebody who waits a place out of turn.
#[server(prefix = "/api", endpoint = "events/promote", input = Json)]
pub async fn promote_attendee(id: RegistrationId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(engine::events::promote(&ctx.engine, ctx.require(EventsManage)?, id).await?)
}

/// Takes somebody off the list.
#[server(prefix = "/api", endpoint = "events/remove", input = Json)]
pub async fn remove_attendee(id: RegistrationId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(engine::events::remove(&ctx.engine, ctx.require(EventsManage)?, id).await?)
}
