//! Logging in; the team; one's own account.

pub mod api;
#[cfg(feature = "ssr")]
mod login;

#[cfg(feature = "ssr")]
pub use login::{Code, LinkSent, Login, UseLink};
