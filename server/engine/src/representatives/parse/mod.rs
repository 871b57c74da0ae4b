//! Readers of the files people have: Popolo JSON, GeoJSON, tables. Pure: bytes in, what they say and what is odd about
//! them out. None of them panics, and none takes more than a small multiple of the file's size in memory.

pub mod code;
pub mod contact;
pub mod crosswalk;
pub mod geojson;
pub mod geojson_raw;
pub mod guess;
pub mod popolo;
pub mod popolo_raw;
pub mod postcodes;
pub mod table;

use domain::representatives::import::{Fault, FaultKind};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A file that cannot be used.
#[must_use]
pub fn fault(kind: FaultKind, detail: impl Into<String>) -> Fault {
    Fault { kind, detail: detail.into() }
}

/// The file without a byte order mark.
///
/// # Errors
/// [`FaultKind::Empty`] and [`FaultKind::TooLarge`].
pub fn checked(bytes: &[u8]) -> Result<&[u8], Fault> {
    if bytes.len() > MAX_BYTES {
        return Err(fault(FaultKind::TooLarge, (MAX_BYTES / 1024 / 1024).to_string()));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        return Err(fault(FaultKind::Empty, ""));
    }
    Ok(bytes)
}

/// What a JSON reader says, without the bytes.
#[must_use]
pub fn json_fault(kind: FaultKind, error: &serde_json::Error) -> Fault {
    fault(kind, error.to_string())
}

/// A row number for people: from 1.
#[must_use]
pub fn row(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

/// A date as precise as the source knows it (`2015`, `2015-06`, `2015-06-20`), else empty.
#[must_use]
pub fn date(text: &str) -> String {
    let text = text.trim();
    let text = text.get(..10).unwrap_or(text);
    let parts: Vec<&str> = text.split('-').collect();
    let number = |s: &str, n: usize, max: u16| {
        s.len() == n && s.bytes().all(|b| b.is_ascii_digit()) && s.parse::<u16>().is_ok_and(|v| v >= 1 && v <= max)
    };
    let fine = match parts.as_slice() {
        [y] => number(y, 4, 9999),
        [y, m] => number(y, 4, 9999) && number(m, 2, 12),
        [y, m, d] => number(y, 4, 9999) && number(m, 2, 12) && number(d, 2, 31),
        _ => false,
    };
    if fine { text.to_owned() } else { String::new() }
}

#[cfg(test)]
pub(crate) mod testing {
    //! Where the public test data is, if it is there at all.

    /// The bytes of a file of the optional public test data; `None` (and a printed line) if it is not there.
    pub fn public(path: &str) -> Option<Vec<u8>> {
        let root = std::env::var_os("HUSTINGS_TEST_DATA").map_or_else(
            || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
            std::path::PathBuf::from,
        );
        let bytes = std::fs::read(root.join(path)).ok();
        if bytes.is_none() {
            println!("skipped: {} is not there", root.join(path).display());
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_precise_as_they_are() {
        for (given, want) in [
            ("2015", "2015"),
            ("2015-06-20", "2015-06-20"),
            ("2015-06-20T00:00:00Z", "2015-06-20"),
            (" 2015-06 ", "2015-06"),
            ("2015-13-01", ""),
            ("20.6.2015", ""),
            ("", ""),
        ] {
            assert_eq!(date(given), want, "{given}");
        }
    }

    #[test]
    fn empty_files_are_said_to_be_empty() {
        assert_eq!(checked(b"\xef\xbb\xbf \n").unwrap_err().kind, FaultKind::Empty);
        assert_eq!(checked(b"\xef\xbb\xbf{}").unwrap(), b"{}");
    }
}
