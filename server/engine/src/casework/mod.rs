//! Letters from citizens to representatives, and the casework of the offices that answer them.
//!
//! The life of a letter: [`submit`] stores it unconfirmed and writes to its sender; [`confirm`], behind the one-use link,
//! lets it go; a job delivers it by mail, and where the representative's office works here it is a case in that office's
//! inbox, which [`answer`] and [`close`] end. [`sweep`] forgets what has passed its time.

mod act;
mod confirm;
mod deliver;
mod held;
mod inbox;
mod letters;
mod mails;
mod manage;
mod offices;
mod purge;
mod recipient;
mod recipients;
mod release;
pub(crate) mod sql;
pub(crate) mod sql_cases;
mod submit;
mod sweep;
mod track;
mod view;

#[cfg(test)]
mod tests;

pub use self::act::{acknowledge, answer, assign, close, note, reopen, save_draft, wait};
pub use self::confirm::{confirm, confirm_page};
pub use self::deliver::{deliver, follow};
pub use self::held::{held_elsewhere, release_case, release_elsewhere};
pub use self::inbox::{inbox, waiting_count};
pub use self::manage::{change_office, open_office, summaries, summary_of};
pub(crate) use self::offices::has_office;
pub use self::offices::{Office, links as office_links, offices, serve};
pub use self::recipient::Recipient;
pub use self::recipients::{Addressed, recipients, write_page};
pub use self::submit::{preview, submit};
pub use self::sweep::sweep;
pub use self::track::{reply, survey, track};
pub use self::view::case;
