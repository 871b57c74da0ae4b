//! Defining fields.

use domain::access::{Actor, Capability};
use domain::ids::FieldId;
use domain::people::{CustomField, CustomFieldEdit};
use domain::validate::Check;
use domain::{ApiError, Problem};
use sqlx::types::Json;
use uuid::Uuid;

use super::{Row, field, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, all, exec, not_found, text, value};

/// The fields of the organisations whose settings the caller may change, archived ones too.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right anywhere.
pub async fn managed(engine: &Engine, actor: &Actor) -> Result<Vec<CustomField>> {
    access::require(actor, Capability::SettingsManage)?;
    let mut tx = engine.read().await?;
    let rows = all!(&mut tx, Row, sql::MANAGED, actor.tenant, actor.account, Capability::SettingsManage, engine.now())?;
    Ok(rows.into_iter().map(CustomField::from).collect())
}

/// Adds a field.
///
/// # Errors
/// Problems on `name` and `options`; [`ApiError::NotFound`] without the right over the organisation.
pub async fn define(engine: &Engine, actor: &Actor, new: &CustomFieldEdit) -> Result<FieldId> {
    let mut tx = engine.write().await?;
    access::require_on(&mut tx, actor, Capability::SettingsManage, new.organisation).await?;
    let (name, options) = check(&mut tx, actor, new, None).await?;
    let id: FieldId = engine.id();
    let position = value!(&mut tx, i64, sql::LAST, actor.tenant)? + 1;
    exec!(
        &mut tx,
        sql::INSERT,
        actor.tenant,
        id,
        new.organisation,
        new.below,
        &name,
        text::fold(&name),
        new.kind,
        Json(options),
        new.sensitive,
        position,
        engine.now()
    )?;
    note(engine, &mut tx, actor, id, "field.defined", &name).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a field; organisation and kind stay. An option that is taken away stays where it was chosen.
///
/// # Errors
/// As [`define`].
pub async fn change(engine: &Engine, actor: &Actor, id: FieldId, edit: &CustomFieldEdit) -> Result<()> {
    let mut tx = engine.write().await?;
    let known = mine(&mut tx, actor, id).await?;
    let edit = CustomFieldEdit { organisation: known.organisation, kind: known.kind, ..edit.clone() };
    let (name, options) = check(&mut tx, actor, &edit, Some(id)).await?;
    exec!(&mut tx, sql::UPDATE, actor.tenant, id, edit.below, &name, text::fold(&name), Json(options), edit.sensitive)?;
    note(engine, &mut tx, actor, id, "field.changed", &name).await?;
    tx.commit().await
}

/// Takes a field out of use, or back into it. What was written stays.
///
/// # Errors
/// [`ApiError::NotFound`] without the right over its organisation; `Taken` on `name` if another has its name by now.
pub async fn archive(engine: &Engine, actor: &Actor, id: FieldId, archived: bool) -> Result<()> {
    let mut tx = engine.write().await?;
    let known = mine(&mut tx, actor, id).await?;
    let key = text::fold(&known.name);
    if !archived && value!(&mut tx, i64, sql::NAMED, actor.tenant, known.organisation, key, id)? > 0 {
        return Err(Error::Api(ApiError::field("name", Problem::Taken)));
    }
    exec!(&mut tx, sql::ARCHIVE, actor.tenant, id, archived.then(|| engine.now()))?;
    let action = if archived { "field.archived" } else { "field.restored" };
    note(engine, &mut tx, actor, id, action, &known.name).await?;
    tx.commit().await
}

/// Moves a field one place up or down among those the caller sees.
///
/// # Errors
/// [`ApiError::NotFound`] without the right over its organisation.
pub async fn place(engine: &Engine, actor: &Actor, id: FieldId, up: bool) -> Result<()> {
    let mut tx = engine.write().await?;
    mine(&mut tx, actor, id).await?;
    let mut all = all!(&mut tx, Row, sql::MANAGED, actor.tenant, actor.account, Capability::SettingsManage, engine.now())?;
    let from = all.iter().position(|row| row.field_id == id).unwrap_or_default();
    let to = if up { from.saturating_sub(1) } else { (from + 1).min(all.len().saturating_sub(1)) };
    all.swap(from, to);
    for (position, row) in (1_i64..).zip(&all) {
        exec!(&mut tx, sql::PLACE, actor.tenant, row.field_id, position)?;
    }
    tx.commit().await
}

async fn mine(tx: &mut Tx, actor: &Actor, id: FieldId) -> Result<CustomField> {
    access::require(actor, Capability::SettingsManage)?;
    let Some(known) = field(tx, actor.tenant, id).await? else { return not_found() };
    access::require_on(tx, actor, Capability::SettingsManage, known.organisation).await?;
    Ok(known)
}

async fn check(tx: &mut Tx, actor: &Actor, edit: &CustomFieldEdit, own: Option<FieldId>) -> Result<(String, Vec<String>)> {
    let mut check = Check::new();
    let name = check.text("name", &edit.name, 80);
    let mut options: Vec<String> = Vec::new();
    if edit.kind.has_options() {
        for option in edit.options.iter().map(|o| o.trim()).filter(|o| !o.is_empty()) {
            if !options.iter().any(|known| text::fold(known) == text::fold(option)) {
                options.push(check.text("options", option, 100));
            }
        }
        check.ensure(!options.is_empty(), "options", Problem::Required);
        check.ensure(options.len() <= 100, "options", Problem::OutOfRange { min: 1, max: 100 });
    }
    let own = own.map_or(Uuid::nil(), |id| id.0);
    let named = value!(tx, i64, sql::NAMED, actor.tenant, edit.organisation, text::fold(&name), own)?;
    check.ensure(named == 0, "name", Problem::Taken);
    check.done()?;
    Ok((name, options))
}

async fn note(engine: &Engine, tx: &mut Tx, actor: &Actor, id: FieldId, action: &str, name: &str) -> Result<()> {
    let act = Act { action, subject_kind: "custom_field", subject: Some(id.0) };
    audit::record(engine, tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "name": name })).await
}
