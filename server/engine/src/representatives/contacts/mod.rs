//! Ways to reach people: reading them, correcting them by hand (which imports respect), and what deliveries teach.

pub(crate) mod sql;

use domain::access::{Actor, Capability};
use domain::ids::{AreaId, PoliticianId, PostId, TenantId};
use domain::representatives::contact::{Channel, Contact, Health};
use domain::time::Timestamp;
use domain::validate::{self, Check};
use domain::{ApiError, Problem};
use uuid::Uuid;

use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Result, access, all, exec, not_found, value};

#[derive(sqlx::FromRow)]
struct Row {
    channel: Channel,
    content: String,
    note: String,
    provenance: String,
    manual: bool,
    health: Health,
    checked_at: Timestamp,
}

/// Every way to reach somebody, those entered by hand first.
///
/// # Errors
/// If the database fails.
pub async fn of(tx: &mut Tx, tenant: TenantId, politician: PoliticianId) -> Result<Vec<Contact>> {
    let contact = |r: Row| Contact {
        channel: r.channel,
        value: r.content,
        note: r.note,
        provenance: r.provenance,
        manual: r.manual,
        health: r.health,
        checked_at: r.checked_at,
    };
    Ok(all!(tx, Row, sql::OF, tenant, politician)?.into_iter().map(contact).collect())
}

/// Enters a way to reach somebody by hand, in place of one of the same kind entered before. Imports leave it alone, and it goes before theirs.
///
/// # Errors
/// [`ApiError::Forbidden`], [`ApiError::NotFound`], and problems with `value` or `note`.
pub async fn correct(
    engine: &Engine,
    actor: &Actor,
    politician: PoliticianId,
    channel: Channel,
    value: &str,
    note: &str,
) -> Result<()> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut check = Check::new();
    let value = match channel {
        Channel::Email | Channel::Secretariat => check.email("value", value),
        Channel::Phone => validate::phone(value).map(|_| value.trim().to_owned()).unwrap_or_else(|| {
            check.fail("value", Problem::Phone);
            String::new()
        }),
        Channel::WebForm => {
            let value = check.text("value", value, 500);
            check.ensure(
                value.is_empty() || value.starts_with("https://") || value.starts_with("http://"),
                "value",
                Problem::Url,
            );
            value
        }
        Channel::Letter => check.text("value", value, 500),
        Channel::Refuses | Channel::Unknown => String::new(),
    };
    let note = check.optional_text("note", note, 200).unwrap_or_default();
    check.done()?;
    let now = engine.now();
    let mut tx = engine.write().await?;
    if value!(&mut tx, i64, sql::EXISTS, actor.tenant, politician)? == 0 {
        return not_found();
    }
    // "Unknown" takes every correction back: what imports say counts again.
    if channel == Channel::Unknown {
        exec!(&mut tx, sql::END_MANUAL, actor.tenant, politician, now)?;
    } else {
        exec!(&mut tx, sql::END_CHANNEL, actor.tenant, politician, channel, now)?;
        let id: Uuid = engine.id();
        exec!(&mut tx, sql::PUT, actor.tenant, id, politician, channel, &value, &note, &actor.name, now)?;
    }
    let act = Act { action: "representatives.contact_corrected", subject_kind: "politician", subject: Some(politician.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, channel).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// Takes back a way that was entered by hand: what imports say counts again.
///
/// # Errors
/// [`ApiError::Forbidden`]; [`ApiError::NotFound`] if none of that kind was entered by hand.
pub async fn take_back(engine: &Engine, actor: &Actor, politician: PoliticianId, channel: Channel) -> Result<()> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut tx = engine.write().await?;
    if exec!(&mut tx, sql::END_CHANNEL, actor.tenant, politician, channel, engine.now())? == 0 {
        return not_found();
    }
    let act = Act { action: "representatives.contact_restored", subject_kind: "politician", subject: Some(politician.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, channel).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// Notes what a delivery has taught about a contact.
///
/// # Errors
/// If the database fails.
pub async fn mark(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    politician: PoliticianId,
    channel: Channel,
    value: &str,
    health: Health,
) -> Result<()> {
    exec!(tx, sql::HEALTH, tenant, politician, channel, value, health, engine.now()).map(drop)
}

/// Sets by hand how many seats a post has; `None` takes it back. Imports leave it alone.
///
/// # Errors
/// [`ApiError::Forbidden`], [`ApiError::NotFound`], [`Problem::OutOfRange`] on `seats`.
pub async fn set_seats(engine: &Engine, actor: &Actor, post: PostId, seats: Option<u32>) -> Result<()> {
    access::require(actor, Capability::RepresentativesManage)?;
    if seats.is_some_and(|n| n > 2_000) {
        return Err(ApiError::field("seats", Problem::OutOfRange { min: 0, max: 2_000 }).into());
    }
    let mut tx = engine.write().await?;
    if exec!(&mut tx, sql::SEATS, actor.tenant, post, seats.map(i64::from))? == 0 {
        return not_found();
    }
    let act = Act { action: "representatives.seats_set", subject_kind: "post", subject: Some(post.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, seats).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// Sets by hand what people there call an area; empty takes it back. Imports leave it alone.
///
/// # Errors
/// [`ApiError::Forbidden`], [`ApiError::NotFound`], [`Problem::TooLong`] on `name`.
pub async fn rename_area(engine: &Engine, actor: &Actor, area: AreaId, name: &str) -> Result<()> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut check = Check::new();
    let name = check.optional_text("name", name, 120);
    check.done()?;
    let mut tx = engine.write().await?;
    if exec!(&mut tx, sql::AREA_NAME, actor.tenant, area, name)? == 0 {
        return not_found();
    }
    let act = Act { action: "representatives.area_renamed", subject_kind: "area", subject: Some(area.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    engine.commit_public(tx, actor.tenant).await
}
