//! Letters from citizens to representatives (public pages), and the offices that answer them (console).

pub mod api;
mod case;
mod case_person;
mod case_steps;
mod case_thread;
mod case_write;
mod inbox;
mod inbox_rows;
pub mod office_api;
pub mod paths;
mod words;

#[cfg(feature = "ssr")]
mod confirm;
#[cfg(feature = "ssr")]
mod preview;
#[cfg(feature = "ssr")]
mod track;
#[cfg(feature = "ssr")]
mod track_letter;
#[cfg(feature = "ssr")]
mod write;
#[cfg(feature = "ssr")]
mod write_fields;

pub use case::Case;
pub use inbox::{Answered, Closed, Letters};

#[cfg(feature = "ssr")]
pub use {
    confirm::{CheckMail, Confirm},
    preview::Preview,
    track::Track,
    write::Write,
};
