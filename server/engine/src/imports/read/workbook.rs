//! Workbooks of Excel and LibreOffice: every sheet, cell by cell as a reader sees them.

use std::io::{Cursor, Read, Seek};
use std::path::Path;
use std::sync::Arc;

use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};

use super::{Found, ReadError, Row, Sink, is_blank};

/// Largest workbook: its strings are held in memory.
const LARGEST: u64 = 60 * 1024 * 1024;

/// Reads every sheet that holds anything.
pub fn file(path: &Path, sink: &mut dyn Sink) -> Result<(), ReadError> {
    if std::fs::metadata(path)?.len() > LARGEST {
        return Err(ReadError::Broken("a workbook of more than 60 MB: save the sheet as CSV".into()));
    }
    // Shared, because the reader tries one kind of workbook after the other on a copy.
    let bytes: Arc<[u8]> = std::fs::read(path)?.into();
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|e| ReadError::Broken(e.to_string()))?;
    let names = book.sheet_names();
    let single = names.len() == 1;
    for name in names {
        sheet(&mut book, &name, single, sink)?;
    }
    Ok(())
}

fn sheet(book: &mut Sheets<impl Read + Seek + Clone>, name: &str, single: bool, sink: &mut dyn Sink) -> Result<(), ReadError> {
    // A sheet with nothing but a picture has no cells, and some readers say so as an error.
    let Ok(range) = book.worksheet_range(name) else { return Ok(()) };
    if range.is_empty() {
        return Ok(());
    }
    sink.sheet(Found { name: if single { String::new() } else { name.to_owned() }, ..Found::default() })?;
    let (top, left) = range.start().unwrap_or_default();
    let before = usize::try_from(left).unwrap_or_default().min(256);
    for (line, cells) in (top + 1..).zip(range.rows()) {
        let shown = cells.iter().map(text);
        let cells: Vec<String> = std::iter::repeat_n(String::new(), before).chain(shown).collect();
        if cells.iter().any(|c| !is_blank(c)) {
            sink.row(Row { line, cells })?;
        }
    }
    Ok(())
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => text.replace('\0', ""),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => number(*n),
        Data::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
        Data::DateTime(at) => {
            if at.is_duration() {
                return number(at.as_f64());
            }
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            let time =
                if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}:{second:02}") };
            format!("{year:04}-{month:02}-{day:02}{time}")
        }
    }
}

/// A number as it was typed: phone numbers and postcodes have no decimals.
fn number(n: f64) -> String {
    if n.fract() == 0.0 && n.abs() < 1e15 { format!("{n:.0}") } else { n.to_string() }
}
