//! Throwing somebody away, and getting them back.

use domain::ApiError;
use domain::access::{Actor, Capability};
use domain::ids::PersonId;
use domain::people::PersonState;
use domain::tenants::Tenant;

use super::super::record::{self, Why};
use super::super::visible;
use super::sql;
use crate::audit::{self, Act, Who};
use crate::{Engine, Error, Result, one, value};

/// Puts somebody in the trash: in no list, no count, no mailing, until [`restore`].
///
/// # Errors
/// [`ApiError::NotFound`] if the caller may not change this person; [`ApiError::Conflict`] (`state`) if they are not there to
/// be thrown away.
pub async fn trash(engine: &Engine, actor: &Actor, tenant: &Tenant, person: PersonId) -> Result<()> {
    moved(engine, actor, tenant, person, "person.trashed", |from| match from {
        PersonState::Active | PersonState::Left => Some(PersonState::Trashed),
        _ => None,
    })
    .await
}

/// Gets somebody back from the trash, as they were.
///
/// # Errors
/// As [`trash`].
pub async fn restore(engine: &Engine, actor: &Actor, tenant: &Tenant, person: PersonId) -> Result<()> {
    let mut tx = engine.read().await?;
    let before = one!(&mut tx, (String,), sql::TRASHED_FROM, tenant.id, person)?;
    drop(tx);
    let was = before.and_then(|(text,)| serde_json::from_str::<PersonState>(&text).ok());
    moved(engine, actor, tenant, person, "person.restored", |from| {
        (from == PersonState::Trashed).then(|| was.unwrap_or(PersonState::Active))
    })
    .await
}

async fn moved(
    engine: &Engine,
    actor: &Actor,
    tenant: &Tenant,
    person: PersonId,
    action: &str,
    to: impl Fn(PersonState) -> Option<PersonState>,
) -> Result<()> {
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    record::hold(&mut tx, tenant.id, [person]).await?;
    let from = value!(&mut tx, PersonState, sql::STATE, tenant.id, person)?;
    let Some(to) = to(from) else { return Err(Error::Api(ApiError::Conflict("state".into()))) };
    record::set_state(engine, &mut tx, tenant, person, from, to, &Why::by(engine, actor)).await?;
    let act = Act { action, subject_kind: "person", subject: Some(person.0) };
    audit::record(engine, &mut tx, tenant.id, Who::Account(actor), act, ()).await?;
    tx.commit().await
}
