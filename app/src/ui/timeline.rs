//! What happened, latest first.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::parts::{classes, given};
use super::tone::Tone;

/// A list of [`TimelineItem`]s.
#[component]
pub fn Timeline(children: Children) -> impl IntoView {
    view! { <ol class="timeline">{children()}</ol> }
}

/// One thing that happened.
#[component]
pub fn TimelineItem(
    #[prop(into)] when: String,
    /// The same for machines: `2026-11-22T19:00+01:00`.
    #[prop(optional, into)]
    datetime: String,
    #[prop(into)] title: String,
    #[prop(default = Glyph::Dots)] icon: Glyph,
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] detail: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class=classes(&["timeline-item", tone.class()])>
            <span class="timeline-mark"><Icon glyph=icon/></span>
            <div class="timeline-text">
                <div class="timeline-line"><b>{title}</b> <time datetime=given(datetime)>{when}</time></div>
                {given(detail).map(|detail| view! { <p>{detail}</p> })}
                {children.map(|children| children())}
            </div>
        </li>
    }
}
