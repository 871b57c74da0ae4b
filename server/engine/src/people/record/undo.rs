//! Taking changes back: a field only where it still is as the change left it.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{BatchId, ChangeId, PersonId, TagId};
use domain::people::{Fields, PersonState};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::apply::{apply_noted, note};
use super::{Kept, STATE, Why, hold, load, sql, taken};
use crate::db::Tx;
use crate::people::tags;
use crate::{Engine, Result, all, exec, one, value};

/// What came of taking back a batch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Undone {
    /// Fields put back; somebody the batch made counts as one.
    pub fields: u64,
    /// Fields that are not as the batch left them, and stayed as they are.
    pub kept: Vec<Kept>,
}

#[derive(sqlx::FromRow)]
struct Row {
    change_id: ChangeId,
    field: String,
    before: String,
    after: String,
}

impl Row {
    fn read(self) -> Result<Change> {
        Ok(Change {
            id: self.change_id,
            field: self.field,
            before: serde_json::from_str(&self.before)?,
            after: serde_json::from_str(&self.after)?,
        })
    }
}

/// A change as it was kept.
struct Change {
    id: ChangeId,
    field: String,
    before: Value,
    after: Value,
}

#[derive(sqlx::FromRow)]
struct One {
    person_id: PersonId,
    batch_id: BatchId,
    undone_by: Option<ChangeId>,
    #[sqlx(flatten)]
    row: Row,
}

/// People per round of [`undo_batch`].
const PAGE: i64 = 500;

/// Takes back everything a batch did. People it made go to the trash, unless anything has happened with them since.
///
/// # Errors
/// If the database fails.
pub async fn undo_batch(engine: &Engine, tx: &mut Tx, tenant: &Tenant, batch: BatchId, why: &Why) -> Result<Undone> {
    let (mut done, mut after) = (Undone::default(), None);
    loop {
        let (page, next) = undo_page(engine, tx, tenant, batch, after, PAGE, why).await?;
        done.fields += page.fields;
        done.kept.extend(page.kept);
        match next {
            Some(_) => after = next,
            None => return Ok(done),
        }
    }
}

/// The same for the next `size` people of the batch after this one, so that a job can do it piece by piece. Gives the last of
/// them while there may be more.
///
/// # Errors
/// If the database fails.
pub async fn undo_page(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    batch: BatchId,
    after: Option<PersonId>,
    size: i64,
    why: &Why,
) -> Result<(Undone, Option<PersonId>)> {
    let after = after.map_or(Uuid::nil(), |person| person.0);
    let people = all!(tx, (PersonId,), sql::BATCH_PEOPLE, tenant.id, batch, after, size)?;
    hold(tx, tenant.id, people.iter().map(|(person,)| *person)).await?;
    let mut done = Undone::default();
    for (person,) in &people {
        let rows = all!(tx, Row, sql::BATCH_CHANGES, tenant.id, batch, *person)?;
        let rows = rows.into_iter().map(Row::read).collect::<Result<Vec<_>>>()?;
        undo_rows(engine, tx, tenant, *person, batch, rows, why, &mut done).await?;
    }
    let full = i64::try_from(people.len()).unwrap_or_default() == size;
    Ok((done, people.last().filter(|_| full).map(|(person,)| *person)))
}

/// Takes back one change of this person. Gives whether it was put back; `false` if the field has changed since.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if there is no such change of this person, or it was taken back already.
pub async fn undo_change(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    change: ChangeId,
    why: &Why,
) -> Result<bool> {
    hold(tx, tenant.id, [person]).await?;
    match one!(tx, One, sql::CHANGE, tenant.id, change)? {
        Some(found) if found.person_id == person && found.undone_by.is_none() => {
            let mut done = Undone::default();
            undo_rows(engine, tx, tenant, person, found.batch_id, vec![found.row.read()?], why, &mut done).await?;
            Ok(done.fields > 0)
        }
        _ => crate::not_found(),
    }
}

/// Takes back changes of one person, the latest first.
#[expect(clippy::too_many_arguments, reason = "what, of whom, by whom")]
async fn undo_rows(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    batch: BatchId,
    rows: Vec<Change>,
    why: &Why,
    done: &mut Undone,
) -> Result<()> {
    if let Some(made) = rows.iter().find(|row| row.field == STATE) {
        if undo_state(engine, tx, tenant, person, batch, made, why).await? {
            done.fields += 1;
        } else {
            done.kept.push((person, STATE.to_owned()));
        }
        if made.before.is_null() {
            return Ok(());
        }
    }
    let Some((record, _)) = load(tx, tenant.id, person).await? else { return Ok(()) };
    let mut fields = Fields::of(&record)?;
    let mut put_back: BTreeMap<String, Vec<ChangeId>> = BTreeMap::new();
    for mut row in rows.into_iter().filter(|row| row.field != STATE) {
        if row.field == "tags" {
            row.before = tags_now(tx, tenant, row.before).await?;
            row.after = tags_now(tx, tenant, row.after).await?;
        }
        if fields.get(&row.field) != row.after || refused(tx, tenant, person, &row).await? {
            done.kept.push((person, row.field));
            continue;
        }
        fields.put(&row.field, row.before);
        put_back.entry(row.field).or_default().push(row.id);
    }
    let before = fields.record()?;
    let written = apply_noted(engine, tx, tenant, person, &record, &before, why).await?;
    for (field, change) in written {
        for undone in put_back.remove(&field).unwrap_or_default() {
            exec!(tx, sql::UNDONE, tenant.id, undone, change)?;
            exec!(tx, sql::REDONE, tenant.id, person, undone)?;
            done.fields += 1;
        }
    }
    Ok(())
}

/// Tags as a change kept them; those that were made one with another since are the other.
async fn tags_now(tx: &mut Tx, tenant: &Tenant, kept: Value) -> Result<Value> {
    let kept: BTreeSet<TagId> = serde_json::from_value(kept)?;
    let merged = tags::renamed(tx, tenant.id, kept.iter().copied()).await?;
    let now: BTreeSet<TagId> = kept.into_iter().map(|tag| merged.get(&tag).copied().unwrap_or(tag)).collect();
    Ok(serde_json::to_value(now)?)
}

/// Whether putting this back would give the person an address that belongs to somebody else by now.
async fn refused(tx: &mut Tx, tenant: &Tenant, person: PersonId, row: &Change) -> Result<bool> {
    if row.field != "emails" {
        return Ok(false);
    }
    let emails: Vec<domain::people::Address> = serde_json::from_value(row.before.clone())?;
    Ok(taken(tx, tenant.id, person, &emails).await?.is_some())
}

/// Takes back that somebody was made, trashed or restored.
async fn undo_state(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    batch: BatchId,
    row: &Change,
    why: &Why,
) -> Result<bool> {
    let now: PersonState = value!(tx, PersonState, sql::STATE, tenant.id, person)?;
    if row.after.as_str() != Some(now.as_str()) {
        return Ok(false);
    }
    let target = match row.before.as_str() {
        Some(word) => PersonState::parse(word).unwrap_or(PersonState::Active),
        None => {
            let at = millis(row.id);
            if value!(tx, i64, sql::TOUCHED_SINCE, tenant.id, person, batch, row.id, at)? > 0 {
                return Ok(false);
            }
            PersonState::Trashed
        }
    };
    let change = set_state(engine, tx, tenant, person, now, target, why).await?;
    exec!(tx, sql::UNDONE, tenant.id, row.id, change)?;
    exec!(tx, sql::REDONE, tenant.id, person, row.id)?;
    if row.before.is_null() {
        exec!(tx, sql::UNDONE_ALL, tenant.id, batch, person, change)?;
    }
    Ok(true)
}

/// When an identifier was made, to the millisecond, rounded up.
fn millis(id: ChangeId) -> Timestamp {
    let (seconds, nanos) = id.0.get_timestamp().map_or((0, 0), |at| at.to_unix());
    Timestamp(i64::try_from(seconds).unwrap_or_default() * 1_000_000 + i64::from(nanos / 1000) + 1000)
}

/// Moves somebody to another state and keeps the change; the caller has checked that they are in `from`.
///
/// # Errors
/// If the database fails.
pub async fn set_state(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    from: PersonState,
    to: PersonState,
    why: &Why,
) -> Result<ChangeId> {
    let now = engine.now();
    let trashed_at = (to == PersonState::Trashed).then_some(now);
    exec!(tx, sql::SET_STATE, tenant.id, person, to, trashed_at, now)?;
    note(engine, tx, tenant, person, STATE, from.as_str().into(), to.as_str().into(), why).await
}
