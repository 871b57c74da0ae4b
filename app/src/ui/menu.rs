//! What else can be done: folded away.

use leptos::prelude::*;

use super::button::{Size, Variant};
use super::icon::{Glyph, Icon};
use super::parts::{classes, given, when};

/// A button that opens a short list. Works without the browser half; with it, Escape and a press elsewhere close it.
#[component]
pub fn Menu(
    #[prop(into)] label: String,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional)] variant: Variant,
    #[prop(optional)] size: Size,
    /// The list hangs from the button's right edge.
    #[prop(optional)]
    end: bool,
    /// Shows the icon alone; the label is still heard.
    #[prop(optional)]
    icon_only: bool,
    children: Children,
) -> impl IntoView {
    let text = if icon_only {
        view! { <span class="visually-hidden">{label}</span> }.into_any()
    } else {
        view! { <span>{label}</span> <Icon glyph=Glyph::Down/> }.into_any()
    };
    view! {
        <details class=classes(&["menu", when(end, "menu-end")])>
            <summary class=classes(&["btn", variant.class(), size.class()])>{icon.map(|glyph| view! { <Icon glyph/> })} {text}</summary>
            <div class="menu-list">{children()}</div>
        </details>
    }
}

/// Going somewhere, from a [`Menu`].
#[component]
pub fn MenuLink(
    #[prop(into)] href: String,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional)] download: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="menu-item" href=href download=download.then_some("") rel=download.then_some("external")>
            {icon.map(|glyph| view! { <Icon glyph/> })} {children()}
        </a>
    }
}

/// Doing something, from a [`Menu`]. Inside a form it sends the form.
#[component]
pub fn MenuButton(
    #[prop(optional, into)] name: String,
    #[prop(optional, into)] value: String,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional)] danger: bool,
    children: Children,
) -> impl IntoView {
    let value = (!name.is_empty()).then_some(value);
    view! {
        <button type="submit" class=classes(&["menu-item", when(danger, "menu-danger")]) name=given(name) value=value>
            {icon.map(|glyph| view! { <Icon glyph/> })} {children()}
        </button>
    }
}
