//! One line of a text into cells.

/// What a line turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub enum Cells {
    /// Cells.
    Whole(Vec<String>),
    /// A quoted cell does not end on this line: the next one belongs to it.
    Open,
}

/// Splits a line. Quotes are doubled inside quotes; blanks before a quote don't count; a quote in the middle of a cell is one of its letters.
///
/// With `plain`, quotes mean nothing: for lines whose quote never ends.
pub fn split(line: &str, delimiter: char, plain: bool) -> Cells {
    let mut cells = Vec::with_capacity(16);
    let mut rest = line;
    loop {
        let start = rest.trim_start_matches(|c| (c == ' ' || c == '\t') && c != delimiter);
        if !plain && let Some(quoted) = start.strip_prefix('"') {
            let Some((cell, after)) = quoted_cell(quoted, delimiter) else { return Cells::Open };
            cells.push(cell);
            match after {
                Some(after) => rest = after,
                None => return Cells::Whole(cells),
            }
        } else if let Some((cell, after)) = rest.split_once(delimiter) {
            cells.push(cell.to_owned());
            rest = after;
        } else {
            cells.push(rest.to_owned());
            return Cells::Whole(cells);
        }
    }
}

/// The cell behind its first quote, and what follows the delimiter after it; `None` if the quote does not end.
fn quoted_cell(text: &str, delimiter: char) -> Option<(String, Option<&str>)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(part);
        if let Some(more) = after.strip_prefix('"') {
            cell.push('"');
            rest = more;
            continue;
        }
        let behind = after.trim_start_matches(|c| (c == ' ' || c == '\t') && c != delimiter);
        if behind.is_empty() {
            return Some((cell, None));
        }
        if let Some(next) = behind.strip_prefix(delimiter) {
            return Some((cell, Some(next)));
        }
        // A quote nobody doubled. If a proper end follows before the next cell begins, it is a letter; else it was the end.
        if ends_later(after, delimiter) {
            cell.push('"');
            rest = after;
        } else {
            let (tail, next) = after.split_once(delimiter).map_or((after, None), |(tail, next)| (tail, Some(next)));
            cell.push_str(tail);
            return Some((cell, next));
        }
    }
}

fn ends_later(text: &str, delimiter: char) -> bool {
    let line = text.split('\n').next().unwrap_or_default();
    let mut from = line;
    while let Some((before, after)) = from.split_once('"') {
        if before.ends_with(delimiter) {
            return false;
        }
        if after.is_empty() || after.starts_with(delimiter) {
            return true;
        }
        from = after;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str) -> Vec<String> {
        match split(line, ',', false) {
            Cells::Whole(cells) => cells,
            Cells::Open => panic!("open: {line}"),
        }
    }

    #[test]
    fn cells_as_programs_write_them() {
        assert_eq!(cells("a,b,c"), ["a", "b", "c"]);
        assert_eq!(cells(""), [""]);
        assert_eq!(cells("a,"), ["a", ""]);
        assert_eq!(cells(r#""a,b","",x"#), ["a,b", "", "x"]);
        assert_eq!(cells(r#""he said ""no""",2"#), [r#"he said "no""#, "2"]);
        assert_eq!(cells(r#"1, "6,000,000",Galway"#), ["1", "6,000,000", "Galway"]);
        assert_eq!(cells(r#"5" pipe,2"#), [r#"5" pipe"#, "2"]);
        assert_eq!(cells(r#""the "old" house",2"#), [r#"the "old" house"#, "2"]);
        assert_eq!(cells(r#""a"b,c"#), ["ab", "c"]);
        assert_eq!(split("\"a\nb", ',', false), Cells::Open);
        assert_eq!(split("\"a,b", ',', true), Cells::Whole(vec!["\"a".into(), "b".into()]));
        assert_eq!(split("a\tb\t", '\t', false), Cells::Whole(vec!["a".into(), "b".into(), String::new()]));
    }
}
