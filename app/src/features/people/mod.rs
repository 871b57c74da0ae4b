//! People: the list, a person, adding and editing by hand.

mod add;
pub mod api;
mod edit;
mod filters;
mod list;
pub mod paths;
mod profile;
mod sidebar;
mod timeline;
mod words;

pub use add::AddPerson;
#[cfg(feature = "ssr")]
pub(crate) use add::parse_tick;
pub use edit::{EditPerson, PersonFields, PersonInput, labels};
pub use list::People;
pub use profile::Profile;
pub use timeline::{entry_text, kind_text};
pub use words::{address_lines, branch_choices, channel_text, field_text, language_choices, person_name, role_text, source_text};
