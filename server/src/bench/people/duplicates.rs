//! Looking for duplicates among everybody, with what was planted and what was found.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use anyhow::Context;
use domain::access::Actor;
use domain::ids::PersonId;
use engine::{Engine, all, duplicates};

use super::sheet::Pair;

/// How well it went.
pub(super) struct Found {
    pub took: Duration,
    /// Of the planted pairs that are two records: how many were found, in a hundred.
    pub recall: f64,
    /// Of the pairs found: how many were planted, in a hundred. Two people of one name in one house count as wrong.
    pub precision: f64,
    pub planted: usize,
    pub found: usize,
}

pub(super) async fn measure(engine: &Engine, owner: &Actor, planted: &[Pair]) -> anyhow::Result<Found> {
    let people = by_row(engine, owner).await?;
    // Those the import knew for the same are one record already.
    let wanted: BTreeSet<(PersonId, PersonId)> = planted
        .iter()
        .filter_map(|(a, b)| Some((*people.get(a)?, *people.get(b)?)))
        .filter(|(a, b)| a != b)
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect();
    let start = Instant::now();
    let (_, pairs) = duplicates::pairs_of(engine, owner.tenant).await?;
    let took = start.elapsed();
    let hits = pairs.keys().filter(|pair| wanted.contains(pair)).count();
    Ok(Found {
        took,
        recall: percent(hits, wanted.len())?,
        precision: percent(hits, pairs.len())?,
        planted: wanted.len(),
        found: pairs.len(),
    })
}

/// Who came from which row: the sheet says it in the column for the job.
async fn by_row(engine: &Engine, owner: &Actor) -> anyhow::Result<BTreeMap<usize, PersonId>> {
    let mut tx = engine.read().await?;
    let rows = all!(
        &mut tx,
        (PersonId, String),
        "SELECT person_id, job_title FROM person WHERE tenant_id = $1 AND job_title LIKE 'row %'",
        owner.tenant
    )?;
    rows.into_iter()
        .map(|(person, job)| Ok((job.trim_start_matches("row ").parse().with_context(|| job.clone())?, person)))
        .collect()
}

fn percent(part: usize, whole: usize) -> anyhow::Result<f64> {
    let (part, whole) = (u32::try_from(part)?, u32::try_from(whole.max(1))?);
    Ok(f64::from(part) * 100.0 / f64::from(whole))
}
