//! Representatives: reading what there is about them, and finding out who represents a place.

pub mod contacts;
pub mod detail;
pub mod geo;
pub mod import;
pub mod links;
pub mod list;
pub mod lookup;
pub mod map;
pub mod parse;
pub mod place;

#[cfg(test)]
mod golden;

pub use self::import::{import_file, preview};
pub use self::lookup::{Recipient, find, recipient, represents};
