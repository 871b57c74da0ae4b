//! The programs from npm that make files smaller. Development does without them.

use anyhow::{Context, Result, bail};
use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

/// Where each program is.
#[derive(Debug)]
pub struct Tools {
    folder: Option<PathBuf>,
}

/// What a release needs, and the npm package it is in.
const NEEDED: [(&str, &str); 4] =
    [("node", "node"), ("wasm-opt", "binaryen"), ("esbuild", "esbuild"), ("lightningcss", "lightningcss-cli")];

impl Tools {
    /// Looks in `folder`, else in `PATH`. A release without them would be twice as large, so there it is an error.
    pub fn find(folder: Option<&Path>, release: bool) -> Result<Self> {
        let tools = Self { folder: folder.map(Path::to_path_buf) };
        if release {
            for (name, package) in NEEDED {
                if tools.path(name).is_none() {
                    bail!("{name} is missing (npm package {package}); `.ci/setup test` installs it");
                }
            }
        }
        Ok(tools)
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        let mut folders: Vec<PathBuf> = self.folder.iter().cloned().collect();
        if let Some(path) = std::env::var_os("PATH") {
            folders.extend(std::env::split_paths(&path));
        }
        folders.into_iter().map(|folder| folder.join(name)).find(|path| path.is_file())
    }

    /// Runs a program and waits for it; what it says is shown only if it fails.
    pub fn run<A: AsRef<OsStr>>(&self, name: &str, args: impl IntoIterator<Item = A>) -> Result<()> {
        let program = self.path(name).with_context(|| format!("{name} is missing"))?;
        let output = Command::new(&program).args(args).output().with_context(|| format!("starting {}", program.display()))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("{name} failed ({}):\n{}{said}", output.status, String::from_utf8_lossy(&output.stdout));
        }
        Ok(())
    }
}
