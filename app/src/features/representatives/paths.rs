//! Addresses.

use domain::ids::{ImportId, PoliticianId};

/// The lists.
pub const LIST: &str = "/org/representatives";
/// Importing.
pub const IMPORT: &str = "/org/representatives/import";
/// Where a file is sent.
pub const UPLOAD: &str = "/org/representatives/upload";

/// The offices that answer letters.
pub const OFFICES: &str = "/org/representatives/offices";

/// One representative.
#[must_use]
pub fn representative(id: PoliticianId) -> String {
    format!("{LIST}/{id}")
}

/// One import.
#[must_use]
pub fn import(id: ImportId) -> String {
    format!("{IMPORT}?id={id}")
}

/// A list, searched, continued after a row.
#[must_use]
pub fn list(tab: &str, search: &str, after: &str) -> String {
    let plain = |text: &str| {
        text.bytes()
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect::<String>()
    };
    format!("{LIST}?tab={tab}&q={}&after={}", plain(search), plain(after))
}
