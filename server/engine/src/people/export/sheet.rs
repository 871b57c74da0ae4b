//! The file while it is being written. Nothing grows with the number of people: text leaves in pieces, a workbook is written to a
//! file as it goes.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom};
use std::path::PathBuf;

use domain::ids::BatchId;
use domain::people::ExportFormat;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::text::defused;
use crate::{Error, Result};

/// Rows of a sheet, its head included, as spreadsheets have them at most.
const SHEET: u32 = 1_048_576;
/// Octets of a piece.
pub(super) const PIECE: usize = 384 * 1024;

/// A file being written.
pub(super) enum Sheet {
    /// Lines of text that have not left yet.
    Text(Vec<u8>),
    /// A workbook, the heads of its sheets, and the next row.
    Book(Box<Workbook>, Vec<String>, u32),
}

fn wrong(e: XlsxError) -> Error {
    Error::Io(std::io::Error::other(e.to_string()))
}

impl Sheet {
    pub(super) fn begin(format: ExportFormat, heads: &[String]) -> Result<Self> {
        match format {
            ExportFormat::Vcard => Ok(Self::Text(Vec::new())),
            ExportFormat::Csv => {
                // The mark by which spreadsheets know UTF-8.
                let mut sheet = Self::Text(vec![0xef, 0xbb, 0xbf]);
                sheet.row(heads)?;
                Ok(sheet)
            }
            ExportFormat::Xlsx => {
                let mut sheet = Self::Book(Box::new(Workbook::new()), heads.to_vec(), 0);
                sheet.head()?;
                Ok(sheet)
            }
        }
    }

    fn head(&mut self) -> Result<()> {
        let Self::Book(book, heads, next) = self else { return Ok(()) };
        let sheet = book.add_worksheet_with_constant_memory().map_err(wrong)?;
        let bold = Format::new().set_bold();
        for (column, head) in (0_u16..).zip(heads.iter()) {
            sheet.write_string_with_format(0, column, head, &bold).map_err(wrong)?;
        }
        *next = 1;
        Ok(())
    }

    pub(super) fn row(&mut self, cells: &[String]) -> Result<()> {
        match self {
            Self::Text(out) => {
                let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
                writer.write_record(cells.iter().map(|cell| defused(cell))).map_err(|e| Error::Io(std::io::Error::other(e)))?;
                writer.flush()?;
                Ok(())
            }
            Self::Book(_, _, next) if *next >= SHEET => {
                self.head()?;
                self.row(cells)
            }
            Self::Book(book, _, next) => {
                let last = book.worksheets().len().saturating_sub(1);
                let sheet = book.worksheet_from_index(last).map_err(wrong)?;
                for (column, cell) in (0_u16..).zip(cells) {
                    // As text, whatever it looks like: nothing is ever a formula.
                    if !cell.is_empty() {
                        sheet.write_string(*next, column, cell).map_err(wrong)?;
                    }
                }
                *next += 1;
                Ok(())
            }
        }
    }

    /// Adds a text as it is.
    pub(super) fn text(&mut self, text: &str) {
        if let Self::Text(out) = self {
            out.extend_from_slice(text.as_bytes());
        }
    }

    /// What can leave by now: full pieces, and at the end the rest.
    pub(super) fn leaves(&mut self, end: bool) -> Vec<Vec<u8>> {
        let Self::Text(out) = self else { return Vec::new() };
        let mut pieces = Vec::new();
        while out.len() >= PIECE || (end && !out.is_empty()) {
            let rest = out.split_off(out.len().min(PIECE));
            pieces.push(std::mem::replace(out, rest));
        }
        pieces
    }

    /// Writes a workbook to a file that only this program can read, to be read from its beginning.
    pub(super) fn finish(self, export: BatchId) -> Result<Option<Finished>> {
        let Self::Book(mut book, ..) = self else { return Ok(None) };
        let path = std::env::temp_dir().join(format!("hustings-export-{export}.xlsx"));
        // What an interrupted try left behind.
        if path.exists() {
            fs::remove_file(&path)?;
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut finished = Finished { file: options.open(&path)?, path };
        book.save_to_writer(&mut finished.file).map_err(wrong)?;
        finished.file.seek(SeekFrom::Start(0))?;
        Ok(Some(finished))
    }
}

/// A finished workbook; its file is removed with it.
pub(super) struct Finished {
    file: File,
    path: PathBuf,
}

impl Finished {
    /// The next piece; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Vec<u8>>> {
        let mut piece = Vec::with_capacity(PIECE);
        let limit = u64::try_from(PIECE).unwrap_or_default();
        Read::by_ref(&mut self.file).take(limit).read_to_end(&mut piece)?;
        Ok((!piece.is_empty()).then_some(piece))
    }
}

impl Drop for Finished {
    fn drop(&mut self) {
        if let Err(e) = fs::remove_file(&self.path) {
            tracing::warn!(error = %e, "a temporary file stays behind");
        }
    }
}
