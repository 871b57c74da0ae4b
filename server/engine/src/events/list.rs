//! The organisers' list, and one event of it.

use domain::access::{Actor, Capability};
use domain::events::{EventFilter, EventNumbers, EventRow, EventView, EventWhen, event_path};
use domain::ids::EventId;
use domain::locale::Locale;
use domain::page::Page;
use domain::tenants::Tenant;
use domain::time::Timestamp;
use uuid::Uuid;

use super::rows::EventRecord;
use super::{public, require, sql, tenant_of};
use crate::db::Tx;
use crate::{Engine, Result, access, all, clock, one, text};

const PAGE: u32 = 50;

/// The events of the branches whose events the actor may see.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see events.
pub async fn list(engine: &Engine, actor: &Actor, locale: Locale, filter: &EventFilter) -> Result<Page<EventRow>> {
    access::require(actor, Capability::EventsRead)?;
    let now = engine.now();
    let (after, until) = match filter.when {
        EventWhen::Upcoming => (now, Timestamp(i64::MAX)),
        EventWhen::Past => (Timestamp(i64::MIN), now),
        EventWhen::Drafts => (Timestamp(i64::MIN), Timestamp(i64::MAX)),
    };
    let down = filter.when == EventWhen::Past;
    let start = if down { (Timestamp(i64::MAX), Uuid::max()) } else { (Timestamp(i64::MIN), Uuid::nil()) };
    let (at, id) = filter.after.as_deref().and_then(cursor).unwrap_or(start);
    let mut tx = engine.read().await?;
    let tenant = tenant_of(&mut tx, actor.tenant).await?;
    let rows = all!(
        &mut tx,
        EventRecord,
        if down { sql::LIST_DOWN } else { sql::LIST_UP },
        actor.tenant,
        actor.account,
        now,
        after,
        until,
        filter.when != EventWhen::Drafts,
        format!("%{}%", like(&filter.q)),
        filter.organisation.is_none(),
        filter.organisation.map(|o| o.0).unwrap_or_default(),
        at,
        id,
        i64::from(PAGE) + 1
    )?;
    let rows = rows.iter().map(|event| event.row(&tenant, locale)).collect();
    Ok(Page::cut(rows, usize::try_from(PAGE).unwrap_or_default(), |row: &EventRow| format!("{}.{}", row.start.at.0, row.id)))
}

fn cursor(text: &str) -> Option<(Timestamp, Uuid)> {
    let (at, id) = text.split_once('.')?;
    Some((Timestamp(at.parse().ok()?), id.parse().ok()?))
}

/// Words as they stand between the signs of a pattern.
pub(super) fn like(words: &str) -> String {
    text::fold(words).replace(['%', '_', '\\'], "")
}

/// An event's page for organisers.
///
/// # Errors
/// [`domain::ApiError::NotFound`]; [`domain::ApiError::Forbidden`] without the right to see events.
pub async fn view(engine: &Engine, actor: &Actor, locale: Locale, id: EventId) -> Result<EventView> {
    let mut tx = engine.read().await?;
    let event = require(&mut tx, actor, Capability::EventsRead, id).await?;
    let tenant = tenant_of(&mut tx, actor.tenant).await?;
    view_of(engine, &mut tx, actor, &tenant, locale, &event).await
}

#[derive(sqlx::FromRow)]
struct Numbers {
    registered: i64,
    guests: i64,
    waitlisted: i64,
    held: i64,
    cancelled: i64,
    attended: i64,
    no_show: i64,
}

/// What its page shows of an event the actor may see.
pub(super) async fn view_of(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    tenant: &Tenant,
    locale: Locale,
    event: &EventRecord,
) -> Result<EventView> {
    let n = one!(&mut *tx, Numbers, sql::NUMBERS, tenant.id, event.event_id)?;
    let numbers = n.map_or_else(EventNumbers::default, |n| EventNumbers {
        registered: n.registered,
        guests: n.guests,
        waitlisted: n.waitlisted,
        held: n.held,
        cancelled: n.cancelled,
        attended: n.attended,
        no_show: n.no_show,
    });
    let may_manage = access::require_on(tx, actor, Capability::EventsManage, event.organisation_id).await.is_ok();
    Ok(EventView {
        row: event.row(tenant, locale),
        slug: event.slug.clone(),
        organisation: event.organisation_id,
        numbers,
        begun: event.start_at <= engine.now(),
        online_url: event.online_url.clone(),
        cancel_message: event.cancel_message.clone(),
        remind: event.remind,
        reminded: event.reminded_at.map(|at| clock::local(at, &event.zone)),
        guests_allowed: event.guests_allowed,
        picture: event.picture(locale),
        may_manage,
        public_url: public::has_page(event).then(|| engine.url(&event_path(&event.slug))),
    })
}
