//! Whoever moves into a household may take over its address.

use domain::access::{Actor, Capability};
use domain::ids::{PersonId, TenantId};
use domain::people::{AddressOffer, InteractionKind, Postal, Record, Source};
use domain::tenants::Tenant;

use super::super::interactions::{self, NewInteraction};
use super::super::record::{self, Why};
use super::super::visible;
use super::sql;
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Result, not_found, value};

/// The kind of address people live at.
const HOME: &str = "home";

fn home(record: &Record) -> Option<&Postal> {
    record.addresses.iter().find(|a| a.kind == HOME && !a.address.is_blank())
}

/// The household's address, if it has one and the person's is another.
pub(super) async fn offer(tx: &mut Tx, tenant: TenantId, person: PersonId, household: PersonId) -> Result<Option<AddressOffer>> {
    let member = record::load(tx, tenant, person).await?;
    let shared = record::load(tx, tenant, household).await?;
    let (Some((member, _)), Some((shared, _))) = (member, shared) else { return Ok(None) };
    let other = home(&shared).filter(|shared| home(&member) != Some(*shared));
    Ok(other.map(|shared| AddressOffer { person, household, address: shared.address.clone() }))
}

/// Gives the person the address of the household they live in.
///
/// # Errors
/// [`domain::ApiError::NotFound`] unless the person lives there, the household has an address, and the caller may change
/// the person and see the household.
pub async fn take_address(engine: &Engine, actor: &Actor, tenant: &Tenant, person: PersonId, household: PersonId) -> Result<()> {
    let mut tx = engine.write().await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, household).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let lives_there = value!(&mut tx, i64, sql::LIVES_THERE, tenant.id, person, household)? > 0;
    let member = record::load_held(&mut tx, tenant.id, person).await?;
    let shared = record::load(&mut tx, tenant.id, household).await?;
    let (true, Some((before, _)), Some((shared, _))) = (lives_there, member, shared) else { return not_found() };
    let Some(address) = home(&shared) else { return not_found() };
    let mut after = before.clone();
    after.addresses.retain(|a| a.kind != HOME);
    after.addresses.push(address.clone());
    let changed = record::apply(engine, &mut tx, tenant, person, &before, &after, &Why::by(engine, actor)).await?;
    if !changed.is_empty() {
        let entry = NewInteraction::new(person, InteractionKind::Corrected, Source::Organiser).by(actor);
        interactions::add(engine, &mut tx, tenant.id, NewInteraction { result: "address", ..entry }).await?;
        let act = Act { action: "person.corrected", subject_kind: "person", subject: Some(person.0) };
        audit::record(engine, &mut tx, tenant.id, Who::Account(actor), act, serde_json::json!({ "fields": changed })).await?;
    }
    tx.commit().await
}
