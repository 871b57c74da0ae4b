//! `pkg/manifest.json`: which file stands for which name.

use crate::files;
use anyhow::{Context, Result};
use std::{collections::BTreeMap, fs, path::Path};

/// Logical name (`main.css`) to path below `pkg` (`3f2a.../main.css`).
#[derive(Debug, Default)]
pub struct Manifest(BTreeMap<String, String>);

impl Manifest {
    /// Moves the folder `made` into `pkg` under a name that is the hash of its content, and notes every file in it.
    ///
    /// The files of one folder refer to each other by relative path, so none of them has to be rewritten.
    pub fn adopt(&mut self, pkg: &Path, made: &Path) -> Result<()> {
        let hash = files::hash_of(made)?;
        let home = pkg.join(&hash);
        fs::rename(made, &home).with_context(|| format!("moving {} into place", made.display()))?;
        for path in files::walk(&home)? {
            let name = path.strip_prefix(&home)?.to_string_lossy().replace('\\', "/");
            self.0.insert(name.clone(), format!("{hash}/{name}"));
        }
        Ok(())
    }

    /// Writes the manifest.
    pub fn write(&self, pkg: &Path) -> Result<()> {
        fs::write(pkg.join("manifest.json"), serde_json::to_string_pretty(&self.0)?).context("writing manifest.json")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_changes_with_the_content_only() {
        let dir = tempfile::tempdir().unwrap();
        let mut names = Vec::new();
        for (round, text) in ["one", "one", "two"].into_iter().enumerate() {
            let pkg = dir.path().join(format!("pkg{round}"));
            let made = pkg.join("made");
            fs::create_dir_all(&made).unwrap();
            fs::write(made.join("main.css"), text).unwrap();
            let mut manifest = Manifest::default();
            manifest.adopt(&pkg, &made).unwrap();
            let path = manifest.0.get("main.css").unwrap().clone();
            assert_eq!(fs::read_to_string(pkg.join(&path)).unwrap(), text);
            names.push(path);
        }
        assert_eq!(names.first(), names.get(1));
        assert_ne!(names.first(), names.get(2));
    }
}
