//! Dates in the orders of five countries. Which order a column has is decided by those of its cells that can be read one way only.

use std::cmp::Ordering;

use super::line;

const MONTHS: &[(&str, u32)] = &[
    ("january", 1),
    ("februari", 2),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("januar", 1),
    ("februar", 2),
    ("marts", 3),
    ("maj", 5),
    ("juni", 6),
    ("juli", 7),
    ("oktober", 10),
    ("janvier", 1),
    ("fevrier", 2),
    ("mars", 3),
    ("avril", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("aout", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("decembre", 12),
    ("tammikuu", 1),
    ("helmikuu", 2),
    ("maaliskuu", 3),
    ("huhtikuu", 4),
    ("toukokuu", 5),
    ("kesakuu", 6),
    ("heinakuu", 7),
    ("elokuu", 8),
    ("syyskuu", 9),
    ("lokakuu", 10),
    ("marraskuu", 11),
    ("joulukuu", 12),
    ("janeiro", 1),
    ("fevereiro", 2),
    ("marco", 3),
    ("abril", 4),
    ("maio", 5),
    ("junho", 6),
    ("julho", 7),
    ("agosto", 8),
    ("setembro", 9),
    ("outubro", 10),
    ("novembro", 11),
    ("dezembro", 12),
];

/// A date as precise as the cell: `1980`, `1980-05` or `1980-05-17`; `None` if it is none. `this_year` decides which century `80` is.
#[must_use]
pub fn read(cell: &str, month_first: bool, this_year: u32) -> Option<String> {
    let text = line(cell);
    let text = without_time(&text);
    let parts = parts(text);
    let words: Vec<&Part> = parts.iter().collect();
    let date = match words.as_slice() {
        [Part::Number(n, 4)] if (1850..=2100).contains(n) => return Some(format!("{n:04}")),
        [Part::Number(n, 8)] => (n / 10_000, n / 100 % 100, n % 100),
        [Part::Number(y, 4), Part::Number(m, 1 | 2)]
        | [Part::Number(m, 1 | 2), Part::Number(y, 4)]
        | [Part::Month(m), Part::Number(y, 4)] => {
            return (real(*y, *m, 1)).then(|| format!("{y:04}-{m:02}"));
        }
        [Part::Number(y, 4), Part::Number(m, 1 | 2), Part::Number(d, 1 | 2)]
        | [Part::Number(y, 4), Part::Month(m), Part::Number(d, 1 | 2)] => (*y, *m, *d),
        [Part::Number(a, 1 | 2), Part::Number(b, 1 | 2), Part::Number(y, size @ (2 | 4))] => {
            let (day, month) = ordered(*a, *b, month_first);
            (century(*y, *size, this_year), month, day)
        }
        [Part::Number(d, 1 | 2), Part::Month(m), Part::Number(y, size @ (2 | 4))]
        | [Part::Month(m), Part::Number(d, 1 | 2), Part::Number(y, size @ (2 | 4))] => (century(*y, *size, this_year), *m, *d),
        _ => return None,
    };
    real(date.0, date.1, date.2).then(|| format!("{:04}-{:02}-{:02}", date.0, date.1, date.2))
}

/// Whether a cell can only be a full date.
#[must_use]
pub fn looks_like(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    (5..=20).contains(&digits)
        && cell.contains(['-', '/', '.', ' ', ','])
        && read(cell, false, 2030).or_else(|| read(cell, true, 2030)).is_some_and(|d| d.len() == 10)
}

/// Whether a column puts the month first: as most of the cells that leave no choice; if none does, as the country does.
#[must_use]
pub fn month_first<'a>(cells: impl IntoIterator<Item = &'a str>, country: &str) -> bool {
    let (mut day, mut month) = (0, 0);
    for cell in cells {
        let text = line(cell);
        if let [Part::Number(a, 1 | 2), Part::Number(b, 1 | 2), Part::Number(_, 2 | 4)] = parts(without_time(&text)).as_slice() {
            match (*a > 12, *b > 12) {
                (true, false) => day += 1,
                (false, true) => month += 1,
                _ => {}
            }
        }
    }
    match month.cmp(&day) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => country == "US",
    }
}

/// `2011-01-02T00:00:00Z`, `2012-06-22 01:00:00`: the day is what counts.
fn without_time(text: &str) -> &str {
    let text =
        text.split_once(['T', 't']).filter(|(d, _)| d.ends_with(|c: char| c.is_ascii_digit())).map_or(text, |(date, _)| date);
    match text.rsplit_once(' ') {
        Some((date, time)) if time.contains(':') => date.trim_end(),
        _ => text,
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// A number and how many digits it has.
    Number(u32, usize),
    Month(u32),
    Other,
}

fn parts(text: &str) -> Vec<Part> {
    let mut out = Vec::new();
    let mut word = String::new();
    let mut flush = |word: &mut String| {
        if !word.is_empty() {
            out.extend(part(word));
            word.clear();
        }
    };
    for c in text.chars() {
        let same = word.chars().last().is_none_or(|last| last.is_ascii_digit() == c.is_ascii_digit());
        if c.is_alphanumeric() {
            if !same {
                flush(&mut word);
            }
            word.push(c);
        } else {
            flush(&mut word);
            if !(c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',' | '\'')) {
                word.push(c);
                flush(&mut word);
            }
        }
    }
    flush(&mut word);
    out
}

/// A number, a month by its name or the first letters of it; small words between them are nothing.
fn part(word: &str) -> Option<Part> {
    if let Ok(number) = word.parse::<u32>() {
        return Some(Part::Number(number, word.len()));
    }
    let folded = crate::text::fold(word);
    if matches!(folded.as_str(), "de" | "den" | "the" | "of" | "st" | "nd" | "rd" | "th" | "er" | "le" | "ta" | "d") {
        return None;
    }
    let month = MONTHS.iter().find(|(name, _)| *name == folded || (folded.len() >= 3 && name.starts_with(&folded)));
    let month = month.or_else(|| MONTHS.iter().find(|(name, _)| name.ends_with("kuu") && folded.starts_with(name)));
    Some(month.map_or(Part::Other, |(_, number)| Part::Month(*number)))
}

/// Day and month; a number that can't be a month is the day, whatever the column does.
const fn ordered(a: u32, b: u32, month_first: bool) -> (u32, u32) {
    if a > 12 || (b <= 12 && !month_first) { (a, b) } else { (b, a) }
}

/// Nobody is born tomorrow: two digits beyond this year's are of the century before.
fn century(year: u32, digits: usize, this_year: u32) -> u32 {
    if digits == 4 {
        return year;
    }
    let of_this = this_year / 100 * 100 + year;
    if of_this > this_year { of_this - 100 } else { of_this }
}

fn real(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1850..=2100).contains(&year) && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        for (cell, want) in [
            ("1980-05-17", "1980-05-17"),
            (" 21.04.1989", "1989-04-21"),
            ("17/5/1980", "1980-05-17"),
            ("5/17/1980", "1980-05-17"),
            ("17-05-80", "1980-05-17"),
            ("17.5.05", "2005-05-17"),
            ("24 October 2011", "2011-10-24"),
            ("Oct 24, 2011", "2011-10-24"),
            ("17. maj 1980", "1980-05-17"),
            ("1er août 1975", "1975-08-01"),
            ("17. toukokuuta 1980", "1980-05-17"),
            ("17 de março de 1980", "1980-03-17"),
            ("19800517", "1980-05-17"),
            ("1980", "1980"),
            ("05/1980", "1980-05"),
            ("2012-06-22 01:00:00", "2012-06-22"),
            ("2012-06-22T01:00:00Z", "2012-06-22"),
        ] {
            assert_eq!(read(cell, false, 2026).as_deref(), Some(want), "{cell}");
        }
        assert_eq!(read("05/04/1980", true, 2026).as_deref(), Some("1980-05-04"));
        for no in ["", "31.02.1980", "yesterday", "20304050", "0000-00-00", "12", "1.2.3.4"] {
            assert_eq!(read(no, false, 2026), None, "{no}");
        }
    }

    #[test]
    fn a_column_has_one_order() {
        assert!(month_first(["01/02/1980", "05/17/1980"], "DK"));
        assert!(!month_first(["01/02/1980", "17/05/1980"], "US"));
        assert!(!month_first(["01/02/1980"], "DK"));
        assert!(month_first(["01/02/1980"], "US"));
    }
}
