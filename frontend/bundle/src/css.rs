//! The stylesheet as one file, with the pictures and fonts it names.
//!
//! `style/main.css` says in its `@import` lines which files there are and in which layer. Addresses in `url(...)` are relative to
//! `style/main.css`, in whichever file they stand: after this step there is only that one.

use crate::{args::Args, files, manifest::Manifest, tools::Tools};
use anyhow::{Context, Result, bail};
use std::{ffi::OsString, fs, path::Path};

/// Browsers of the last two to three years; what they lack is written in the older way.
const TARGETS: &str = "chrome >= 111, edge >= 111, firefox >= 121, safari >= 16.4, ios_saf >= 16.4";

/// Makes the stylesheet and adds it, with `style/assets`, to `pkg`.
pub fn add(args: &Args, tools: &Tools, pkg: &Path, manifest: &mut Manifest) -> Result<()> {
    let style = args.root.join("style");
    let main = style.join("main.css");
    if !main.is_file() {
        bail!("{} is missing", main.display());
    }
    let made = pkg.join("style.made");
    fs::create_dir_all(&made)?;
    let target = made.join("main.css");
    fs::write(&target, inline(&main, 0)?)?;
    if args.release {
        let mut words: Vec<OsString> = ["--minify", "--targets", TARGETS].map(OsString::from).into();
        words.extend([target.clone().into(), "-o".into(), target.clone().into()]);
        tools.run("lightningcss", words)?;
    }
    let assets = style.join("assets");
    if assets.is_dir() {
        files::copy_tree(&assets, &made.join("assets"))?;
    }
    manifest.adopt(pkg, &made)
}

/// The text of `path` with every `@import` replaced by what it names.
fn inline(path: &Path, depth: usize) -> Result<String> {
    if depth > 8 {
        bail!("{}: files import each other", path.display());
    }
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let mut out = String::new();
    for line in text.lines() {
        let Some(import) = Import::parse(line).with_context(|| format!("{}: {line}", path.display()))? else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        let inner = inline(&path.with_file_name(import.file), depth + 1)?;
        match import.layer {
            Some(layer) => out.push_str(&format!("@layer {layer} {{\n{inner}}}\n")),
            None => out.push_str(&inner),
        }
    }
    Ok(out)
}

/// `@import "components/button.css" layer(components);`
#[derive(Debug, PartialEq)]
struct Import<'a> {
    file: &'a str,
    layer: Option<&'a str>,
}

impl<'a> Import<'a> {
    /// `None` for any other line. One import a line, a quoted path or `url(...)`, a layer or nothing.
    fn parse(line: &'a str) -> Result<Option<Self>> {
        let Some(rest) = line.trim().strip_prefix("@import") else { return Ok(None) };
        let rest = rest.trim().strip_suffix(';').context("an import ends with ; on its own line")?.trim();
        let rest = rest.strip_prefix("url(").map_or(rest, |inner| inner.trim_start());
        let quote =
            rest.chars().next().filter(|first| matches!(first, '"' | '\'')).context("an import names a file in quotes")?;
        let (file, after) = rest.trim_start_matches(quote).split_once(quote).context("the quote does not end")?;
        let after = after.trim().trim_start_matches(')').trim();
        if after.is_empty() {
            return Ok(Some(Self { file, layer: None }));
        }
        let layer = after.strip_prefix("layer(").and_then(|rest| rest.strip_suffix(')'));
        Ok(Some(Self { file, layer: Some(layer.context("after the file only layer(name) is understood")?.trim()) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_forms_of_an_import() {
        let want = |file, layer| Some(Import { file, layer });
        assert_eq!(Import::parse(r#"@import "a.css";"#).unwrap(), want("a.css", None));
        assert_eq!(Import::parse(r#"  @import url("b/c.css") layer(components);"#).unwrap(), want("b/c.css", Some("components")));
        assert_eq!(Import::parse("@import 'd.css' layer( base );").unwrap(), want("d.css", Some("base")));
        assert_eq!(Import::parse("@layer base, components;").unwrap(), None);
        assert!(Import::parse("@import a.css;").is_err());
        assert!(Import::parse(r#"@import "a.css" screen;"#).is_err());
    }

    #[test]
    fn puts_the_files_into_their_layers() {
        let dir = tempfile::tempdir().unwrap();
        let main = dir.path().join("main.css");
        fs::create_dir_all(dir.path().join("ui")).unwrap();
        fs::write(&main, "@layer base, ui;\n@import \"ui/all.css\" layer(ui);\nbody { margin: 0 }\n").unwrap();
        fs::write(dir.path().join("ui/all.css"), "@import \"button.css\";\n").unwrap();
        fs::write(dir.path().join("ui/button.css"), ".button { color: red }\n").unwrap();
        let all = inline(&main, 0).unwrap();
        assert_eq!(all, "@layer base, ui;\n@layer ui {\n.button { color: red }\n}\nbody { margin: 0 }\n");
    }

    #[test]
    fn does_not_turn_in_circles() {
        let dir = tempfile::tempdir().unwrap();
        let main = dir.path().join("main.css");
        fs::write(&main, "@import \"main.css\";\n").unwrap();
        assert!(inline(&main, 0).unwrap_err().to_string().contains("import each other"));
    }
}
