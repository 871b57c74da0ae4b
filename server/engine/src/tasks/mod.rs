//! What organisers have promised to do. A task about a person is seen by everybody who may see the person; one about nobody
//! by who does it and who wrote it down.

mod change;
mod list;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

pub use self::change::{add, add_in, change, remove, set_done};
pub use self::list::{PAGE, about, list, waiting};
