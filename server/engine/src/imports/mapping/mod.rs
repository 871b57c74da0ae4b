//! What the columns of a sheet stand for: by their names in five languages, by what is in them, by the program they come from.

mod contents;
mod movers;
#[cfg(test)]
mod tests;
mod words;

use domain::imports::{Label, Mover, Target, Unmapped};

use super::cells::date;
use super::own;
use super::read::{Row, is_blank};

/// How many rows are looked at.
const LOOKED_AT: usize = 500;

/// A guess.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guess {
    /// What each column stands for.
    pub columns: Vec<Target>,
    /// Columns whose dates put the month first.
    pub month_first: Vec<usize>,
    /// The program the file comes from.
    pub mover: Option<Mover>,
}

/// Whether a cell is a name columns have.
#[must_use]
pub fn is_known(name: &str) -> bool {
    words::target(name).is_some()
}

/// A field an organisation added or a purpose, with its name: columns called like it stand for it.
pub type Named = (String, Target);

/// Guesses by names first, then by contents; a recognised program's columns are known whole.
#[must_use]
pub fn guess(columns: &[String], rows: &[Row], named: &[Named], country: &str) -> Guess {
    if own::is_own(columns, named) {
        return Guess { columns: columns.iter().map(|c| own::target(c, named)).collect(), ..Guess::default() };
    }
    let cells =
        |i: usize| rows.iter().take(LOOKED_AT).filter_map(move |r| r.cells.get(i)).map(String::as_str).filter(|c| !is_blank(c));
    let mover = movers::recognise(columns);
    let mut targets: Vec<Target> = columns
        .iter()
        .map(|column| {
            // Cards name their columns as they are stored.
            column
                .parse::<Target>()
                .ok()
                .filter(|t| *t != Target::Ignore && column.contains([':', '_']) && mover.is_none())
                .unwrap_or_else(|| by_name(column, mover, named).unwrap_or_default())
        })
        .collect();
    if mover.is_none() {
        for (i, target) in targets.iter_mut().enumerate() {
            if *target == Target::Ignore {
                *target = contents::target(cells(i)).unwrap_or_default();
            } else if !contents::fits(target, cells(i)) {
                *target = Target::Ignore;
            }
        }
        only_once(&mut targets);
        whole_names(&mut targets, columns);
    }
    let month_first = targets
        .iter()
        .enumerate()
        .filter(|(i, t)| **t == Target::BirthDate && date::month_first(cells(*i), country))
        .map(|(i, _)| i)
        .collect();
    Guess { columns: targets, month_first, mover }
}

fn by_name(column: &str, mover: Option<Mover>, named: &[Named]) -> Option<Target> {
    let own = || {
        let folded = words::tidy(column);
        named.iter().find(|(name, _)| words::tidy(name) == folded).map(|(_, target)| target.clone())
    };
    match mover {
        Some(mover) => {
            movers::target(mover, column).or_else(own).or_else(|| words::target(column).filter(|_| !movers::knows(mover, column)))
        }
        None => own().or_else(|| words::target(column)),
    }
}

/// Two columns can't both be the first name; of such a pair the first is meant. Addresses, tags and notes may be several.
fn only_once(targets: &mut [Target]) {
    let several = |t: &Target| {
        matches!(
            t,
            Target::Ignore
                | Target::Email(_)
                | Target::Phone(_)
                | Target::Link(_)
                | Target::Tags
                | Target::TagIfYes
                | Target::Note
                | Target::DoNotContact(_)
                | Target::StoppedAt(_)
                | Target::Custom(_)
        )
    };
    for i in 1..targets.len() {
        let (before, rest) = targets.split_at_mut(i);
        let Some(target) = rest.first_mut() else { continue };
        if !several(target) && before.contains(target) {
            // A second address is another address.
            *target = match target {
                Target::Street(Label::Any) => Target::Street(Label::Other),
                Target::Postcode(Label::Any) => Target::Postcode(Label::Other),
                Target::City(Label::Any) => Target::City(Label::Other),
                _ => Target::Ignore,
            };
        }
    }
}

/// `name` beside `surname` is the whole name or the first one; beside nothing it is the whole one. That is decided per cell; here only the
/// column `name` beside a first name becomes the last one if its name says no more.
fn whole_names(targets: &mut [Target], columns: &[String]) {
    let has = |t: &Target, targets: &[Target]| targets.contains(t);
    if has(&Target::GivenName, targets) && !has(&Target::FamilyName, targets) {
        for (target, column) in targets.iter_mut().zip(columns) {
            let short = matches!(words::tidy(column).as_str(), "name" | "navn" | "nom" | "nimi" | "nome");
            if *target == Target::FullName && short && column.len() <= 5 {
                *target = Target::FamilyName;
            }
        }
    }
}

/// Columns that hold something and are not taken over.
#[must_use]
pub fn unmapped(columns: &[String], targets: &[Target], rows: &[Row]) -> Vec<Unmapped> {
    let mut out = Vec::new();
    for (i, column) in columns.iter().enumerate() {
        if targets.get(i).is_some_and(|t| *t != Target::Ignore) {
            continue;
        }
        let mut samples: Vec<String> = Vec::new();
        for cell in rows.iter().filter_map(|r| r.cells.get(i)).filter(|c| !is_blank(c)) {
            let cell: String = cell.trim().chars().take(60).collect();
            if !samples.contains(&cell) {
                samples.push(cell);
            }
            if samples.len() == 3 {
                break;
            }
        }
        if !samples.is_empty() {
            out.push(Unmapped { column: column.clone(), samples });
        }
    }
    out
}
