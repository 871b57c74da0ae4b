//! Server functions.

use domain::ids::{PersonId, TaskId};
use domain::tasks::{TaskInput, TaskList, TaskPage, Waiting};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::Failure;

#[cfg(feature = "ssr")]
use {crate::server::ctx, domain::access::Capability, engine::tasks};

/// A page of the tasks the reader may see.
///
/// # Errors
/// Without the right to see people.
#[server(name = ListTasks, prefix = "/api", endpoint = "tasks/list", input = Json)]
pub async fn list(which: TaskList, after: Option<String>) -> Result<TaskPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleRead)?;
    Ok(tasks::list(&ctx.engine, actor, &ctx.tenant, which, after.as_deref()).await?)
}

/// The tasks about a person.
///
/// # Errors
/// If the reader may not see this person.
#[server(name = TasksAbout, prefix = "/api", endpoint = "tasks/about")]
pub async fn about(id: PersonId) -> Result<TaskPage, Failure> {
    let ctx = ctx()?;
    Ok(tasks::about(&ctx.engine, ctx.require(Capability::PeopleRead)?, &ctx.tenant, id).await?)
}

/// What waits for the reader: tasks that are due, notes that name them.
///
/// # Errors
/// Unless somebody is logged in.
#[server(name = TasksWaiting, prefix = "/api", endpoint = "tasks/waiting")]
pub async fn waiting() -> Result<Waiting, Failure> {
    let ctx = ctx()?;
    Ok(tasks::waiting(&ctx.engine, ctx.actor()?, &ctx.tenant).await?)
}

/// Writes a task down.
///
/// # Errors
/// Problems by field; if the reader may not change the person.
#[server(name = AddTask, prefix = "/api", endpoint = "tasks/add", input = Json)]
pub async fn add(task: TaskInput) -> Result<TaskId, Failure> {
    let ctx = ctx()?;
    Ok(tasks::add(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &task).await?)
}

/// Changes a task.
///
/// # Errors
/// Problems by field; if the reader may not change the task.
#[server(name = ChangeTask, prefix = "/api", endpoint = "tasks/change", input = Json)]
pub async fn change(id: TaskId, task: TaskInput) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(tasks::change(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id, &task).await?)
}

/// Says that a task is done, or is not after all.
///
/// # Errors
/// If the reader may not change the task.
#[server(name = TaskIsDone, prefix = "/api", endpoint = "tasks/done")]
pub async fn set_done(id: TaskId, done: bool) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(tasks::set_done(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id, done).await?)
}

/// Strikes a task.
///
/// # Errors
/// If the reader may not change the task.
#[server(name = RemoveTask, prefix = "/api", endpoint = "tasks/remove")]
pub async fn remove(id: TaskId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(tasks::remove(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id).await?)
}
