//! The shape of what comes, while it comes.

use domain::tr;
use leptos::prelude::*;

use crate::session::use_locale;

fn shape(class: &'static str, lines: usize) -> impl IntoView {
    let text = tr!(use_locale(), common.loading);
    view! {
        <div class=class role="status">
            <span class="visually-hidden">{text}</span>
            {(0..lines).map(|_| view! { <div class="bone-row" aria-hidden="true"><i class="bone"></i><i class="bone"></i><i class="bone"></i></div> }).collect_view()}
        </div>
    }
}

/// A table that comes.
#[component]
pub fn SkeletonTable(#[prop(default = 6)] rows: usize) -> impl IntoView {
    shape("panel skeleton skeleton-table", rows)
}

/// Lines of text that come.
#[component]
pub fn SkeletonText(#[prop(default = 3)] lines: usize) -> impl IntoView {
    shape("skeleton skeleton-text", lines)
}

/// A card that comes.
#[component]
pub fn SkeletonCard() -> impl IntoView {
    shape("card skeleton skeleton-card", 3)
}
