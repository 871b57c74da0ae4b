//! From compiled wasm to what the browser loads.
//!
//! Reads the wasm that Cargo made of `frontend`, the stylesheet and the texts, and writes a site folder with `pkg/manifest.json` in it, where
//! the server looks up which file to send. Everything else in `pkg` carries a hash of its content in its path, so it can be cached for ever.

mod args;
mod code;
mod css;
mod files;
mod manifest;
mod pack;
mod stamp;
mod texts;
mod tools;

use anyhow::{Context, Result};
use args::Args;
use manifest::Manifest;
use std::{fs, path::PathBuf, time::Instant};
use tools::Tools;

fn main() -> Result<()> {
    let args = Args::from_env()?;
    let started = Instant::now();
    let stamp = stamp::of_inputs(&args)?;
    if stamp::is_current(&args.out, &stamp) {
        println!("bundle: nothing changed, {} is current", args.out.display());
        return Ok(());
    }

    let tools = Tools::find(args.tools.as_deref(), args.release)?;
    // Made beside the old one and put in its place at the end: an interrupted run leaves the old site as it was.
    let fresh = beside(&args.out, "new");
    files::remove_dir(&fresh)?;
    let pkg = fresh.join("pkg");
    fs::create_dir_all(&pkg)?;

    let mut manifest = Manifest::default();
    code::add(&args, &tools, &pkg, &mut manifest).context("the browser's code")?;
    css::add(&args, &tools, &pkg, &mut manifest).context("the stylesheet")?;
    texts::add(&args, &pkg, &mut manifest).context("the texts")?;
    if args.release {
        pack::compress_all(&pkg, &tools).context("compressing")?;
        pack::print_sizes(&pkg)?;
    }
    manifest.write(&pkg)?;
    stamp::write(&fresh, &stamp)?;

    let old = beside(&args.out, "old");
    files::remove_dir(&old)?;
    if args.out.exists() {
        fs::rename(&args.out, &old).with_context(|| format!("moving {} away", args.out.display()))?;
    }
    fs::rename(&fresh, &args.out).with_context(|| format!("putting {} in place", args.out.display()))?;
    files::remove_dir(&old)?;
    println!("bundle: {} in {:.1} s", args.out.display(), started.elapsed().as_secs_f32());
    Ok(())
}

/// A sibling of `out` on the same file system, so that renaming is one step.
fn beside(out: &std::path::Path, suffix: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(suffix);
    out.with_file_name(name)
}
