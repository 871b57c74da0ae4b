//! Small helpers over folders.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

/// All files below `folder`, sorted, so that hashes don't depend on the file system's order.
pub fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut todo = vec![folder.to_path_buf()];
    while let Some(dir) = todo.pop() {
        for entry in fs::read_dir(&dir).with_context(|| format!("reading {}", dir.display()))? {
            let path = entry?.path();
            if path.is_dir() { todo.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// Sixteen hex digits of the hash over all files below `folder`: their names and what is in them.
pub fn hash_of(folder: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    for path in walk(folder)? {
        let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(fs::read(&path).with_context(|| format!("reading {}", path.display()))?);
    }
    hex16(&hash.finalize())
}

/// The first eight bytes as sixteen hex digits.
pub fn hex16(bytes: &[u8]) -> Result<String> {
    let mut text = String::with_capacity(16);
    for byte in bytes.iter().take(8) {
        write!(text, "{byte:02x}")?;
    }
    Ok(text)
}

/// Removes a folder if it is there.
pub fn remove_dir(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Copies all files below `from` to the same places below `to`.
pub fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for path in walk(from)? {
        let target = to.join(path.strip_prefix(from)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&path, &target).with_context(|| format!("copying {}", path.display()))?;
    }
    Ok(())
}
