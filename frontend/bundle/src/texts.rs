//! The texts of one language as one file: the browser loads one language only.
//!
//! `app/locales/<locale>/<feature>.json` with `{"key": "text"}` becomes `l10n.<locale>.json` with `{"feature.key": "text"}`.

use crate::{args::Args, files, manifest::Manifest};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::{fs, path::Path};

/// Adds one file for each language.
pub fn add(args: &Args, pkg: &Path, manifest: &mut Manifest) -> Result<()> {
    let locales = args.root.join("app/locales");
    if !locales.is_dir() {
        return Ok(());
    }
    let mut folders: Vec<_> =
        fs::read_dir(&locales)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()).collect();
    folders.sort();
    for folder in folders.into_iter().filter(|path| path.is_dir()) {
        let locale = folder.file_name().context("a folder without a name")?.to_string_lossy().into_owned();
        // A folder of its own for each, so that a changed text in one language leaves the others cached.
        let made = pkg.join("l10n.made");
        fs::create_dir_all(&made)?;
        fs::write(made.join(format!("l10n.{locale}.json")), serde_json::to_vec(&merge(&folder)?)?)?;
        manifest.adopt(pkg, &made)?;
    }
    Ok(())
}

/// All texts of one language's folder, with the feature before the key.
fn merge(folder: &Path) -> Result<Map<String, Value>> {
    let mut all = Map::new();
    for path in files::walk(folder)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let feature = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let texts: Map<String, Value> =
            serde_json::from_slice(&fs::read(&path)?).with_context(|| format!("{} is not an object of texts", path.display()))?;
        for (key, text) in texts {
            if !(text.is_string() || text.is_object()) {
                bail!("{}: {key} is neither a text nor a plural", path.display());
            }
            all.insert(format!("{feature}.{key}"), text);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_the_feature_before_the_key() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("events.json"), r#"{"title": "Events", "seats": {"one": "{n} seat", "other": "{n} seats"}}"#)
            .unwrap();
        fs::write(dir.path().join("shell.json"), r#"{"title": "Hustings"}"#).unwrap();
        let all = merge(dir.path()).unwrap();
        assert_eq!(all.get("events.title").and_then(Value::as_str), Some("Events"));
        assert_eq!(all.get("shell.title").and_then(Value::as_str), Some("Hustings"));
        assert!(all.get("events.seats").is_some_and(Value::is_object));
    }

    #[test]
    fn refuses_what_is_not_a_text() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("events.json"), r#"{"title": 5}"#).unwrap();
        assert!(merge(dir.path()).unwrap_err().to_string().contains("title is neither"));
    }
}
