//! Records that stand for the same person: found as data comes in and by a search through everybody, shown with their reasons,
//! and made one, which can be taken back for thirty days.

mod card;
mod find;
pub mod keys;
mod load;
pub mod merge;
mod pairs;
mod plain;
mod scan;
mod score;
pub(crate) mod sql;
mod words;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_measured;

pub use self::card::{Card, Prepared};
pub use self::find::{of_person, typed};
pub use self::load::cards;
pub use self::merge::{CERTAIN, call_off, merge, merge_certain, plan, recent, resolve, undo};
pub(crate) use self::merge::{forget, sweep};
pub use self::pairs::{MANY, PAGE, count, list, not_same, reopen};
pub use self::scan::{Report, last, later, may_scan, pairs_of, run, start};
pub use self::score::{LIKELY, Verdict, compare};
