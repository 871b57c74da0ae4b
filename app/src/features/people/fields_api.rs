//! Server functions about the fields organisations add.

use domain::ids::FieldId;
use domain::people::{CustomField, CustomFieldEdit};
use domain::tenants::Organisation;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    crate::server::ctx,
    domain::access::Capability::SettingsManage,
    engine::people::{self, custom},
};

/// The fields, and where new ones can belong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldsPage {
    /// The fields in their order, those put away too.
    pub fields: Vec<CustomField>,
    /// Organisations whose settings the reader may change.
    pub branches: Vec<Organisation>,
}

/// The fields.
///
/// # Errors
/// Without the right to change settings.
#[server(prefix = "/api", endpoint = "fields/list")]
pub async fn fields() -> Result<FieldsPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(SettingsManage)?;
    let branches = people::branches(&ctx.engine, actor, SettingsManage).await?;
    Ok(FieldsPage { fields: custom::managed(&ctx.engine, actor).await?, branches })
}

/// Adds a field.
///
/// # Errors
/// Problems by field; without the right over the organisation.
#[server(prefix = "/api", endpoint = "fields/define", input = Json)]
pub async fn define(field: CustomFieldEdit) -> Result<FieldId, Failure> {
    let ctx = ctx()?;
    Ok(custom::define(&ctx.engine, ctx.require(SettingsManage)?, &field).await?)
}

/// Changes a field.
///
/// # Errors
/// Problems by field; without the right over its organisation.
#[server(prefix = "/api", endpoint = "fields/change", input = Json)]
pub async fn change(id: FieldId, field: CustomFieldEdit) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(custom::change(&ctx.engine, ctx.require(SettingsManage)?, id, &field).await?)
}

/// Takes a field out of use, or back into it.
///
/// # Errors
/// Without the right over its organisation.
#[server(prefix = "/api", endpoint = "fields/archive")]
pub async fn archive(id: FieldId, archived: bool) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(custom::archive(&ctx.engine, ctx.require(SettingsManage)?, id, archived).await?)
}

/// Moves a field up or down.
///
/// # Errors
/// Without the right over its organisation.
#[server(prefix = "/api", endpoint = "fields/place")]
pub async fn place(id: FieldId, up: bool) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(custom::place(&ctx.engine, ctx.require(SettingsManage)?, id, up).await?)
}
