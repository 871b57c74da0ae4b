//! The console's pages about representatives: who there is, and importing them.

pub mod api;
mod import;
mod list;
pub mod paths;
mod preview;
mod report;
mod upload;

pub use import::Import;
pub use list::Representatives;
