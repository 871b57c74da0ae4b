//! Turns `app/locales/<language>/<feature>.json` into constants and tables, after checking that the five languages agree.

#[path = "build/check.rs"]
mod check;
#[path = "build/emit.rs"]
mod emit;
#[path = "build/read.rs"]
mod read;

use std::{env, fs, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    match run() {
        Ok(problems) if problems.is_empty() => ExitCode::SUCCESS,
        Ok(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            println!("cargo::error=texts: {error}");
            ExitCode::FAILURE
        }
    }
}

/// All problems found; the constants are only written when there are none.
fn run() -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../locales");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed={}", root.display());
    let (catalogue, mut problems) = read::read(&root);
    for file in &catalogue.files {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    problems.extend(check::check(&catalogue));
    if problems.is_empty() {
        let out = PathBuf::from(env::var("OUT_DIR")?);
        fs::write(out.join("keys.rs"), emit::keys(&catalogue)?)?;
        fs::write(out.join("texts.rs"), emit::texts(&catalogue)?)?;
    }
    Ok(problems)
}
