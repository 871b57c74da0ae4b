//! People: who they are, how they are reached, where they belong and what happened with them.
//!
//! Other features come in through a few doors: [`match_or_create`] turns what somebody typed into a person without ever
//! telling the typist who that is; [`interactions::add`] writes on a timeline; [`identities::is_suppressed`] says whether
//! an address must be left alone.

pub mod identities;
pub mod interactions;
mod matching;
mod search;
pub(crate) mod sql;

#[cfg(test)]
mod tests;

pub use self::matching::{PersonMatch, affiliate, match_or_create};
