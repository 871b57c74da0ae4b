//! What the columns of files stand for, kept under a name: the next file with the same columns is read that way.

use std::collections::BTreeMap;

use domain::access::{Actor, Capability};
use domain::ids::ImportId;
use domain::imports::{ImportOptions, SavedMapping, fingerprint};
use domain::time::Timestamp;
use domain::validate::Check;
use domain::{ApiError, Problem};
use sqlx::types::Json;

use super::{sql, view};
use crate::{Engine, Result, access, all, exec, not_found, text, value};

/// Bytes that the columns of a mapping may have together; a file's own never come near.
const LARGEST: usize = 200_000;

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    fingerprint: String,
    columns: Json<BTreeMap<String, String>>,
    actor: Option<String>,
    created_at: Timestamp,
}

impl From<Row> for SavedMapping {
    fn from(r: Row) -> Self {
        let actor = r.actor.unwrap_or_default();
        Self { name: r.name, fingerprint: r.fingerprint, columns: r.columns.0, actor, created_at: r.created_at }
    }
}

/// The mappings that were kept, the latest first.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right to change people.
pub async fn mappings(engine: &Engine, actor: &Actor) -> Result<Vec<SavedMapping>> {
    access::require(actor, Capability::PeopleWrite)?;
    let mut tx = engine.read().await?;
    Ok(all!(&mut tx, Row, sql::MAPPINGS_KEPT, actor.tenant)?.into_iter().map(SavedMapping::from).collect())
}

/// Keeps what the columns of a file stand for under a name; the next file with the same columns is read that way.
///
/// # Errors
/// Problems on `name`; [`ApiError::NotFound`] if the import is not the caller's to see.
pub async fn save_mapping(engine: &Engine, actor: &Actor, import: ImportId, name: &str, options: &ImportOptions) -> Result<()> {
    let mut check = Check::new();
    let name = check.text("name", name, 80);
    check.done()?;
    let mut tx = engine.write().await?;
    let stored = view::seen(engine, &mut tx, actor, import).await?;
    let layout =
        options.layout.clone().or_else(|| stored.sheets.0.get(options.sheet).map(|s| s.layout.clone())).unwrap_or_default();
    let columns: BTreeMap<&String, String> = layout.columns.iter().zip(options.columns.iter().map(ToString::to_string)).collect();
    let key = text::fold(&name);
    let print = fingerprint(&layout.columns);
    exec!(&mut tx, sql::SAVE_MAPPING, actor.tenant, name, key, print, Json(&columns), actor.account, engine.now())?;
    tx.commit().await
}

/// Gives a mapping another name.
///
/// # Errors
/// Problems on `name`, `Taken` among them; [`ApiError::NotFound`] if there is none of the old name; [`ApiError::Forbidden`] without the
/// right.
pub async fn rename_mapping(engine: &Engine, actor: &Actor, name: &str, to: &str) -> Result<()> {
    access::require(actor, Capability::PeopleWrite)?;
    let mut check = Check::new();
    let to = check.text("name", to, 80);
    check.done()?;
    let (from, key) = (text::fold(name), text::fold(&to));
    let mut tx = engine.write().await?;
    if from != key && value!(&mut tx, i64, sql::MAPPINGS_CALLED, actor.tenant, &key)? > 0 {
        return Err(ApiError::field("name", Problem::Taken).into());
    }
    if exec!(&mut tx, sql::RENAME_MAPPING, actor.tenant, from, to, key)? == 0 {
        return not_found();
    }
    tx.commit().await
}

/// Forgets a saved mapping.
///
/// # Errors
/// [`ApiError::NotFound`] if there is none of that name; [`ApiError::Forbidden`] without the right.
pub async fn forget_mapping(engine: &Engine, actor: &Actor, name: &str) -> Result<()> {
    access::require(actor, Capability::PeopleWrite)?;
    let mut tx = engine.write().await?;
    if exec!(&mut tx, sql::DELETE_MAPPING, actor.tenant, text::fold(name))? == 0 {
        return not_found();
    }
    tx.commit().await
}

/// Keeps a mapping again that was just forgotten.
///
/// # Errors
/// Problems on `name` and `columns`; [`ApiError::Conflict`] `mapping` if there is one of that name again; [`ApiError::Forbidden`] without
/// the right.
pub async fn restore_mapping(engine: &Engine, actor: &Actor, mapping: &SavedMapping) -> Result<()> {
    access::require(actor, Capability::PeopleWrite)?;
    let mut check = Check::new();
    let name = check.text("name", &mapping.name, 80);
    let size: usize = mapping.columns.iter().map(|(column, target)| column.len() + target.len()).sum();
    check.ensure(size + mapping.fingerprint.len() <= LARGEST, "columns", Problem::TooLong { max: 100_000 });
    check.done()?;
    let key = text::fold(&name);
    let mut tx = engine.write().await?;
    if value!(&mut tx, i64, sql::MAPPINGS_CALLED, actor.tenant, &key)? > 0 {
        return Err(ApiError::Conflict("mapping".into()).into());
    }
    let columns = Json(&mapping.columns);
    exec!(&mut tx, sql::SAVE_MAPPING, actor.tenant, name, key, &mapping.fingerprint, columns, actor.account, engine.now())?;
    tx.commit().await
}
