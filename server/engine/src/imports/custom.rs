//! Cells of fields organisations added.

use domain::imports::IssueKind;
use domain::people::{CustomValue, FieldKind, number_from, number_text};

use super::cells::{clean, date, line, words};
use crate::text::{fold, separated};

/// The value of a cell; `None` if the field takes nothing from files.
///
/// # Errors
/// Why it can't be taken.
pub fn read(
    cell: &str,
    kind: FieldKind,
    options: &[String],
    month_first: bool,
    this_year: u32,
) -> Result<Option<CustomValue>, IssueKind> {
    let option = |text: &str| options.iter().find(|o| fold(o) == fold(text)).cloned();
    Ok(match kind {
        FieldKind::Text => Some(CustomValue::Text(clean(cell).chars().take(2000).collect())),
        FieldKind::Number => Some(CustomValue::Number(number(cell).ok_or(IssueKind::NumberUnclear)?)),
        FieldKind::Date => {
            let date = date::read(cell, month_first, this_year).filter(|d| d.len() == 10).ok_or(IssueKind::DateUnclear)?;
            Some(CustomValue::Date(date))
        }
        FieldKind::Choice => Some(CustomValue::Choice(option(&line(cell)).ok_or(IssueKind::ChoiceUnclear)?)),
        FieldKind::Choices => {
            let said: Vec<String> = cell.split([',', ';', '|', '\n']).map(line).filter(|c| !c.is_empty()).collect();
            let found: Option<Vec<String>> = said.iter().map(|c| option(c)).collect();
            let found = found.ok_or(IssueKind::ChoiceUnclear)?;
            Some(CustomValue::Choices(options.iter().filter(|o| found.contains(o)).cloned().collect()))
        }
        FieldKind::YesNo => Some(CustomValue::YesNo(words::yes_no(cell).ok_or(IssueKind::YesNoUnclear)?)),
        FieldKind::Person => None,
    })
}

/// The value of a cell this program wrote.
///
/// # Errors
/// If it is not as the program writes it.
pub fn kept(cell: &str, kind: FieldKind, options: &[String]) -> Result<Option<CustomValue>, IssueKind> {
    let known = |text: &String| options.contains(text);
    let value = match kind {
        FieldKind::Text => Some(CustomValue::Text(cell.trim().to_owned())),
        FieldKind::Number => number_from(cell).filter(|n| number_text(*n) == cell).map(CustomValue::Number),
        FieldKind::Date => date::read(cell, false, 0).filter(|day| day.len() == 10 && day == cell).map(CustomValue::Date),
        FieldKind::Choice => Some(cell.to_owned()).filter(known).map(CustomValue::Choice),
        FieldKind::Choices => Some(separated(cell)).filter(|all| all.iter().all(known)).map(CustomValue::Choices),
        FieldKind::YesNo => words::yes_no(cell).map(CustomValue::YesNo),
        FieldKind::Person => return Ok(None),
    };
    value.map(Some).ok_or(IssueKind::ChoiceUnclear)
}

/// A number in millionths: `1.234,5`, `1,234.5`, `1 234,5` and `12`. The last mark is the decimal one, unless three digits follow a
/// mark that stands before each group of three.
fn number(cell: &str) -> Option<i64> {
    let text: String = clean(cell).chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '€' | '$' | '%')).collect();
    let (sign, text) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let marks: Vec<char> = text.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let decimal = match marks.as_slice() {
        [] => None,
        [one] => {
            text.rsplit_once(*one).filter(|(whole, after)| after.len() != 3 || *whole == "0" || whole.is_empty()).map(|_| *one)
        }
        [first, .., last] => (first != last).then_some(*last),
    };
    let (whole, part) = decimal.and_then(|mark| text.rsplit_once(mark)).unwrap_or((text, ""));
    let whole: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    if !(whole.chars().all(|c| c.is_ascii_digit())
        && part.chars().all(|c| c.is_ascii_digit())
        && !(whole.is_empty() && part.is_empty()))
    {
        return None;
    }
    let micros: String = part.chars().chain("000000".chars()).take(6).collect();
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    whole.checked_mul(1_000_000)?.checked_add(micros.parse().ok()?).map(|n| n * sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_five_countries() {
        for (cell, want) in [
            ("12", 12_000_000),
            ("1.234,5", 1_234_500_000),
            ("1,234.5", 1_234_500_000),
            ("1 234,5", 1_234_500_000),
            ("-0,25", -250_000),
            ("1.234", 1_234_000_000),
            ("0.125", 125_000),
        ] {
            assert_eq!(number(cell), Some(want), "{cell}");
        }
        assert_eq!(number("many"), None);
    }

    #[test]
    fn choices_are_found_whatever_their_letters() {
        let options = ["Blå".to_owned(), "Rød".into()];
        let read = |cell, kind| read(cell, kind, &options, false, 2026);
        assert_eq!(read("rod", FieldKind::Choice), Ok(Some(CustomValue::Choice("Rød".into()))));
        assert_eq!(read("Rød; blå", FieldKind::Choices), Ok(Some(CustomValue::Choices(options.to_vec()))));
        assert_eq!(read("green", FieldKind::Choice), Err(IssueKind::ChoiceUnclear));
        assert_eq!(read("ja", FieldKind::YesNo), Ok(Some(CustomValue::YesNo(true))));
    }
}
