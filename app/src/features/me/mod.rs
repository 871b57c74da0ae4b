//! A supporter's own page, and unsubscribing: plain pages behind signed links.

pub mod api;
#[cfg(feature = "ssr")]
mod ask;
#[cfg(feature = "ssr")]
mod data;
#[cfg(feature = "ssr")]
mod ends;
#[cfg(feature = "ssr")]
mod known;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod records;
#[cfg(feature = "ssr")]
mod unsubscribe;

#[cfg(feature = "ssr")]
pub use ask::{Ask, Erased, Sent};
#[cfg(feature = "ssr")]
pub use data::NewEmail;
#[cfg(feature = "ssr")]
pub use page::OwnPage;
#[cfg(feature = "ssr")]
pub use unsubscribe::Unsubscribe;
