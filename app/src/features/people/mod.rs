//! People: the list, a person, adding and editing by hand.

mod add;
mod add_kind;
pub mod api;
mod changes;
mod edit;
mod edit_custom;
mod edit_draft;
mod edit_form;
mod edit_lists;
mod edit_merge;
mod edit_postal;
mod edit_record;
mod exports;
mod fields;
pub mod fields_api;
mod filters;
mod list;
pub mod list_api;
mod list_bulk;
mod list_cells;
mod list_columns;
mod list_edit;
mod list_export;
mod list_groups;
mod list_picked;
mod list_views;
mod note_form;
mod note_item;
mod notes;
pub mod notes_api;
pub mod paths;
mod presence;
mod profile;
mod record_actions;
pub mod record_api;
mod record_picker;
mod record_side;
mod record_ties;
mod record_words;
mod relate;
mod relation_edit;
mod relation_words;
mod relations;
pub mod relations_api;
mod sidebar;
mod tag_card;
mod tag_forms;
pub mod tags_api;
mod tags_page;
mod timeline;
mod undo;
mod words;

pub use add::AddPerson;
#[cfg(feature = "ssr")]
pub(crate) use add::parse_tick;
pub use changes::ChangesOfPerson;
pub use edit::{PersonFields, PersonInput, labels};
pub use edit_record::EditPerson;
pub use exports::PastExports;
pub use fields::OwnFieldsPage;
pub use list::People;
pub use notes_api::mention_seen;
pub use profile::Profile;
pub use record_picker::RecordPicker;
pub use record_words::{
    Names, custom_words, day_text, facet_text, field_kind_text, field_name, kind_text as record_kind_text, support_text,
    value_words,
};
pub use relation_words::way_text;
pub use tags_page::TagsPage;
pub use timeline::{entry_text, kind_text};
pub(crate) use undo::back;
pub use words::{address_lines, branch_choices, channel_text, field_text, language_choices, person_name, role_text, source_text};
