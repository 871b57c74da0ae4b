//! What runs in the background, how mail stands, and who did what.

mod actions;
pub mod api;
mod audit;
mod audit_filter;
mod jobs;
mod mail;
mod page;
mod words;

pub use audit::Audit;
pub use page::Operations;
