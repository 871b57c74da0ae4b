//! Writing tasks down, doing them, passing them on.

use domain::access::{Actor, Capability};
use domain::ids::{AccountId, PersonId, TaskId};
use domain::people::{InteractionKind, Source};
use domain::tasks::TaskInput;
use domain::time::Timestamp;
use domain::{ApiError, Problem};

use super::sql;
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::people::interactions::{self, NewInteraction};
use crate::people::{notes, require_visible};
use crate::{Engine, Error, Result, access, exec, not_found, one};

/// Writes a task down.
///
/// # Errors
/// As [`TaskInput::check`], `Choice` on `owner` if they may not see the person; [`ApiError::NotFound`] if the caller may
/// not change the person.
pub async fn add(engine: &Engine, actor: &Actor, input: &TaskInput) -> Result<TaskId> {
    let input = input.check()?;
    let mut tx = engine.write().await?;
    let id = add_in(engine, &mut tx, actor, &input).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same for checked input, within a transaction.
///
/// # Errors
/// As [`add`].
pub async fn add_in(engine: &Engine, tx: &mut Tx, actor: &Actor, input: &TaskInput) -> Result<TaskId> {
    match input.person {
        Some(person) => require_visible(engine, tx, actor, Capability::PeopleWrite, person).await?,
        None => access::require(actor, Capability::PeopleWrite)?,
    }
    let owner = owner(engine, tx, actor, input.owner, input.person).await?;
    let id: TaskId = engine.id();
    let TaskInput { title, due_date, person, .. } = input;
    exec!(&mut *tx, sql::INSERT, actor.tenant, id, *person, title, due_date, owner, actor.account, engine.now())?;
    record(engine, tx, actor, "task.added", id).await?;
    Ok(id)
}

/// Changes what is to be done, by when and by whom; not about whom.
///
/// # Errors
/// As [`add`]; [`ApiError::NotFound`] if the caller may not change the task.
pub async fn change(engine: &Engine, actor: &Actor, task: TaskId, input: &TaskInput) -> Result<()> {
    let input = input.check()?;
    let mut tx = engine.write().await?;
    let found = require(engine, &mut tx, actor, task).await?;
    let keeps = input.owner == Some(found.owner_id);
    let owner = if keeps { found.owner_id } else { owner(engine, &mut tx, actor, input.owner, found.person_id).await? };
    exec!(&mut tx, sql::CHANGE, actor.tenant, task, &input.title, &input.due_date, owner)?;
    record(engine, &mut tx, actor, "task.changed", task).await?;
    tx.commit().await
}

/// Says that a task is done, which stands on the person's timeline from then on, or that it is not done after all.
///
/// # Errors
/// [`ApiError::NotFound`] if the caller may not change the task.
pub async fn set_done(engine: &Engine, actor: &Actor, task: TaskId, done: bool) -> Result<()> {
    let mut tx = engine.write().await?;
    let found = require(engine, &mut tx, actor, task).await?;
    if found.done_at.is_some() == done {
        return Ok(());
    }
    let by = done.then_some(actor.account);
    exec!(&mut tx, sql::SET_DONE, actor.tenant, task, done.then(|| engine.now()), by)?;
    if let Some(person) = found.person_id {
        if done {
            let entry = NewInteraction::new(person, InteractionKind::TaskDone, Source::Organiser).by(actor);
            let entry = NewInteraction { body: &found.title, ..entry.about("task", task.0, "") };
            interactions::add(engine, &mut tx, actor.tenant, entry).await?;
        } else {
            exec!(&mut tx, sql::UNSAY_DONE, actor.tenant, person, task)?;
        }
    }
    record(engine, &mut tx, actor, if done { "task.done" } else { "task.reopened" }, task).await?;
    tx.commit().await
}

/// Strikes a task that is not to be done.
///
/// # Errors
/// [`ApiError::NotFound`] if the caller may not change the task.
pub async fn remove(engine: &Engine, actor: &Actor, task: TaskId) -> Result<()> {
    let mut tx = engine.write().await?;
    require(engine, &mut tx, actor, task).await?;
    exec!(&mut tx, sql::DELETE, actor.tenant, task)?;
    record(engine, &mut tx, actor, "task.removed", task).await?;
    tx.commit().await
}

#[derive(sqlx::FromRow)]
struct Row {
    person_id: Option<PersonId>,
    title: String,
    owner_id: AccountId,
    created_by: AccountId,
    done_at: Option<Timestamp>,
}

async fn require(engine: &Engine, tx: &mut Tx, actor: &Actor, task: TaskId) -> Result<Row> {
    access::require(actor, Capability::PeopleWrite)?;
    let Some(row) = one!(&mut *tx, Row, sql::BY_ID, actor.tenant, task)? else { return not_found() };
    match row.person_id {
        Some(person) => require_visible(engine, tx, actor, Capability::PeopleWrite, person).await?,
        None if [row.owner_id, row.created_by].contains(&actor.account) => {}
        None => return not_found(),
    }
    Ok(row)
}

/// Who is to do it: somebody who may see what it is about.
async fn owner(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    wanted: Option<AccountId>,
    person: Option<PersonId>,
) -> Result<AccountId> {
    let account = wanted.unwrap_or(actor.account);
    let fits = match person {
        _ if account == actor.account => true,
        Some(person) => notes::may_see(engine, tx, actor.tenant, account, person).await?,
        None => access::load(engine, tx, actor.tenant, account).await?.is_some_and(|c| c.has(Capability::PeopleRead)),
    };
    if fits { Ok(account) } else { Err(Error::Api(ApiError::field("owner", Problem::Choice))) }
}

async fn record(engine: &Engine, tx: &mut Tx, actor: &Actor, action: &str, task: TaskId) -> Result<()> {
    let act = Act { action, subject_kind: "task", subject: Some(task.0) };
    audit::record(engine, tx, actor.tenant, Who::Account(actor), act, ()).await
}
