//! Sign-up forms: setting them up, sharing them, joining by them.

pub mod api;
#[cfg(feature = "ssr")]
mod choose;
#[cfg(feature = "ssr")]
mod confirm;
mod editor;
mod forms;
#[cfg(feature = "ssr")]
mod join;
pub mod paths;
mod purposes;
mod share;

#[cfg(feature = "ssr")]
pub use choose::Choose;
#[cfg(feature = "ssr")]
pub use confirm::Confirm;
pub use editor::{EditForm, NewForm};
pub use forms::Forms;
#[cfg(feature = "ssr")]
pub use join::{Join, JoinEmbedded, Sent};
pub use purposes::Purposes;
