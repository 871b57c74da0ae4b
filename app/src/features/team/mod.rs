//! Logging in; the team; one's own account.

mod account;
pub mod account_api;
pub mod api;
mod change;
#[cfg(feature = "ssr")]
mod invitation;
mod invite;
mod list;
#[cfg(feature = "ssr")]
mod login;
mod member;
pub mod members_api;
pub mod paths;
mod pending;
mod picker;
mod take;
mod words;

pub use account::Account;
#[cfg(feature = "ssr")]
pub use invitation::Invitation;
pub use invite::InviteMember;
pub use list::Team;
#[cfg(feature = "ssr")]
pub use login::{Code, LinkSent, Login, UseLink};
pub use member::Member;
pub use words::role_text;
