//! What somebody who has just logged in wants to know first.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use domain::access::{Actor, Capability};
use domain::events::{EventFilter, EventState};
use domain::ids::EventId;
use domain::locale::{Locale, LocalizedText};
use domain::time::Timestamp;
use domain::today::{Need, NeedyEvent, Newcomers, Today};
use sqlx::types::Json;

use crate::db::Tx;
use crate::{Engine, Result, all, casework, events, one, value};

/// Most events shown.
const EVENTS: usize = 5;
/// Most needs of one kind shown.
const OF_ONE_KIND: usize = 3;
const WEEK: i64 = 7 * Timestamp::DAY;
/// A draft nobody published by then is late.
const DRAFTS: i64 = 2 * WEEK;
/// How far ahead an event should say something about itself.
const AHEAD: i64 = 90 * Timestamp::DAY;

/// The page, as far as the actor's rights go.
///
/// # Errors
/// If the database fails.
pub async fn today(engine: &Engine, actor: &Actor, locale: Locale) -> Result<Today> {
    let events = if actor.has(Capability::EventsRead) { Some(next(engine, actor, locale).await?) } else { None };
    let letters = if actor.has(Capability::CaseworkRead) { Some(casework::waiting_count(engine, actor).await?) } else { None };
    let mut tx = engine.read().await?;
    let newcomers = if actor.has(Capability::PeopleRead) { newcomers(engine, &mut tx, actor).await? } else { None };
    let mut needs = Vec::new();
    if actor.has(Capability::OperationsRead) {
        let since = engine.now().plus(-30 * Timestamp::DAY);
        let count = value!(&mut tx, i64, sql::FAILED_MAILS, actor.tenant, since)?;
        needs.extend((count > 0).then_some(Need::FailedMails { count }));
    }
    if actor.has(Capability::EventsManage) {
        needs.extend(of_events(engine, &mut tx, actor).await?);
    }
    Ok(Today { events, newcomers, letters, needs })
}

async fn next(engine: &Engine, actor: &Actor, locale: Locale) -> Result<Vec<domain::events::EventRow>> {
    let page = events::list(engine, actor, locale, &EventFilter::default()).await?;
    let coming = page.items.into_iter().filter(|row| row.state == EventState::Published);
    Ok(coming.take(EVENTS).collect())
}

#[derive(sqlx::FromRow)]
struct Counts {
    this_week: i64,
    last_week: i64,
}

async fn newcomers(engine: &Engine, tx: &mut Tx, actor: &Actor) -> Result<Option<Newcomers>> {
    let now = engine.now();
    let row = one!(tx, Counts, sql::NEWCOMERS, actor.tenant, actor.account, now, now.plus(-WEEK), now.plus(-2 * WEEK))?;
    Ok(row.map(|r| Newcomers { this_week: r.this_week, last_week: r.last_week }))
}

#[derive(sqlx::FromRow)]
struct Coming {
    event_id: EventId,
    title: Json<LocalizedText>,
    description: Json<LocalizedText>,
    state: EventState,
    start_at: Timestamp,
}

async fn of_events(engine: &Engine, tx: &mut Tx, actor: &Actor) -> Result<Vec<Need>> {
    let now = engine.now();
    let coming = all!(&mut *tx, Coming, sql::COMING, actor.tenant, actor.account, now, now.plus(AHEAD))?;
    let unmarked =
        all!(&mut *tx, (EventId, Json<LocalizedText>), sql::UNMARKED, actor.tenant, actor.account, now, now.plus(-2 * WEEK))?;
    let event = |e: &Coming| NeedyEvent { id: e.event_id, title: e.title.0.clone() };
    let late = |e: &&Coming| e.state == EventState::Draft && e.start_at <= now.plus(DRAFTS);
    let silent = |e: &&Coming| e.state == EventState::Published && e.description.0.is_blank();
    let mut needs: Vec<Need> = coming.iter().filter(late).take(OF_ONE_KIND).map(|e| Need::Draft(event(e))).collect();
    needs.extend(coming.iter().filter(silent).take(OF_ONE_KIND).map(|e| Need::NoDescription(event(e))));
    needs.extend(unmarked.into_iter().take(OF_ONE_KIND).map(|(id, title)| Need::WhoCame(NeedyEvent { id, title: title.0 })));
    Ok(needs)
}
