//! Whether there is anything to do: size and time of every input.

use crate::{args::Args, files};
use anyhow::{Context, Result};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

const FILE: &str = ".inputs";

/// One line for every input, and one for how it is made.
pub fn of_inputs(args: &Args) -> Result<String> {
    let mut inputs: Vec<PathBuf> = vec![args.wasm.clone()];
    // The program itself: another bundler makes another site.
    inputs.push(std::env::current_exe().context("finding this program")?);
    for folder in ["style", "app/locales"] {
        let folder = args.root.join(folder);
        if folder.is_dir() {
            inputs.extend(files::walk(&folder)?);
        }
    }
    let mut stamp = format!("release {}\n", args.release);
    for path in inputs {
        let about = fs::metadata(&path).with_context(|| format!("{} is missing", path.display()))?;
        let at = about.modified()?.duration_since(UNIX_EPOCH)?.as_nanos();
        writeln!(stamp, "{} {} {at}", path.display(), about.len())?;
    }
    Ok(stamp)
}

/// Whether the site in `out` was made from just these inputs.
pub fn is_current(out: &Path, stamp: &str) -> bool {
    out.join("pkg/manifest.json").is_file() && fs::read_to_string(out.join(FILE)).is_ok_and(|old| old == stamp)
}

/// Notes what the site was made from.
pub fn write(site: &Path, stamp: &str) -> Result<()> {
    fs::write(site.join(FILE), stamp).context("writing the stamp")
}
