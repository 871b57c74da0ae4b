//! Where the names of the columns stand.

use domain::imports::Layout;

use super::{Row, is_blank};
use crate::imports::cells::{date, email};
use crate::imports::mapping;

/// How far down the names of the columns are looked for.
const DEEPEST: usize = 25;

/// The layout of a sheet by its first rows: titles above the names are skipped, names over several columns are put before those below.
#[must_use]
pub fn layout(rows: &[Row]) -> Layout {
    let width = rows.iter().map(|r| r.cells.len()).max().unwrap_or_default();
    let Some(at) = header_row(rows) else { return Layout { columns: named(&[], width), ..Layout::default() } };
    let Some(row) = rows.get(at) else { return Layout::default() };
    let mut names: Vec<String> = row.cells.iter().map(|c| tidy(c)).collect();
    let mut header_rows = 1;
    if let Some(above) = at.checked_sub(1).and_then(|i| rows.get(i)).filter(|above| spans(above, row)) {
        header_rows = 2;
        let mut last = String::new();
        for (i, name) in names.iter_mut().enumerate() {
            let over = above.cells.get(i).map(|c| tidy(c)).unwrap_or_default();
            if !over.is_empty() {
                last = over;
            }
            *name = [last.as_str(), name.as_str()].iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(" ");
        }
    }
    Layout { header_line: row.line, header_rows, columns: named(&names, width) }
}

/// The layout of a sheet whose names stand in this line; 0 if it has none.
#[must_use]
pub fn layout_at(rows: &[Row], line: u32) -> Layout {
    let width = rows.iter().map(|r| r.cells.len()).max().unwrap_or_default();
    let row = rows.iter().find(|r| r.line == line);
    let names: Vec<String> = row.map(|r| r.cells.iter().map(|c| tidy(c)).collect()).unwrap_or_default();
    Layout { header_line: line, header_rows: u32::from(row.is_some()), columns: named(&names, width) }
}

/// A name for every column: what the sheet says, else its number.
fn named(names: &[String], width: usize) -> Vec<String> {
    (0..width.max(names.len()))
        .map(|i| names.get(i).filter(|n| !n.is_empty()).cloned().unwrap_or_else(|| format!("Column {}", i + 1)))
        .collect()
}

fn tidy(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['\u{feff}', '"']).to_owned()
}

fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|c| !is_blank(c)).count()
}

/// The first row as wide as the others that reads like names and not like data.
fn header_row(rows: &[Row]) -> Option<usize> {
    let start = rows.get(..rows.len().min(DEEPEST)).unwrap_or_default();
    let known = |row: &Row| {
        let hits = row.cells.iter().filter(|c| mapping::is_known(c)).count();
        hits >= 2 && hits * 3 >= filled(row)
    };
    if let Some(at) = start.iter().position(known) {
        // Names over several columns: the row below them says more.
        let below = start.get(at + 1).filter(|below| start.get(at).is_some_and(|row| spans(row, below)));
        return Some(if below.is_some_and(known) { at + 1 } else { at });
    }
    let mut widths: Vec<usize> = rows.iter().take(200).map(filled).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or_default();
    let at = start.iter().position(|row| filled(row) + 1 >= usual && filled(row) >= usual.min(2))?;
    let row = start.get(at)?;
    reads_like_names(row, start.get(at + 1)).then_some(at)
}

fn reads_like_names(row: &Row, next: Option<&Row>) -> bool {
    let cells: Vec<&str> = row.cells.iter().map(|c| c.trim()).filter(|c| !is_blank(c)).collect();
    let data = |c: &str| email::looks_like(c) || date::looks_like(c) || c.starts_with("http");
    let number = |c: &str| c.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | ' '));
    let words = cells.iter().filter(|c| !number(c) && !c.eq_ignore_ascii_case("null")).count();
    words > 0 && !cells.iter().any(|c| data(c)) && next.is_none_or(|next| next.cells != row.cells)
}

/// Whether the row above holds names over several columns each: at least two, with gaps that the row below fills.
fn spans(above: &Row, row: &Row) -> bool {
    let over = filled(above);
    let gaps = row.cells.iter().enumerate().any(|(i, c)| !is_blank(c) && above.cells.get(i).is_none_or(|a| is_blank(a)));
    above.line + 1 == row.line && over >= 2 && over < filled(row) && gaps && reads_like_names(above, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<Row> {
        (1..).zip(lines).map(|(line, text)| Row { line, cells: text.split(',').map(str::to_owned).collect() }).collect()
    }

    #[test]
    fn titles_and_blanks_above_are_skipped() {
        let found = layout(&rows(&["Members of the branch,,", "as of May,,", "Name,E-mail,Phone", "Anna,a@b.org,20304050"]));
        assert_eq!((found.header_line, found.header_rows), (3, 1));
        assert_eq!(found.columns, ["Name", "E-mail", "Phone"]);
    }

    #[test]
    fn names_over_several_columns_go_before_those_below() {
        let found = layout(&rows(&["Name,,Address,", "First,Last,Street,City", "Anna,Berg,Vej 1,Ribe"]));
        assert_eq!(found.columns, ["Name First", "Name Last", "Address Street", "Address City"]);
        assert_eq!((found.header_line, found.header_rows), (2, 2));
    }

    #[test]
    fn a_sheet_may_have_no_names() {
        let found = layout(&rows(&["Anna,Berg,a@b.org", "Bo,Dam,b@b.org"]));
        assert_eq!((found.header_line, found.columns.len()), (0, 3));
        assert_eq!(found.columns[2], "Column 3");
        assert_eq!(layout(&rows(&["1,null,0", "2,0,0"])).header_line, 0);
        assert_eq!(layout(&[]), Layout::default());
    }
}
