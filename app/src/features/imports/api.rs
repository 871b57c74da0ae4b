//! Server functions.

use domain::consent::Purpose;
use domain::ids::{FieldId, ImportId};
use domain::imports::{ImportOptions, ImportState, ImportView, Preview, Refused, SavedMapping};
use domain::tenants::Organisation;
use domain::time::LocalDateTime;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {crate::server::ctx, domain::access::Capability, engine::imports};

/// How many rows and cells for a human the page shows; the file has them all.
#[cfg(feature = "ssr")]
const SHOWN: i64 = 200;

/// What an import may be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportChoices {
    /// Branches people may go to.
    pub branches: Vec<Organisation>,
    /// Purposes columns may agree to.
    pub purposes: Vec<Purpose>,
    /// Fields columns may stand for.
    pub fields: Vec<(FieldId, String)>,
}

/// An import and what its state needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPage {
    /// The import.
    pub view: ImportView,
    /// While it waits: what it would do, and what may be chosen.
    pub preview: Option<(Preview, ImportChoices)>,
    /// When it has run: rows and cells for a human.
    pub humans: Vec<Refused>,
}

/// The last imports.
///
/// # Errors
/// Without the right to change people.
#[server(name = RecentImports, prefix = "/api", endpoint = "imports/recent")]
pub async fn recent() -> Result<Vec<ImportView>, Failure> {
    let ctx = ctx()?;
    Ok(imports::recent(&ctx.engine, ctx.require(Capability::PeopleWrite)?).await?)
}

/// An import as its page shows it.
///
/// # Errors
/// If there is none the caller may see.
#[server(name = ShowImportFn, prefix = "/api", endpoint = "imports/show", input = Json)]
pub async fn show(id: ImportId, options: ImportOptions) -> Result<ImportPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleWrite)?;
    let view = imports::view(&ctx.engine, actor, id).await?;
    if view.state != ImportState::Staged {
        let humans = imports::issues(&ctx.engine, actor, id, SHOWN).await?;
        return Ok(ImportPage { view, preview: None, humans });
    }
    let preview = imports::preview(&ctx.engine, actor, id, &options).await?;
    let imports::Choices { branches, purposes, fields, .. } = imports::choices(&ctx.engine, actor).await?;
    Ok(ImportPage { view, preview: Some((preview, ImportChoices { branches, purposes, fields })), humans: Vec::new() })
}

/// What an import would do under other options.
///
/// # Errors
/// If there is none the caller may see, or it has begun.
#[server(name = PreviewImport, prefix = "/api", endpoint = "imports/preview", input = Json)]
pub async fn preview(id: ImportId, options: ImportOptions) -> Result<Preview, Failure> {
    let ctx = ctx()?;
    Ok(imports::preview(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id, &options).await?)
}

/// Starts an import.
///
/// # Errors
/// Problems by field; if it has begun.
#[server(name = StartImport, prefix = "/api", endpoint = "imports/start", input = Json)]
pub async fn start(id: ImportId, options: ImportOptions) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(imports::start(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id, &options).await?)
}

/// Pauses an import, lets it go on, stops it or takes it back.
///
/// # Errors
/// If it does not stand so that it could.
#[server(name = TurnImport, prefix = "/api", endpoint = "imports/turn", input = Json)]
pub async fn turn(id: ImportId, to: ImportState) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(imports::turn(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id, to).await?)
}

/// Keeps what the columns stand for under a name.
///
/// # Errors
/// Problems on `name`; if there is no such import the caller may see.
#[server(name = SaveMapping, prefix = "/api", endpoint = "imports/save_mapping", input = Json)]
pub async fn save_mapping(id: ImportId, name: String, options: ImportOptions) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(imports::save_mapping(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id, &name, &options).await?)
}

/// The mappings that were kept, with when.
///
/// # Errors
/// Without the right to change people.
#[server(name = MappingsFn, prefix = "/api", endpoint = "imports/mappings")]
pub async fn mappings() -> Result<Vec<(LocalDateTime, SavedMapping)>, Failure> {
    let ctx = ctx()?;
    let kept = imports::mappings(&ctx.engine, ctx.require(Capability::PeopleWrite)?).await?;
    Ok(kept.into_iter().map(|m| (engine::clock::local(m.created_at, &ctx.tenant.zone), m)).collect())
}

/// Gives a kept mapping another name.
///
/// # Errors
/// Problems on `name`; if there is none of the old one.
#[server(name = RenameMapping, prefix = "/api", endpoint = "imports/rename_mapping")]
pub async fn rename_mapping(name: String, to: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(imports::rename_mapping(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &name, &to).await?)
}

/// Forgets a kept mapping.
///
/// # Errors
/// If there is none of that name.
#[server(name = ForgetMapping, prefix = "/api", endpoint = "imports/forget_mapping")]
pub async fn forget_mapping(name: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(imports::forget_mapping(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &name).await?)
}

/// Keeps a mapping again that was just forgotten.
///
/// # Errors
/// If there is one of that name again.
#[server(name = RestoreMapping, prefix = "/api", endpoint = "imports/restore_mapping", input = Json)]
pub async fn restore_mapping(mapping: SavedMapping) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(imports::restore_mapping(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &mapping).await?)
}

/// Throws a file away that was not imported.
///
/// # Errors
/// If there is no such import the caller may see.
#[server(name = DiscardImport, prefix = "/api", endpoint = "imports/discard", input = Json)]
pub async fn discard(id: ImportId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(imports::discard_staged(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id).await?)
}
