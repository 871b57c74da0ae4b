//! Two questions asked in turn, timed one by one.

use std::time::{Duration, Instant};

use super::super::report::median;

/// Medians in milliseconds: ours, the reference's, and the ratio of each pair.
pub(super) struct Turns {
    pub ours: f64,
    pub reference: f64,
    pub ratio: f64,
}

/// Asks both sides each question `rounds` times; the first round warms up and does not count. Who begins changes every time.
pub(super) async fn turns(
    questions: usize,
    rounds: u32,
    mut ours: impl AsyncFnMut(usize) -> anyhow::Result<()>,
    mut reference: impl AsyncFnMut(usize) -> anyhow::Result<()>,
) -> anyhow::Result<Turns> {
    let (mut mine, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=rounds {
        for question in 0..questions {
            let pair = if round % 2 == 0 {
                let first = timed(ours(question)).await?;
                (first, timed(reference(question)).await?)
            } else {
                let first = timed(reference(question)).await?;
                (timed(ours(question)).await?, first)
            };
            if round > 0 {
                mine.push(pair.0);
                theirs.push(pair.1);
                ratios.push(pair.0 / pair.1.max(0.001));
            }
        }
    }
    Ok(Turns { ours: median(mine), reference: median(theirs), ratio: median(ratios) })
}

async fn timed(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<f64> {
    let start = Instant::now();
    work.await?;
    Ok(milliseconds(start.elapsed()))
}

pub(super) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
