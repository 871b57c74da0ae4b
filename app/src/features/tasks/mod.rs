//! Tasks: what organisers have promised to do.

pub mod api;
mod card;
mod due;
mod form;
mod page;
mod row;
mod waiting;

pub use card::TaskCard;
pub use page::Tasks;
pub use waiting::Waiting;

/// The list.
pub const LIST: &str = "/org/tasks";
