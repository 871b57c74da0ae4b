//! The program itself, started anew to import: it has memory and threads of its own.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};

/// How long an import took, and the most memory it held, in megabytes.
pub(super) async fn import(database: &str, sheet: &Path) -> anyhow::Result<(Duration, f64)> {
    let program = std::env::current_exe().context("this program can't be found")?;
    let mut command = Command::new(program);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("HUSTINGS_")) {
        command.env_remove(name);
    }
    let why = ["--origin", "made for measuring", "--told", "nothing: nobody of them exists", "--basis", "membership"];
    command.env("HUSTINGS_LOG", "error").args(["import", "people", "--database-url", database, "--account", "owner@example.org"]);
    command.args(why).arg(sheet);
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().context("the import can't be started")?;
    let mut peak = 0.0_f64;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        // Gone between the two: then the last figure stands.
        if let Some(now) = peak_rss_mb(child.id()) {
            peak = peak.max(now);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    let took = start.elapsed();
    ensure!(status.success(), "the import failed: {status}");
    Ok((took, peak))
}

pub(super) fn peak_rss_mb(process: u32) -> Option<f64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}
