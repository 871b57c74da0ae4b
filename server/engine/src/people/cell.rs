//! Correcting one value of a person in the list.

use domain::access::{Actor, Capability};
use domain::ids::PersonId;
use domain::people::{Address, Cell, Postal, Record, RecordEdit, Saved};
use domain::tenants::Tenant;
use domain::{ApiError, validate};

use super::{editing, record, visible};
use crate::{Engine, Error, Result, not_found};

/// Writes one value, if the record is still the one the list showed. An empty value removes what was there.
///
/// # Errors
/// Problems on the field; [`ApiError::Conflict`] (`version`) if somebody has changed the record in between; [`ApiError::NotFound`] if
/// the caller may not change this person.
pub async fn set(
    engine: &Engine,
    actor: &Actor,
    tenant: &Tenant,
    person: PersonId,
    version: i64,
    cell: Cell,
    value: &str,
) -> Result<()> {
    let mut tx = engine.read().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let Some((mut record, _)) = record::load(&mut tx, tenant.id, person).await? else { return not_found() };
    drop(tx);
    put(&mut record, cell, value.trim());
    let edit = RecordEdit { version, record, shown: Default::default(), block_reason: String::new() };
    match editing::save(engine, actor, tenant, person, &edit).await? {
        Saved::Done { .. } => Ok(()),
        Saved::Clash(_) => Err(Error::Api(ApiError::Conflict("version".into()))),
    }
}

fn put(record: &mut Record, cell: Cell, value: &str) {
    match cell {
        Cell::Email => first(&mut record.emails, validate::email(value).unwrap_or_else(|| value.to_owned())),
        Cell::Phone => first(&mut record.phones, validate::phone(value).unwrap_or_else(|| value.to_owned())),
        Cell::Postcode | Cell::City => {
            if !record.addresses.iter().any(|a| a.kind == "home") {
                record.addresses.push(Postal { kind: "home".into(), ..Postal::default() });
            }
            for home in record.addresses.iter_mut().filter(|a| a.kind == "home") {
                let slot = if cell == Cell::City { &mut home.address.city } else { &mut home.address.postcode };
                value.clone_into(slot);
            }
        }
    }
}

/// Puts an address in the place of the first one.
fn first(list: &mut Vec<Address>, value: String) {
    match (list.first_mut(), value.is_empty()) {
        (Some(_), true) => drop(list.remove(0)),
        (Some(address), false) => address.address = value,
        (None, true) => {}
        (None, false) => list.push(Address { label: String::new(), address: value }),
    }
}
