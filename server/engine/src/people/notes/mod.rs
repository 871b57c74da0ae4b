//! What organisers write on a timeline: notes, and touches like a call or a visit. Whoever wrote one may change it for a
//! day; colleagues named with `@` are told.

mod mentions;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use domain::access::{Actor, Capability};
use domain::ids::{AccountId, InteractionId, PersonId, TenantId};
use domain::page::Page;
use domain::people::{
    CHANGEABLE, Direction, InteractionKind, InteractionView, MAX_NOTE, NoteInput, Source, TimelineGroup, TouchResult,
};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::validate::Check;
use domain::{ApiError, Problem};

pub use self::mentions::{colleagues, forget, see_all, set_seen, unseen};
use super::interactions::{self, NewInteraction};
use super::list::find_tenant;
use super::{search, visible};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, clock, exec, not_found, one};

/// A page of a person's timeline, latest first, or of one group of it; beside each entry, whether the caller wrote it and
/// may still change it.
///
/// # Errors
/// [`ApiError::NotFound`] if the caller may not see this person.
pub async fn timeline(
    engine: &Engine,
    actor: &Actor,
    person: PersonId,
    group: Option<TimelineGroup>,
    after: Option<&str>,
    size: u32,
) -> Result<Page<(InteractionView, bool)>> {
    let mut tx = engine.read().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    let page = interactions::signed(&mut tx, actor.tenant, person, group, after, size).await?;
    let now = engine.now();
    let own = |(entry, by): (InteractionView, Option<AccountId>)| {
        let changeable = is_changeable(now, actor, entry.id, by, entry.kind);
        (entry, changeable)
    };
    Ok(Page { items: page.items.into_iter().map(own).collect(), next: page.next })
}

/// Writes a note or a touch on a person's timeline and tells the colleagues it names.
///
/// # Errors
/// As [`NoteInput::check`], and `DateTime` on `at` if it is no time or lies ahead; [`ApiError::NotFound`] if the caller
/// may not change this person.
pub async fn write(
    engine: &Engine,
    actor: &Actor,
    tenant: &Tenant,
    person: PersonId,
    input: &NoteInput,
) -> Result<InteractionId> {
    let input = input.check()?;
    let now = engine.now();
    let at = moment(&input.at, &tenant.zone, now)?;
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let entry = NewInteraction {
        kind: input.kind,
        direction: input.direction,
        channel: input.medium(),
        result: input.result.map_or("", TouchResult::as_str),
        body: &input.body,
        ..NewInteraction::new(person, input.kind, Source::Organiser).by(actor)
    };
    // The identifier tells when it was written, however long ago it happened.
    let id: InteractionId = engine.id();
    interactions::insert(&mut tx, tenant.id, id, &entry, at).await?;
    mentions::tell(engine, &mut tx, actor, person, id, &input.body).await?;
    record(engine, &mut tx, actor, person, "person.noted").await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes the words of one's own note.
///
/// # Errors
/// Problems on `note`; [`ApiError::Conflict`] `too_late` after a day; [`ApiError::NotFound`] if it is not the caller's own
/// or about somebody they may not change.
pub async fn change(engine: &Engine, actor: &Actor, note: InteractionId, body: &str) -> Result<()> {
    let mut tx = engine.write().await?;
    let found = own(engine, &mut tx, actor, note).await?;
    let mut check = Check::new();
    let body = if found.result.is_empty() {
        check.text("note", body, MAX_NOTE)
    } else {
        check.optional_text("note", body, MAX_NOTE).unwrap_or_default()
    };
    check.done()?;
    if body != found.body {
        exec!(&mut tx, sql::SET_BODY, actor.tenant, note, &body, engine.now())?;
        mentions::tell(engine, &mut tx, actor, found.person_id, note, &body).await?;
        record(engine, &mut tx, actor, found.person_id, "person.note_changed").await?;
    }
    tx.commit().await
}

/// Deletes one's own note. Gives whose it was, and what [`write`] needs to bring it back.
///
/// # Errors
/// As [`change`].
pub async fn remove(engine: &Engine, actor: &Actor, tenant: &Tenant, note: InteractionId) -> Result<(PersonId, NoteInput)> {
    let mut tx = engine.write().await?;
    let found = own(engine, &mut tx, actor, note).await?;
    exec!(&mut tx, sql::DELETE_MENTIONS, tenant.id, note)?;
    exec!(&mut tx, sql::DELETE, tenant.id, note)?;
    record(engine, &mut tx, actor, found.person_id, "person.note_removed").await?;
    tx.commit().await?;
    let local = clock::local(found.at, &tenant.zone);
    let (seconds, micros) = (found.at.0.div_euclid(Timestamp::SECOND) % 60, found.at.0.rem_euclid(Timestamp::SECOND));
    let input = NoteInput {
        kind: found.kind,
        direction: found.direction,
        result: TouchResult::parse(&found.result),
        body: found.body,
        at: format!("{}:{seconds:02}.{micros:06}", local.input_value()),
    };
    Ok((found.person_id, input))
}

#[derive(sqlx::FromRow)]
struct Row {
    person_id: PersonId,
    account_id: Option<AccountId>,
    kind: InteractionKind,
    direction: Direction,
    result: String,
    body: String,
    at: Timestamp,
}

/// The note, if the caller wrote it and may still change it.
async fn own(engine: &Engine, tx: &mut Tx, actor: &Actor, note: InteractionId) -> Result<Row> {
    let Some(row) = one!(&mut *tx, Row, sql::BY_ID, actor.tenant, note)? else { return not_found() };
    visible::require(engine, tx, actor, Capability::PeopleWrite, row.person_id).await?;
    if row.account_id != Some(actor.account) || !InteractionKind::WRITTEN.contains(&row.kind) {
        return not_found();
    }
    if is_changeable(engine.now(), actor, note, row.account_id, row.kind) {
        Ok(row)
    } else {
        Err(Error::Api(ApiError::Conflict("too_late".into())))
    }
}

/// Whether the caller wrote the entry and may still change or delete it.
#[must_use]
pub fn is_changeable(
    now: Timestamp,
    actor: &Actor,
    note: InteractionId,
    author: Option<AccountId>,
    kind: InteractionKind,
) -> bool {
    let written = note.0.get_timestamp().map(|t| {
        let (seconds, nanos) = t.to_unix();
        let seconds = i64::try_from(seconds).unwrap_or_default();
        Timestamp(seconds.saturating_mul(Timestamp::SECOND).saturating_add(i64::from(nanos / 1000)))
    });
    author == Some(actor.account)
        && InteractionKind::WRITTEN.contains(&kind)
        && written.is_some_and(|written| now.since(written) < CHANGEABLE)
}

/// When it happened: now, or a time of the organisation's clock that has passed.
fn moment(civil: &str, zone: &str, now: Timestamp) -> Result<Timestamp> {
    if civil.is_empty() {
        return Ok(now);
    }
    let at = clock::instant(civil, zone).map_err(|problem| Error::Api(ApiError::field("at", problem)))?;
    if at > now { Err(Error::Api(ApiError::field("at", Problem::DateTime))) } else { Ok(at) }
}

/// Ends a change: what is written is found, and who wrote it is known.
async fn record(engine: &Engine, tx: &mut Tx, actor: &Actor, person: PersonId, action: &str) -> Result<()> {
    let tenant = find_tenant(&mut *tx, actor.tenant).await?;
    search::index(&mut *tx, &tenant, &[person]).await?;
    let act = Act { action, subject_kind: "person", subject: Some(person.0) };
    audit::record(engine, tx, actor.tenant, Who::Account(actor), act, ()).await
}

/// Whether an account may see a person: who can be named, and who can be given a task.
///
/// # Errors
/// If the database fails.
pub async fn may_see(engine: &Engine, tx: &mut Tx, tenant: TenantId, account: AccountId, person: PersonId) -> Result<bool> {
    match access::load(engine, tx, tenant, account).await? {
        Some(colleague) => visible::reaches(engine, tx, &colleague, Capability::PeopleRead, person).await,
        None => Ok(false),
    }
}
