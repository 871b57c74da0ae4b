//! Events: planning them, who comes, the queue when they are full, calendars and mails.
//!
//! Whoever takes, gives back or passes on a place goes through [`seats`]: one statement moves the event's counters, tests
//! them against the capacity and takes the event's turn, in the same transaction as the change of the registration.

mod attendees;
mod calendar;
mod change;
mod csv;
mod door;
mod edit;
mod ics;
mod join;
mod list;
mod mails;
mod notify;
mod own;
mod person;
mod picture;
mod plan;
mod public;
mod queue;
mod rows;
mod rsvp;
mod seats;
pub(crate) mod sql;
mod state;
#[cfg(test)]
mod tests;

pub use self::attendees::{add, attendees, promote, remove};
pub use self::calendar::{event_calendar, feed};
pub use self::change::{change, effect};
pub use self::csv::csv;
pub use self::door::{absent_rest, mark};
pub use self::edit::{edit, markdown};
pub use self::join::SeatsMoved;
pub(crate) use self::join::{join, part};
pub use self::list::{list, view};
pub use self::notify::{remind, sweep, tell};
pub use self::own::{own, own_cancel, own_change, own_confirm};
pub use self::person::{KeptRegistration, forget, of_person};
pub use self::picture::{remove_picture, set_picture};
pub use self::plan::create;
pub use self::public::{public_event, public_list};
pub use self::queue::expire;
pub use self::rsvp::rsvp;
pub use self::state::{cancel, delete_draft, duplicate, publish};

use domain::access::{Actor, Capability};
use domain::ids::{EventId, RegistrationId, TenantId};
use domain::tenants::Tenant;

use self::rows::{EventRecord, RegistrationRecord};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, not_found, one, tenants};

/// The tenant of an actor: its pages and mails need its name.
async fn tenant_of(tx: &mut Tx, tenant: TenantId) -> Result<Tenant> {
    tenants::get(tx, tenant).await?.ok_or_else(|| Error::Bug(format!("no tenant {tenant}")))
}

/// An event, if it is there.
async fn find(tx: &mut Tx, tenant: TenantId, id: EventId) -> Result<Option<EventRecord>> {
    one!(tx, EventRecord, sql::BY_ID, tenant, id)
}

/// An event over whose branch the actor has the right.
async fn require(tx: &mut Tx, actor: &Actor, capability: Capability, id: EventId) -> Result<EventRecord> {
    access::require(actor, capability)?;
    let Some(event) = find(tx, actor.tenant, id).await? else { return not_found() };
    access::require_on(tx, actor, capability, event.organisation_id).await?;
    Ok(event)
}

/// A registration of an event over whose branch the actor has the right, both read after the event's turn was taken.
async fn require_registration(tx: &mut Tx, actor: &Actor, id: RegistrationId) -> Result<(EventRecord, RegistrationRecord)> {
    access::require(actor, Capability::EventsManage)?;
    let Some(found) = one!(tx, RegistrationRecord, sql::REGISTRATION, actor.tenant, id)? else { return not_found() };
    require(tx, actor, Capability::EventsManage, found.event_id).await?;
    seats::lock(tx, actor.tenant, found.event_id).await?;
    let Some(registration) = one!(tx, RegistrationRecord, sql::REGISTRATION, actor.tenant, id)? else { return not_found() };
    let Some(event) = find(tx, actor.tenant, found.event_id).await? else { return not_found() };
    Ok((event, registration))
}

/// Commits a change of who has a place. Only a page that shows how many are left has to be made anew.
async fn commit_seats(engine: &Engine, tx: Tx, tenant: TenantId, event: &EventRecord) -> Result<()> {
    if event.capacity.is_some() { engine.commit_public(tx, tenant).await } else { tx.commit().await }
}
