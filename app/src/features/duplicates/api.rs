//! Server functions.

use domain::duplicates::{DuplicateQuery, MergeChoices, MergePlan, MergeSummary, PairView, Possible, ScanSummary};
use domain::ids::{JobId, MergeId, PersonId};
use domain::page::Page;
use domain::people::PersonEdit;
use domain::tenants::Organisation;
use domain::time::{LocalDateTime, Timestamp};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    crate::server::ctx,
    domain::access::Capability,
    engine::{clock, duplicates, people},
};

/// A page of possible duplicates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicatesPage {
    /// The pairs.
    pub pairs: Page<PairView>,
    /// Open pairs in all, as far as they are counted.
    pub open: i64,
    /// How many of them are as good as certain.
    pub certain: i64,
    /// The last search through everybody.
    pub scan: Option<ScanSummary>,
    /// Organisations to narrow the list to.
    pub branches: Vec<Organisation>,
    /// Whether the reader may search through everybody.
    pub may_scan: bool,
    /// The server's time.
    pub now: Timestamp,
}

/// A page of pairs.
///
/// # Errors
/// Without the right to change people.
#[server(name = DuplicatesFn, prefix = "/api", endpoint = "duplicates/list", input = Json)]
pub async fn list(query: DuplicateQuery) -> Result<DuplicatesPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleWrite)?;
    let pairs = duplicates::list(&ctx.engine, actor, &query, duplicates::PAGE).await?;
    let (open, certain) = duplicates::count(&ctx.engine, actor, query.least, duplicates::CERTAIN).await?;
    let branches = people::branches(&ctx.engine, actor, Capability::PeopleWrite).await?;
    let scan = duplicates::last(&ctx.engine, actor).await?;
    let may_scan = duplicates::may_scan(&ctx.engine, actor).await?;
    Ok(DuplicatesPage { pairs, open, certain, scan, branches, may_scan, now: ctx.engine.now() })
}

/// Searches through everybody.
///
/// # Errors
/// Without the right to change everybody.
#[server(name = ScanFn, prefix = "/api", endpoint = "duplicates/scan")]
pub async fn scan() -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(duplicates::start(&ctx.engine, ctx.require(Capability::PeopleWrite)?).await?)
}

/// Remembers that two records stand for two people.
///
/// # Errors
/// If the reader may not change both.
#[server(prefix = "/api", endpoint = "duplicates/not_same")]
pub async fn not_same(a: PersonId, b: PersonId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(duplicates::not_same(&ctx.engine, ctx.require(Capability::PeopleWrite)?, a, b).await?)
}

/// Opens a pair again that was decided to be two people.
///
/// # Errors
/// If the reader may not change both, or nothing was decided.
#[server(prefix = "/api", endpoint = "duplicates/reopen")]
pub async fn reopen(a: PersonId, b: PersonId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(duplicates::reopen(&ctx.engine, ctx.require(Capability::PeopleWrite)?, a, b).await?)
}

/// What there is to choose when two records are merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeView {
    /// Field by field.
    pub plan: MergePlan,
    /// Since when each is known.
    pub since: (LocalDateTime, LocalDateTime),
}

/// What there is to choose when `right` is merged into `left`.
///
/// # Errors
/// If the reader may not change both.
#[server(name = PlanFn, prefix = "/api", endpoint = "duplicates/plan")]
pub async fn plan(left: PersonId, right: PersonId) -> Result<MergeView, Failure> {
    let ctx = ctx()?;
    let plan = duplicates::plan(&ctx.engine, ctx.require(Capability::PeopleWrite)?, left, right).await?;
    let local = |at| clock::local(at, &ctx.tenant.zone);
    Ok(MergeView { since: (local(plan.left.created_at), local(plan.right.created_at)), plan })
}

/// Merges `right` into `left`.
///
/// # Errors
/// If the reader may not change both; if one of them has changed meanwhile.
#[server(name = MergeFn, prefix = "/api", endpoint = "duplicates/merge", input = Json)]
pub async fn merge(left: PersonId, right: PersonId, choices: MergeChoices) -> Result<MergeId, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleWrite)?;
    Ok(duplicates::merge(&ctx.engine, actor, &ctx.tenant, left, right, &choices).await?)
}

/// Takes a merge back.
///
/// # Errors
/// If it can't be taken back exactly any more; if the reader may not change the record.
#[server(name = UndoMergeFn, prefix = "/api", endpoint = "duplicates/undo")]
pub async fn undo(merge: MergeId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(duplicates::undo(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &ctx.tenant, merge).await?)
}

/// Merges of the last thirty days with their times here.
///
/// # Errors
/// Without the right to change people.
#[server(prefix = "/api", endpoint = "duplicates/recent")]
pub async fn recent() -> Result<Vec<(LocalDateTime, MergeSummary)>, Failure> {
    let ctx = ctx()?;
    let found = duplicates::recent(&ctx.engine, ctx.require(Capability::PeopleWrite)?).await?;
    Ok(found.into_iter().map(|merge| (clock::local(merge.at, &ctx.tenant.zone), merge)).collect())
}

/// Merges every pair that is as good as certain, in ten seconds.
///
/// # Errors
/// Without the right to change people.
#[server(prefix = "/api", endpoint = "duplicates/merge_certain")]
pub async fn merge_certain() -> Result<JobId, Failure> {
    let ctx = ctx()?;
    Ok(duplicates::merge_certain(&ctx.engine, ctx.require(Capability::PeopleWrite)?, duplicates::CERTAIN).await?)
}

/// Stops that before it has begun.
///
/// # Errors
/// If it has begun, or was somebody else's wish.
#[server(prefix = "/api", endpoint = "duplicates/call_off")]
pub async fn call_off(job: JobId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(duplicates::call_off(&ctx.engine, ctx.require(Capability::PeopleWrite)?, job).await?)
}

/// Whom a person may be the same as.
///
/// # Errors
/// If the reader may not change this person.
#[server(name = DuplicatesOfFn, prefix = "/api", endpoint = "duplicates/of_person")]
pub async fn of_person(id: PersonId) -> Result<Vec<Possible>, Failure> {
    let ctx = ctx()?;
    Ok(duplicates::of_person(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id).await?)
}

/// Whom somebody not yet added may be.
///
/// # Errors
/// Without the right to add people.
#[server(prefix = "/api", endpoint = "duplicates/typed", input = Json)]
pub async fn typed(data: PersonEdit) -> Result<Vec<Possible>, Failure> {
    let ctx = ctx()?;
    Ok(duplicates::typed(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &data).await?)
}
