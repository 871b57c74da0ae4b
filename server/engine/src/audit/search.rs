//! The log as its page shows it: filtered, in the organisation's time, without identifiers nobody can read.

use std::collections::{BTreeSet, HashMap};

use domain::access::{Actor, Capability};
use domain::audit::{AuditFilter, AuditLine, AuditPage};
use domain::ids::{AccountId, OrganisationId};
use domain::page::Page;
use domain::time::Timestamp;
use domain::{ApiError, Problem};
use serde_json::Value;
use uuid::Uuid;

use super::{Row, sql};
use crate::{Engine, Result, access, all, clock, not_found, tenants};

const PAGE: usize = 50;
const NO_END: Timestamp = Timestamp(i64::MAX);

/// A page of the log, latest first.
///
/// # Errors
/// [`ApiError::Forbidden`] or [`ApiError::NotFound`] without the right to see operations over the whole tree; `DateTime`
/// on `from` or `until`.
pub async fn search(engine: &Engine, actor: &Actor, filter: &AuditFilter) -> Result<AuditPage> {
    let mut tx = engine.read().await?;
    access::require_whole(&mut tx, actor, Capability::OperationsRead).await?;
    let Some(tenant) = tenants::get(&mut tx, actor.tenant).await? else { return not_found() };
    let from = midnight(&filter.from, &tenant.zone, "from")?.unwrap_or(Timestamp(0));
    let until = midnight(&filter.until, &tenant.zone, "until")?.map_or(NO_END, |at| at.plus(Timestamp::DAY));
    let before = filter.after.map_or(Uuid::max(), |id| id.0);
    // Letters, digits and low lines only: nothing a pattern could be made of but its own end.
    let kind: String = filter.kind.chars().filter(char::is_ascii_alphanumeric).collect();
    let pattern = if kind.is_empty() { "%".to_owned() } else { format!("{kind}.%") };
    let (anybody, person) = (filter.person.is_none(), filter.person.map(|id| id.0).unwrap_or_default());
    let size = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let rows = all!(&mut tx, Row, sql::SEARCH, actor.tenant, before, pattern, anybody, person, from, until, size)?;
    let names: HashMap<OrganisationId, String> = tenants::names(&mut tx, actor.tenant).await?.into_iter().collect();
    let actions = all!(&mut tx, (String,), sql::ACTIONS, actor.tenant)?;
    let kinds: BTreeSet<String> = actions.iter().filter_map(|(a,)| Some(a.split_once('.')?.0.to_owned())).collect();
    let people = all!(&mut tx, (AccountId, String), sql::PEOPLE, actor.tenant)?;
    let page = Page::cut(rows, PAGE, |r| r.audit_id.to_string());
    let next = page.next.and_then(|id| id.parse().ok());
    let lines = page.items.into_iter().map(|row| line(row, &tenant.zone, &names)).collect();
    Ok(AuditPage { lines, next, kinds: kinds.into_iter().collect(), people })
}

/// The beginning of a day in a zone; `None` if no day is given.
fn midnight(day: &str, zone: &str, field: &str) -> Result<Option<Timestamp>> {
    let day = day.trim();
    if day.is_empty() {
        return Ok(None);
    }
    match clock::instant(&format!("{day}T00:00"), zone) {
        Ok(at) => Ok(Some(at)),
        Err(_) => Err(ApiError::field(field, Problem::DateTime).into()),
    }
}

fn line(row: Row, zone: &str, names: &HashMap<OrganisationId, String>) -> AuditLine {
    let name = |id: Uuid| names.get(&OrganisationId(id)).cloned();
    let facts = match row.detail.0 {
        Value::Object(map) => map.into_iter().filter_map(|(key, value)| Some((key, words(&value, &name)?))).collect(),
        Value::Null => Vec::new(),
        other => words(&other, &name).map(|text| ("value".to_owned(), text)).into_iter().collect(),
    };
    AuditLine {
        id: row.audit_id,
        at: clock::local(row.at, zone),
        actor: row.actor,
        action: row.action,
        subject: row.subject_id.and_then(name).unwrap_or_default(),
        facts,
    }
}

/// A value for people: lists with commas, organisations by name, other identifiers and empty values not at all.
fn words(value: &Value, name: &impl Fn(Uuid) -> Option<String>) -> Option<String> {
    match value {
        Value::String(text) => match text.parse::<Uuid>() {
            Ok(id) => name(id),
            Err(_) => (!text.is_empty()).then(|| text.clone()),
        },
        Value::Number(n) => Some(n.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Array(list) => {
            let all: Vec<String> = list.iter().filter_map(|v| words(v, name)).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        Value::Null | Value::Object(_) => None,
    }
}
