//! The top of a page: where you are and the one next step.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::parts::given;

/// Title (the page's `h1`) and actions in one row.
#[component]
pub fn PageHeader(
    #[prop(into)] title: String,
    /// A small line above the title: number, kind.
    #[prop(optional, into)]
    eyebrow: String,
    #[prop(optional, into)] lead: String,
    /// Where this page belongs: address and name.
    #[prop(optional)]
    back: Option<(String, String)>,
    #[prop(optional, into)] actions: Option<ViewFnOnce>,
) -> impl IntoView {
    view! {
        <div class="page-header">
            {back.map(|(href, label)| view! { <a class="page-back" href=href><Icon glyph=Glyph::Left/>{label}</a> })}
            {given(eyebrow).map(|eyebrow| view! { <p class="eyebrow">{eyebrow}</p> })}
            <div class="page-header-row">
                <h1>{title}</h1>
                {actions.map(|actions| view! { <div class="actions">{actions.run()}</div> })}
            </div>
            {given(lead).map(|lead| view! { <p class="lead">{lead}</p> })}
        </div>
    }
}
