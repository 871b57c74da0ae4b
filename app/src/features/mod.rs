//! One folder per feature: its pages, and `api.rs` with its server functions.

pub mod events;
#[cfg(feature = "ssr")]
pub mod front;
#[cfg(feature = "ssr")]
pub mod mailbox;
pub mod team;
pub mod today;
