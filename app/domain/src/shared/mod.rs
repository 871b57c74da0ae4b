//! Building blocks every feature uses: identifiers, instants, languages, money, pages of a list.

pub mod day;
pub mod ids;
pub mod locale;
pub mod money;
pub mod page;
pub mod text_enum;
pub mod time;
