//! What organisers do with one person's record: see it, edit it beside others, look at what was changed, take it back.

mod changes;
mod check;
mod details;
mod presence;
mod save;
mod sensitive;
pub(crate) mod sql;
mod support;
mod ties;
mod trash;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_more;

pub use self::changes::{changes, undo, undo_edit};
pub use self::details::details;
pub use self::presence::{presence, sweep};
pub use self::save::save;
pub(super) use self::sensitive::history as support_history;
pub use self::sensitive::reveal;
pub use self::support::note_support;
pub use self::ties::{add_tie, end_tie};
pub use self::trash::{restore, trash};
