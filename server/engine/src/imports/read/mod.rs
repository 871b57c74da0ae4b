//! From bytes to rows of text cells, each with the line it stood on.

mod cards;
mod delimited;
mod encoding;
mod header;
mod html;
mod split;
mod workbook;

#[cfg(test)]
pub(crate) mod golden;

use std::path::Path;

use domain::imports::Format;

pub use self::header::{layout, layout_at};

/// A row of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line of the file (row of a sheet, line a card begins on) from 1.
    pub line: u32,
    /// Cells as they are in the file.
    pub cells: Vec<String>,
}

/// What is known of a sheet besides its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Its name; empty if the file has only one.
    pub name: String,
    /// The encoding its text was read in.
    pub encoding: String,
    /// What stands between its cells.
    pub delimiter: String,
    /// Names of the columns where the kind of file fixes them.
    pub columns: Option<Vec<String>>,
}

/// Why a file can't be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It can't be opened or ends too early.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// It is not what its name says, or damaged; the words are the reader's.
    #[error("{0}")]
    Broken(String),
    /// Whoever takes the rows has stopped.
    #[error("stopped")]
    Stopped,
}

/// Takes what is read, sheet by sheet and row by row. Blank rows are left out.
pub trait Sink {
    /// A sheet begins.
    ///
    /// # Errors
    /// [`ReadError::Stopped`] to end reading.
    fn sheet(&mut self, found: Found) -> Result<(), ReadError>;
    /// A row of the sheet begun last.
    ///
    /// # Errors
    /// [`ReadError::Stopped`] to end reading.
    fn row(&mut self, row: Row) -> Result<(), ReadError>;
}

/// What kind of file it is, by its first bytes and its name.
#[must_use]
pub fn format(name: &str, start: &[u8]) -> Format {
    let name = name.to_lowercase();
    let zip = start.starts_with(b"PK\x03\x04");
    let compound = start.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    let head: String = encoding::decode(start).0.trim_start().chars().take(200).collect::<String>().to_lowercase();
    if zip || compound {
        Format::Workbook
    } else if head.starts_with("begin:vcard") || name.ends_with(".vcf") {
        Format::Cards
    } else if head.starts_with('<')
        && (head.contains("<table") || head.contains("<html") || head.contains("<tr") || head.contains("<meta"))
    {
        Format::Pasted
    } else {
        Format::Text
    }
}

/// Reads a file. Text is read as it comes; only workbooks and cards are held in memory.
///
/// # Errors
/// [`ReadError`].
pub fn file(path: &Path, format: Format, sink: &mut dyn Sink) -> Result<(), ReadError> {
    match format {
        Format::Text => delimited::file(path, sink),
        Format::Workbook => workbook::file(path, sink),
        Format::Cards => cards::read(&std::fs::read(path)?, sink),
        Format::Pasted => {
            let (text, _) = encoding::decode(&std::fs::read(path)?);
            if text.trim_start().starts_with('<') { html::read(&text, sink) } else { delimited::file(path, sink) }
        }
    }
}

/// A sink that keeps everything.
#[cfg(test)]
#[derive(Debug, Default)]
pub struct Collected(pub Vec<(Found, Vec<Row>)>);

#[cfg(test)]
impl Sink for Collected {
    fn sheet(&mut self, found: Found) -> Result<(), ReadError> {
        self.0.push((found, Vec::new()));
        Ok(())
    }

    fn row(&mut self, row: Row) -> Result<(), ReadError> {
        if let Some((_, rows)) = self.0.last_mut() {
            rows.push(row);
        }
        Ok(())
    }
}

/// Whether nothing can be seen in a cell.
#[must_use]
pub fn is_blank(cell: &str) -> bool {
    cell.chars().all(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}'))
}
