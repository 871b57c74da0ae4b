//! Server functions.

use domain::ids::ImportId;
use domain::page::Page;
use domain::representatives::import::{ImportOptions, ImportView, Preview};
use domain::representatives::list::{AreaRow, BodyRow, Inventory, PoliticianRow};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    crate::server::ctx,
    domain::access::Capability,
    domain::representatives::import::ImportState,
    engine::representatives::{import, list},
};

/// What the lists begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// How much there is of everything.
    pub inventory: Inventory,
    /// The last imports.
    pub imports: Vec<ImportView>,
}

/// How much there is, and the last imports.
///
/// # Errors
/// Without the right to manage representatives.
#[server(name = OverviewFn, prefix = "/api", endpoint = "representatives/overview")]
pub async fn overview() -> Result<Overview, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::RepresentativesManage)?;
    Ok(Overview { inventory: list::inventory(&ctx.engine, actor).await?, imports: import::recent(&ctx.engine, actor).await? })
}

/// A page of people.
///
/// # Errors
/// Without the right to manage representatives.
#[server(prefix = "/api", endpoint = "representatives/people", input = Json)]
pub async fn people(search: String, after: String) -> Result<Page<PoliticianRow>, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::RepresentativesManage)?;
    Ok(list::politicians(&ctx.engine, actor, &search, &after).await?)
}

/// A page of areas.
///
/// # Errors
/// Without the right to manage representatives.
#[server(prefix = "/api", endpoint = "representatives/areas", input = Json)]
pub async fn areas(search: String, after: String) -> Result<Page<AreaRow>, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::RepresentativesManage)?;
    Ok(list::areas(&ctx.engine, actor, &search, &after).await?)
}

/// The bodies.
///
/// # Errors
/// Without the right to manage representatives.
#[server(prefix = "/api", endpoint = "representatives/bodies")]
pub async fn bodies() -> Result<Vec<BodyRow>, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::RepresentativesManage)?;
    Ok(list::bodies(&ctx.engine, actor).await?)
}

/// An import and, while it waits, its preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPage {
    /// The import.
    pub view: ImportView,
    /// What it would change.
    pub preview: Option<Preview>,
}

/// How an import stands; while it waits, what it would change under these options.
///
/// # Errors
/// If there is no such import, or without the right.
#[server(name = ImportPageFn, prefix = "/api", endpoint = "representatives/import", input = Json)]
pub async fn import_page(id: ImportId, options: ImportOptions) -> Result<ImportPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::RepresentativesManage)?;
    let view = import::view(&ctx.engine, actor, id).await?;
    let waits = matches!(view.state, ImportState::Staged);
    let options = ImportOptions { kind: view.options.kind, ..options };
    let preview = if waits { Some(import::preview_staged(&ctx.engine, actor, id, &options).await?) } else { None };
    Ok(ImportPage { view, preview })
}

/// Starts an import.
///
/// # Errors
/// If it is running or done already, or without the right.
#[server(prefix = "/api", endpoint = "representatives/start_import", input = Json)]
pub async fn start_import(id: ImportId, options: ImportOptions) -> Result<(), Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::RepresentativesManage)?;
    Ok(import::start(&ctx.engine, actor, id, &options).await?)
}
