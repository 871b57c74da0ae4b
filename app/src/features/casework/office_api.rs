//! Server functions of an office's inbox and cases.

use domain::casework::office::{CaseView, Inbox, InboxQuery, Outcome};
use domain::ids::{AccountId, CaseId};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::Failure;

#[cfg(feature = "ssr")]
use {crate::server::ctx, engine::casework};

/// A page of the inbox.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to read letters; [`domain::ApiError::NotFound`] for another's office.
#[server(name = InboxFn, prefix = "/api", endpoint = "casework/inbox", input = Json)]
pub async fn inbox(query: InboxQuery) -> Result<Inbox, Failure> {
    let ctx = ctx()?;
    Ok(casework::inbox(&ctx.engine, ctx.actor()?, &query).await?)
}

/// A whole case.
///
/// # Errors
/// [`domain::ApiError::Forbidden`], [`domain::ApiError::NotFound`] for another office's.
#[server(prefix = "/api", endpoint = "casework/case", input = Json)]
pub async fn case(id: CaseId) -> Result<CaseView, Failure> {
    let ctx = ctx()?;
    Ok(casework::case(&ctx.engine, ctx.actor()?, id).await?)
}

/// Adds a note only the office sees.
///
/// # Errors
/// As [`case`]; a problem on `body`; [`domain::ApiError::Conflict`] if somebody was faster.
#[server(prefix = "/api", endpoint = "casework/note", input = Json)]
pub async fn note(id: CaseId, version: i64, body: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(casework::note(&ctx.engine, ctx.actor()?, id, version, &body).await?)
}

/// Gives the case to a colleague, or to nobody.
///
/// # Errors
/// As [`note`]; a problem on `owner`.
#[server(prefix = "/api", endpoint = "casework/assign", input = Json)]
pub async fn assign(id: CaseId, version: i64, owner: Option<AccountId>) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(casework::assign(&ctx.engine, ctx.actor()?, id, version, owner).await?)
}

/// Tells the citizen the office has the letter.
///
/// # Errors
/// As [`note`].
#[server(prefix = "/api", endpoint = "casework/acknowledge", input = Json)]
pub async fn acknowledge(id: CaseId, version: i64) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(casework::acknowledge(&ctx.engine, ctx.actor()?, &ctx.tenant, id, version).await?)
}

/// Keeps an answer that is being written.
///
/// # Errors
/// As [`note`].
#[server(prefix = "/api", endpoint = "casework/draft", input = Json)]
pub async fn draft(id: CaseId, version: i64, body: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(casework::save_draft(&ctx.engine, ctx.actor()?, id, version, &body).await?)
}

/// Sends the answer; gives to how many.
///
/// # Errors
/// As [`note`].
#[server(prefix = "/api", endpoint = "casework/answer", input = Json)]
pub async fn answer(id: CaseId, version: i64, body: String, to_same: bool) -> Result<usize, Failure> {
    let ctx = ctx()?;
    Ok(casework::answer(&ctx.engine, ctx.actor()?, &ctx.tenant, id, version, &body, to_same).await?)
}

/// Notes that the office waits for somebody else, or no longer does.
///
/// # Errors
/// As [`note`].
#[server(prefix = "/api", endpoint = "casework/wait", input = Json)]
pub async fn wait(id: CaseId, version: i64, waiting: bool) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(casework::wait(&ctx.engine, ctx.actor()?, id, version, waiting).await?)
}

/// Closes the case with an outcome.
///
/// # Errors
/// As [`note`]; `Required` on `outcome`.
#[server(prefix = "/api", endpoint = "casework/close", input = Json)]
pub async fn close(id: CaseId, version: i64, outcome: Option<Outcome>) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(casework::close(&ctx.engine, ctx.actor()?, id, version, outcome).await?)
}

/// Opens a closed case again.
///
/// # Errors
/// As [`note`].
#[server(prefix = "/api", endpoint = "casework/reopen", input = Json)]
pub async fn reopen(id: CaseId, version: i64) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(casework::reopen(&ctx.engine, ctx.actor()?, id, version).await?)
}

/// Lets identical letters go that were held; gives how many.
///
/// # Errors
/// As [`case`].
#[server(prefix = "/api", endpoint = "casework/release", input = Json)]
pub async fn release(id: CaseId) -> Result<usize, Failure> {
    let ctx = ctx()?;
    Ok(casework::release_case(&ctx.engine, ctx.actor()?, &ctx.tenant, id).await?)
}
