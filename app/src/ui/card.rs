//! Surfaces.

use leptos::prelude::*;

use super::parts::{classes, given, when};

/// A sheet of paper: one thing and what can be done with it.
#[component]
pub fn Card(#[prop(optional, into)] title: String, #[prop(optional)] tight: bool, children: Children) -> impl IntoView {
    view! {
        <div class=classes(&["card", when(tight, "card-tight")])>
            {given(title).map(|title| view! { <h2 class="card-title">{title}</h2> })} {children()}
        </div>
    }
}

/// A surface whose rows reach its edges: a table, a filter.
#[component]
pub fn Panel(children: Children) -> impl IntoView {
    view! { <div class="panel">{children()}</div> }
}

/// A part of a page under its own heading.
#[component]
pub fn Section(
    #[prop(into)] title: String,
    #[prop(optional, into)] actions: Option<ViewFnOnce>,
    #[prop(optional, into)] id: String,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section" id=given(id)>
            <div class="section-head">
                <h2>{title}</h2>
                {actions.map(|actions| view! { <div class="actions">{actions.run()}</div> })}
            </div>
            {children()}
        </section>
    }
}

/// A main column and a narrow one beside it, under it on phones.
#[component]
pub fn Split(#[prop(into)] side: ViewFnOnce, children: Children) -> impl IntoView {
    view! { <div class="split"><div class="split-main">{children()}</div><aside class="split-side">{side.run()}</aside></div> }
}
