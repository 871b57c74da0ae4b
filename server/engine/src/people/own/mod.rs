//! A supporter's own page: reached by a link in a mail, without an account.

mod change;
mod email;
mod erase;
mod export;
mod forget;
mod kept;
mod leave;
mod link;
mod purge;

#[cfg(test)]
mod tests;

pub use self::change::{correct, set_preferences};
pub use self::email::{NewEmail, confirm_email, look_email, request_email};
pub use self::erase::erase;
pub use self::export::export;
pub use self::leave::leave;
pub(crate) use self::link::link;
pub use self::link::{open, request_link, view};
pub use self::purge::{TRASHED_FOR, purge};
