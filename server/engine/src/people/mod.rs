//! People: who they are, how they are reached, where they belong and what happened with them.
//!
//! Other features come in through a few doors: [`match_or_create`] turns what somebody typed into a person without ever
//! telling the typist who that is; [`interactions::add`] writes on a timeline; [`identities::is_suppressed`] says whether
//! an address must be left alone.

mod branches;
pub mod bulk;
pub mod cell;
pub mod custom;
mod edit;
pub mod editing;
pub mod export;
pub mod identities;
pub mod interactions;
mod list;
mod matching;
pub mod notes;
pub mod own;
mod profile;
pub mod record;
pub mod relationships;
pub mod search;
pub(crate) mod sql;
pub mod tags;
pub mod views;
pub mod visible;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_list;
#[cfg(test)]
mod tests_trash;

pub use self::branches::branches;
pub use self::edit::{ByHand, add, add_as, edit};
pub use self::list::{PAGE, count, groups, list, list_fields, owners, tag_choices};
pub(crate) use self::matching::name_key;
pub use self::matching::{PersonMatch, affiliate, fill_blanks, match_or_create, recover};
pub use self::profile::{consents, history, load, profile};
pub(crate) use self::search::refresh;
pub use self::visible::require as require_visible;
