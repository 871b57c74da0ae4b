//! The rows of group `people`: contacts that come in, are found, counted, listed and compared; few of them and many.

mod countries;
mod duplicates;
mod ground;
mod list;
mod made;
mod ours;
mod reload;
mod rng;
mod search;
mod segment;
mod sheet;
mod turns;

use self::ground::Ground;
use self::turns::{Turns, milliseconds};
use super::report::{Row, rounded};
use super::{Options, Scale};

/// Name of the group.
pub(super) const GROUP: &str = "people";
/// The same people every time.
const SEED: u64 = 20_260_517;

/// How many people: few, to see how everything grows, and many.
const fn sizes(scale: Scale) -> [usize; 2] {
    match scale {
        Scale::Small => [10_000, 100_000],
        Scale::Full => [10_000, 1_000_000],
    }
}

pub(super) async fn measure(options: &Options) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for size in sizes(options.scale) {
        let ground = Ground::sqlite(size).await?;
        let measured = one(options.scale, &ground, size).await;
        ground.clear().await?;
        rows.extend(measured?);
        if let Some(server) = &options.postgres {
            let ground = Ground::postgres(server, size).await?;
            let measured = one(options.scale, &ground, size).await;
            ground.clear().await?;
            rows.extend(measured?);
        }
    }
    Ok(rows)
}

async fn one(scale: Scale, ground: &Ground, size: usize) -> anyhow::Result<Vec<Row>> {
    let sheet = ground.folder.join("people.csv");
    let planted = sheet::write_with_twins(&sheet, size, SEED)?;
    let (took, peak) = ours::import(&ground.ours, &sheet).await?;
    let (alone, loaded) = ground.reload().await?;
    println!("{size} on {}: imported in {took:.1?}; the database alone loads {loaded} rows in {alone:.1?}", ground.database);
    let row = |name, turns: &Turns, goal, peak| Row {
        group: GROUP,
        name,
        database: ground.database,
        scale: scale.as_str(),
        ours: rounded(turns.ours),
        reference: rounded(turns.reference),
        unit: "ms",
        ratio: rounded(turns.ratio),
        better: "lower",
        peak_rss_mb: rounded(peak),
        people: size,
        goal,
    };
    let (mine, theirs) = (milliseconds(took), milliseconds(alone));
    let import = Turns { ours: mine, reference: theirs, ratio: mine / theirs.max(0.001) };
    let mut rows = vec![row("import", &import, 3.0, peak)];
    let engine = ground.engine().await?;
    let owner = ground.owner(&engine).await?;
    let rounds = scale.rounds();
    rows.push(row("search", &search::measure(&engine, &owner, rounds).await?, 1.5, 0.0));
    rows.push(row("segment_count", &segment::measure(&engine, &owner, rounds).await?, 1.5, 0.0));
    rows.push(row("list_page", &list::measure(&engine, &owner, size, rounds).await?, 1.5, 0.0));
    let found = duplicates::measure(&engine, &owner, &planted).await?;
    println!(
        "{size} on {}: {} pairs planted, {} found, recall {:.1} %, precision {:.1} %",
        ground.database, found.planted, found.found, found.recall, found.precision
    );
    // Nothing to compare with: the time, and as a ratio what was found of what was planted.
    let scan = Turns { ours: milliseconds(found.took), reference: found.precision, ratio: found.recall / 100.0 };
    rows.push(Row { better: "higher", ..row("duplicates", &scan, 0.9, own_peak_rss_mb()?) });
    engine.db.close().await;
    Ok(rows)
}

/// Most memory this process ever held, in megabytes: scanning is done here.
fn own_peak_rss_mb() -> anyhow::Result<f64> {
    ours::peak_rss_mb(std::process::id()).ok_or_else(|| anyhow::anyhow!("no VmHWM in /proc"))
}
