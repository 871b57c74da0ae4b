//! Taking a merge back.

use domain::ApiError;
use domain::access::{Actor, Capability};
use domain::duplicates::{MergeSummary, PairState};
use domain::ids::{MergeId, PersonId, TenantId};
use domain::l10n::full_name;
use domain::tenants::Tenant;
use domain::time::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Snapshot, UNDO, everything, sql, tables};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::db::rows::{self, Kept, Table};
use crate::duplicates::pairs;
use crate::people;
use crate::people::visible::Reach;
use crate::{Engine, Error, Result, events, exec, not_found, one, value};

/// Merges shown.
const RECENT: i64 = 200;
/// What of a person changes by itself and is no reason against putting both records back.
const RESTLESS: &[&str] = &["touched_at", "updated_at", "search_text", "name_key"];

#[derive(sqlx::FromRow)]
struct Row {
    merge_id: MergeId,
    survivor_id: PersonId,
    other_id: PersonId,
    at: Timestamp,
    actor: String,
    state: String,
    ended_at: Option<Timestamp>,
    snapshot: String,
}

/// Merges of the last thirty days that the caller may see, the latest first.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right to change people anywhere.
pub async fn recent(engine: &Engine, actor: &Actor) -> Result<Vec<MergeSummary>> {
    let mut tx = engine.read().await?;
    let reach = Reach::of(engine, &mut tx, actor, Capability::PeopleWrite).await?;
    let mut sql = Sql::new(
        "SELECT m.merge_id, m.survivor_id, m.other_id, m.at, m.actor, m.state, m.ended_at, '' AS snapshot FROM person_merge m
        JOIN person s ON s.tenant_id = m.tenant_id AND s.person_id = m.survivor_id WHERE m.tenant_id = ",
    );
    sql.bind(actor.tenant).push(" AND m.at > ").bind(engine.now().plus(-UNDO)).push(" AND s.state <> 'erased'");
    // One merged into yet another is seen through that one.
    sql.append(reach.and_seen_as(actor.tenant, "COALESCE(s.merged_into, s.person_id)"));
    sql.push(" ORDER BY m.at DESC, m.merge_id DESC LIMIT ").bind(RECENT);
    let rows: Vec<Row> = sql.all(&mut tx).await?;
    let mut out = Vec::new();
    for row in rows {
        let now = super::resolve(&mut tx, actor.tenant, row.survivor_id).await?;
        let name = one!(&mut tx, (String, String), sql::NAME_OF, actor.tenant, now)?;
        out.push(MergeSummary {
            id: row.merge_id,
            survivor: now,
            name: name.map(|(given, family)| full_name(&given, &family)).unwrap_or_default(),
            at: row.at,
            actor: row.actor,
            undone_at: row.ended_at.filter(|_| row.state == "undone"),
            until: (row.state == "done").then(|| row.at.plus(UNDO)),
        });
    }
    Ok(out)
}

/// Why both records can't be put back exactly.
fn refused(table: &str) -> Error {
    let word = match table {
        "person" => "record",
        "identity" | "past_address" => "address",
        "registration" | "event" => "place",
        "interaction" | "support_change" | "person_change" => "history",
        "consent" => "consent",
        "task" => "task",
        "relationship" | "affiliation" => "tie",
        _ => "detail",
    };
    Error::Api(ApiError::Conflict(word.into()))
}

/// Puts two records back as they were before they were merged.
///
/// # Errors
/// [`ApiError::NotFound`] if there is no such merge, the caller may not change the record, or it is over: taken back already, more than thirty days
/// ago, or the person was erased. [`ApiError::Conflict`] if something has changed since, by what it is: `record`, `address`, `place`, `history`,
/// `consent`, `task`, `tie`, `detail`, or `merged` if the record was itself merged into another; then nothing is changed.
pub async fn undo(engine: &Engine, actor: &Actor, tenant: &Tenant, merge: MergeId) -> Result<()> {
    let mut tx = engine.write().await?;
    let Some(row) = one!(&mut tx, Row, sql::MERGE, tenant.id, merge)? else { return not_found() };
    let now = engine.now();
    if row.state != "done" || row.at.plus(UNDO) <= now {
        return not_found();
    }
    let (survivor, other) = (row.survivor_id, row.other_id);
    let (first, second) = pairs::ordered(survivor, other);
    for person in [first, second] {
        exec!(&mut tx, sql::LOCK, tenant.id, person)?;
    }
    let holder = super::resolve(&mut tx, tenant.id, survivor).await?;
    people::require_visible(engine, &mut tx, actor, Capability::PeopleWrite, holder).await?;
    if holder != survivor {
        return Err(ApiError::Conflict("merged".into()).into());
    }
    // Whoever was first takes it back; the other finds it over.
    if exec!(&mut tx, sql::END_MERGE, tenant.id, merge, "undone", now)? == 0 {
        return not_found();
    }
    let snapshot: Snapshot = serde_json::from_str(&row.snapshot)?;
    let current = everything(&mut tx, tenant.id, survivor, other).await?;
    let mut rows = Vec::with_capacity(snapshot.take.len());
    for kept in &snapshot.take {
        let Some(table) = tables::table(&kept.table) else { return Err(refused("")) };
        match current.iter().find(|row| row.table == kept.table && same(table, &row.row, &kept.row)) {
            Some(row) => rows.push((table, row, kept)),
            None if tables::PASSING.contains(&table.name) => {}
            None => return Err(refused(table.name)),
        }
    }
    restore(&mut tx, tenant.id, &snapshot, &rows).await?;
    for moved in &snapshot.seats {
        if !events::part(&mut tx, tenant.id, moved).await? {
            return Err(refused("event"));
        }
    }
    for (a, b) in &snapshot.carried {
        exec!(&mut tx, sql::UNCARRY, tenant.id, *a, *b)?;
    }
    let (a, b) = pairs::ordered(survivor, other);
    exec!(&mut tx, super::super::sql::REOPEN, tenant.id, a, b, PairState::Merged)?;
    for person in [survivor, other] {
        people::refresh(&mut tx, tenant, person).await?;
    }
    let act = Act { action: "person.unmerged", subject_kind: "person", subject: Some(survivor.0) };
    audit::record(engine, &mut tx, tenant.id, Who::Account(actor), act, serde_json::json!({ "other": other })).await?;
    if snapshot.seats.is_empty() { tx.commit().await } else { engine.commit_public(tx, tenant.id).await }
}

/// Whether a row is still what the merge left. Columns that have come since are not compared.
fn same(table: &Table, now: &Map<String, Value>, kept: &Map<String, Value>) -> bool {
    let restless = |name: &str| table.name == "person" && RESTLESS.contains(&name);
    kept.iter().all(|(name, value)| restless(name) || now.get(name) == Some(value))
}

fn key_of<'a>(table: &Table, row: &'a Map<String, Value>) -> Vec<Option<&'a Value>> {
    table.key.iter().map(|column| row.get(*column)).collect()
}

/// Whether the import or the merge of two tags that such a row belongs to is still remembered.
async fn lasts(tx: &mut Tx, tenant: TenantId, row: &Map<String, Value>) -> Result<bool> {
    let id = |name: &str| row.get(name).and_then(Value::as_str).and_then(|text| text.parse::<Uuid>().ok()).unwrap_or_default();
    Ok(value!(tx, i64, sql::REMEMBERED, tenant, id("import_id"), id("merge_id"))? > 0)
}

/// Takes away what the merge added, and puts the earlier rows in the place of what it changed.
async fn restore(tx: &mut Tx, tenant: TenantId, snapshot: &Snapshot, taken: &[(&'static Table, &Kept, &Kept)]) -> Result<()> {
    let earlier = |table: &Table, row: &Kept| {
        snapshot.put.iter().find(|put| put.table == table.name && key_of(table, &put.row) == key_of(table, &row.row))
    };
    let guarded = |table: &'static Table, outcome: Result<()>| match outcome {
        Err(e) if e.is_taken() => Err(refused(table.name)),
        other => other,
    };
    // Rows others refer to come first in the list of tables: they go last.
    for (table, now, kept) in taken.iter().rev() {
        if earlier(table, kept).is_none() {
            rows::delete(tx, table, &now.row).await?;
        }
    }
    for (table, now, kept) in taken {
        let Some(put) = earlier(table, kept) else { continue };
        let mut row = put.row.clone();
        // Something happened since: the timeline knows better when that was.
        if table.name == "person"
            && now.row.get("touched_at") != kept.row.get("touched_at")
            && let Some(touched) = now.row.get("touched_at")
        {
            row.insert("touched_at".into(), touched.clone());
        }
        guarded(table, rows::update(tx, table, &row).await.map(drop))?;
    }
    for put in &snapshot.put {
        let Some(table) = tables::table(&put.table) else { return Err(refused("")) };
        if tables::PASSING.contains(&table.name) && !lasts(tx, tenant, &put.row).await? {
            continue;
        }
        if !taken.iter().any(|(of, _, kept)| of.name == table.name && key_of(table, &kept.row) == key_of(table, &put.row)) {
            guarded(table, rows::insert(tx, table, &put.row).await)?;
        }
    }
    Ok(())
}

/// How a merge stands, for tests.
#[cfg(test)]
pub(super) async fn kept(tx: &mut Tx, tenant: TenantId, merge: MergeId) -> Result<(String, String)> {
    let row = one!(tx, Row, sql::MERGE, tenant, merge)?;
    Ok(row.map(|r| (r.state, r.snapshot)).unwrap_or_default())
}
