//! A record as an organiser may see it.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Actor, Capability};
use domain::consent::Channel;
use domain::ids::{AccountId, FieldId, PersonId, TenantId};
use domain::l10n::full_name;
use domain::people::{BlockView, CustomField, CustomValue, PersonDetails, Record};
use domain::time::Timestamp;
use uuid::Uuid;

use super::super::{custom, record, visible};
use super::sql;
use crate::db::Tx;
use crate::{Engine, Result, all, not_found, one, value};

/// A person's record for the pages about it: without what is sensitive, and only with the fields this reader has.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not see this person.
pub async fn details(engine: &Engine, actor: &Actor, person: PersonId) -> Result<PersonDetails> {
    let mut tx = engine.read().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    let Some((full, version)) = record::load(&mut tx, actor.tenant, person).await? else { return not_found() };
    let fields = custom::on_person(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    let hidden: BTreeSet<FieldId> =
        fields.iter().filter(|field| field.sensitive && full.custom.contains_key(&field.id)).map(|field| field.id).collect();
    let record = shown(&full, &fields);
    let blocks = all!(&mut tx, (Channel, String, Timestamp), sql::BLOCKS, actor.tenant, person)?;
    let mut names = BTreeMap::new();
    if let Some(owner) = record.owner {
        let name = one!(&mut tx, (String,), sql::ACCOUNT_NAME, actor.tenant, owner)?;
        names.extend(name.map(|(name,)| (owner.0, name)));
    }
    for value in record.custom.values() {
        name_person(engine, &mut tx, actor, value, &mut names).await?;
    }
    Ok(PersonDetails {
        record,
        version,
        fields,
        hidden,
        has_support: value!(&mut tx, i64, sql::HAS_SUPPORT, actor.tenant, person)? > 0,
        blocks: blocks.into_iter().map(|(channel, reason, at)| BlockView { channel, reason, at }).collect(),
        names,
        colleagues: all!(&mut tx, (AccountId, String), sql::COLLEAGUES, actor.tenant, engine.now())?,
    })
}

/// What of a record may leave the server without a click that is logged.
pub(super) fn shown(full: &Record, fields: &[CustomField]) -> Record {
    let mut record = full.clone();
    record.support_level = None;
    record.custom.retain(|id, _| fields.iter().any(|field| field.id == *id && !field.sensitive));
    record
}

/// The name of a person a field points to, if the reader may see them.
pub(super) async fn name_person(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    value: &CustomValue,
    names: &mut BTreeMap<Uuid, String>,
) -> Result<()> {
    if let CustomValue::Person(other) = value
        && visible::reaches(engine, tx, actor, Capability::PeopleRead, *other).await?
    {
        names.insert(other.0, person_name(tx, actor.tenant, *other).await?);
    }
    Ok(())
}

async fn person_name(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<String> {
    let name = one!(tx, (String, String), sql::PERSON_NAME, tenant, person)?;
    Ok(name.map(|(given, family)| full_name(&given, &family)).unwrap_or_default())
}
