//! From bytes and options to a plan: reading the file, guessing what was left empty, comparing with what there is.

use std::collections::BTreeMap;

use domain::ids::TenantId;
use domain::representatives::import::{Change, Fault, FaultKind, ImportKind, ImportOptions, Issues, What};
use domain::representatives::level::{AreaKind, Level};
use domain::representatives::popolo::Document;
use uuid::Uuid;

use super::boundaries::{BoundaryRecord, end_older};
use super::plan::{Diff, Progress, Record, Scope, diff};
use super::popolo::{self, Plan};
use super::tables::{CrosswalkRecord, PostcodeRecord};
use crate::db::Tx;
use crate::representatives::parse::{self, code, crosswalk, fault, geojson, postcodes, table};
use crate::{Engine, Result};

/// How many rows a preview shows.
const SAMPLES: usize = 8;

/// A file that is understood, and what it would change.
#[derive(Debug)]
pub struct Prepared {
    /// The options with everything guessed filled in.
    pub options: ImportOptions,
    /// Columns or properties of the file.
    pub columns: Vec<String>,
    /// A header and a few rows.
    pub samples: Vec<Vec<String>>,
    /// What somebody should know.
    pub issues: Issues,
    scope: Scope,
    plan: Kind,
}

#[derive(Debug)]
enum Kind {
    Popolo(Box<Plan>),
    Boundaries(Diff<BoundaryRecord>),
    Postcodes(Diff<PostcodeRecord>),
    Crosswalk(Diff<CrosswalkRecord>),
}

/// A file that cannot be used, with what there is to choose from.
#[derive(Debug, Default)]
pub struct Unusable {
    /// Why.
    pub fault: Fault,
    /// Columns or properties of the file.
    pub columns: Vec<String>,
    /// A header and a few rows.
    pub samples: Vec<Vec<String>>,
}

impl From<Fault> for Unusable {
    fn from(fault: Fault) -> Self {
        Self { fault, ..Self::default() }
    }
}

impl Prepared {
    /// The plan in numbers.
    pub fn changes(&self) -> BTreeMap<What, Change> {
        match &self.plan {
            Kind::Popolo(p) => p.changes(),
            Kind::Boundaries(d) => BTreeMap::from([(BoundaryRecord::WHAT, d.change())]),
            Kind::Postcodes(d) => BTreeMap::from([(PostcodeRecord::WHAT, d.change())]),
            Kind::Crosswalk(d) => BTreeMap::from([(CrosswalkRecord::WHAT, d.change())]),
        }
    }

    /// How many rows have to be written.
    pub fn steps(&self) -> usize {
        match &self.plan {
            Kind::Popolo(p) => p.steps(),
            Kind::Boundaries(d) => d.steps(),
            Kind::Postcodes(d) => d.steps(),
            Kind::Crosswalk(d) => d.steps(),
        }
    }

    /// Writes the plan.
    pub async fn apply(&self, progress: &mut Progress<'_>) -> Result<()> {
        match &self.plan {
            Kind::Popolo(p) => p.apply(&self.scope, progress).await,
            Kind::Boundaries(d) => {
                d.apply(&self.scope, progress).await?;
                let mut tx = progress.engine.write().await?;
                end_older(&mut tx, &self.scope).await?;
                tx.commit().await
            }
            Kind::Postcodes(d) => d.apply(&self.scope, progress).await,
            Kind::Crosswalk(d) => d.apply(&self.scope, progress).await,
        }
    }
}

/// Reads a file and compares it with what there is.
pub async fn prepare(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    bytes: &[u8],
    o: &ImportOptions,
) -> Result<Result<Prepared, Unusable>> {
    let valid_from = parse::date(&o.valid_from);
    if valid_from.is_empty() != o.valid_from.trim().is_empty() || !(valid_from.is_empty() || valid_from.len() == 10) {
        return Ok(Err(fault(FaultKind::BadOption, &o.valid_from).into()));
    }
    let scope =
        Scope { tenant, source: o.source.trim().to_owned(), valid_from, complete: o.complete.unwrap_or(true), now: engine.now() };
    match o.kind {
        ImportKind::Popolo => people(engine, tx, scope, bytes, o).await,
        ImportKind::Boundaries => shapes(engine, tx, scope, bytes, o).await,
        ImportKind::Postcodes | ImportKind::Crosswalk => rows(engine, tx, scope, bytes, o).await,
    }
}

async fn people(
    engine: &Engine,
    tx: &mut Tx,
    mut scope: Scope,
    bytes: &[u8],
    o: &ImportOptions,
) -> Result<Result<Prepared, Unusable>> {
    let (doc, mut issues) = match parse::popolo::read(bytes) {
        Ok(read) => read,
        Err(e) => return Ok(Err(e.into())),
    };
    let mut options = o.clone();
    if options.level.is_empty() {
        options.level = Level::default().as_str().to_owned();
    }
    let Some(level) = Level::parse(options.level.trim()) else {
        return Ok(Err(fault(FaultKind::BadOption, options.level).into()));
    };
    if scope.source.is_empty() {
        scope.source = source_of(&doc);
    }
    options.source.clone_from(&scope.source);
    options.complete = Some(scope.complete);
    let plan = popolo::plan(engine, tx, &scope, &doc, level).await?;
    issues.merge(plan.corrections.clone());
    let samples = sample_people(&doc);
    Ok(Ok(Prepared { options, columns: Vec::new(), samples, issues, scope, plan: Kind::Popolo(Box::new(plan)) }))
}

/// A name for a source that has none: that of its legislature.
fn source_of(doc: &Document) -> String {
    let body = doc
        .bodies
        .iter()
        .find(|b| b.classification == "legislature")
        .or_else(|| doc.bodies.iter().find(|b| b.classification != "party"));
    let key = body.map(|b| code::name_key(&b.name).replace(' ', "-")).unwrap_or_default();
    if key.is_empty() { "popolo".to_owned() } else { key }
}

fn sample_people(doc: &Document) -> Vec<Vec<String>> {
    let name_of = |id: &str| doc.areas.iter().find(|a| a.source_id == id).map_or_else(String::new, |a| a.name.clone());
    let party_of = |id: &str| doc.bodies.iter().find(|b| b.source_id == id).map_or_else(String::new, |b| b.name.clone());
    let mut out = vec![["name", "area", "party", "contact"].map(str::to_owned).to_vec()];
    let sitting = doc.bodies.iter().filter(|b| b.classification != "party").flat_map(|b| doc.sitting(&b.source_id));
    for m in sitting.take(SAMPLES) {
        let Some(p) = doc.people.iter().find(|p| p.source_id == m.person) else { continue };
        let contact = p.contacts.first().map(|c| c.value.clone()).unwrap_or_default();
        out.push(vec![p.name.clone(), name_of(&m.area), party_of(&m.party), contact]);
    }
    out
}

async fn shapes(
    engine: &Engine,
    tx: &mut Tx,
    mut scope: Scope,
    bytes: &[u8],
    o: &ImportOptions,
) -> Result<Result<Prepared, Unusable>> {
    let features = match geojson::features(bytes) {
        Ok(features) => features,
        Err(e) => return Ok(Err(e.into())),
    };
    let columns = features.columns();
    let row = |p: &BTreeMap<String, String>| columns.iter().map(|c| p.get(c).cloned().unwrap_or_default()).collect::<Vec<_>>();
    let samples: Vec<Vec<String>> =
        std::iter::once(columns.clone()).chain(features.list.iter().take(SAMPLES).map(|(p, _)| row(p))).collect();
    let mut options = match features.guess(o) {
        Ok(options) => options,
        Err(fault) => return Ok(Err(Unusable { fault, columns, samples })),
    };
    if options.level.is_empty() {
        options.level = AreaKind::default().as_str().to_owned();
    }
    let Some(kind) = AreaKind::from_word(&options.level) else {
        return Ok(Err(Unusable { fault: fault(FaultKind::BadOption, options.level), columns, samples }));
    };
    options.level = kind.as_str().to_owned();
    if options.scheme.trim().is_empty() {
        options.scheme = if scope.source.is_empty() { kind.as_str().to_owned() } else { scope.source.clone() };
    }
    scope.source = options.scheme.trim().to_owned();
    scope.complete = o.complete.unwrap_or(!features.bare);
    options.complete = Some(scope.complete);
    let (list, issues) = features.boundaries(&options);
    let wanted = list.iter().filter_map(|b| BoundaryRecord::of(b, kind)).collect();
    // An empty collection is no news: it must not end everything there is.
    let complete = scope.complete && !list.is_empty();
    let plan = diff(BoundaryRecord::load(tx, &scope).await?, wanted, complete, || engine.id::<Uuid>());
    scope.complete = complete;
    Ok(Ok(Prepared { options, columns, samples, issues, scope, plan: Kind::Boundaries(plan) }))
}

async fn rows(
    engine: &Engine,
    tx: &mut Tx,
    mut scope: Scope,
    bytes: &[u8],
    o: &ImportOptions,
) -> Result<Result<Prepared, Unusable>> {
    let table = match table::read(bytes) {
        Ok(table) => table,
        Err(e) => return Ok(Err(e.into())),
    };
    let columns = table.header.clone();
    let samples: Vec<Vec<String>> =
        std::iter::once(columns.clone()).chain(table.rows.iter().take(SAMPLES).map(|(_, cells)| cells.clone())).collect();
    let guessed = if o.kind == ImportKind::Postcodes { postcodes::guess(&table, o) } else { crosswalk::guess(&table, o) };
    let mut options = match guessed {
        Ok(options) => options,
        Err(fault) => return Ok(Err(Unusable { fault, columns, samples })),
    };
    if scope.source.is_empty() {
        scope.source = o.kind.as_str().to_owned();
    }
    options.source.clone_from(&scope.source);
    options.complete = Some(scope.complete);
    let id = || engine.id::<Uuid>();
    let (plan, issues) = if o.kind == ImportKind::Postcodes {
        let (list, issues) = postcodes::read(&table, &options);
        let wanted = PostcodeRecord::rows(list, options.scheme.trim());
        (Kind::Postcodes(diff(PostcodeRecord::load(tx, &scope).await?, wanted, scope.complete, id)), issues)
    } else {
        let (list, issues) = crosswalk::read(&table, &options);
        let wanted = CrosswalkRecord::rows(list, options.scheme.trim());
        (Kind::Crosswalk(diff(CrosswalkRecord::load(tx, &scope).await?, wanted, scope.complete, id)), issues)
    };
    Ok(Ok(Prepared { options, columns, samples, issues, scope, plan }))
}
