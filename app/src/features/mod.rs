//! One folder per feature: its pages, and `api.rs` with its server functions.

pub mod casework;
pub mod duplicates;
pub mod events;
#[cfg(feature = "ssr")]
pub mod front;
pub mod imports;
#[cfg(feature = "ssr")]
pub mod mailbox;
pub mod me;
pub mod offices;
pub mod operations;
pub mod people;
pub mod representatives;
pub mod segments;
pub mod settings;
pub mod signup;
pub mod tasks;
pub mod team;
pub mod today;
#[cfg(feature = "ssr")]
pub mod write;
