//! Sign-up forms and the double opt-in: what a visitor sends does nothing but write one mail, until the link in it is used.

mod confirm;
mod edit;
mod expire;
mod forms;
mod mails;
mod public;
pub(crate) mod sql;
mod submit;

#[cfg(test)]
mod tests;

pub use self::confirm::{confirm, look};
pub use self::edit::{create, edit, publish, seed};
pub(crate) use self::expire::forget;
pub use self::expire::{remind, sweep};
pub use self::forms::{form, forms, purposes_for_form};
pub use self::public::{choices, count_shown, public_form};
pub use self::submit::{Visitor, submit};
