//! Server functions of the list: its choices, counts, groups and views, and what can be done with many people.

use domain::ids::{AccountId, AuditId, BatchId, OrganisationId, PersonId, SegmentId, ViewId};
use domain::people::{
    BulkAction, BulkStatus, Cell, CellSaved, CustomField, ExportRequest, ExportStatus, Group, GroupBy, ListView, PastExport,
    PeopleQuery, PersonHit, Selection, TagView,
};
use domain::tenants::Organisation;
use domain::time::LocalDateTime;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    crate::server::ctx,
    domain::access::Capability,
    engine::people::{self, bulk, export, search, views},
    engine::{clock, segments},
};

/// What the list can be limited to and what can be done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Tags by name.
    pub tags: Vec<TagView>,
    /// Organisations.
    pub branches: Vec<Organisation>,
    /// Colleagues who may look after somebody.
    pub owners: Vec<(AccountId, String)>,
    /// Fields of the reader's organisations.
    pub fields: Vec<CustomField>,
    /// Segments the reader has.
    pub segments: Vec<(SegmentId, String)>,
    /// Views of one's own and shared ones.
    pub views: Vec<ListView>,
    /// Whether the reader may change people somewhere.
    pub may_write: bool,
    /// Whether the reader may take people out of the system.
    pub may_export: bool,
}

/// What the list can be limited to and what can be done with it.
///
/// # Errors
/// Without the right to see people.
#[server(name = ChoicesFn, prefix = "/api", endpoint = "people/choices")]
pub async fn choices() -> Result<Choices, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleRead)?;
    Ok(Choices {
        tags: people::tag_choices(&ctx.engine, actor).await?,
        branches: people::branches(&ctx.engine, actor, Capability::PeopleRead).await?,
        owners: people::owners(&ctx.engine, actor).await?,
        fields: people::list_fields(&ctx.engine, actor).await?,
        segments: segments::list(&ctx.engine, actor, false).await?.into_iter().map(|s| (s.id, s.name)).collect(),
        views: views::list(&ctx.engine, actor).await?,
        may_write: actor.has(Capability::PeopleWrite),
        may_export: actor.has(Capability::PeopleExport),
    })
}

/// How many people a query finds.
///
/// # Errors
/// Without the right to see people.
#[server(name = CountPeople, prefix = "/api", endpoint = "people/count", input = Json)]
pub async fn count(query: PeopleQuery) -> Result<i64, Failure> {
    let ctx = ctx()?;
    Ok(people::count(&ctx.engine, ctx.require(Capability::PeopleRead)?, &query).await?)
}

/// The people a query finds, in groups.
///
/// # Errors
/// Without the right to see people.
#[server(name = GroupPeople, prefix = "/api", endpoint = "people/groups", input = Json)]
pub async fn groups(query: PeopleQuery, by: GroupBy) -> Result<Vec<Group>, Failure> {
    let ctx = ctx()?;
    Ok(people::groups(&ctx.engine, ctx.require(Capability::PeopleRead)?, &query, by).await?)
}

/// People who fit what was typed, the best first.
///
/// # Errors
/// Without the right to see people.
#[server(name = FindPeople, prefix = "/api", endpoint = "people/find")]
pub async fn find(text: String) -> Result<Vec<PersonHit>, Failure> {
    let ctx = ctx()?;
    Ok(search::find(&ctx.engine, ctx.require(Capability::PeopleRead)?, &text, 8).await?)
}

/// Keeps a way of looking at the list, for oneself or an organisation and those below.
///
/// # Errors
/// Problems on `name`; without the right over the organisation.
#[server(name = SaveView, prefix = "/api", endpoint = "people/save_view", input = Json)]
pub async fn save_view(name: String, organisation: Option<OrganisationId>, query: PeopleQuery) -> Result<ViewId, Failure> {
    let ctx = ctx()?;
    Ok(views::save(&ctx.engine, ctx.require(Capability::PeopleRead)?, &name, organisation, &query).await?)
}

/// Removes one of one's own views.
///
/// # Errors
/// If it is somebody else's.
#[server(name = RemoveView, prefix = "/api", endpoint = "people/remove_view")]
pub async fn remove_view(id: ViewId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(views::remove(&ctx.engine, ctx.require(Capability::PeopleRead)?, id).await?)
}

/// Corrects one value of a row.
///
/// # Errors
/// Problems on the field; if somebody has changed the record since; if the reader may not change this person.
#[server(name = SetCell, prefix = "/api", endpoint = "people/cell", input = Json)]
pub async fn cell(id: PersonId, version: i64, cell: Cell, value: String) -> Result<CellSaved, Failure> {
    let ctx = ctx()?;
    Ok(people::cell::set(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &ctx.tenant, id, version, cell, &value).await?)
}

/// Asks for something to be done with many people.
///
/// # Errors
/// If nobody is picked, or what is meant is not there.
#[server(name = StartBulk, prefix = "/api", endpoint = "people/bulk", input = Json)]
pub async fn start_bulk(selection: Selection, action: BulkAction) -> Result<BulkStatus, Failure> {
    let ctx = ctx()?;
    Ok(bulk::start(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &selection, &action).await?)
}

/// How that stands.
///
/// # Errors
/// If it is somebody else's.
#[server(name = BulkState, prefix = "/api", endpoint = "people/bulk_status")]
pub async fn bulk_status(id: BatchId) -> Result<BulkStatus, Failure> {
    let ctx = ctx()?;
    Ok(bulk::status(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id).await?)
}

/// Calls it off, or takes it back.
///
/// # Errors
/// If it is somebody else's, or taken back already.
#[server(name = UndoBulk, prefix = "/api", endpoint = "people/bulk_undo")]
pub async fn undo_bulk(id: BatchId) -> Result<BulkStatus, Failure> {
    let ctx = ctx()?;
    Ok(bulk::undo(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id).await?)
}

/// Asks for a file of people.
///
/// # Errors
/// Without the right to take people out.
#[server(name = StartExport, prefix = "/api", endpoint = "people/export", input = Json)]
pub async fn start_export(request: ExportRequest) -> Result<BatchId, Failure> {
    let ctx = ctx()?;
    Ok(export::start(&ctx.engine, ctx.require(Capability::PeopleExport)?, &request).await?)
}

/// How that stands.
///
/// # Errors
/// If it is somebody else's.
#[server(name = ExportStateOf, prefix = "/api", endpoint = "people/export_status")]
pub async fn export_status(id: BatchId) -> Result<ExportStatus, Failure> {
    let ctx = ctx()?;
    Ok(export::status(&ctx.engine, ctx.require(Capability::PeopleExport)?, id).await?)
}

/// Files that were taken out, a page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportsPage {
    /// The files with when they were asked for.
    pub items: Vec<(LocalDateTime, PastExport)>,
    /// Continue before this one.
    pub next: Option<AuditId>,
    /// Names of the fields that may stand among the columns.
    pub fields: Vec<CustomField>,
    /// Whether everybody's are here, or only the reader's own.
    pub everybody: bool,
}

/// What was taken out, latest first.
///
/// # Errors
/// Without the right to take people out.
#[server(name = PastExportsFn, prefix = "/api", endpoint = "people/exports", input = Json)]
pub async fn past_exports(before: Option<AuditId>) -> Result<ExportsPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleExport)?;
    let past = export::past(&ctx.engine, actor, before, 50).await?;
    let next = past.next.and_then(|id| id.parse().ok());
    let items = past.items.into_iter().map(|e| (clock::local(e.at, &ctx.tenant.zone), e)).collect();
    let fields = people::list_fields(&ctx.engine, actor).await?;
    Ok(ExportsPage { items, next, fields, everybody: actor.has(Capability::OperationsRead) })
}
