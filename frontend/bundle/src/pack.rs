//! Brotli and gzip beside every file worth it, made once here instead of at every request.

use crate::files;
use anyhow::{Context, Result, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::Mutex,
};

const TEXTUAL: [&str; 6] = ["js", "wasm", "css", "json", "svg", "txt"];

/// Writes `FILE.br` and `FILE.gz` beside every file that shrinks.
pub fn compress_all(pkg: &Path) -> Result<()> {
    let todo = Mutex::new(compressible(pkg)?);
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let hands: Vec<_> = (0..workers).map(|_| scope.spawn(|| work(&todo))).collect();
        hands.into_iter().try_for_each(|hand| hand.join().map_err(|_| anyhow!("a compressing thread panicked"))?)
    })
}

fn work(todo: &Mutex<Vec<PathBuf>>) -> Result<()> {
    loop {
        let next = todo.lock().map_err(|_| anyhow!("another compressing thread panicked"))?.pop();
        let Some(path) = next else { return Ok(()) };
        compress(&path).with_context(|| format!("compressing {}", path.display()))?;
    }
}

fn compressible(pkg: &Path) -> Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> = files::walk(pkg)?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| TEXTUAL.iter().any(|t| end == *t)))
        .collect();
    // The largest last: it is taken first.
    found.sort_by_key(|path| fs::metadata(path).map_or(0, |about| about.len()));
    Ok(found)
}

fn compress(path: &Path) -> Result<()> {
    let plain = fs::read(path)?;
    let mut brotli = Vec::new();
    // Quality 11, a window of 4 MB: the slowest and smallest. The standard parameters are just that.
    brotli::BrotliCompress(&mut plain.as_slice(), &mut brotli, &BrotliEncoderParams::default())?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&plain)?;
    for (ending, bytes) in [("br", brotli), ("gz", gzip.finish()?)] {
        if bytes.len() < plain.len() {
            fs::write(with_ending(path, ending), bytes)?;
        }
    }
    Ok(())
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
        let plain = fs::metadata(&path)?.len();
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
        compress_all(dir.path()).unwrap();
        let packed = fs::read(dir.path().join("main.css.br")).unwrap();
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut plain).unwrap();
        assert_eq!(plain, text.as_bytes());
        assert!(dir.path().join("main.css.gz").is_file());
        assert!(!dir.path().join("tiny.txt.br").exists(), "what would grow stays plain");
        assert!(!dir.path().join("photo.webp.br").exists());
    }
}
