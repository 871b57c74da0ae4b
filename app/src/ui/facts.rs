//! Facts and figures.

use leptos::prelude::*;

use super::parts::given;

/// Names and values.
#[component]
pub fn DescriptionList(items: Vec<(String, AnyView)>) -> impl IntoView {
    view! {
        <dl class="facts">
            {items.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
        </dl>
    }
}

/// [`Stat`]s side by side.
#[component]
pub fn StatRow(children: Children) -> impl IntoView {
    view! { <div class="stats">{children()}</div> }
}

/// One figure with its unit in words. With `href` it leads to what it counts.
#[component]
pub fn Stat(
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(optional, into)] detail: String,
    #[prop(optional, into)] href: String,
) -> impl IntoView {
    let body = view! {
        <span class="stat-label">{label}</span>
        <span class="stat-value">{value}</span>
        {given(detail).map(|detail| view! { <span class="stat-detail">{detail}</span> })}
    };
    match given(href) {
        Some(href) => view! { <a class="stat" href=href>{body}</a> }.into_any(),
        None => view! { <div class="stat">{body}</div> }.into_any(),
    }
}
