//! Looking at imports.

use domain::access::{Actor, Capability};
use domain::ids::{AccountId, ImportId, PersonId, TenantId};
use domain::imports::{Counts, Format, ImportOptions, ImportState, ImportView, IssueKind, Refused, RowIssue, Sheet};
use domain::time::Timestamp;
use sqlx::types::Json;

use super::sql;
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::people::visible::Reach;
use crate::{Engine, Error, Result, access, all, not_found, one};

/// Imports listed.
const RECENT: i64 = 50;

/// An import as it is stored.
#[derive(Debug, sqlx::FromRow)]
pub struct Stored {
    import_id: ImportId,
    file_name: String,
    format: Format,
    size: i64,
    /// What was found in the file.
    pub sheets: Json<Vec<Sheet>>,
    /// What was asked.
    pub options: Json<ImportOptions>,
    /// How it stands.
    pub state: ImportState,
    /// Rows done.
    pub done: i64,
    total: i64,
    /// What became of them.
    pub counts: Json<Counts>,
    kept: Json<Vec<(PersonId, String)>>,
    /// Who imports.
    pub created_by: AccountId,
    /// Their name.
    pub actor: String,
    created_at: Timestamp,
    finished_at: Option<Timestamp>,
}

impl From<Stored> for ImportView {
    fn from(s: Stored) -> Self {
        Self {
            id: s.import_id,
            file_name: s.file_name,
            format: s.format,
            size: s.size,
            sheets: s.sheets.0,
            options: s.options.0,
            state: s.state,
            done: s.done,
            total: s.total,
            counts: s.counts.0,
            actor: s.actor,
            created_at: s.created_at,
            finished_at: s.finished_at,
            kept: s.kept.0,
        }
    }
}

/// An import, whoever made it.
///
/// # Errors
/// If the database fails.
pub async fn stored(tx: &mut Tx, tenant: TenantId, import: ImportId) -> Result<Option<Stored>> {
    one!(tx, Stored, sql::VIEW, tenant, import)
}

/// An import the caller may see: their own, or one into an organisation they have the right over.
///
/// # Errors
/// [`domain::ApiError::NotFound`] otherwise; [`domain::ApiError::Forbidden`] without the right anywhere.
pub async fn seen(engine: &Engine, tx: &mut Tx, actor: &Actor, import: ImportId) -> Result<Stored> {
    let reach = Reach::of(engine, tx, actor, Capability::PeopleWrite).await?;
    match stored(tx, actor.tenant, import).await? {
        Some(found) if may_see(&found, actor, &reach) => Ok(found),
        _ => not_found(),
    }
}

fn may_see(found: &Stored, actor: &Actor, reach: &Reach) -> bool {
    found.created_by == actor.account || found.options.0.organisation.is_some_and(|o| reach.contains(o)) || *reach == Reach::All
}

/// Somebody, if they still have the right over the organisation an import is for.
///
/// # Errors
/// If the database fails.
pub async fn still_may(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    stored: &Stored,
    account: AccountId,
) -> Result<Option<Actor>> {
    let Some(actor) = access::load(engine, tx, tenant, account).await? else { return Ok(None) };
    let Some(organisation) = stored.options.0.organisation else { return Ok(Some(actor)) };
    match access::require_on(tx, &actor, Capability::PeopleWrite, organisation).await {
        Ok(()) => Ok(Some(actor)),
        Err(Error::Api(_)) => Ok(None),
        Err(e) => Err(e),
    }
}

/// How an import stands.
///
/// # Errors
/// As [`seen`].
pub async fn view(engine: &Engine, actor: &Actor, import: ImportId) -> Result<ImportView> {
    let mut tx = engine.read().await?;
    Ok(seen(engine, &mut tx, actor, import).await?.into())
}

/// The last imports the caller may see, latest first.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right anywhere.
pub async fn recent(engine: &Engine, actor: &Actor) -> Result<Vec<ImportView>> {
    let mut tx = engine.read().await?;
    let reach = Reach::of(engine, &mut tx, actor, Capability::PeopleWrite).await?;
    let mut sql = Sql::new(
        "SELECT import_id, file_name, format, size, sheets, options, state, done, total, counts, kept, created_by, actor, created_at, finished_at
        FROM people_import WHERE tenant_id = ",
    );
    sql.bind(actor.tenant);
    if let Reach::Some(reached) = &reach {
        sql.push(" AND (created_by = ").bind(actor.account).push(" OR options ->> 'organisation' IN ");
        sql.list(reached.iter().map(ToString::to_string)).push(")");
    }
    sql.push(" ORDER BY created_at DESC, import_id DESC LIMIT ").bind(RECENT);
    Ok(sql.all::<Stored>(&mut tx).await?.into_iter().map(ImportView::from).collect())
}

#[derive(sqlx::FromRow)]
struct IssueRow {
    line: i64,
    kind: IssueKind,
    column_name: String,
    cell: String,
    person_id: Option<PersonId>,
}

/// Rows and cells for a human, by line; the first `size`.
///
/// # Errors
/// As [`seen`].
pub async fn issues(engine: &Engine, actor: &Actor, import: ImportId, size: i64) -> Result<Vec<Refused>> {
    let mut tx = engine.read().await?;
    seen(engine, &mut tx, actor, import).await?;
    let rows = all!(&mut tx, IssueRow, sql::ISSUES, actor.tenant, import, -1_i64, -1_i64, size)?;
    let shown = |r: IssueRow| Refused {
        line: u32::try_from(r.line).unwrap_or_default(),
        issue: RowIssue { kind: r.kind, column: r.column_name, cell: r.cell },
        person: r.person_id,
    };
    Ok(rows.into_iter().map(shown).collect())
}
