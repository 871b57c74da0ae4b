//! The keyboard's way through the console: command palette, list keys, help.

#[cfg(feature = "hydrate")]
mod dom;
mod find;
mod help;
mod palette;
mod people;

use leptos::prelude::*;

use self::help::KeyboardHelp;
use self::palette::Palette;
use super::layout::nav::Group;

/// Palette, help, and the keys that open them.
#[component]
pub(super) fn Shortcuts(groups: Vec<Group>, palette: RwSignal<bool>, help: RwSignal<bool>) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(move || dom::listen(palette, help));
    view! { <Palette groups open=palette/> <KeyboardHelp open=help/> }
}
