//! The job that does it.

use domain::access::{Actor, Capability};
use domain::ids::{AccountId, BatchId, PersonId, TenantId};
use domain::people::{BulkAction, BulkState, PersonState, Selection, Source};
use domain::tenants::Tenant;
use sqlx::types::Json;
use uuid::Uuid;

use super::{change, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::people::list::{conditions, find_tenant, prepare};
use crate::people::record::{self, Why};
use crate::people::visible::Reach;
use crate::{Engine, Result, access, exec, one};

/// People of one transaction.
const PIECE: i64 = 100;

#[derive(sqlx::FromRow)]
struct Row {
    account_id: AccountId,
    action: Json<BulkAction>,
    selection: Json<Selection>,
    after_id: Option<Uuid>,
    changed: i64,
    skipped: i64,
}

/// Does an action that was not called off. It goes on where it was interrupted.
///
/// # Errors
/// If the database fails; what was done until then stays and counts.
pub async fn run(engine: &Engine, tenant: TenantId, batch: BatchId) -> Result<()> {
    loop {
        let mut tx = engine.read().await?;
        let selection = one!(&mut tx, (Json<Selection>,), sql::SELECTION, tenant, batch)?;
        drop(tx);
        if let Some((Json(Selection::Found(query)),)) = selection {
            prepare(engine, tenant, &query).await?;
        }
        if !piece(engine, tenant, batch).await? {
            return Ok(());
        }
    }
}

/// The next hundred people. Gives whether there may be more.
async fn piece(engine: &Engine, tenant: TenantId, batch: BatchId) -> Result<bool> {
    let mut tx = engine.write().await?;
    let Some(row) = one!(&mut tx, Row, sql::TAKE, tenant, batch)? else { return Ok(false) };
    let tenant = find_tenant(&mut tx, tenant).await?;
    // Rights as they are now, not as they were when it was asked for.
    let actor = access::load(engine, &mut tx, tenant.id, row.account_id).await?;
    let Some(actor) = actor.filter(|a| a.has(Capability::PeopleWrite) && a.has(Capability::PeopleRead)) else {
        exec!(&mut tx, sql::SET_STATE, tenant.id, batch, BulkState::Done)?;
        tx.commit().await?;
        return Ok(false);
    };
    let people = next(engine, &mut tx, &actor, &row).await?;
    let Some(last) = people.last().copied() else {
        exec!(&mut tx, sql::SET_STATE, tenant.id, batch, BulkState::Done)?;
        let act = Act { action: "people.changed", subject_kind: "people", subject: Some(batch.0) };
        let facts = serde_json::json!({ "what": row.action.0.word(), "people": row.changed, "skipped": row.skipped });
        audit::record(engine, &mut tx, tenant.id, Who::Account(&actor), act, facts).await?;
        tx.commit().await?;
        return Ok(false);
    };
    let (done, changed) = change_all(engine, &mut tx, &tenant, &actor, &row.action.0, &people, batch).await?;
    exec!(&mut tx, sql::STEP, tenant.id, batch, done, changed, done - changed, last)?;
    tx.commit().await?;
    Ok(true)
}

/// Changes those among the people the actor may change. Gives how many there were and how many were changed.
async fn change_all(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    actor: &Actor,
    action: &BulkAction,
    people: &[PersonId],
    batch: BatchId,
) -> Result<(i64, i64)> {
    let reach = Reach::of(engine, tx, actor, Capability::PeopleWrite).await?;
    record::hold(tx, tenant.id, people.iter().copied()).await?;
    let action = &change::meant(tx, tenant.id, action).await?;
    let mut sql = Sql::new("SELECT p.person_id, p.state FROM person p WHERE p.tenant_id = ");
    sql.bind(tenant.id).push(" AND p.person_id IN ").list(people.iter().copied());
    sql.push(" AND p.state NOT IN ('erased', 'merged')").append(reach.and_seen(tenant.id)).push(" ORDER BY p.person_id");
    let why = Why { batch, source: Source::Organiser, account: Some(actor.account), actor: actor.name.clone() };
    let mut changed = 0;
    for (person, state) in sql.all::<(PersonId, PersonState)>(tx).await? {
        changed += i64::from(change::one(engine, tx, tenant, &reach, action, (person, state), &why).await?);
    }
    Ok((i64::try_from(people.len()).unwrap_or_default(), changed))
}

/// Who comes next, by identifier.
async fn next(engine: &Engine, tx: &mut Tx, actor: &Actor, row: &Row) -> Result<Vec<PersonId>> {
    let after = PersonId(row.after_id.unwrap_or_default());
    match &row.selection.0 {
        Selection::These(people) => {
            let mut left: Vec<PersonId> = people.iter().copied().filter(|person| *person > after).collect();
            left.sort();
            left.dedup();
            left.truncate(usize::try_from(PIECE).unwrap_or_default());
            Ok(left)
        }
        Selection::Found(query) => {
            let reach = Reach::of(engine, tx, actor, Capability::PeopleRead).await?;
            let mut sql = Sql::new("SELECT p.person_id FROM person p WHERE ");
            sql.append(conditions(engine, tx, actor, &reach, query).await?);
            sql.push(" AND p.person_id > ").bind(after).push(" ORDER BY p.person_id LIMIT ").bind(PIECE);
            Ok(sql.all::<(PersonId,)>(tx).await?.into_iter().map(|(person,)| person).collect())
        }
    }
}
