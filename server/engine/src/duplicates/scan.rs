//! The search through everybody: streams the blocks in the order of their index and compares who shares one. Memory is bounded by
//! the blocks read at once, not by how many people there are.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::access::{Actor, Capability};
use domain::duplicates::{ScanSummary, Skipped};
use domain::ids::{JobId, PersonId, TenantId};
use domain::jobs::JobPayload;
use domain::time::Timestamp;
use sqlx::types::Json;
use uuid::Uuid;

use super::card::Prepared;
use super::keys::{self, Kind};
use super::score::{self, LIKELY, Verdict};
use super::{load, pairs, sql};
use crate::db::Tx;
use crate::{Engine, Result, access, all, exec, jobs, one, value};

/// The largest block in which everybody is compared with everybody.
const LARGEST: usize = 60;
/// Rows of the index read at once.
const ROWS: i64 = 20_000;
/// People whose blocks are made at once.
const PEOPLE: i64 = 5_000;

/// How a search went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// People looked at.
    pub people: i64,
    /// Pairs compared.
    pub compared: i64,
    /// Pairs found.
    pub found: i64,
    /// Groups too large even with finer keys, the largest first; at most twenty.
    pub skipped: Vec<Skipped>,
}

/// What becomes of the pairs a search finds. No closures: a job must be able to move between threads.
enum Sink<'a> {
    /// They are written down, and the job says how far it is.
    Table { job: JobId, started: Timestamp },
    /// They are collected with their scores.
    Map(&'a mut BTreeMap<(PersonId, PersonId), i64>),
}

impl Sink<'_> {
    async fn take(&mut self, engine: &Engine, tenant: TenantId, found: &[(PersonId, PersonId, Verdict)]) -> Result<()> {
        match self {
            Self::Map(out) => out.extend(found.iter().map(|(a, b, verdict)| ((*a, *b), verdict.score))),
            Self::Table { started, .. } => {
                for some in found.chunks(500) {
                    let mut tx = engine.write().await?;
                    for (a, b, verdict) in some {
                        pairs::keep(&mut tx, tenant, *a, *b, verdict, *started).await?;
                    }
                    tx.commit().await?;
                }
            }
        }
        Ok(())
    }

    /// Rows of the index done, and how many there are.
    async fn step(&self, engine: &Engine, tenant: TenantId, done: i64, total: i64) -> Result<()> {
        match self {
            Self::Map(_) => Ok(()),
            Self::Table { job, .. } => jobs::progress(engine, tenant, *job, done, Some(total)).await,
        }
    }
}

/// Searches through all people of a tenant and hands over each pair that is likely one person, with the smaller identifier first.
/// A pair may come twice. Makes the blocks of those who have none first.
async fn scan(engine: &Engine, tenant: TenantId, mut sink: Sink<'_>) -> Result<Report> {
    fill(engine, tenant).await?;
    let mut tx = engine.read().await?;
    let total = value!(&mut tx, i64, sql::COUNT_KEYS, tenant)?;
    let mut report = Report { people: value!(&mut tx, i64, sql::COUNT_PEOPLE, tenant)?, ..Report::default() };
    drop(tx);
    let mut search = Search::default();
    let (mut after, mut done) = (None::<(i64, PersonId)>, 0_i64);
    let mut held: Vec<(i64, PersonId)> = Vec::new();
    loop {
        // A transaction per stretch: one that reads for minutes keeps SQLite's log from being cut.
        let mut tx = engine.read().await?;
        let rows = match after {
            None => all!(&mut tx, (i64, PersonId), sql::BLOCKS_FIRST, tenant, ROWS)?,
            Some((block, person)) => all!(&mut tx, (i64, PersonId), sql::BLOCKS_NEXT, tenant, block, person, ROWS)?,
        };
        let last = rows.len() < usize::try_from(ROWS).unwrap_or(usize::MAX);
        after = rows.last().copied();
        done += i64::try_from(rows.len()).unwrap_or_default();
        held.extend(rows);
        // The last block may go on in the next stretch.
        let whole = if last {
            held.len()
        } else {
            held.iter().rposition(|(block, _)| Some(*block) != after.map(|(b, _)| b)).map_or(0, |i| i + 1)
        };
        let rest = held.split_off(whole);
        let found = search.stretch(&mut tx, tenant, &held).await?;
        drop(tx);
        held = rest;
        if !found.is_empty() {
            sink.take(engine, tenant, &found).await?;
        }
        sink.step(engine, tenant, done, total).await?;
        if last {
            break;
        }
    }
    report.compared = search.compared;
    report.found = search.found;
    report.skipped = search.skipped.into_iter().map(|(people, kind)| Skipped { kind: kind.as_str().into(), people }).collect();
    Ok(report)
}

/// Makes the blocks of people who have none.
async fn fill(engine: &Engine, tenant: TenantId) -> Result<()> {
    let mut after = PersonId(Uuid::nil());
    loop {
        let mut tx = engine.write().await?;
        let rows = all!(&mut tx, (PersonId,), sql::WITHOUT_KEYS, tenant, after, PEOPLE)?;
        let ids: Vec<PersonId> = rows.into_iter().map(|(id,)| id).collect();
        let Some(last) = ids.last() else { return Ok(()) };
        after = *last;
        let cards: Vec<Prepared> = load::cards(&mut tx, tenant, &ids).await?.into_iter().map(Prepared::from).collect();
        keys::write(&mut tx, tenant, &cards).await?;
        tx.commit().await?;
    }
}

/// What a search remembers from one stretch to the next.
#[derive(Default)]
struct Search {
    compared: i64,
    found: i64,
    /// Blocks that were taken apart: a pair in one of them may not have been compared there.
    large: HashSet<i64>,
    skipped: Vec<(i64, Kind)>,
}

impl Search {
    /// Compares within each of the blocks, which are complete and in order.
    async fn stretch(
        &mut self,
        tx: &mut Tx,
        tenant: TenantId,
        rows: &[(i64, PersonId)],
    ) -> Result<Vec<(PersonId, PersonId, Verdict)>> {
        let blocks: Vec<&[(i64, PersonId)]> = rows.chunk_by(|x, y| x.0 == y.0).filter(|block| block.len() > 1).collect();
        let mut ids: Vec<PersonId> =
            blocks.iter().filter(|b| b.len() <= LARGEST).flat_map(|b| b.iter().map(|(_, id)| *id)).collect();
        ids.sort_unstable();
        ids.dedup();
        let cards = prepared(tx, tenant, &ids).await?;
        let mut out = Vec::new();
        for block in blocks {
            let Some((key, _)) = block.first() else { continue };
            if block.len() > LARGEST {
                self.take_apart(tx, tenant, *key, block, &mut out).await?;
            } else {
                let group: Vec<&(Prepared, Vec<i64>)> = block.iter().filter_map(|(_, id)| cards.get(id)).collect();
                self.compare(*key, &group, &mut out);
            }
        }
        Ok(out)
    }

    fn compare(&mut self, key: i64, group: &[&(Prepared, Vec<i64>)], out: &mut Vec<(PersonId, PersonId, Verdict)>) {
        for (place, (a, of_a)) in group.iter().copied().enumerate() {
            for (b, of_b) in group.iter().skip(place + 1).copied() {
                // Who shares an earlier block was compared there.
                if of_a.iter().any(|k| *k < key && of_b.contains(k) && !self.large.contains(k)) {
                    continue;
                }
                self.compared += 1;
                let verdict = score::compare(a, b);
                if verdict.score >= LIKELY {
                    self.found += 1;
                    let (first, second) = pairs::ordered(a.card.id, b.card.id);
                    out.push((first, second, verdict));
                }
            }
        }
    }

    /// A block that is too large, by finer keys: twice, and what is too large even then is left out and told.
    async fn take_apart(
        &mut self,
        tx: &mut Tx,
        tenant: TenantId,
        key: i64,
        block: &[(i64, PersonId)],
        out: &mut Vec<(PersonId, PersonId, Verdict)>,
    ) -> Result<()> {
        self.large.insert(key);
        let mut parts: Vec<(u64, PersonId)> = Vec::with_capacity(block.len());
        for some in block.chunks(2_000) {
            let ids: Vec<PersonId> = some.iter().map(|(_, id)| *id).collect();
            parts.extend(load::cards(tx, tenant, &ids).await?.into_iter().map(|c| {
                let p = Prepared::from(c);
                (keys::finer(&p, key, 0), p.card.id)
            }));
        }
        parts.sort_unstable();
        for part in parts.chunk_by(|x, y| x.0 == y.0).filter(|part| part.len() > 1) {
            if part.len() <= LARGEST {
                let cards = prepared(tx, tenant, &part.iter().map(|(_, id)| *id).collect::<Vec<_>>()).await?;
                self.compare(key, &cards.values().collect::<Vec<_>>(), out);
            } else {
                self.take_apart_again(tx, tenant, key, part, out).await?;
            }
        }
        Ok(())
    }

    async fn take_apart_again(
        &mut self,
        tx: &mut Tx,
        tenant: TenantId,
        key: i64,
        part: &[(u64, PersonId)],
        out: &mut Vec<(PersonId, PersonId, Verdict)>,
    ) -> Result<()> {
        let mut finest: Vec<(u64, PersonId)> = Vec::with_capacity(part.len());
        for some in part.chunks(2_000) {
            let ids: Vec<PersonId> = some.iter().map(|(_, id)| *id).collect();
            finest.extend(load::cards(tx, tenant, &ids).await?.into_iter().map(|c| {
                let p = Prepared::from(c);
                (keys::finer(&p, key, 1), p.card.id)
            }));
        }
        finest.sort_unstable();
        for group in finest.chunk_by(|x, y| x.0 == y.0).filter(|group| group.len() > 1) {
            if group.len() <= LARGEST {
                let cards = prepared(tx, tenant, &group.iter().map(|(_, id)| *id).collect::<Vec<_>>()).await?;
                self.compare(key, &cards.values().collect::<Vec<_>>(), out);
            } else {
                self.skipped.push((i64::try_from(group.len()).unwrap_or(i64::MAX), Kind::of(key)));
                self.skipped.sort_unstable_by(|x, y| y.cmp(x));
                self.skipped.truncate(20);
            }
        }
        Ok(())
    }
}

/// Cards with their blocks.
async fn prepared(tx: &mut Tx, tenant: TenantId, ids: &[PersonId]) -> Result<HashMap<PersonId, (Prepared, Vec<i64>)>> {
    let cards = load::cards(tx, tenant, ids).await?.into_iter().map(Prepared::from);
    Ok(cards
        .map(|card| {
            (card.card.id, {
                let blocks = keys::of(&card);
                (card, blocks)
            })
        })
        .collect())
}

/// Asks for a search through everybody; one that waits or runs already is enough.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] or [`domain::ApiError::NotFound`] without the right to change everybody.
pub async fn start(engine: &Engine, actor: &Actor) -> Result<()> {
    let mut tx = engine.write().await?;
    access::require_whole(&mut tx, actor, Capability::PeopleWrite).await?;
    later(engine, &mut tx, actor.tenant).await?;
    tx.commit().await
}

/// Whether the caller may search through everybody.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to change people anywhere.
pub async fn may_scan(engine: &Engine, actor: &Actor) -> Result<bool> {
    let mut tx = engine.read().await?;
    pairs::sees_all(&mut tx, actor).await
}

/// Makes sure that a search through everybody waits or runs: after an import, for instance.
///
/// # Errors
/// If the database fails.
pub async fn later(engine: &Engine, tx: &mut Tx, tenant: TenantId) -> Result<()> {
    if one!(tx, (i64, Option<i64>), sql::WAITING, tenant, JobPayload::ScanDuplicates.kind())?.is_none() {
        jobs::enqueue(engine, tx, tenant, &JobPayload::ScanDuplicates).await?;
    }
    Ok(())
}

/// The search as a job: writes the pairs down and lets go of open ones that no longer look alike.
///
/// # Errors
/// If the database fails; tried again, it begins anew.
pub async fn run(engine: &Engine, tenant: TenantId, job: JobId) -> Result<()> {
    let started = engine.now();
    let id: Uuid = engine.id();
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::START_SCAN, tenant, id, job, started)?;
    tx.commit().await?;
    let report = scan(engine, tenant, Sink::Table { job, started }).await?;
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::DROP_UNSEEN, tenant, started)?;
    exec!(&mut tx, sql::DELETE_SCANS, tenant, id)?;
    let skipped = Json(&report.skipped);
    exec!(&mut tx, sql::FINISH_SCAN, tenant, id, engine.now(), report.people, report.compared, report.found, skipped)?;
    tx.commit().await
}

#[derive(sqlx::FromRow)]
struct Row {
    started_at: Timestamp,
    finished_at: Option<Timestamp>,
    people: i64,
    compared: i64,
    found: i64,
    skipped: Json<Vec<Skipped>>,
}

/// How the last search went, and how far one is that runs.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to change people anywhere.
pub async fn last(engine: &Engine, actor: &Actor) -> Result<Option<ScanSummary>> {
    access::require(actor, Capability::PeopleWrite)?;
    let mut tx = engine.read().await?;
    let running = one!(&mut tx, (i64, Option<i64>), sql::WAITING, actor.tenant, JobPayload::ScanDuplicates.kind())?;
    let row = one!(&mut tx, Row, sql::LAST_SCAN, actor.tenant)?;
    Ok(match row {
        Some(r) => Some(ScanSummary {
            started_at: r.started_at,
            finished_at: r.finished_at,
            people: r.people,
            compared: r.compared,
            found: r.found,
            skipped: r.skipped.0,
            running,
        }),
        None => running.map(|_| ScanSummary {
            started_at: engine.now(),
            finished_at: None,
            people: 0,
            compared: 0,
            found: 0,
            skipped: Vec::new(),
            running,
        }),
    })
}

/// For tests and measurements: pairs by identifier with their scores, without writing anything down.
///
/// # Errors
/// If the database fails.
pub async fn pairs_of(engine: &Engine, tenant: TenantId) -> Result<(Report, BTreeMap<(PersonId, PersonId), i64>)> {
    let mut out = BTreeMap::new();
    let report = scan(engine, tenant, Sink::Map(&mut out)).await?;
    Ok((report, out))
}
