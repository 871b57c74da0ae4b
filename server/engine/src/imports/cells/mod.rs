//! What people write in cells, and what they mean by it. Each gives what is certain, and says what is for a human.

pub mod country;
pub mod date;
pub mod email;
pub mod name;
pub mod phone;
pub mod postal;
pub mod words;

#[cfg(test)]
mod golden;

/// A cell without what can't be seen: blanks around it, blanks that don't break, marks without width.
#[must_use]
pub fn clean(cell: &str) -> String {
    let visible: String = cell
        .chars()
        .filter(|c| !matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\0'))
        .map(|c| if c == '\u{a0}' || c == '\u{202f}' || c == '\u{2007}' { ' ' } else { c })
        .collect();
    visible.trim().to_owned()
}

/// The same on one line, with single blanks.
#[must_use]
pub fn line(cell: &str) -> String {
    clean(cell).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a cell says that there is nothing: `-`, `n/a`, `null`, `ukendt`.
#[must_use]
pub fn says_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty()
        || cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '?' | '/' | '*'))
        || matches!(
            cell.to_lowercase().as_str(),
            "null"
                | "n/a"
                | "na"
                | "none"
                | "#n/a"
                | "nil"
                | "unknown"
                | "ukendt"
                | "ingen"
                | "inconnu"
                | "aucun"
                | "tuntematon"
                | "ei ole"
                | "desconhecido"
                | "nenhum"
                | "nan"
        )
}
