//! CSV, TSV and their relatives, read as they come.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::encoding::{self, Utf8};
use super::split::{Cells, split};
use super::{Found, ReadError, Row, Sink, is_blank};
use crate::text::undefused;

/// How much of a text is looked at to find what stands between its cells.
const SAMPLE: usize = 64 * 1024;
/// Lines a quoted cell may go on for before its quote counts as a letter.
const LONGEST: usize = 400;
/// Longest line, in bytes: beyond it this is no text.
const WIDEST: u64 = 4 * 1024 * 1024;

/// Reads a file.
pub fn file(path: &Path, sink: &mut dyn Sink) -> Result<(), ReadError> {
    let encoding = encoding::detect(File::open(path)?)?;
    let mut sample = Vec::new();
    Utf8::new(File::open(path)?, encoding).take(u64::try_from(SAMPLE).unwrap_or(u64::MAX)).read_to_end(&mut sample)?;
    let sample = String::from_utf8_lossy(&sample).into_owned();
    let shape = Shape::of(&sample);
    let name = if shape.delimiter == '\t' { "tab".to_owned() } else { shape.delimiter.to_string() };
    sink.sheet(Found { encoding: encoding.name().to_owned(), delimiter: name, ..Found::default() })?;
    let reader = BufReader::with_capacity(SAMPLE, Utf8::new(File::open(path)?, encoding));
    rows(reader, &shape, sink)
}

/// How a text is laid out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Between cells.
    pub delimiter: char,
    /// Between lines: old Macs have no line feed.
    pub line_end: u8,
    /// Lines at the start that only say which delimiter it is.
    pub skip: u32,
}

impl Shape {
    pub fn of(sample: &str) -> Self {
        let line_end = if !sample.contains('\n') && sample.contains('\r') { b'\r' } else { b'\n' };
        // Excel's own way to say it.
        let first = sample.lines().next().unwrap_or_default().trim_matches(['\u{feff}', '"', ' ']);
        if let Some(said) = first.to_lowercase().strip_prefix("sep=").and_then(|s| s.chars().next()) {
            return Self { delimiter: said, line_end, skip: 1 };
        }
        let mut best = (',', 0.0);
        for delimiter in [',', ';', '\t', '|'] {
            let score = score(sample, delimiter, line_end);
            if score > best.1 {
                best = (delimiter, score);
            }
        }
        Self { delimiter: best.0, line_end, skip: 0 }
    }
}

/// How alike the rows are and how many cells they have if this stands between them.
fn score(sample: &str, delimiter: char, line_end: u8) -> f64 {
    let mut counter = Counter { counts: Vec::new(), limit: 200 };
    let shape = Shape { delimiter, line_end, skip: 0 };
    // The sample may end in the middle of a line; the counter has enough long before that.
    let _ = rows(sample.as_bytes(), &shape, &mut counter);
    let mut counts = counter.counts;
    counts.sort_unstable();
    let many = counts.len();
    let mut best = 0.0_f64;
    for width in counts.iter().copied().filter(|w| *w > 1) {
        let same = counts.iter().filter(|w| **w == width).count();
        let share =
            f64::from(u32::try_from(same).unwrap_or(u32::MAX)) / f64::from(u32::try_from(many.max(1)).unwrap_or(u32::MAX));
        let wide = f64::from(u32::try_from(width).unwrap_or(u32::MAX));
        best = best.max(share * share * wide.ln_1p());
    }
    best
}

struct Counter {
    counts: Vec<usize>,
    limit: usize,
}

impl Sink for Counter {
    fn sheet(&mut self, _: Found) -> Result<(), ReadError> {
        Ok(())
    }

    fn row(&mut self, row: Row) -> Result<(), ReadError> {
        self.counts.push(row.cells.len());
        if self.counts.len() < self.limit { Ok(()) } else { Err(ReadError::Stopped) }
    }
}

/// Every row that is not blank.
pub(super) fn rows(mut from: impl BufRead, shape: &Shape, sink: &mut dyn Sink) -> Result<(), ReadError> {
    let mut lines = Lines { from: &mut from, line_end: shape.line_end, number: 0, back: Vec::new() };
    while let Some((number, line)) = lines.next()? {
        if number <= shape.skip {
            continue;
        }
        let cells = match split(&line, shape.delimiter, false) {
            Cells::Whole(cells) => cells,
            Cells::Open => open(&mut lines, line, shape.delimiter)?,
        };
        // What made a text of a formula is not part of it.
        let cells: Vec<String> = cells.into_iter().map(undefused).collect();
        if cells.iter().any(|cell| !is_blank(cell)) {
            sink.row(Row { line: number, cells })?;
        }
    }
    Ok(())
}

/// A row whose quoted cell goes on over further lines. If no line ends it, the quote was a letter and the lines are given back.
fn open(lines: &mut Lines<'_, impl BufRead>, first: String, delimiter: char) -> Result<Vec<String>, ReadError> {
    let mut whole = first.clone();
    let mut taken = Vec::new();
    while taken.len() < LONGEST
        && let Some((number, line)) = lines.next()?
    {
        whole.push('\n');
        whole.push_str(&line);
        let ends = line.contains('"');
        taken.push((number, line));
        if ends && let Cells::Whole(cells) = split(&whole, delimiter, false) {
            return Ok(cells);
        }
    }
    taken.reverse();
    lines.back.extend(taken);
    match split(&first, delimiter, true) {
        Cells::Whole(cells) => Ok(cells),
        Cells::Open => Ok(vec![first]),
    }
}

struct Lines<'a, R> {
    from: &'a mut R,
    line_end: u8,
    number: u32,
    /// Lines given back, the next one last.
    back: Vec<(u32, String)>,
}

impl<R: BufRead> Lines<'_, R> {
    fn next(&mut self) -> io::Result<Option<(u32, String)>> {
        if let Some(line) = self.back.pop() {
            return Ok(Some(line));
        }
        let mut bytes = Vec::with_capacity(256);
        if (&mut *self.from).take(WIDEST).read_until(self.line_end, &mut bytes)? == 0 {
            return Ok(None);
        }
        self.number = self.number.saturating_add(1);
        while bytes.last().is_some_and(|b| matches!(b, b'\n' | b'\r')) {
            bytes.pop();
        }
        // A zero can't be stored, and means nothing in a text.
        bytes.retain(|b| *b != 0);
        let text = String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
        Ok(Some((self.number, text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::read::Collected;

    fn read(text: &str) -> Vec<Row> {
        let mut all = Collected::default();
        all.sheet(Found::default()).unwrap();
        rows(text.as_bytes(), &Shape::of(text), &mut all).unwrap();
        all.0.remove(0).1
    }

    #[test]
    fn what_stands_between_cells_is_seen() {
        assert_eq!(Shape::of("a;b;c\n1,5;2;3\n4;5,5;6\n").delimiter, ';');
        assert_eq!(Shape::of("a\tb\n1, 2\t3\n").delimiter, '\t');
        assert_eq!(Shape::of("a|b|c\n1|2|3\n").delimiter, '|');
        assert_eq!(Shape::of("name\nAnna\nBo\n").delimiter, ',');
        assert_eq!(Shape::of("sep=;\na;b\n"), Shape { delimiter: ';', line_end: b'\n', skip: 1 });
        assert_eq!(Shape::of("a,b\r1,2\r").line_end, b'\r');
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let rows = read("a,b\n\n\"x\ny\",2\r\n , \n3,4");
        let lines: Vec<(u32, Vec<&str>)> = rows.iter().map(|r| (r.line, r.cells.iter().map(String::as_str).collect())).collect();
        assert_eq!(lines, [(1, vec!["a", "b"]), (3, vec!["x\ny", "2"]), (6, vec!["3", "4"])]);
    }

    #[test]
    fn a_quote_that_never_ends_takes_only_its_own_line() {
        let rows = read("a,b\n\"x,2\n3,4\n5,6\n");
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[1].cells, ["\"x", "2"]);
        assert_eq!((rows[3].line, rows[3].cells[1].as_str()), (4, "6"));
    }
}
