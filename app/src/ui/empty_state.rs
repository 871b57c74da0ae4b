//! Nothing here yet.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Says why there is nothing and teaches the next step.
#[component]
pub fn EmptyState(
    #[prop(into)] title: String,
    #[prop(into)] sentence: String,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional, into)] action: Option<ViewFnOnce>,
) -> impl IntoView {
    view! {
        <div class="empty">
            {icon.map(|glyph| view! { <span class="empty-icon"><Icon glyph/></span> })}
            <h2>{title}</h2>
            <p>{sentence}</p>
            {action.map(|action| view! { <div class="actions">{action.run()}</div> })}
        </div>
    }
}
