//! A letter in a thread.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::parts::given;

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Somebody outside.
    Them,
    /// We, to them.
    Us,
    /// We, among ourselves: a note they never see.
    Inside,
}

/// One letter, answer or note. `meta` says more about it, after who and when.
#[component]
pub fn Bubble(
    from: Voice,
    #[prop(into)] author: String,
    #[prop(into)] when: String,
    #[prop(optional, into)] datetime: String,
    #[prop(optional, into)] meta: String,
    #[prop(optional, into)] actions: Option<ViewFnOnce>,
    children: Children,
) -> impl IntoView {
    let class = match from {
        Voice::Them => "bubble bubble-them",
        Voice::Us => "bubble bubble-us",
        Voice::Inside => "bubble bubble-inside",
    };
    view! {
        <article class=class>
            <p class="bubble-head">
                {(from == Voice::Inside).then(|| view! { <Icon glyph=Glyph::Lock/> })}
                <b>{author}</b> " · " <time datetime=given(datetime)>{when}</time>
                {given(meta).map(|meta| format!(" · {meta}"))}
            </p>
            <div class="bubble-body">{children()}</div>
            {actions.map(|actions| view! { <div class="actions">{actions.run()}</div> })}
        </article>
    }
}
