//! Brotli and gzip beside every file worth it, made once here instead of at every request.

use crate::{files, tools::Tools};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};

const TEXTUAL: [&str; 6] = ["js", "wasm", "css", "json", "svg", "txt"];

/// Node has both compressions built in, compiled and in threads; the same in Rust would have to be compiled with optimisation first.
/// Brotli at its slowest and smallest, as gzip.
const SCRIPT: &str = r#"
const { readFileSync, writeFileSync } = require('fs');
const { brotliCompress, gzip, constants: c } = require('zlib');
for (const path of process.argv.slice(1)) {
  const plain = readFileSync(path);
  const keep = (ending) => (error, bytes) => {
    if (error) throw error;
    if (bytes.length < plain.length) writeFileSync(path + ending, bytes);
  };
  const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 22, [c.BROTLI_PARAM_SIZE_HINT]: plain.length };
  brotliCompress(plain, { params }, keep('.br'));
  gzip(plain, { level: 9 }, keep('.gz'));
}
"#;

/// Writes `FILE.br` and `FILE.gz` beside every file that shrinks.
pub fn compress_all(pkg: &Path, tools: &Tools) -> Result<()> {
    let paths = compressible(pkg)?;
    let words = ["-e".as_ref(), SCRIPT.as_ref()].into_iter().chain(paths.iter().map(|path| path.as_os_str()));
    tools.run("node", words)
}

fn compressible(pkg: &Path) -> Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> = files::walk(pkg)?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| TEXTUAL.iter().any(|t| end == *t)))
        .collect();
    found.sort_by_key(|path| fs::metadata(path).map_or(0, |about| about.len()));
    Ok(found)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// A table of what the browser may load: plain and brotli bytes.
pub fn print_sizes(pkg: &Path) -> Result<()> {
    println!("{:>10} {:>10}  file", "bytes", "brotli");
    let (mut all_plain, mut all_brotli) = (0, 0);
    for path in compressible(pkg)?.into_iter().rev() {
        let plain = fs::metadata(&path).with_context(|| format!("{} is gone", path.display()))?.len();
        let brotli = fs::metadata(with_ending(&path, "br")).map_or(plain, |about| about.len());
        all_plain += plain;
        all_brotli += brotli;
        println!("{plain:>10} {brotli:>10}  {}", path.strip_prefix(pkg)?.display());
    }
    println!("{all_plain:>10} {all_brotli:>10}  together");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compresses_texts_and_leaves_the_rest() {
        let dir = tempfile::tempdir().unwrap();
        let text = "calm ".repeat(400);
        fs::write(dir.path().join("main.css"), &text).unwrap();
        fs::write(dir.path().join("tiny.txt"), "x").unwrap();
        fs::write(dir.path().join("photo.webp"), &text).unwrap();
        compress_all(dir.path(), &Tools::find(None, false).unwrap()).unwrap();
        let packed = fs::metadata(dir.path().join("main.css.br")).unwrap().len();
        assert!(packed < 100, "{packed} bytes for the same word four hundred times");
        assert!(dir.path().join("main.css.gz").is_file());
        assert!(!dir.path().join("tiny.txt.br").exists(), "what would grow stays plain");
        assert!(!dir.path().join("photo.webp.br").exists());
    }
}
