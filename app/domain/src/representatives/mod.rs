//! Representatives: who holds which seat, for which district, and how they can be reached. Names follow Popolo.

pub mod contact;
pub mod detail;
pub mod import;
pub mod level;
pub mod list;
pub mod lookup;
pub mod map;
pub mod place;
pub mod popolo;
pub mod texts;
