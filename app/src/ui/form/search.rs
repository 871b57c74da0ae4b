//! Looking something up in the list below.

use leptos::prelude::*;

use crate::ui::icon::{Glyph, Icon};
use crate::ui::parts::{field_id, given};

/// A search field that reloads the page with its text in the address. `/` puts the cursor here.
#[component]
pub fn SearchBox(
    #[prop(optional, into)] action: String,
    #[prop(into)] label: String,
    #[prop(default = String::from("q"), into)] name: String,
    #[prop(optional, into)] value: String,
    /// Other parts of the address to keep: filters, order.
    #[prop(optional)]
    keep: Vec<(String, String)>,
    /// It stands inside a form of the page (`Filters`), which sends it: no form of its own.
    #[prop(optional)]
    inside: bool,
) -> impl IntoView {
    let id = field_id(&name);
    let inner = view! {
        <label class="visually-hidden" for=id.clone()>{label.clone()}</label>
        <Icon glyph=Glyph::Search/>
        <input class="input" type="search" id=id.clone() name=name value=given(value) placeholder=label data-search="" autocomplete="off"/>
    };
    if inside {
        return view! { <div class="search">{inner}</div> }.into_any();
    }
    view! {
        <form class="search" role="search" method="get" action=action>
            {keep.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
            {inner}
        </form>
    }
    .into_any()
}
