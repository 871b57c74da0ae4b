//! The file that is imported.

use std::collections::VecDeque;
use std::path::Path;

use anyhow::Context;

use super::made::{HEADS, Made, Maker};
use super::rng::Rng;

/// Two rows that are the same person, counted from 1.
pub(super) type Pair = (usize, usize);

/// Writes `rows` rows of which two in a hundred are somebody who is there already, and gives those pairs. Every row says in the column
/// for the job which row it is.
pub(super) fn write_with_twins(path: &Path, rows: usize, seed: u64) -> anyhow::Result<Vec<Pair>> {
    let mut out = open(path)?;
    let (mut maker, mut rng) = (Maker::new(seed), Rng::new(seed ^ 0xD0B1));
    let mut waiting: VecDeque<(usize, Made)> = VecDeque::new();
    let mut pairs = Vec::new();
    for row in 1..=rows {
        let twin = if rng.chance(2) { waiting.pop_front() } else { None };
        let person = match twin {
            Some((first, person)) => {
                pairs.push((first, row));
                person.again(&mut rng)
            }
            None => maker.next().context("there is always another one")?,
        };
        if waiting.len() < 2000 && rng.chance(3) {
            waiting.push_back((row, person.clone()));
        }
        let number = format!("row {row}");
        let mut cells = person.cells();
        if let Some(last) = cells.last_mut() {
            *last = &number;
        }
        out.write_record(cells)?;
    }
    out.flush().context("the sheet can't be written")?;
    Ok(pairs)
}

fn open(path: &Path) -> anyhow::Result<csv::Writer<std::fs::File>> {
    let mut out = csv::Writer::from_path(path).with_context(|| format!("can't write {}", path.display()))?;
    out.write_record(HEADS)?;
    Ok(out)
}
