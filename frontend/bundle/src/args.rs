//! What the command line says.

use anyhow::{Context, Result, bail};
use std::path::PathBuf;

const USAGE: &str = "usage: bundle --wasm FILE --out FOLDER [--release] [--tools node_modules/.bin] [--root CHECKOUT]";

/// The command line, read.
#[derive(Debug)]
pub struct Args {
    /// The wasm file that Cargo made of `frontend`.
    pub wasm: PathBuf,
    /// The site folder to make.
    pub out: PathBuf,
    /// Small instead of fast: optimise, minify, compress.
    pub release: bool,
    /// Where npm put its programs; without it they are looked for in `PATH`.
    pub tools: Option<PathBuf>,
    /// The checkout, for `style/` and `app/locales/`.
    pub root: PathBuf,
}

impl Args {
    /// Reads the process's own arguments.
    pub fn from_env() -> Result<Self> {
        Self::parse(std::env::args().skip(1))
    }

    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let (mut wasm, mut out, mut tools, mut root, mut release) = (None, None, None, None, false);
        while let Some(word) = words.next() {
            let slot = match word.as_str() {
                "--release" => {
                    release = true;
                    continue;
                }
                "--wasm" => &mut wasm,
                "--out" => &mut out,
                "--tools" => &mut tools,
                "--root" => &mut root,
                other => bail!("{other}: not an option\n{USAGE}"),
            };
            *slot = Some(PathBuf::from(words.next().with_context(|| format!("{word} needs a value\n{USAGE}"))?));
        }
        Ok(Self {
            wasm: wasm.context(USAGE)?,
            out: out.context(USAGE)?,
            release,
            tools,
            root: root.unwrap_or_else(|| PathBuf::from(".")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Args> {
        Args::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn reads_a_full_line() {
        let args = parse("--release --wasm a.wasm --out site --tools bin").unwrap();
        assert!(args.release);
        assert_eq!(args.wasm, PathBuf::from("a.wasm"));
        assert_eq!(args.tools, Some(PathBuf::from("bin")));
        assert_eq!(args.root, PathBuf::from("."));
    }

    #[test]
    fn says_what_is_missing() {
        assert!(parse("--out site").unwrap_err().to_string().starts_with("usage"));
        assert!(parse("--wasm").unwrap_err().to_string().starts_with("--wasm needs a value"));
        assert!(parse("--fast").unwrap_err().to_string().starts_with("--fast: not an option"));
    }
}
