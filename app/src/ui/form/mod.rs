//! Form controls. All are native elements with a label; what is wrong stands under the control and is announced with it.

mod checkbox;
mod choice;
mod combobox;
mod confirm;
mod field;
mod fieldset;
mod file;
mod localized;
mod mention;
mod radio_card;
mod search;
mod select;
mod shell;
mod textarea;

pub use checkbox::Checkbox;
pub use choice::Choice;
pub use combobox::{Combobox, Suggestion};
pub use confirm::ConfirmForm;
pub use field::{Field, FieldWidth};
pub use fieldset::{FieldRow, Fieldset};
pub use file::FileField;
pub use localized::LocalizedField;
pub use mention::MentionArea;
pub use radio_card::RadioCard;
pub use search::SearchBox;
pub use select::Select;
pub use textarea::TextArea;
