//! Events: the console's pages for organisers, and the public pages where people sign up.

mod add;
pub mod api;
mod attendees;
mod cancel;
mod detail;
mod door;
mod fields;
mod form;
mod list;
mod own_api;
mod picture;
#[cfg(feature = "ssr")]
pub mod public;
mod words;

pub use detail::EventPage;
pub use door::DoorPage;
pub use form::{EditEvent, NewEvent};
pub use list::Events;
