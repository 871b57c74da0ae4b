//! Correcting one value of a person in the list.

use std::collections::BTreeSet;

use domain::access::{Actor, Capability};
use domain::ids::PersonId;
use domain::locale::Locale;
use domain::people::{
    Address, Cell, CellSaved, CustomField, CustomValue, FieldKind, Postal, Record, RecordEdit, Saved, number_from,
};
use domain::tenants::Tenant;
use domain::{ApiError, Problem, validate};

use super::{custom, editing, record, visible};
use crate::{Engine, Error, Result, not_found};

/// Writes one value, if the record is still the one the list showed. An empty value removes what was there. Fields take what lists show:
/// a number as people write it, a day as `2026-05-17`, `yes` or `no`.
///
/// # Errors
/// Problems on the field; [`ApiError::Conflict`] (`version`) if somebody has changed the record in between; [`ApiError::NotFound`] if
/// the caller may not change this person, or has no such field, or its values are sensitive.
pub async fn set(
    engine: &Engine,
    actor: &Actor,
    tenant: &Tenant,
    person: PersonId,
    version: i64,
    cell: Cell,
    value: &str,
) -> Result<CellSaved> {
    let mut tx = engine.read().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let Some((mut record, _)) = record::load(&mut tx, tenant.id, person).await? else { return not_found() };
    let mut shown = BTreeSet::new();
    if let Cell::Field(id) = cell {
        let fields = custom::on_person(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
        let Some(field) = fields.iter().find(|field| field.id == id && !field.sensitive) else { return not_found() };
        match own(field, value.trim()) {
            Some(value) => record.custom.insert(id, value),
            None => record.custom.remove(&id),
        };
        shown.insert(id);
    }
    drop(tx);
    put(&mut record, cell, value.trim())?;
    let edit = RecordEdit { version, record, shown, block_reason: String::new() };
    let Saved::Done { fields, batch } = editing::save(engine, actor, tenant, person, &edit).await? else {
        return Err(Error::Api(ApiError::Conflict("version".into())));
    };
    let mut tx = engine.read().await?;
    let Some((_, version)) = record::load(&mut tx, tenant.id, person).await? else { return not_found() };
    Ok(CellSaved { version, batch: (!fields.is_empty()).then_some(batch) })
}

fn put(record: &mut Record, cell: Cell, value: &str) -> Result<()> {
    match cell {
        Cell::GivenName => value.clone_into(&mut record.given_name),
        Cell::FamilyName => value.clone_into(&mut record.family_name),
        Cell::Email => first(&mut record.emails, validate::email(value).unwrap_or_else(|| value.to_owned())),
        Cell::Phone => first(&mut record.phones, validate::phone(value).unwrap_or_else(|| value.to_owned())),
        Cell::Street | Cell::Postcode | Cell::City => {
            if !record.addresses.iter().any(|a| a.kind == "home") {
                record.addresses.push(Postal { kind: "home".into(), ..Postal::default() });
            }
            for home in record.addresses.iter_mut().filter(|a| a.kind == "home") {
                let slot = match cell {
                    Cell::City => &mut home.address.city,
                    Cell::Street => &mut home.address.street,
                    _ => &mut home.address.postcode,
                };
                value.clone_into(slot);
            }
        }
        Cell::Language => {
            record.locale = Locale::parse(value).ok_or_else(|| ApiError::field("locale", Problem::Choice))?;
        }
        Cell::Field(_) => {}
    }
    Ok(())
}

/// The value of a field as a list's cell says it; `None` for none. What does not fit stays a text, and is refused as one.
fn own(field: &CustomField, value: &str) -> Option<CustomValue> {
    if value.is_empty() {
        return None;
    }
    let text = || CustomValue::Text(value.to_owned());
    Some(match (field.kind, value) {
        (FieldKind::Number, _) => number_from(value).map_or_else(text, CustomValue::Number),
        (FieldKind::Date, _) => CustomValue::Date(value.to_owned()),
        (FieldKind::Choice, _) => CustomValue::Choice(value.to_owned()),
        (FieldKind::YesNo, "yes") => CustomValue::YesNo(true),
        (FieldKind::YesNo, "no") => CustomValue::YesNo(false),
        // Several values, and other people, are chosen on the person's own page.
        _ => text(),
    })
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
