//! Making two records one, and taking that back.
//!
//! Everything that names either person is read before and after; what differs is kept with the merge. Taking it back looks whether
//! everything still is as the merge left it, and puts the earlier rows in its place: to the letter, whatever the tables hold. What
//! was added since stays with the record that went on.

mod bulk;
mod choose;
mod consents;
mod plan;
pub(crate) mod sql;
mod tables;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_undo;
mod undo;

use domain::ApiError;
use domain::access::{Actor, Capability};
use domain::duplicates::{MergeChoices, PairState};
use domain::ids::{MergeId, PersonId, TenantId};
use domain::people::{InteractionKind, PersonState, Source};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::bulk::{CERTAIN, call_off, merge_certain, run as run_bulk};
pub use self::plan::plan;
pub use self::undo::{recent, undo};
use super::{pairs, score};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::db::rows::{self, Kept};
use crate::events::SeatsMoved;
use crate::people;
use crate::people::interactions::{self, NewInteraction};
use crate::people::record::{self, Why};
use crate::{Engine, Error, Result, all, events, exec, not_found, one};

/// How long a merge can be taken back.
pub const UNDO: i64 = 30 * Timestamp::DAY;

/// What is kept to take a merge back.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Snapshot {
    /// Rows as they were, where the merge changed or removed them.
    put: Vec<Kept>,
    /// Rows as the merge left them, where it changed or added them.
    take: Vec<Kept>,
    /// Places at events that became free because both had one.
    seats: Vec<SeatsMoved>,
    /// "Not the same person" that was carried over from the other record.
    carried: Vec<(PersonId, PersonId)>,
}

#[derive(sqlx::FromRow)]
struct Stands {
    state: PersonState,
    source: Source,
    created_at: Timestamp,
    touched_at: Timestamp,
}

/// The record a person's data is in now: their own, or the one it was merged into, however often that happened.
///
/// # Errors
/// If the database fails.
pub async fn resolve(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<PersonId> {
    let mut now = person;
    // A merge never makes a circle; should there be one after all, nobody waits for its end.
    for _ in 0..64 {
        match one!(tx, (Option<PersonId>,), sql::INTO, tenant, now)? {
            Some((Some(into),)) => now = into,
            _ => break,
        }
    }
    Ok(now)
}

/// Merges `other` into `survivor`, whose record goes on; the identifier of the other leads there from then on.
///
/// # Errors
/// [`ApiError::NotFound`] if the caller may not change both, or they are one; [`ApiError::Conflict`]: `changed` if one of them is no longer
/// what the caller saw.
pub async fn merge(
    engine: &Engine,
    actor: &Actor,
    tenant: &Tenant,
    survivor: PersonId,
    other: PersonId,
    choices: &MergeChoices,
) -> Result<MergeId> {
    let mut tx = engine.write().await?;
    let (first, second) = pairs::ordered(survivor, other);
    for person in [first, second] {
        exec!(&mut tx, sql::LOCK, tenant.id, person)?;
    }
    for person in [survivor, other] {
        people::require_visible(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    }
    let (Some(mine), Some(theirs)) = (stands(&mut tx, tenant.id, survivor).await?, stands(&mut tx, tenant.id, other).await?)
    else {
        return not_found();
    };
    let (Some((left, version)), Some((right, other_version))) =
        (record::load(&mut tx, tenant.id, survivor).await?, record::load(&mut tx, tenant.id, other).await?)
    else {
        return not_found();
    };
    if survivor == other {
        return not_found();
    }
    if choices.version.is_some_and(|v| v != version) || choices.other_version.is_some_and(|v| v != other_version) {
        return Err(ApiError::Conflict("changed".into()).into());
    }
    let before = everything(&mut tx, tenant.id, survivor, other).await?;
    let (agreed, agreed_too) =
        (consents::of(&mut tx, tenant.id, survivor).await?, consents::of(&mut tx, tenant.id, other).await?);
    pairs::decide(engine, &mut tx, actor, survivor, other, PairState::Merged).await?;
    let carried = carry(engine, &mut tx, tenant.id, survivor, other).await?;

    let seats = events::join(engine, &mut tx, tenant, other, survivor).await?;
    relations(&mut tx, tenant.id, survivor, other).await?;
    moves(&mut tx, tenant.id, survivor, other).await?;
    let now = engine.now();
    let state = if theirs.state == PersonState::Active { theirs.state } else { mine.state };
    let source = if theirs.created_at < mine.created_at { theirs.source } else { mine.source };
    let (since, touched) = (mine.created_at.min(theirs.created_at), mine.touched_at.max(theirs.touched_at));
    exec!(&mut tx, sql::SURVIVES, tenant.id, survivor, state, source, since, touched, now)?;
    exec!(&mut tx, sql::SHELL, tenant.id, other, survivor, now)?;

    let why = Why::by(engine, actor);
    let wanted = choose::record(&left, &right, &choices.picks);
    let Some((moved, _)) = record::load(&mut tx, tenant.id, survivor).await? else { return not_found() };
    record::apply(engine, &mut tx, tenant, survivor, &moved, &wanted, &why).await?;
    consents::settle(engine, &mut tx, tenant.id, survivor, &agreed, &agreed_too).await?;
    let entry = NewInteraction::new(survivor, InteractionKind::Merged, Source::Organiser).by(actor);
    interactions::add(engine, &mut tx, tenant.id, entry).await?;
    people::refresh(&mut tx, tenant, survivor).await?;
    people::refresh(&mut tx, tenant, other).await?;

    let after = everything(&mut tx, tenant.id, survivor, other).await?;
    let snapshot = Snapshot {
        put: before.iter().filter(|row| !after.contains(row)).cloned().collect(),
        take: after.iter().filter(|row| !before.contains(row)).cloned().collect(),
        seats,
        carried,
    };
    let id: MergeId = engine.id();
    let kept = serde_json::to_string(&snapshot)?;
    exec!(&mut tx, sql::INSERT_MERGE, tenant.id, id, survivor, other, now, actor.account, &actor.name, kept)?;
    let act = Act { action: "person.merged", subject_kind: "person", subject: Some(survivor.0) };
    audit::record(engine, &mut tx, tenant.id, Who::Account(actor), act, serde_json::json!({ "other": other })).await?;
    if snapshot.seats.is_empty() {
        tx.commit().await?
    } else {
        engine.commit_public(tx, tenant.id).await?
    }
    Ok(id)
}

/// How a person stands who can be merged.
async fn stands(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Option<Stands>> {
    let found = one!(tx, Stands, sql::STANDS, tenant, person)?;
    Ok(found.filter(|f| matches!(f.state, PersonState::Active | PersonState::Left)))
}

/// Every row that names one of two people.
async fn everything(tx: &mut Tx, tenant: TenantId, a: PersonId, b: PersonId) -> Result<Vec<Kept>> {
    let mut out = Vec::new();
    for table in tables::TABLES {
        out.extend(rows::read(tx, tenant, table, a, b).await?);
    }
    Ok(out)
}

/// Whom the other record is not the same as, the one that goes on is not the same as either.
async fn carry(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    survivor: PersonId,
    other: PersonId,
) -> Result<Vec<(PersonId, PersonId)>> {
    type Decided = (PersonId, PersonId, Option<domain::ids::AccountId>, String, Option<Timestamp>);
    let mut out = Vec::new();
    for (a, b, account, decider, at) in all!(tx, Decided, sql::NOT_SAME_AS, tenant, other)? {
        let third = if a == other { b } else { a };
        if third == survivor {
            continue;
        }
        let (a, b) = pairs::ordered(survivor, third);
        if exec!(tx, sql::CARRY, tenant, a, b, engine.now(), account, decider, at)? > 0 {
            out.push((a, b));
        }
    }
    Ok(out)
}

/// Relationships and ties: nobody is related to themselves, and nothing is said twice.
async fn relations(tx: &mut Tx, tenant: TenantId, survivor: PersonId, other: PersonId) -> Result<()> {
    exec!(tx, sql::DROP_SELF, tenant, survivor, other)?;
    exec!(tx, sql::DROP_DOUBLE_FROM, tenant, other, survivor)?;
    exec!(tx, sql::DROP_DOUBLE_TO, tenant, other, survivor)?;
    exec!(tx, sql::MOVE_FROM, tenant, other, survivor)?;
    exec!(tx, sql::MOVE_TO, tenant, other, survivor)?;
    exec!(tx, sql::NAMED_IN_FIELDS, tenant, other, survivor, survivor.to_string())?;
    // Of two ties of one kind that still hold, the older goes on.
    exec!(tx, sql::DROP_DOUBLE_TIES, tenant, other, survivor)?;
    exec!(tx, sql::DROP_LATER_TIES, tenant, other, survivor)?;
    exec!(tx, sql::MOVE_TIES, tenant, other, survivor)?;
    Ok(())
}

/// Everything else that belongs to the other record.
async fn moves(tx: &mut Tx, tenant: TenantId, survivor: PersonId, other: PersonId) -> Result<()> {
    // A number both have is one number, as wary as the warier of the two.
    exec!(tx, sql::JOIN_IDENTITIES, tenant, other, survivor)?;
    exec!(tx, sql::DROP_DOUBLE_IDENTITIES, tenant, other, survivor)?;
    for table in tables::MOVED {
        let sql = format!("UPDATE {table} SET person_id = $3 WHERE tenant_id = $1 AND person_id = $2");
        exec!(tx, sqlx::AssertSqlSafe(sql), tenant, other, survivor)?;
    }
    for (table, key) in tables::FILLED {
        let sql = format!(
            "UPDATE {table} SET person_id = $3 WHERE tenant_id = $1 AND person_id = $2 AND NOT EXISTS (
                SELECT 1 FROM {table} k WHERE k.tenant_id = $1 AND k.person_id = $3 AND k.{key} = {table}.{key})"
        );
        exec!(tx, sqlx::AssertSqlSafe(sql), tenant, other, survivor)?;
        let sql = format!("DELETE FROM {table} WHERE tenant_id = $1 AND person_id = $2");
        exec!(tx, sqlx::AssertSqlSafe(sql), tenant, other)?;
    }
    Ok(())
}

/// What the comparison of two records says, whether or not it was written down.
async fn compared(tx: &mut Tx, tenant: TenantId, a: PersonId, b: PersonId) -> Result<score::Verdict> {
    let cards = super::load::cards_of_any(tx, tenant, &[a, b]).await?;
    match cards.as_slice() {
        [x, y] => Ok(score::compare(&x.clone().into(), &y.clone().into())),
        _ => Err(Error::Api(ApiError::NotFound)),
    }
}

/// Forgets everything kept to take merges of an erased person back, pairs they are in, and their blocks: of the person and of everybody
/// merged into them. Taking those merges back ends with it.
pub(crate) async fn forget(engine: &Engine, tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<()> {
    let mut all_of = vec![person];
    let mut next = 0;
    while let Some(one) = all_of.get(next).copied() {
        next += 1;
        for (merged,) in all!(tx, (PersonId,), sql::MERGED_INTO, tenant, one)? {
            if !all_of.contains(&merged) {
                all_of.push(merged);
            }
        }
    }
    for one in all_of {
        exec!(tx, sql::FORGET, tenant, one, engine.now())?;
        exec!(tx, super::sql::FORGET_PAIRS, tenant, one)?;
        exec!(tx, super::sql::DELETE_KEYS, tenant, one)?;
    }
    Ok(())
}

/// Ends the time in which old merges can be taken back: what was kept for that is personal data and goes.
pub(crate) async fn sweep(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<()> {
    exec!(tx, sql::EXPIRE, tenant, now.plus(-UNDO), now)?;
    Ok(())
}
