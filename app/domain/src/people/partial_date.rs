//! Days as precisely as they are known.

/// A date as `1980`, `1980-05` or `1980-05-17`, if there is such a day. Years from 1850 to 2199.
#[must_use]
pub fn partial_date(text: &str) -> Option<String> {
    let mut parts = text.trim().split('-');
    let digits = |part: Option<&str>, len: usize| -> Option<u32> {
        let part = part?;
        (part.len() == len && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (year, month, day) = (digits(parts.next(), 4)?, parts.next(), parts.next());
    if !(1850..2200).contains(&year) || parts.next().is_some() {
        return None;
    }
    let Some(month) = month else { return Some(format!("{year:04}")) };
    let month = digits(Some(month), 2).filter(|m| (1..=12).contains(m))?;
    let Some(day) = day else { return Some(format!("{year:04}-{month:02}")) };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    digits(Some(day), 2).filter(|d| (1..=last).contains(d)).map(|d| format!("{year:04}-{month:02}-{d:02}"))
}

#[cfg(test)]
mod tests {
    use super::partial_date;

    #[test]
    fn days_that_exist() {
        for fine in ["1980", "1980-05", "2024-02-29", " 1980-12-31 "] {
            assert_eq!(partial_date(fine).as_deref(), Some(fine.trim()));
        }
        for bad in ["", "80", "1980-5", "1980-13", "2023-02-29", "1980-04-31", "1980-04-00", "1980-04-01-", "abcd"] {
            assert_eq!(partial_date(bad), None, "{bad}");
        }
    }
}
