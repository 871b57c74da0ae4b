//! Addresses.

use domain::ids::FormId;

/// The list of forms.
pub const FORMS: &str = "/org/signup";
/// A new form.
pub const NEW: &str = "/org/signup/new";
/// The purposes.
pub const PURPOSES: &str = "/org/signup/purposes";
/// The forms a visitor may choose from.
pub const CHOOSE: &str = "/join";

/// One form, to be edited.
#[must_use]
pub fn form(id: FormId) -> String {
    format!("{FORMS}/{id}")
}

/// The public page of a form.
#[must_use]
pub fn join(slug: &str) -> String {
    format!("/p/join/{slug}")
}
