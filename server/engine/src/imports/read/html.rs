//! The table a spreadsheet puts on the clipboard: rows, cells, spans and the few named letters; everything else is left out.

use super::{Found, ReadError, Row, Sink, is_blank};

/// A line break that was meant; those between the tags are not.
const BREAK: char = '\u{1}';

/// Reads every row of every table.
pub fn read(text: &str, sink: &mut dyn Sink) -> Result<(), ReadError> {
    sink.sheet(Found::default())?;
    let mut line = 0;
    let mut cells: Vec<String> = Vec::new();
    let mut cell: Option<String> = None;
    let mut span = 1;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        if let Some(cell) = &mut cell {
            cell.push_str(before);
        }
        let Some((tag, behind)) = after.split_once('>') else { break };
        rest = behind;
        let lower = tag.trim().to_lowercase();
        let name = lower.split([' ', '/', '\n', '\t']).find(|p| !p.is_empty()).unwrap_or_default();
        let closes = lower.starts_with('/');
        match name {
            "td" | "th" | "tr" => {
                if let Some(done) = cell.take() {
                    cells.push(plain(&done));
                    cells.extend(std::iter::repeat_n(String::new(), span - 1));
                }
                if name == "tr" {
                    end(&mut cells, &mut line, sink)?;
                } else if !closes {
                    cell = Some(String::new());
                    span = attribute(&lower, "colspan").unwrap_or(1).clamp(1, 200);
                }
            }
            "br" => {
                if let Some(cell) = &mut cell {
                    cell.push(BREAK);
                }
            }
            "style" | "script" if !closes => {
                rest = rest.split_once(&format!("</{name}")).map_or("", |(_, after)| after);
            }
            _ => {}
        }
    }
    if let Some(done) = cell.take() {
        cells.push(plain(&done));
    }
    end(&mut cells, &mut line, sink)
}

fn end(cells: &mut Vec<String>, line: &mut u32, sink: &mut dyn Sink) -> Result<(), ReadError> {
    let row = std::mem::take(cells);
    if row.is_empty() {
        return Ok(());
    }
    *line += 1;
    if row.iter().all(|c| is_blank(c)) { Ok(()) } else { sink.row(Row { line: *line, cells: row }) }
}

fn attribute(tag: &str, name: &str) -> Option<usize> {
    let (_, after) = tag.split_once(&format!("{name}="))?;
    after.trim_start_matches(['"', '\'']).split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// White space as a browser shows it, and letters written by name or number.
fn plain(text: &str) -> String {
    let lines: Vec<String> = text.split(BREAK).map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let text = lines.join("\n");
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match after.split_once(';').and_then(|(name, behind)| Some((letter(name)?, behind))) {
            Some((letter, behind)) => {
                out.push(letter);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn letter(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code =
                number.strip_prefix(['x', 'X']).map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
            char::from_u32(code).filter(|c| *c != '\0')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::read::Collected;

    #[test]
    fn a_table_from_the_clipboard() {
        let html = "<html><style>td {a}</style><table><tr><th colspan=2>Name</th><th>Mail</th></tr>\n<tr><td>S&oslash;ren &amp;\n Co</td><td>B&#248;</td><td><a href='mailto:x'>a@b.org</a></td></tr></table>";
        let mut all = Collected::default();
        read(html, &mut all).unwrap();
        let rows: Vec<Vec<String>> = all.0.remove(0).1.into_iter().map(|r| r.cells).collect();
        assert_eq!(rows, [vec!["Name", "", "Mail"], vec!["S&oslash;ren & Co", "Bø", "a@b.org"]]);
    }
}
