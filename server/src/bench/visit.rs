//! The rows of first visits: every byte a browser with an empty cache loads until the network is idle.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};
use serde::Deserialize;

use super::Options;
use super::ground::Ground;
use super::pages::GROUP;
use super::process::Server;
use super::report::{Row, median, rounded};

/// What the script says of one visit.
#[derive(Debug, Deserialize)]
struct Visit {
    /// Bytes as they came over the network, heads included.
    bytes: f64,
    /// Whether WebAssembly was among them.
    wasm: bool,
}

/// Name, page, whether somebody is logged in, bytes to compare with, goal.
type Plan = (&'static str, String, bool, f64, f64);

pub(super) async fn measure(options: &Options, ground: &Ground, script: &Path) -> anyhow::Result<Vec<Row>> {
    let ours = Server::ours(&ground.ours, &options.site).await?;
    let event = format!("/p/events/{}", ground.event);
    let plans: [Plan; 2] =
        [("first_visit_public", event, false, 250_000.0, 0.25), ("first_visit_console", "/org".into(), true, 600_000.0, 1.0)];
    let mut rows = Vec::new();
    for (name, path, logged_in, reference, goal) in plans {
        let mut bytes = Vec::new();
        for _ in 0..3 {
            let visit = one(script, &format!("http://{}{path}", ours.at), logged_in)?;
            ensure!(visit.wasm == logged_in, "{path}: WebAssembly {}", if visit.wasm { "was loaded" } else { "was not loaded" });
            bytes.push(visit.bytes);
        }
        let ours_bytes = median(bytes);
        println!("{name}: {ours_bytes} bytes");
        rows.push(Row {
            group: GROUP,
            name,
            database: ground.database,
            scale: options.scale.as_str(),
            ours: ours_bytes,
            reference,
            unit: "bytes",
            ratio: rounded(ours_bytes / reference),
            better: "lower",
            peak_rss_mb: rounded(ours.peak_rss_mb()?),
            people: 0,
            goal,
        });
    }
    Ok(rows)
}

fn one(script: &Path, url: &str, logged_in: bool) -> anyhow::Result<Visit> {
    let mut command = Command::new("node");
    command.arg(script).arg(url);
    if logged_in {
        command.args(["owner@demo.example.org", crate::demo::PASSWORD]);
    }
    let out = command.output().context("node can't be started")?;
    ensure!(out.status.success(), "the visit of {url} failed: {}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).context("the script's answer is not understood")
}
