//! What was changed of a record, and taking it back.

use std::collections::BTreeMap;

use domain::ApiError;
use domain::access::{Actor, Capability};
use domain::ids::{BatchId, ChangeId, FieldId, PersonId, TagId};
use domain::people::{CUSTOM, ChangeView, Changes, CustomField, CustomValue, Source, Tie};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::super::record::{self, Why};
use super::super::{custom, visible};
use super::details::name_person;
use super::save::noted;
use super::sql;
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, all, one, tenants, value};

#[derive(sqlx::FromRow)]
struct Row {
    change_id: ChangeId,
    batch_id: BatchId,
    at: Timestamp,
    actor: String,
    source: Source,
    field: String,
    before: String,
    after: String,
    undone_by: Option<ChangeId>,
}

/// The changes of a person's fields, latest first, before the change `before`. Those of fields this reader does not have are
/// left out; values of sensitive fields only come with `reveal`, which is kept in the audit log.
///
/// # Errors
/// [`ApiError::NotFound`] if the caller may not see this person.
pub async fn changes(
    engine: &Engine,
    actor: &Actor,
    person: PersonId,
    before: Option<ChangeId>,
    size: u32,
    reveal: bool,
) -> Result<Changes> {
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    let from = before.map_or(Uuid::max(), |id| id.0);
    let mut rows = all!(&mut tx, Row, sql::CHANGES, actor.tenant, person, from, i64::from(size) + 1)?;
    let more = rows.len() > usize::try_from(size).unwrap_or_default();
    if more {
        rows.pop();
    }
    let next = rows.last().filter(|_| more).map(|row| row.change_id);
    let fields = custom::on_person(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    let mut items = Vec::new();
    for row in rows {
        if let Some(hidden) = hidden(&row.field, &fields) {
            items.push(view(row, hidden && !reveal)?);
        }
    }
    let names = names(engine, &mut tx, actor, &items, &fields).await?;
    if reveal {
        let act = Act { action: "person.revealed", subject_kind: "person", subject: Some(person.0) };
        audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "changes": true })).await?;
        tx.commit().await?;
    }
    Ok(Changes { items, next, names })
}

/// Whether a field's values are sensitive; `None` if this reader does not have the field.
fn hidden(field: &str, fields: &[CustomField]) -> Option<bool> {
    let Some(id) = field.strip_prefix(CUSTOM) else { return Some(field == "support_level") };
    let id: FieldId = id.parse().ok()?;
    fields.iter().find(|known| known.id == id).map(|known| known.sensitive)
}

fn view(row: Row, hidden: bool) -> Result<ChangeView> {
    let read = |text: &str| if hidden { Ok(Value::Null) } else { serde_json::from_str(text) };
    Ok(ChangeView {
        id: row.change_id,
        batch: row.batch_id,
        at: row.at,
        actor: row.actor,
        source: row.source,
        before: read(&row.before)?,
        after: read(&row.after)?,
        field: row.field,
        hidden,
        undone: row.undone_by.is_some(),
    })
}

/// The names of what stands in the changes as an identifier.
async fn names(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    items: &[ChangeView],
    fields: &[CustomField],
) -> Result<BTreeMap<Uuid, String>> {
    let mut names: BTreeMap<Uuid, String> = fields.iter().map(|field| (field.id.0, field.name.clone())).collect();
    if items.iter().any(|item| item.field == "ties") {
        names.extend(tenants::names(tx, actor.tenant).await?.into_iter().map(|(id, name)| (id.0, name)));
    }
    if items.iter().any(|item| item.field == "tags") {
        names.extend(all!(tx, (TagId, String), sql::TAG_NAMES, actor.tenant)?.into_iter().map(|(id, name)| (id.0, name)));
    }
    for value in items.iter().flat_map(|item| [&item.before, &item.after]) {
        if let Some(owner) = value.as_str().and_then(|text| text.parse::<Uuid>().ok()) {
            let name = one!(tx, (String,), sql::ACCOUNT_NAME, actor.tenant, owner)?;
            names.extend(name.map(|(name,)| (owner, name)));
        } else if let Ok(value) = serde_json::from_value::<CustomValue>(value.clone()) {
            name_person(engine, tx, actor, &value, &mut names).await?;
        }
    }
    Ok(names)
}

/// Takes one change back.
///
/// # Errors
/// [`ApiError::Conflict`] (`changed`) if the field has changed since; [`ApiError::NotFound`] if the caller may not change this
/// person or this field, or it was taken back already.
pub async fn undo(engine: &Engine, actor: &Actor, tenant: &Tenant, person: PersonId, change: ChangeId) -> Result<()> {
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let fields = custom::on_person(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let field = one!(&mut tx, (String,), sql::CHANGE_FIELD, tenant.id, person, change)?.map(|(field,)| field);
    let Some(field) = field.filter(|field| hidden(field, &fields).is_some()) else {
        return Err(Error::Api(ApiError::NotFound));
    };
    over_ties(&mut tx, actor, person, change.0).await?;
    if !record::undo_change(engine, &mut tx, tenant, person, change, &Why::by(engine, actor)).await? {
        return Err(Error::Api(ApiError::Conflict("changed".into())));
    }
    noted(engine, &mut tx, actor, person, &[field]).await?;
    tx.commit().await
}

/// Insists on the right over every organisation to which a change, or those of a batch, tied the person or ended a tie.
async fn over_ties(tx: &mut Tx, actor: &Actor, person: PersonId, change: Uuid) -> Result<()> {
    for (before, after) in all!(&mut *tx, (String, String), sql::TIES_CHANGED, actor.tenant, person, change)? {
        let (before, after): (Vec<Tie>, Vec<Tie>) = (serde_json::from_str(&before)?, serde_json::from_str(&after)?);
        let gone = before.iter().filter(|tie| !after.contains(tie));
        let come = after.iter().filter(|tie| !before.contains(tie));
        for tie in gone.chain(come) {
            access::require_on(tx, actor, Capability::PeopleWrite, tie.organisation).await?;
        }
    }
    Ok(())
}

/// Takes back everything the caller has just saved of one person in one go. Gives the fields that have changed since and stay.
///
/// # Errors
/// [`ApiError::NotFound`] if the caller may not change this person, or has saved no such thing.
pub async fn undo_edit(engine: &Engine, actor: &Actor, tenant: &Tenant, person: PersonId, batch: BatchId) -> Result<Vec<String>> {
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    if value!(&mut tx, i64, sql::BATCH_ELSEWHERE, tenant.id, batch, person, actor.account)? > 0 {
        return Err(Error::Api(ApiError::NotFound));
    }
    over_ties(&mut tx, actor, person, batch.0).await?;
    let done = record::undo_batch(engine, &mut tx, tenant, batch, &Why::by(engine, actor)).await?;
    if done.fields > 0 {
        noted(engine, &mut tx, actor, person, &["undone".to_owned()]).await?;
    }
    tx.commit().await?;
    Ok(done.kept.into_iter().map(|(_, field)| field).collect())
}
