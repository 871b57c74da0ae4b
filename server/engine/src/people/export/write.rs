//! The job that writes a file.

use std::collections::HashMap;

use domain::access::{Actor, Capability};
use domain::ids::{AccountId, BatchId, FieldId, PersonId, TenantId};
use domain::people::{ExportFormat, ExportRequest, ExportState, ListColumn, Selection};
use domain::tenants::Tenant;
use sqlx::types::Json;

use super::load::{Exported, load};
use super::sheet::Sheet;
use super::{cells, hides, parts, sensitive, sql, vcard};
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::people::list::{conditions, find_tenant, prepare};
use crate::people::visible::Reach;
use crate::{Engine, Result, access, exec, one};

/// People of one step.
const STEP: i64 = 500;

/// What is being written, and how far it has come.
struct Work {
    export: BatchId,
    tenant: Tenant,
    actor: Actor,
    request: ExportRequest,
    fields: Vec<FieldId>,
    sheet: Sheet,
    after: PersonId,
    done: i64,
    parts: i64,
}

/// Writes a file that was asked for. Interrupted, it begins again.
///
/// # Errors
/// If the database or the disk fails.
pub async fn write(engine: &Engine, tenant: TenantId, export: BatchId) -> Result<()> {
    let Some(mut work) = begin(engine, tenant, export).await? else { return Ok(()) };
    loop {
        let people = step(engine, &mut work).await?;
        if people.is_empty() {
            break;
        }
        for person in &people {
            match work.request.format {
                ExportFormat::Vcard => work.sheet.text(&vcard::card(person)),
                _ => work.sheet.row(&cells::cells(&work.request.columns, &work.tenant.zone, person))?,
            }
        }
        work.done += i64::try_from(people.len()).unwrap_or_default();
        put_away(engine, &mut work, false).await?;
    }
    put_away(engine, &mut work, true).await?;
    let Work { sheet, mut parts, .. } = work;
    if let Some(mut file) = sheet.finish(export)? {
        while let Some(piece) = file.next()? {
            let mut tx = engine.write().await?;
            parts::store(&mut tx, tenant, export, parts, &piece).await?;
            tx.commit().await?;
            parts += 1;
        }
    }
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::SET_STATE, tenant, export, ExportState::Ready)?;
    tx.commit().await
}

async fn begin(engine: &Engine, tenant: TenantId, export: BatchId) -> Result<Option<Work>> {
    let mut tx = engine.write().await?;
    let Some((account, Json(request))) = one!(&mut tx, (AccountId, Json<ExportRequest>), sql::BEGIN, tenant, export)? else {
        return Ok(None);
    };
    exec!(&mut tx, sql::DROP_PARTS, tenant, export)?;
    let actor = access::load(engine, &mut tx, tenant, account).await?;
    let Some(actor) = actor.filter(|a| a.has(Capability::PeopleExport) && a.has(Capability::PeopleRead)) else {
        exec!(&mut tx, sql::SET_STATE, tenant, export, ExportState::Failed)?;
        tx.commit().await?;
        return Ok(None);
    };
    let tenant = find_tenant(&mut tx, tenant).await?;
    let mut request: ExportRequest = request;
    if !request.sensitive {
        // A field may have become sensitive since.
        let hidden = sensitive(&mut tx, tenant.id).await?;
        request.columns.retain(|column| !hides(*column, &hidden));
    }
    let fields: Vec<FieldId> = request
        .columns
        .iter()
        .filter_map(|column| match column {
            ListColumn::Field(id) => Some(*id),
            _ => None,
        })
        .collect();
    let names = names(&mut tx, tenant.id, &fields).await?;
    tx.commit().await?;
    let sheet = Sheet::begin(request.format, &cells::heads(&request.columns, &names))?;
    let after = PersonId(uuid::Uuid::nil());
    Ok(Some(Work { export, tenant, actor, request, fields, sheet, after, done: 0, parts: 0 }))
}

async fn names(tx: &mut Tx, tenant: TenantId, fields: &[FieldId]) -> Result<HashMap<FieldId, String>> {
    let mut sql = Sql::new("SELECT field_id, name FROM custom_field WHERE tenant_id = ");
    sql.bind(tenant).push(" AND field_id IN ").list(fields.iter().copied());
    Ok(sql.all::<(FieldId, String)>(tx).await?.into_iter().collect())
}

/// The next people, by identifier, whom the actor may take out.
async fn step(engine: &Engine, work: &mut Work) -> Result<Vec<Exported>> {
    if let Selection::Found(query) = &work.request.selection {
        prepare(engine, work.tenant.id, query).await?;
    }
    let mut tx = engine.read().await?;
    let actor = &work.actor;
    let reach = Reach::of(engine, &mut tx, actor, Capability::PeopleRead).await?;
    let out = Reach::of(engine, &mut tx, actor, Capability::PeopleExport).await?;
    loop {
        let mut sql = Sql::new("SELECT p.person_id FROM person p WHERE ");
        let picked: Vec<PersonId> = match &work.request.selection {
            Selection::Found(query) => {
                sql.append(conditions(engine, &mut tx, actor, &reach, query).await?);
                Vec::new()
            }
            Selection::These(people) => {
                let mut left: Vec<PersonId> = people.iter().copied().filter(|p| *p > work.after).collect();
                left.sort();
                left.truncate(usize::try_from(STEP).unwrap_or_default());
                // In whatever state they are: somebody looked at them and picked them.
                sql.push("p.tenant_id = ").bind(work.tenant.id).push(" AND p.state NOT IN ('erased', 'merged')");
                sql.append(reach.and_seen(work.tenant.id)).push(" AND p.person_id IN ").list(left.iter().copied());
                left
            }
        };
        sql.append(out.and_seen(work.tenant.id));
        sql.push(" AND p.person_id > ").bind(work.after).push(" ORDER BY p.person_id LIMIT ").bind(STEP);
        let ids: Vec<PersonId> = sql.all::<(PersonId,)>(&mut tx).await?.into_iter().map(|(id,)| id).collect();
        // Those picked whom the actor may not have are left out; there may be others behind them.
        if let Some(last) = picked.last().or(ids.last()) {
            work.after = *last;
        }
        if ids.is_empty() && !picked.is_empty() {
            continue;
        }
        return load(&mut tx, work.tenant.id, &ids, &work.fields).await;
    }
}

/// Puts away what is ready, and says how far it is.
async fn put_away(engine: &Engine, work: &mut Work, end: bool) -> Result<()> {
    let pieces = work.sheet.leaves(end);
    let mut tx = engine.write().await?;
    for piece in pieces {
        parts::store(&mut tx, work.tenant.id, work.export, work.parts, &piece).await?;
        work.parts += 1;
    }
    exec!(&mut tx, sql::PROGRESS, work.tenant.id, work.export, work.done)?;
    tx.commit().await
}
