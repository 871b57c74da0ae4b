//! Server functions.

use domain::ids::OrganisationId;
use domain::tenants::settings::SettingsEdit;
use domain::tenants::tree::{NewBranch, TreeNode};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {crate::server::ctx, domain::access::Capability, engine::clock, engine::tenants};

/// The settings with what the page needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsPage {
    /// The settings; `None` for those who look after a part of the tree only.
    pub settings: Option<SettingsEdit>,
    /// Address mail comes from: set by whoever runs the installation.
    pub mail_from: String,
    /// The zones of the world.
    pub zones: Vec<String>,
}

/// The settings with what the page needs.
///
/// # Errors
/// Without the right to change settings anywhere.
#[server(name = SettingsFn, prefix = "/api", endpoint = "settings/settings")]
pub async fn settings() -> Result<SettingsPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::SettingsManage)?;
    let settings = match tenants::settings(&ctx.engine, actor).await {
        Ok(found) => Some(found),
        Err(engine::Error::Api(domain::ApiError::NotFound)) => None,
        Err(e) => return Err(e.into()),
    };
    Ok(SettingsPage { settings, mail_from: ctx.tenant.mail_from.clone(), zones: clock::zones() })
}

/// Changes the settings.
///
/// # Errors
/// Problems by field; without the right over the whole tree.
#[server(prefix = "/api", endpoint = "settings/change", input = Json)]
pub async fn change(edit: SettingsEdit) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(tenants::change_settings(&ctx.engine, ctx.require(Capability::SettingsManage)?, &edit).await?)
}

/// The part of the tree the reader looks after.
///
/// # Errors
/// Without the right to change settings anywhere.
#[server(prefix = "/api", endpoint = "settings/tree")]
pub async fn tree() -> Result<Vec<TreeNode>, Failure> {
    let ctx = ctx()?;
    Ok(tenants::overview(&ctx.engine, ctx.require(Capability::SettingsManage)?).await?)
}

/// Adds an organisation.
///
/// # Errors
/// Problems by field; without the right.
#[server(prefix = "/api", endpoint = "settings/add_branch", input = Json)]
pub async fn add_branch(new: NewBranch) -> Result<(), Failure> {
    let ctx = ctx()?;
    tenants::add_branch(&ctx.engine, ctx.require(Capability::SettingsManage)?, &new).await?;
    Ok(())
}

/// Gives an organisation another name or short name.
///
/// # Errors
/// Problems by field; without the right.
#[server(prefix = "/api", endpoint = "settings/rename")]
pub async fn rename(id: OrganisationId, name: String, slug: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(tenants::rename(&ctx.engine, ctx.require(Capability::SettingsManage)?, id, &name, &slug).await?)
}

/// Puts an organisation under another one.
///
/// # Errors
/// Problems by field; without the right.
#[server(prefix = "/api", endpoint = "settings/move_below")]
pub async fn move_below(id: OrganisationId, parent: OrganisationId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(tenants::move_below(&ctx.engine, ctx.require(Capability::SettingsManage)?, id, parent).await?)
}

/// Closes an organisation, or opens it again.
///
/// # Errors
/// While something below is open; without the right.
#[server(prefix = "/api", endpoint = "settings/close")]
pub async fn close(id: OrganisationId, closed: bool) -> Result<(), Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::SettingsManage)?;
    if closed {
        tenants::close(&ctx.engine, actor, id).await?
    } else {
        tenants::reopen(&ctx.engine, actor, id).await?
    }
    Ok(())
}
