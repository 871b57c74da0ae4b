//! Records that stand for the same person: looking through them, merging two, taking a merge back.

pub mod api;
mod filters;
mod hint;
mod list;
mod merge;
mod merge_field;
mod pair;
pub mod paths;
mod recent;
mod scan;
mod words;

pub use hint::{MayBe, MayBeTyped, follow_merge, typed_person};
pub use list::Duplicates;
pub use merge::MergePage;
pub use recent::Merges;
