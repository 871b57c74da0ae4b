//! Carrying an import out, a part of the file in one transaction: whatever happens in between, no part is taken twice.

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::{Actor, Capability};
use domain::ids::{ImportId, TenantId};
use domain::imports::{Counts, ImportState, Layout, Outcome, PREVIEW_ROWS, Preview, PreviewRow};
use sqlx::types::Json;

use super::ahead::Ahead;
use super::parse::Reading;
use super::plan::Planner;
use super::planned::{Fate, Prepared};
use super::read::Row;
use super::view::Stored;
use super::write::{self, Asked, Writing};
use super::{changes, mapping, setup, sql, stage::Kept, view};
use crate::db::Tx;
use crate::people::visible::Reach;
use crate::{Engine, Error, Result, consent, duplicates, exec, one, tenants};

/// Sample rows of each fate a preview shows.
const SHOWN: usize = 8;

/// New people that are compared with everybody at once; more are left to the search through everybody.
const FEW: i64 = 500;

/// New people after whom the database looks at its tables anew.
const MANY: i64 = 20_000;

/// Goes on with an import until its end, or until somebody stops it.
///
/// # Errors
/// If the database fails; what was taken in stays, and the next try goes on from there.
pub async fn work(engine: &Engine, tenant: TenantId, import: ImportId) -> Result<()> {
    // The position before the counts: should somebody else have taken a part in between, the next is not to be had, and nothing is written.
    let mut tx = engine.read().await?;
    let Some((mut position,)) = one!(&mut tx, (i64,), sql::POSITION, tenant, import)? else { return Ok(()) };
    drop(tx);
    let Some((mut planner, writing, stored)) = begin(engine, tenant, import).await? else { return Ok(()) };
    let sheet = stored.options.0.sheet;
    let header = layout(&stored).header_line;
    let mut counts = stored.counts.0.clone();
    let mut done = stored.done;
    let reading = planner.reading.clone();
    let ahead = |position| Ahead::start(engine, tenant, import, (sheet, position, header), &reading);
    let mut next = ahead(position);
    while let Some((rows, prepared)) = next.rows().await? {
        // The part after this one is read meanwhile.
        next = ahead(position + 1);
        let mut tx = engine.write().await?;
        if exec!(&mut tx, sql::CLAIM, tenant, import, position)? == 0 {
            return Ok(());
        }
        take(engine, &mut tx, &mut planner, &writing, &rows, prepared, &mut counts).await?;
        done += i64::try_from(rows.len()).unwrap_or_default();
        exec!(&mut tx, sql::STEP, tenant, import, done, Json(&counts))?;
        tx.commit().await?;
        planner.clear();
        position += 1;
    }
    let mut tx = engine.write().await?;
    let ended = exec!(&mut tx, sql::END, tenant, import, ImportState::Running, ImportState::Done, engine.now())? > 0;
    if ended {
        exec!(&mut tx, sql::DELETE_PARTS, tenant, import)?;
        // Of many new people, the search through everybody says faster whom they may be.
        if counts.created > FEW {
            duplicates::later(engine, &mut tx, tenant).await?;
        }
    }
    tx.commit().await?;
    if ended && counts.created > MANY { engine.db.analyze().await } else { Ok(()) }
}

/// One part: planned, written, and what was noticed kept.
async fn take(
    engine: &Engine,
    tx: &mut Tx,
    planner: &mut Planner,
    writing: &Writing,
    rows: &[Row],
    prepared: Vec<Prepared>,
    counts: &mut Counts,
) -> Result<()> {
    write::tags(engine, tx, &writing.tenant, planner, &prepared, false).await?;
    let fates = planner.plan(engine, tx, prepared).await?;
    let (people, consents) = write::write(engine, tx, writing, planner).await?;
    if i64::try_from(people.len()).unwrap_or_default() <= FEW {
        duplicates::keys::index(engine, tx, writing.tenant.id, &people).await?;
    }
    let cells: HashMap<u32, &[String]> = rows.iter().map(|r| (r.line, r.cells.as_slice())).collect();
    write::issues(tx, writing, &fates, &people, &cells).await?;
    counts.consents += consents;
    fates.iter().for_each(|fate| count(counts, fate));
    Ok(())
}

fn count(counts: &mut Counts, fate: &Fate) {
    counts.add(fate.outcome);
    fate.parsed.issues.iter().for_each(|issue| counts.note(issue.kind));
}

/// Everything a run needs; `None` if there is nothing to do. Whoever lost the right meanwhile imports no more: the import waits.
async fn begin(engine: &Engine, tenant: TenantId, import: ImportId) -> Result<Option<(Planner, Writing, Stored)>> {
    let mut tx = engine.read().await?;
    let Some(stored) = view::stored(&mut tx, tenant, import).await?.filter(|s| s.state == ImportState::Running) else {
        return Ok(None);
    };
    let whose = tenants::get(&mut tx, tenant).await?.ok_or_else(|| Error::Bug("an import of no tenant".into()))?;
    let Some(actor) = view::still_may(engine, &mut tx, tenant, &stored, stored.created_by).await? else {
        drop(tx);
        let mut tx = engine.write().await?;
        exec!(&mut tx, sql::MOVE, tenant, import, ImportState::Running, ImportState::Paused)?;
        tx.commit().await?;
        return Ok(None);
    };
    let reading = setup::reading(engine, &mut tx, &whose, &actor, &stored.options.0, layout(&stored).columns).await?;
    let reach = Reach::of(engine, &mut tx, &actor, Capability::PeopleWrite).await?;
    let mut purposes = HashMap::new();
    for column in &stored.options.0.columns {
        if let domain::imports::Target::Consent(id, _) = column
            && let Some(purpose) = consent::purpose(&mut tx, tenant, *id).await?
        {
            purposes.insert(*id, Asked { version: purpose.version, title: purpose.title, explanation: purpose.explanation });
        }
    }
    let options = stored.options.0.clone();
    let writing = Writing { tenant: whose, import, options, account: stored.created_by, actor: stored.actor.clone(), purposes };
    Ok(Some((Planner { writes: true, ..Planner::new(Arc::new(reading), import, reach) }, writing, stored)))
}

/// The layout in force: as somebody said, else as it looks.
#[must_use]
pub fn layout(stored: &Stored) -> Layout {
    let options = &stored.options.0;
    options.layout.clone().or_else(|| stored.sheets.0.get(options.sheet).map(|s| s.layout.clone())).unwrap_or_default()
}

/// Reads rows: the slow part, without the database.
pub(super) fn prepare(engine: &Engine, reading: &Reading, rows: &[Row]) -> Result<Vec<Prepared>> {
    rows.iter().map(|row| Prepared::new(engine, reading, row)).collect()
}

/// The rows of a part, without those above the data; `None` behind the last part.
///
/// # Errors
/// If the database fails.
pub async fn part(
    engine: &Engine,
    tenant: TenantId,
    import: ImportId,
    sheet: usize,
    position: i64,
    header: u32,
) -> Result<Option<Vec<Row>>> {
    let mut tx = engine.read().await?;
    let sheet = i64::try_from(sheet).unwrap_or_default();
    let Some((content,)) = one!(&mut tx, (String,), sql::PART, tenant, import, sheet, position)? else { return Ok(None) };
    let rows: Vec<Kept> = serde_json::from_str(&content)?;
    Ok(Some(rows.into_iter().filter(|(line, _)| *line > header).map(|(line, cells)| Row { line, cells }).collect()))
}

/// What an import would do under these options: the first ten thousand rows are looked at, nothing is written.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if it is not the caller's to see or has begun; without the right.
pub async fn preview(
    engine: &Engine,
    actor: &Actor,
    import: ImportId,
    options: &domain::imports::ImportOptions,
) -> Result<Preview> {
    let (mut out, stored, whose) = setup::preview(engine, actor, import, options).await?;
    let sheet = stored.sheets.0.get(out.options.sheet).cloned().unwrap_or_default();
    let shape = match out.options.layout.clone() {
        Some(said) if said.columns.is_empty() => {
            let start = part(engine, actor.tenant, import, out.options.sheet, 0, 0).await?.unwrap_or_default();
            super::read::layout_at(&start, said.header_line)
        }
        said => said.unwrap_or_else(|| sheet.layout.clone()),
    };
    out.options.layout = Some(shape.clone());
    let mut told = changes::Told::begin(engine, actor).await?;
    let mut planner: Option<Planner> = None;
    let (mut position, mut first) = (0, true);
    while let Some(rows) = part(engine, actor.tenant, import, out.options.sheet, position, shape.header_line).await? {
        position += 1;
        if std::mem::take(&mut first) {
            setup::guess(engine, actor, &whose, &shape.columns, &rows, &mut out).await?;
            out.unmapped = mapping::unmapped(&shape.columns, &out.options.columns, &rows);
            out.samples = samples(&shape.columns, &rows);
            out.total = (sheet.rows - above(&sheet, &shape)).max(0);
        }
        let mut tx = engine.read().await?;
        let planner = match &mut planner {
            Some(planner) => planner,
            slot => {
                let reading: Reading =
                    setup::reading(engine, &mut tx, &whose, actor, &out.options, shape.columns.clone()).await?;
                let reach = Reach::of(engine, &mut tx, actor, Capability::PeopleWrite).await?;
                slot.insert(Planner { tells: true, ..Planner::new(Arc::new(reading), import, reach) })
            }
        };
        let prepared = prepare(engine, &planner.reading, &rows)?;
        write::tags(engine, &mut tx, &whose, planner, &prepared, true).await?;
        for fate in planner.plan(engine, &mut tx, prepared).await? {
            count(&mut out.counts, &fate);
            show(&mut out.rows, &mut told, planner, fate)?;
        }
        if out.counts.rows >= PREVIEW_ROWS {
            break;
        }
    }
    out.counts.consents = 0;
    out.names = told.names(engine, actor).await?;
    Ok(out)
}

/// Rows above the data, which are no people.
fn above(sheet: &domain::imports::Sheet, shape: &Layout) -> i64 {
    let kept = sheet.layout.header_line == shape.header_line;
    if kept { sheet.above } else { i64::from(shape.header_line) }
}

fn samples(columns: &[String], rows: &[Row]) -> Vec<Vec<String>> {
    let of = |i: usize| {
        let cells = rows.iter().filter_map(|r| r.cells.get(i)).map(|c| c.trim()).filter(|c| !c.is_empty());
        cells.take(3).map(|c| c.chars().take(60).collect()).collect()
    };
    (0..columns.len()).map(of).collect()
}

fn show(rows: &mut Vec<PreviewRow>, told: &mut changes::Told, planner: &Planner, fate: Fate) -> Result<()> {
    if rows.iter().filter(|r| r.outcome == fate.outcome).count() >= SHOWN
        && (fate.parsed.issues.is_empty() || rows.len() >= 6 * SHOWN)
    {
        return Ok(());
    }
    let changes = told.changes(planner, &fate)?;
    let r = &fate.parsed.record;
    let reach = r.emails.first().or(r.phones.first()).map(|a| a.address.clone()).unwrap_or_default();
    let name = format!("{} {}", r.given_name, r.family_name).trim().to_owned();
    let refused = fate.outcome == Outcome::Refused;
    rows.push(PreviewRow { line: fate.parsed.line, outcome: fate.outcome, name, reach, issues: fate.parsed.issues, changes });
    if refused {
        rows.sort_by_key(|r| r.line);
    }
    Ok(())
}
