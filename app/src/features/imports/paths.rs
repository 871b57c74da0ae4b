//! Addresses.

use domain::ids::ImportId;

/// Choosing a file, and the imports so far.
pub const LIST: &str = "/org/people/import";
/// Where a file or pasted cells are sent.
pub const UPLOAD: &str = "/upload/people";

/// One import.
#[must_use]
pub fn import(id: ImportId) -> String {
    format!("{LIST}/{id}")
}

/// The rows and cells for a human, as a file.
#[must_use]
pub fn rows(id: ImportId) -> String {
    format!("/download/imports/{id}/rows.csv")
}
