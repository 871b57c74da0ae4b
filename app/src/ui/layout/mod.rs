//! What stands around a page, by front door.

mod auth;
mod console;
pub(super) mod nav;
mod public;

pub use auth::AuthLayout;
pub use console::{ConsoleLayout, OfficeLayout};
pub use nav::NavCounts;
pub use public::{PublicLayout, TwoColumns};

use leptos::prelude::*;

/// The first letter of the organisation in its colour.
#[component]
pub(super) fn Mark(#[prop(into)] name: String) -> impl IntoView {
    let letter: String = name.chars().find(|c| c.is_alphanumeric()).into_iter().flat_map(char::to_uppercase).collect();
    view! { <span class="mark" aria-hidden="true">{letter}</span> }
}
