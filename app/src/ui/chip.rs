//! A word about something: a tag, a state.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::parts::classes;
use super::tone::Tone;

/// A state or a tag in one or two words.
#[component]
pub fn Chip(#[prop(optional)] tone: Tone, #[prop(optional)] icon: Option<Glyph>, children: Children) -> impl IntoView {
    view! { <span class=classes(&["chip", tone.class()])>{icon.map(|glyph| view! { <Icon glyph/> })}{children()}</span> }
}

/// A key to press.
#[component]
pub fn Kbd(children: Children) -> impl IntoView {
    view! { <kbd class="kbd">{children()}</kbd> }
}
