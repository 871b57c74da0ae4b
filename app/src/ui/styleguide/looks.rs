//! What everything is made of.

use leptos::prelude::*;

use super::Part;
use crate::ui::*;

#[component]
pub(super) fn Type() -> impl IntoView {
    view! {
        <Part title="Type">
            <p class="guide-title">"30 · the title of a public page"</p>
            <p class="guide-head">"22 · the title of a console page"</p>
            <p class="guide-section">"20 · a section"</p>
            <p class="lead">"20 · the sentence under a title, smaller on phones"</p>
            <p>"15 · everything else. "<b>"Strong"</b>", "<a href="#main">"a link"</a>", "<span class="soft">"softer"</span>"."</p>
            <p class="small soft">"13 · what one may skip: 1,204 people, 19:00"</p>
        </Part>
    }
}

#[component]
pub(super) fn Colours() -> impl IntoView {
    let names = ["page", "paper", "sunk", "solid", "accent", "good", "warn", "bad", "inside"];
    view! {
        <Part title="Colours">
            <div class="guide-swatches">
                {names.into_iter().map(|name| view! { <div class=format!("swatch swatch-{name}")>{name}</div> }).collect_view()}
            </div>
        </Part>
    }
}

#[component]
pub(super) fn Glyphs() -> impl IntoView {
    view! {
        <Part title="Icons">
            <div class="guide-glyphs">
                {Glyph::ALL.iter().map(|(name, glyph)| view! { <div><Icon glyph=*glyph/> {*name}</div> }).collect_view()}
            </div>
        </Part>
    }
}
