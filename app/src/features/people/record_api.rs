//! Server functions about one whole record.

use domain::ids::{AffiliationId, BatchId, ChangeId, PersonId};
use domain::people::{
    AffiliationView, ChangeView, Changes, NewTie, PersonDetails, PresenceView, RecordEdit, Saved, Sensitive, SupportView,
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
    domain::access::Capability::{PeopleRead, PeopleWrite},
    engine::clock::local,
    engine::people::{self, editing},
};

/// Changes at once.
#[cfg(feature = "ssr")]
const CHANGES: u32 = 50;

/// A tie with its days on the tenant's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatedTie {
    /// The tie.
    pub tie: AffiliationView,
    /// Since when.
    pub since: LocalDateTime,
    /// Until when; `None` while it lasts.
    pub until: Option<LocalDateTime>,
}

/// A record with what the pages about it need beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordPage {
    /// The record.
    pub details: PersonDetails,
    /// Ties, the current first.
    pub ties: Vec<DatedTie>,
    /// Where the reader may tie people to; empty for those who may not.
    pub branches: Vec<Organisation>,
}

/// A record, for the pages about it.
///
/// # Errors
/// If the reader may not see this person.
#[server(name = RecordFn, prefix = "/api", endpoint = "people/record")]
pub async fn record(id: PersonId) -> Result<RecordPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(PeopleRead)?;
    let details = editing::details(&ctx.engine, actor, id).await?;
    let ties = people::profile(&ctx.engine, actor, id).await?.affiliations;
    let at = |at| local(at, &ctx.tenant.zone);
    let ties = ties.into_iter().map(|tie| DatedTie { since: at(tie.started_at), until: tie.ended_at.map(at), tie }).collect();
    let may = actor.has(PeopleWrite);
    let branches = if may { people::branches(&ctx.engine, actor, PeopleWrite).await? } else { Vec::new() };
    Ok(RecordPage { details, ties, branches })
}

/// Saves a record, unless somebody else has in between.
///
/// # Errors
/// Problems by field; if the reader may not change this person.
#[server(prefix = "/api", endpoint = "people/save", input = Json)]
pub async fn save(id: PersonId, edit: RecordEdit) -> Result<Saved, Failure> {
    let ctx = ctx()?;
    Ok(editing::save(&ctx.engine, ctx.require(PeopleWrite)?, &ctx.tenant, id, &edit).await?)
}

/// Takes back what the reader has just saved; gives the fields that had changed since.
///
/// # Errors
/// If the reader has saved no such thing.
#[server(prefix = "/api", endpoint = "people/undo_edit")]
pub async fn undo_edit(id: PersonId, batch: BatchId) -> Result<Vec<String>, Failure> {
    let ctx = ctx()?;
    Ok(editing::undo_edit(&ctx.engine, ctx.require(PeopleWrite)?, &ctx.tenant, id, batch).await?)
}

/// What is sensitive, with the times on the tenant's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revealed {
    /// Values and support.
    pub sensitive: Sensitive,
    /// The support history with its times.
    pub support: Vec<(LocalDateTime, SupportView)>,
}

/// Shows what is sensitive; that is kept in the audit log.
///
/// # Errors
/// If the reader may not see this person.
#[server(prefix = "/api", endpoint = "people/reveal")]
pub async fn reveal(id: PersonId) -> Result<Revealed, Failure> {
    let ctx = ctx()?;
    let sensitive = editing::reveal(&ctx.engine, ctx.require(PeopleRead)?, id).await?;
    let support = sensitive.support.iter().map(|s| (local(s.at, &ctx.tenant.zone), s.clone())).collect();
    Ok(Revealed { sensitive, support })
}

/// Notes that the reader has the record open; gives who else has.
///
/// # Errors
/// If the reader may not see this person.
#[server(name = PresenceFn, prefix = "/api", endpoint = "people/presence")]
pub async fn presence(id: PersonId, editing: bool) -> Result<Vec<PresenceView>, Failure> {
    let ctx = ctx()?;
    Ok(editing::presence(&ctx.engine, ctx.require(PeopleRead)?, id, editing).await?)
}

/// A page of changes with their times on the tenant's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangesPage {
    /// The person's name.
    pub name: (String, String),
    /// The changes with when they were made.
    pub items: Vec<(LocalDateTime, ChangeView)>,
    /// The rest.
    pub page: Changes,
    /// Whether the reader may take them back.
    pub may_write: bool,
}

/// What was changed of a record.
///
/// # Errors
/// If the reader may not see this person.
#[server(name = ChangesFn, prefix = "/api", endpoint = "people/changes", input = Json)]
pub async fn changes(id: PersonId, before: Option<ChangeId>, reveal: bool) -> Result<ChangesPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(PeopleRead)?;
    let mut page = editing::changes(&ctx.engine, actor, id, before, CHANGES, reveal).await?;
    let known = people::profile(&ctx.engine, actor, id).await?;
    let items = std::mem::take(&mut page.items).into_iter().map(|c| (local(c.at, &ctx.tenant.zone), c)).collect();
    Ok(ChangesPage { name: (known.given_name, known.family_name), items, page, may_write: actor.has(PeopleWrite) })
}

/// Takes a change back.
///
/// # Errors
/// If the field has changed since; if the reader may not change this person.
#[server(prefix = "/api", endpoint = "people/undo_change")]
pub async fn undo_change(id: PersonId, change: ChangeId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(editing::undo(&ctx.engine, ctx.require(PeopleWrite)?, &ctx.tenant, id, change).await?)
}

/// Puts a person in the trash.
///
/// # Errors
/// If the reader may not change this person.
#[server(prefix = "/api", endpoint = "people/trash")]
pub async fn trash(id: PersonId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(editing::trash(&ctx.engine, ctx.require(PeopleWrite)?, &ctx.tenant, id).await?)
}

/// Gets a person back from the trash.
///
/// # Errors
/// If the reader may not change this person.
#[server(prefix = "/api", endpoint = "people/restore")]
pub async fn restore(id: PersonId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(editing::restore(&ctx.engine, ctx.require(PeopleWrite)?, &ctx.tenant, id).await?)
}

/// Notes what a person thinks of us.
///
/// # Errors
/// Problems on `note`; if the reader may not change this person.
#[server(prefix = "/api", endpoint = "people/support", input = Json)]
pub async fn support(id: PersonId, level: Option<i64>, note: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(editing::note_support(&ctx.engine, ctx.require(PeopleWrite)?, &ctx.tenant, id, level, &note).await?)
}

/// Ties a person to an organisation.
///
/// # Errors
/// Problems on `since` and `role`; without the right over the person and the organisation.
#[server(prefix = "/api", endpoint = "people/add_tie", input = Json)]
pub async fn add_tie(id: PersonId, tie: NewTie) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(editing::add_tie(&ctx.engine, ctx.require(PeopleWrite)?, &ctx.tenant, id, &tie).await?)
}

/// Ends a tie.
///
/// # Errors
/// Problems on `until`; without the right over the person and the organisation.
#[server(prefix = "/api", endpoint = "people/end_tie")]
pub async fn end_tie(id: PersonId, tie: AffiliationId, until: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(editing::end_tie(&ctx.engine, ctx.require(PeopleWrite)?, &ctx.tenant, id, tie, &until).await?)
}
