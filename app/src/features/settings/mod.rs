//! What the organisation decides about itself, and its tree.

mod add;
pub mod api;
mod fields;
mod form;
mod node;
mod page;
mod tree;

pub use page::Settings;
pub use tree::Tree;
