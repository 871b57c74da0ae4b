//! Buttons, and links that look like them.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::parts::{classes, given, when};

/// How loud a button is. One `Primary` per screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variant {
    /// The one next step.
    Primary,
    /// Everything else.
    #[default]
    Default,
    /// Beside a louder one.
    Quiet,
    /// Takes something away.
    Danger,
}

impl Variant {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn-primary",
            Self::Default => "",
            Self::Quiet => "btn-quiet",
            Self::Danger => "btn-danger",
        }
    }
}

/// 40 pixels high, or 32 in dense console rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// 40 pixels.
    #[default]
    Medium,
    /// 32 pixels, with 8 between neighbours.
    Small,
}

impl Size {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Medium => "",
            Self::Small => "btn-small",
        }
    }
}

/// What pressing does to the form around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Sends it.
    #[default]
    Submit,
    /// Nothing.
    Button,
    /// Puts its fields back.
    Reset,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Button => "button",
            Self::Reset => "reset",
        }
    }
}

/// A button. Its text is a verb that says what happens.
#[component(transparent)]
pub fn Button(
    #[prop(optional)] variant: Variant,
    #[prop(optional)] size: Size,
    #[prop(optional)] kind: Kind,
    #[prop(optional, into)] name: String,
    #[prop(optional, into)] value: String,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] wide: bool,
    children: Children,
) -> impl IntoView {
    let value = (!name.is_empty()).then_some(value);
    view! {
        <button
            type=kind.word()
            class=classes(&["btn", variant.class(), size.class(), when(wide, "btn-wide")])
            name=given(name)
            value=value
            disabled=disabled
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {children()}
        </button>
    }
}

/// A link that looks like a button: for going somewhere, never for changing something.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(optional)] variant: Variant,
    #[prop(optional)] size: Size,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional)] wide: bool,
    /// Saves the answer as a file instead of showing it.
    #[prop(optional)]
    download: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <a
            href=href
            class=classes(&["btn", variant.class(), size.class(), when(wide, "btn-wide")])
            download=download.then_some("")
            rel=download.then_some("external")
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {children()}
        </a>
    }
}
