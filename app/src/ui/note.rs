//! Something to know, beside or across the page.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::parts::{classes, given};
use super::tone::Tone;

impl Tone {
    /// The icon that says the same as the colour.
    #[must_use]
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Plain | Self::Info => Glyph::Info,
            Self::Good => Glyph::Good,
            Self::Warn => Glyph::Warn,
            Self::Bad => Glyph::Bad,
        }
    }
}

/// Something to know, in the flow of the page.
#[component]
pub fn Note(
    #[prop(default = Tone::Info)] tone: Tone,
    #[prop(optional, into)] title: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=classes(&["note", tone.class()])>
            <Icon glyph=tone.glyph()/>
            <div class="note-body">{given(title).map(|title| view! { <p class="note-title">{title}</p> })} {children()}</div>
        </div>
    }
}

/// Something to know about the whole page: demo mode, offline.
#[component]
pub fn Banner(#[prop(default = Tone::Info)] tone: Tone, children: Children) -> impl IntoView {
    view! {
        <div class=classes(&["banner", tone.class()])><Icon glyph=tone.glyph()/><div>{children()}</div></div>
    }
}
