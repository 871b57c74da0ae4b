//! Pairs of records that may be, are or are not the same person. "Not the same" is remembered for good: neither a search nor a
//! change of either record opens such a pair again.

use std::collections::HashMap;

use domain::access::{Actor, Capability};
use domain::duplicates::{DuplicateQuery, PairState, PairView, Reason};
use domain::ids::{OrganisationId, PersonId, TenantId};
use domain::page::Page;
use domain::time::Timestamp;
use sqlx::types::Json;
use uuid::Uuid;

use super::card::Card;
use super::score::{self, Verdict};
use super::{load, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::people;
use crate::{Engine, Error, Result, access, all, exec, not_found, value};

/// Pairs on a page.
pub const PAGE: u32 = 25;
/// More pairs than this are not counted.
pub const MANY: i64 = 10_000;

#[derive(sqlx::FromRow)]
struct Row {
    a_id: PersonId,
    b_id: PersonId,
    score: i64,
    reasons: Json<Vec<Reason>>,
    state: PairState,
    decider: String,
    decided_at: Option<Timestamp>,
}

/// A pair as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) a: PersonId,
    pub(super) b: PersonId,
    pub(super) score: i64,
    pub(super) reasons: Vec<Reason>,
}

/// Two identifiers, the smaller first.
pub(super) fn ordered(a: PersonId, b: PersonId) -> (PersonId, PersonId) {
    if a < b { (a, b) } else { (b, a) }
}

/// Writes down that two records look alike. What was decided about them stays.
pub(super) async fn keep(
    tx: &mut Tx,
    tenant: TenantId,
    a: PersonId,
    b: PersonId,
    verdict: &Verdict,
    now: Timestamp,
) -> Result<()> {
    let (a, b) = ordered(a, b);
    exec!(tx, sql::UPSERT_PAIR, tenant, a, b, verdict.score, Json(&verdict.reasons), verdict.mailbox, now)?;
    Ok(())
}

/// Open pairs of a person.
pub(super) async fn open_of(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Vec<Pair>> {
    let rows = all!(tx, Row, sql::OF_PERSON, tenant, person)?;
    Ok(rows.into_iter().map(|r| Pair { a: r.a_id, b: r.b_id, score: r.score, reasons: r.reasons.0 }).collect())
}

/// Whether the caller sees everybody.
pub(super) async fn sees_all(tx: &mut Tx, actor: &Actor) -> Result<bool> {
    access::require(actor, Capability::PeopleWrite)?;
    match access::require_whole(tx, actor, Capability::PeopleWrite).await {
        Ok(()) => Ok(true),
        Err(Error::Api(_)) => Ok(false),
        Err(e) => Err(e),
    }
}

fn cursor(text: &str) -> Option<(i64, PersonId, PersonId)> {
    let mut parts = text.split('_');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// A page of pairs of which the caller may change both records, the likeliest first.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to change people anywhere.
pub async fn list(engine: &Engine, actor: &Actor, query: &DuplicateQuery, size: u32) -> Result<Page<PairView>> {
    let mut tx = engine.read().await?;
    let everybody = sees_all(&mut tx, actor).await?;
    let after = query.after.as_deref().and_then(cursor);
    let (score, a, b) = after.unwrap_or((i64::MAX, PersonId(Uuid::max()), PersonId(Uuid::max())));
    let branch = query.branch.unwrap_or(OrganisationId(Uuid::nil()));
    let source = query.source.map_or("", |source| source.as_str());
    let rows = all!(
        &mut tx,
        Row,
        sql::LIST,
        actor.tenant,
        actor.account,
        engine.now(),
        everybody,
        query.state,
        query.least,
        after.is_none(),
        score,
        a,
        b,
        query.branch.is_none(),
        branch,
        source,
        i64::from(size) + 1
    )?;
    let page = Page::cut(rows, usize::try_from(size).unwrap_or_default(), |r| format!("{}_{}_{}", r.score, r.a_id, r.b_id));
    let ids: Vec<PersonId> = page.items.iter().flat_map(|r| [r.a_id, r.b_id]).collect();
    let cards: HashMap<PersonId, Card> =
        load::cards_of_any(&mut tx, actor.tenant, &ids).await?.into_iter().map(|card| (card.id, card)).collect();
    let items = page.items.into_iter().filter_map(|r| {
        Some(PairView {
            a: cards.get(&r.a_id)?.side(),
            b: cards.get(&r.b_id)?.side(),
            score: r.score,
            reasons: r.reasons.0,
            state: r.state,
            decided_by: r.decider,
            decided_at: r.decided_at,
        })
    });
    Ok(Page { items: items.collect(), next: page.next })
}

/// How many open pairs there are of at least a score that the caller may decide on, and how many of them have a mailbox in common;
/// at most [`MANY`].
///
/// # Errors
/// As [`list`].
pub async fn count(engine: &Engine, actor: &Actor, least: i64, sure: i64) -> Result<(i64, i64)> {
    let mut tx = engine.read().await?;
    let everybody = sees_all(&mut tx, actor).await?;
    let now = engine.now();
    let open = value!(&mut tx, i64, sql::COUNT_OPEN, actor.tenant, actor.account, now, everybody, least, true, MANY)?;
    let mailbox = value!(&mut tx, i64, sql::COUNT_OPEN, actor.tenant, actor.account, now, everybody, sure, false, MANY)?;
    Ok((open, mailbox))
}

/// Remembers that two records stand for two people.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not change both, or they are one.
pub async fn not_same(engine: &Engine, actor: &Actor, a: PersonId, b: PersonId) -> Result<()> {
    let mut tx = engine.write().await?;
    for person in [a, b] {
        people::require_visible(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    }
    if a == b {
        return not_found();
    }
    decide(engine, &mut tx, actor, a, b, PairState::NotSame).await?;
    let (a, b) = ordered(a, b);
    let act = Act { action: "person.not_same", subject_kind: "person", subject: Some(a.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "other": b })).await?;
    tx.commit().await
}

/// Takes "not the same" back: the pair is open again.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not change both, or nothing was decided.
pub async fn reopen(engine: &Engine, actor: &Actor, a: PersonId, b: PersonId) -> Result<()> {
    let mut tx = engine.write().await?;
    for person in [a, b] {
        people::require_visible(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    }
    let (a, b) = ordered(a, b);
    if exec!(&mut tx, sql::REOPEN, actor.tenant, a, b, PairState::NotSame)? == 0 {
        return not_found();
    }
    let act = Act { action: "person.maybe_same", subject_kind: "person", subject: Some(a.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "other": b })).await?;
    tx.commit().await
}

/// Writes down what was decided about two records, whether or not they were found to be alike before.
pub(super) async fn decide(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    a: PersonId,
    b: PersonId,
    state: PairState,
) -> Result<()> {
    let (a, b) = ordered(a, b);
    let cards = load::cards_of_any(tx, actor.tenant, &[a, b]).await?;
    let verdict = match cards.as_slice() {
        [x, y] => score::compare(&x.clone().into(), &y.clone().into()),
        _ => Verdict { score: 0, reasons: Vec::new(), mailbox: false },
    };
    exec!(
        tx,
        sql::DECIDE,
        actor.tenant,
        a,
        b,
        verdict.score,
        Json(&verdict.reasons),
        verdict.mailbox,
        state,
        engine.now(),
        actor.account,
        &actor.name
    )?;
    Ok(())
}
