//! Fields an organisation adds to the record: who has them, and defining them.

mod manage;
pub(crate) mod sql;
#[cfg(test)]
pub(crate) mod tests;

use domain::access::{Actor, Capability};
use domain::ids::{FieldId, OrganisationId, PersonId, TenantId};
use domain::people::{CustomField, FieldKind};
use domain::time::Timestamp;
use sqlx::types::Json;

pub use self::manage::{archive, change, define, managed, place};
use crate::db::Tx;
use crate::{Engine, Result, all, one};

#[derive(sqlx::FromRow)]
struct Row {
    field_id: FieldId,
    organisation_id: OrganisationId,
    organisation_name: String,
    below: bool,
    name: String,
    kind: FieldKind,
    options: Json<Vec<String>>,
    sensitive: bool,
    position: i64,
    archived_at: Option<Timestamp>,
}

impl From<Row> for CustomField {
    fn from(r: Row) -> Self {
        Self {
            id: r.field_id,
            organisation: r.organisation_id,
            organisation_name: r.organisation_name,
            below: r.below,
            name: r.name,
            kind: r.kind,
            options: r.options.0,
            sensitive: r.sensitive,
            position: r.position,
            archived: r.archived_at.is_some(),
        }
    }
}

/// The fields of the organisations over which the caller holds a right, in their order, without archived ones. An
/// organisation has its own fields and those from above that are meant for the organisations below.
///
/// # Errors
/// If the database fails.
pub async fn visible(engine: &Engine, tx: &mut Tx, actor: &Actor, capability: Capability) -> Result<Vec<CustomField>> {
    let rows = all!(tx, Row, sql::VISIBLE, actor.tenant, actor.account, capability, engine.now())?;
    Ok(rows.into_iter().map(CustomField::from).collect())
}

/// The same with archived ones: what was asked by them before is still asked.
///
/// # Errors
/// If the database fails.
pub async fn had(engine: &Engine, tx: &mut Tx, actor: &Actor, capability: Capability) -> Result<Vec<CustomField>> {
    let rows = all!(tx, Row, sql::HAD, actor.tenant, actor.account, capability, engine.now())?;
    Ok(rows.into_iter().map(CustomField::from).collect())
}

/// Those of them that a person has, through the organisations they are or were tied to.
///
/// # Errors
/// If the database fails.
pub async fn on_person(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    capability: Capability,
    person: PersonId,
) -> Result<Vec<CustomField>> {
    let theirs = all!(tx, Row, sql::OF_PERSON, actor.tenant, person)?;
    let mut fields = visible(engine, tx, actor, capability).await?;
    fields.retain(|field| theirs.iter().any(|row| row.field_id == field.id));
    Ok(fields)
}

/// One field, archived or not; the caller has checked that it may be seen.
///
/// # Errors
/// If the database fails.
pub async fn field(tx: &mut Tx, tenant: TenantId, id: FieldId) -> Result<Option<CustomField>> {
    Ok(one!(tx, Row, sql::ONE, tenant, id)?.map(CustomField::from))
}
