//! The browser's code: one main module with its JavaScript, and one wasm file for each page that loads when it is first visited.

use crate::{args::Args, files, manifest::Manifest, tools::Tools};
use anyhow::{Context, Result, anyhow};
use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    fs,
    num::NonZero,
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
};
use wasm_bindgen_cli_support::Bindgen;

const NAME: &str = "hustings";
/// Leptos looks for the loader of the split modules under this name.
const LINK: &str = "__wasm_split.______________________.js";
/// What `#[lazy]` leaves in the compiled wasm where the loader's name will be.
const PLACEHOLDER: &[u8] = b"__wasm_split_placeholder__";
/// What rustc's output uses beyond the first version of wasm.
const WASM_FEATURES: [&str; 2] = ["--enable-bulk-memory", "--enable-nontrapping-float-to-int"];

/// Makes the code and adds it to `pkg`.
pub fn add(args: &Args, tools: &Tools, pkg: &Path, manifest: &mut Manifest) -> Result<()> {
    let made = pkg.join("code.made");
    fs::create_dir_all(&made)?;
    let compiled = fs::read(&args.wasm).with_context(|| format!("reading {}", args.wasm.display()))?;
    let has_lazy_pages = compiled.windows(PLACEHOLDER.len()).any(|bytes| bytes == PLACEHOLDER);
    let main = if has_lazy_pages { split(&compiled, &made)? } else { compiled };
    bind(main, args.release, &made)?;
    if args.release {
        shrink_all(files::walk(&made)?, tools)?;
    }
    manifest.adopt(pkg, &made)
}

/// Cuts the lazy pages out into files of their own in `made`; the rest comes back.
fn split(compiled: &[u8], made: &Path) -> Result<Vec<u8>> {
    let main_out = made.join("main.wasm");
    let (link, main_module) = (format!("./{LINK}"), format!("./{NAME}.js"));
    let mut options = wasm_split_cli_support::Options::new(compiled);
    options.output_dir = made;
    options.main_out_path = &main_out;
    options.link_name = &link;
    options.main_module = &main_module;
    let done = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("splitting: {error:?}"))?;
    // The server reads this one to send the browser the right files ahead of time.
    let ahead = serde_json::to_vec(&BTreeMap::from_iter(done.prefetch_map))?;
    fs::write(made.join("__wasm_split_manifest.json"), ahead)?;
    let main = fs::read(&main_out)?;
    fs::remove_file(&main_out)?;
    Ok(main)
}

/// Writes `hustings.js` and `hustings_bg.wasm`.
fn bind(main: Vec<u8>, release: bool, made: &Path) -> Result<()> {
    Bindgen::new()
        .input_bytes(NAME, main)
        .out_name(NAME)
        .web(true)?
        .typescript(false)
        .debug(false)
        .keep_debug(false)
        // The parts find the table of functions by its name.
        .keep_lld_exports(true)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate(made)
}

/// Optimises the files, as many at once as there are cores, the largest first.
fn shrink_all(mut paths: Vec<PathBuf>, tools: &Tools) -> Result<()> {
    paths.sort_by_key(|path| fs::metadata(path).map_or(0, |about| about.len()));
    let waiting = Mutex::new(paths);
    let next = || waiting.lock().ok().and_then(|mut paths| paths.pop());
    let work = || {
        while let Some(path) = next() {
            shrink(&path, tools)?;
        }
        Ok(())
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow!("optimising ended with a panic"))?)
    })
}

/// Puts an optimised file in place of the plain one.
fn shrink(path: &Path, tools: &Tools) -> Result<()> {
    let small = PathBuf::from(format!("{}.small", path.display()));
    let (from, to) = (path.as_os_str(), small.as_os_str());
    match path.extension().and_then(|end| end.to_str()) {
        Some("wasm") => {
            let flags = ["-Oz", "--strip-producers"].into_iter().chain(WASM_FEATURES).map(OsStr::new);
            tools.run("wasm-opt", flags.chain([from, "-o".as_ref(), to]))?;
        }
        Some("js") => {
            let mut outfile = OsString::from("--outfile=");
            outfile.push(to);
            let flags = ["--minify", "--format=esm", "--target=es2022", "--log-level=warning", "--loader:.js=js"].map(OsStr::new);
            tools.run("esbuild", flags.into_iter().chain([outfile.as_os_str(), from]))?;
        }
        _ => return Ok(()),
    }
    fs::rename(&small, path).with_context(|| format!("putting the small {} in place", path.display()))
}
