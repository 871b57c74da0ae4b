//! A citizen finds out who represents them: by address, postcode, pin or list. Plain pages with plain forms; the letter
//! itself begins where these end, at [`paths::MESSAGE`].

mod answers;
pub mod map;
mod parts;
pub mod paths;
mod pin;
mod seats;
mod start;
mod who;

pub use pin::Pin;
pub use start::Start;
pub use who::Who;
