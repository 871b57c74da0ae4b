//! Which tasks there are.

use domain::access::{Actor, Capability};
use domain::day::Day;
use domain::ids::{AccountId, PersonId, TaskId, TenantId};
use domain::page::Page;
use domain::people::Colleague;
use domain::tasks::{TaskList, TaskPage, TaskPerson, TaskView, Waiting};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use uuid::Uuid;

use super::sql;
use crate::db::Tx;
use crate::people::visible::Reach;
use crate::people::{notes, require_visible};
use crate::{Engine, Result, access, all, clock, value};

/// Tasks of a page.
pub const PAGE: u32 = 50;
/// Tasks shown on a person's page.
const ABOUT: i64 = 50;
/// Tasks shown to somebody who has just logged in.
const DUE: i64 = 8;

#[derive(sqlx::FromRow)]
struct Row {
    task_id: TaskId,
    title: String,
    due_date: String,
    person_id: Option<PersonId>,
    given_name: Option<String>,
    family_name: Option<String>,
    owner_id: AccountId,
    owner_name: String,
    done_at: Option<Timestamp>,
}

fn view(r: Row, zone: &str) -> TaskView {
    let (given_name, family_name) = (r.given_name.unwrap_or_default(), r.family_name.unwrap_or_default());
    TaskView {
        id: r.task_id,
        title: r.title,
        due_date: r.due_date,
        person: r.person_id.map(|id| TaskPerson { id, given_name, family_name }),
        owner: r.owner_id,
        owner_name: r.owner_name,
        done: r.done_at.map(|at| clock::local(at, zone)),
    }
}

/// A page of the tasks the caller may see, with whom a task about nobody may be given to.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn list(engine: &Engine, actor: &Actor, tenant: &Tenant, which: TaskList, after: Option<&str>) -> Result<TaskPage> {
    access::require(actor, Capability::PeopleRead)?;
    let mut tx = engine.read().await?;
    let now = engine.now();
    let everyone = everyone(engine, &mut tx, actor).await?;
    let more = i64::from(PAGE) + 1;
    let (key, id) = after.and_then(|text| text.split_once('~')).unwrap_or_default();
    let id: Option<TaskId> = id.parse().ok();
    let open = match which {
        TaskList::Mine => Some(sql::MINE),
        TaskList::All => Some(sql::ALL_OPEN),
        TaskList::Done => None,
    };
    let rows = if let Some(statement) = open {
        let id = id.unwrap_or(TaskId(Uuid::nil()));
        all!(&mut tx, Row, statement, tenant.id, actor.account, now, everyone, key, id, more)?
    } else {
        let at = Timestamp(key.parse().unwrap_or(i64::MAX));
        all!(&mut tx, Row, sql::DONE, tenant.id, actor.account, now, everyone, at, id.unwrap_or(TaskId(Uuid::max())), more)?
    };
    let colleagues = everybody(engine, &mut tx, tenant.id).await?;
    let page = Page::cut(rows, usize::try_from(PAGE).unwrap_or_default(), cursor);
    let tasks = page.items.into_iter().map(|row| view(row, &tenant.zone)).collect();
    Ok(TaskPage { tasks, next: page.next, today: clock::date_in(now, &tenant.zone), colleagues })
}

fn cursor(row: &Row) -> String {
    let key = match (row.done_at, row.due_date.as_str()) {
        (Some(at), _) => at.0.to_string(),
        (None, "") => "9999-12-31".to_owned(),
        (None, due) => due.to_owned(),
    };
    format!("{key}~{}", row.task_id)
}

/// The tasks about a person, those to be done first, with whom they may be given to.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not see this person.
pub async fn about(engine: &Engine, actor: &Actor, tenant: &Tenant, person: PersonId) -> Result<TaskPage> {
    let colleagues = notes::colleagues(engine, actor, person).await?;
    let mut tx = engine.read().await?;
    require_visible(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    let now = engine.now();
    let everyone = everyone(engine, &mut tx, actor).await?;
    let rows = all!(&mut tx, Row, sql::ABOUT, tenant.id, actor.account, now, everyone, person, ABOUT)?;
    let tasks = rows.into_iter().map(|row| view(row, &tenant.zone)).collect();
    Ok(TaskPage { tasks, next: None, today: clock::date_in(now, &tenant.zone), colleagues })
}

/// What waits for somebody who has just logged in: their tasks that are late or due today or tomorrow, and the notes that
/// name them. Nothing for those who may not see people.
///
/// # Errors
/// If the database fails.
pub async fn waiting(engine: &Engine, actor: &Actor, tenant: &Tenant) -> Result<Waiting> {
    let now = engine.now();
    let today = clock::date_in(now, &tenant.zone);
    if !actor.has(Capability::PeopleRead) {
        return Ok(Waiting { tasks: Vec::new(), open: 0, mentions: Vec::new(), today });
    }
    let mentions = notes::unseen(engine, actor, tenant).await?;
    let tomorrow = Day::parse(&today).and_then(|day| day.plus(1)).map_or_else(|| today.clone(), |day| day.to_string());
    let mut tx = engine.read().await?;
    let everyone = everyone(engine, &mut tx, actor).await?;
    let open = value!(&mut tx, i64, sql::COUNT_MINE, tenant.id, actor.account, now, everyone)?;
    let rows = all!(&mut tx, Row, sql::DUE, tenant.id, actor.account, now, everyone, tomorrow, DUE)?;
    Ok(Waiting { tasks: rows.into_iter().map(|row| view(row, &tenant.zone)).collect(), open, mentions, today })
}

/// Whether the caller sees everybody.
async fn everyone(engine: &Engine, tx: &mut Tx, actor: &Actor) -> Result<bool> {
    Ok(Reach::of(engine, tx, actor, Capability::PeopleRead).await? == Reach::All)
}

/// Everybody who works with people, by name.
pub(super) async fn everybody(engine: &Engine, tx: &mut Tx, tenant: TenantId) -> Result<Vec<Colleague>> {
    let rows = all!(tx, (AccountId, String), sql::EVERYBODY, tenant, engine.now())?;
    Ok(rows.into_iter().map(|(id, name)| Colleague { id, name }).collect())
}
