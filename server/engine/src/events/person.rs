//! What events leave on people's timelines, and what of them belongs to a person.

use domain::access::Actor;
use domain::events::{Mark, RegistrationStatus};
use domain::ids::{PersonId, TenantId};
use domain::locale::LocalizedText;
use domain::people::{Given, InteractionKind, Source};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use serde::Serialize;
use sqlx::types::Json;

use super::rows::{EventRecord, RegistrationRecord};
use super::{find, queue, seats, sql};
use crate::db::Tx;
use crate::people::interactions::{self, NewInteraction};
use crate::{Engine, Result, all, exec, one};

/// Writes on the timeline what happened with a registration.
#[expect(clippy::too_many_arguments, reason = "one fact, named by its parts")]
pub(super) async fn note(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    event: &EventRecord,
    of: &RegistrationRecord,
    kind: InteractionKind,
    source: Source,
    by: Option<&Actor>,
) -> Result<()> {
    let title = event.title.get(tenant.locale);
    let new = NewInteraction::new(of.person_id, kind, source).with(event.organisation_id).about("event", event.event_id.0, title);
    interactions::add(engine, tx, tenant.id, NewInteraction { actor: by, ..new }).await?;
    Ok(())
}

/// The same for what a visitor did, with what they typed that differs from what is known.
pub(super) async fn note_given(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    event: &EventRecord,
    of: &RegistrationRecord,
    kind: InteractionKind,
    given: Given,
) -> Result<()> {
    let title = event.title.get(tenant.locale);
    let new = NewInteraction::new(of.person_id, kind, Source::Event)
        .incoming()
        .with(event.organisation_id)
        .about("event", event.event_id.0, title)
        .given(given);
    interactions::add(engine, tx, tenant.id, new).await?;
    Ok(())
}

/// A registration as its person takes it away with everything else we keep about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeptRegistration {
    /// Title of the event, per language.
    pub event: LocalizedText,
    /// When it begins.
    pub start_at: Timestamp,
    /// When it ends.
    pub end_at: Timestamp,
    /// IANA zone of the event.
    pub zone: String,
    /// How it stands.
    pub status: RegistrationStatus,
    /// Whether they came.
    pub mark: Option<Mark>,
    /// How many guests came along.
    pub guests: i64,
    /// Name given for the event.
    pub name: String,
    /// Address given for the event.
    pub email: String,
    /// When they signed up.
    pub created_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    title: Json<LocalizedText>,
    start_at: Timestamp,
    end_at: Timestamp,
    zone: String,
    status: RegistrationStatus,
    mark: Option<Mark>,
    guests: i64,
    name: String,
    email: String,
    created_at: Timestamp,
}

/// Everything events keep about a person, the oldest event first.
///
/// # Errors
/// If the database fails.
pub async fn of_person(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Vec<KeptRegistration>> {
    let rows = all!(tx, Row, sql::OF_PERSON, tenant, person)?;
    Ok(rows
        .into_iter()
        .map(|r| KeptRegistration {
            event: r.title.0,
            start_at: r.start_at,
            end_at: r.end_at,
            zone: r.zone,
            status: r.status,
            mark: r.mark,
            guests: r.guests,
            name: r.name,
            email: r.email,
            created_at: r.created_at,
        })
        .collect())
}

/// Forgets an erased person: places at events to come are given back and passed on; of all others only the number stays.
/// No mail goes to the person.
///
/// # Errors
/// If the database fails.
pub async fn forget(engine: &Engine, tx: &mut Tx, tenant: &Tenant, person: PersonId) -> Result<()> {
    for found in all!(tx, RegistrationRecord, sql::TAKING_OF_PERSON, tenant.id, person, engine.now())? {
        seats::lock(tx, tenant.id, found.event_id).await?;
        let Some(event) = find(tx, tenant.id, found.event_id).await? else { continue };
        let now = one!(tx, RegistrationRecord, sql::REGISTRATION, tenant.id, found.registration_id)?;
        let Some(registration) = now.filter(|r| r.status != RegistrationStatus::Cancelled) else { continue };
        queue::give_back(engine, tx, tenant, &event, &registration).await?;
        queue::fill(engine, tx, tenant, event.event_id).await?;
    }
    exec!(tx, sql::FORGET, tenant.id, person, engine.now())?;
    Ok(())
}
