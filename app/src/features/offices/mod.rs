//! Offices of representatives, seen from outside the purpose wall: opening them, letting held letters go, and correcting
//! what is known of a representative.

pub mod api;
mod contacts;
mod detail;
mod held;
mod list;
mod office;
mod open;
mod seats;

pub use detail::Representative;
pub use list::Offices;
