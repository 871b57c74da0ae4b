//! Around a list: the filter that made it, what is selected, and its next page.

use domain::tr;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::parts::given;
use crate::session::use_locale;

/// The filter above a list: a GET form, so that the address says what the list shows.
#[component]
pub fn Filters(#[prop(into)] action: String, children: Children) -> impl IntoView {
    view! { <form class="filters" method="get" action=action>{children()}</form> }
}

/// One condition in force, and the link that takes it away.
#[component]
pub fn FilterChip(#[prop(into)] label: String, #[prop(into)] remove: String) -> impl IntoView {
    let without = tr!(use_locale(), ui.remove_filter, name = label.clone());
    view! { <span class="chip tone-info filter-chip">{label}<a href=remove aria-label=without><Icon glyph=Glyph::Cross/></a></span> }
}

/// What is selected and what can be done with it; stays in sight below the list.
#[component]
pub fn SelectionBar(#[prop(into)] text: Signal<String>, children: Children) -> impl IntoView {
    view! { <div class="selection" role="status"><b>{text}</b><div class="actions">{children()}</div></div> }
}

/// The way on in a long list. Keyset paging: there is a next page and a way back to the start, no page numbers.
#[component]
pub fn Pagination(
    /// Address of the next page.
    #[prop(optional_no_strip, into)]
    next: Option<String>,
    /// Address of the start, when this is not it.
    #[prop(optional_no_strip, into)]
    first: Option<String>,
    /// What is shown: "1 to 50 of 1,204".
    #[prop(optional, into)]
    shown: String,
) -> impl IntoView {
    let l = use_locale();
    (next.is_some() || first.is_some() || !shown.is_empty()).then(|| view! {
        <nav class="pagination" aria-label=tr!(l, ui.pages)>
            <span class="soft number">{given(shown)}</span>
            {first.map(|href| view! { <a class="btn btn-small" href=href><Icon glyph=Glyph::Up/>{tr!(l, ui.to_start)}</a> })}
            {next.map(|href| view! { <a class="btn btn-small" rel="next" href=href>{tr!(l, common.load_more)}<Icon glyph=Glyph::Right/></a> })}
        </nav>
    })
}
