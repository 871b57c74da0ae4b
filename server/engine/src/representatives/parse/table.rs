//! Tables: comma, semicolon, tab or bar between cells; UTF-8, UTF-16 or Windows-1252; title rows above the header.

use domain::representatives::import::{Fault, FaultKind};

use super::{checked, fault, row};

/// A table as text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Names of the columns: trimmed, made different where the file repeats them.
    pub header: Vec<String>,
    /// Each row that is not blank: its line in the file, from 1, and its cells.
    pub rows: Vec<(u32, Vec<String>)>,
}

impl Table {
    /// The cell of a row in a named column, trimmed.
    #[must_use]
    pub fn cell<'a>(&self, cells: &'a [String], column: &str) -> Option<&'a str> {
        let i = self.header.iter().position(|h| h == column)?;
        cells.get(i).map(|c| c.trim())
    }
}

/// Reads a table.
///
/// # Errors
/// [`FaultKind::Empty`], [`FaultKind::TooLarge`], [`FaultKind::NotATable`] (fewer than two columns or no rows).
pub fn read(bytes: &[u8]) -> Result<Table, Fault> {
    // One kind of line end, so that lines are counted the same in every file.
    let text = decode(checked(bytes)?).replace("\r\n", "\n").replace('\r', "\n");
    if text.contains('\0') {
        return Err(fault(FaultKind::NotATable, ""));
    }
    let delimiter = delimiter(&text);
    let mut lines = Vec::new();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.map_err(|e| fault(FaultKind::NotATable, e.to_string()))?;
        let line = record.position().map_or(0, |p| u32::try_from(p.line()).unwrap_or(u32::MAX));
        if record.iter().any(|c| !c.trim().is_empty()) {
            lines.push((line, record.iter().map(str::to_owned).collect::<Vec<_>>()));
        }
    }
    let header_at = header(&lines).ok_or_else(|| fault(FaultKind::NotATable, ""))?;
    let rows = lines.split_off(header_at + 1);
    let header = lines.pop().map(|(_, cells)| names(&cells)).unwrap_or_default();
    if rows.is_empty() {
        return Err(fault(FaultKind::NotATable, header.join(", ")));
    }
    Ok(Table { header, rows })
}

/// The text of a file in the encoding it is most likely in.
fn decode(bytes: &[u8]) -> String {
    let wide = |swap: bool, rest: &[u8]| {
        let units: Vec<u16> = rest
            .as_chunks::<2>()
            .0
            .iter()
            .map(|pair| if swap { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) })
            .collect();
        String::from_utf16_lossy(&units)
    };
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return wide(false, rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return wide(true, rest);
    }
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(|b| windows_1252(*b)).collect(), str::to_owned)
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“',
        '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte.checked_sub(0x80).and_then(|i| HIGH.get(usize::from(i))) {
        Some(c) => *c,
        None => char::from(byte),
    }
}

/// The delimiter that splits the first lines into the most columns most evenly.
fn delimiter(text: &str) -> u8 {
    let sample: String = text.chars().take(16_000).collect();
    let score = |d: u8| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(d).from_reader(sample.as_bytes());
        let widths: Vec<usize> = reader.records().filter_map(Result::ok).take(30).map(|r| r.len()).collect();
        let common = mode(&widths);
        (if common > 1 { widths.iter().filter(|w| **w == common).count() } else { 0 }, common)
    };
    b",;\t|".iter().copied().max_by_key(|d| score(*d)).unwrap_or(b',')
}

/// The number that comes up most, the larger of two that come up as often.
fn mode(widths: &[usize]) -> usize {
    widths.iter().copied().max_by_key(|w| (widths.iter().filter(|x| *x == w).count(), *w)).unwrap_or(0)
}

/// Which row is the header: the first as wide as most rows and filled to at least half.
fn header(lines: &[(u32, Vec<String>)]) -> Option<usize> {
    let widths: Vec<usize> = lines.iter().take(100).map(|(_, cells)| cells.len()).collect();
    let common = mode(&widths);
    let filled = |cells: &[String]| cells.iter().filter(|c| !c.trim().is_empty()).count();
    (common > 1)
        .then(|| {
            lines.iter().position(|(_, cells)| cells.len() >= common && filled(cells) * 2 >= cells.len() && filled(cells) > 1)
        })
        .flatten()
}

fn names(cells: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(cells.len());
    for (i, cell) in cells.iter().enumerate() {
        let name = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if name.is_empty() { format!("column {}", row(i)) } else { name };
        let again = out.iter().filter(|o| **o == name || o.starts_with(&format!("{name} ("))).count();
        out.push(if again == 0 { name } else { format!("{name} ({})", again + 1) });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn any_delimiter_and_encoding() {
        let wide: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("nr\tby\r\n0800\tÅrhus\r\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [
            b"nr,by\n0800,\xc3\x85rhus\n".to_vec(),
            b"\xef\xbb\xbfnr;by\r\n0800;\xc3\x85rhus".to_vec(),
            b"nr|by\n0800|\xc5rhus\n".to_vec(),
            wide,
        ] {
            let t = read(&bytes).unwrap();
            assert_eq!(t.header, ["nr", "by"]);
            assert_eq!(t.rows, [(2, vec!["0800".to_owned(), "Århus".to_owned()])]);
        }
    }

    #[test]
    fn titles_blank_lines_and_repeated_headers() {
        let t = read(b"Postcodes of the land\n\n code , name ,name,\n1,a,b,\n\"2\",\"x\ny\",c,\n").unwrap();
        assert_eq!(t.header, ["code", "name", "name (2)", "column 4"]);
        assert_eq!(t.rows.len(), 2);
        assert_eq!(t.cell(&t.rows[1].1, "name"), Some("x\ny"));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for bytes in [&b"just words"[..], b"a,b\n", b"\x00\x01\x02,\x00\n1,2\n"] {
            assert_eq!(read(bytes).unwrap_err().kind, FaultKind::NotATable);
        }
    }

    proptest! {
        #[test]
        fn junk_is_read_or_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) { let _ = read(&bytes); }
    }
}
