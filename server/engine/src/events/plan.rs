//! Making an event.

use domain::Problem;
use domain::access::{Actor, Capability};
use domain::events::{EventInput, EventValues};
use domain::ids::{EventId, TenantId};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::validate::Check;
use sqlx::types::Json;

use super::{sql, tenant_of};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, clock, exec, text, value};

/// An event in order, times included.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub values: EventValues,
    pub start: Timestamp,
    pub end: Timestamp,
}

/// Checks everything the form sends. A time the zone's clock skips is a problem of its field; one it shows twice is its
/// first showing.
pub(super) fn check(input: &EventInput) -> Result<Plan> {
    let mut check = Check::new();
    let values = input.check(&mut check);
    check.ensure(clock::is_zone(&input.zone), "zone", Problem::Choice);
    let mut time = |field: &str, text: &str| {
        if text.trim().is_empty() {
            check.fail(field, Problem::Required);
            return None;
        }
        clock::instant(text, &input.zone).map_err(|problem| check.fail(field, problem)).ok()
    };
    let (start, end) = (time("start", &input.start), time("end", &input.end));
    if let (Some(start), Some(end)) = (start, end) {
        check.ensure(end > start, "end", Problem::EndBeforeStart);
    }
    check.done()?;
    Ok(Plan { values, start: start.unwrap_or_default(), end: end.unwrap_or_default() })
}

/// What the organisers' list searches.
pub(super) fn search_text(values: &EventValues) -> String {
    let mut parts: Vec<&str> = values.title.0.values().map(String::as_str).collect();
    parts.extend([values.venue.as_str(), values.city.as_str()]);
    text::search_text(&parts)
}

/// Makes a draft.
///
/// # Errors
/// Validation problems by field; [`domain::ApiError::NotFound`] if the branch is not one the actor plans events for.
pub async fn create(engine: &Engine, actor: &Actor, input: &EventInput) -> Result<EventId> {
    let plan = check(input)?;
    let mut tx = engine.write().await?;
    access::require_on(&mut tx, actor, Capability::EventsManage, input.organisation).await?;
    let tenant = tenant_of(&mut tx, actor.tenant).await?;
    let id = insert(engine, &mut tx, &tenant, input, &plan).await?;
    let act = Act { action: "event.created", subject_kind: "event", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    tx.commit().await?;
    Ok(id)
}

/// Writes a new draft.
pub(super) async fn insert(engine: &Engine, tx: &mut Tx, tenant: &Tenant, input: &EventInput, plan: &Plan) -> Result<EventId> {
    let id: EventId = engine.id();
    let v = &plan.values;
    let day = clock::date_in(plan.start, &input.zone);
    let slug = slug(tx, tenant.id, v.title.get(tenant.locale), &day).await?;
    let host = tenant.mail_from.rsplit('@').next().unwrap_or("localhost");
    exec!(
        tx,
        sql::INSERT,
        tenant.id,
        id,
        input.organisation,
        slug,
        input.visibility,
        Json(&v.title),
        Json(&v.description),
        search_text(v),
        &v.venue,
        &v.street,
        &v.postcode,
        &v.city,
        &v.country,
        &v.online_url,
        &input.zone,
        plan.start,
        plan.end,
        input.capacity,
        input.guests_allowed,
        None::<uuid::Uuid>,
        Json(&v.picture_alt),
        input.remind,
        format!("{id}@{host}"),
        engine.now()
    )?;
    Ok(id)
}

/// A name for addresses that nobody has: the title and the day.
async fn slug(tx: &mut Tx, tenant: TenantId, title: &str, day: &str) -> Result<String> {
    let words: String = text::fold(title).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let mut base = String::new();
    for word in words.split(' ').filter(|w| !w.is_empty()) {
        if base.len() + word.len() > 40 {
            break;
        }
        base.push_str(word);
        base.push('-');
    }
    base.push_str(day);
    for n in 1..1000 {
        let slug = if n == 1 { base.clone() } else { format!("{base}-{n}") };
        if value!(&mut *tx, i64, sql::SLUG_TAKEN, tenant, &slug)? == 0 {
            return Ok(slug);
        }
    }
    Err(Error::Api(domain::ApiError::field("title", Problem::Taken)))
}
