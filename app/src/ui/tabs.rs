//! Views of one thing, each with its own address.

use leptos::prelude::*;

/// One tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    href: String,
    label: String,
    current: bool,
    count: Option<u64>,
}

impl Tab {
    /// A tab that leads to `href`.
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into(), current: false, count: None }
    }

    /// Whether this is the one shown.
    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// How many things it holds.
    #[must_use]
    pub fn count(mut self, count: u64) -> Self {
        self.count = Some(count);
        self
    }
}

/// Links between the views of one thing.
#[component]
pub fn Tabs(#[prop(into)] label: String, tabs: Vec<Tab>) -> impl IntoView {
    view! {
        <nav class="tabs" aria-label=label>
            {tabs
                .into_iter()
                .map(|tab| view! {
                    <a href=tab.href aria-current=tab.current.then_some("page")>
                        {tab.label} {tab.count.map(|n| view! { <span class="count">{n.to_string()}</span> })}
                    </a>
                })
                .collect_view()}
        </nav>
    }
}
