//! Real tables.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::parts::{classes, when};

/// How a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By something else.
    #[default]
    None,
    /// Smallest first.
    Up,
    /// Largest first.
    Down,
}

/// One column's head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    label: String,
    number: bool,
    roomy_only: bool,
    silent: bool,
    sort: Option<(String, Sort)>,
}

impl Column {
    /// A column of texts.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// Its label is for screen readers only: boxes, actions.
    pub fn silent(label: impl Into<String>) -> Self {
        Self { silent: true, ..Self::new(label) }
    }

    /// A column of numbers. Its cells get the class `number`.
    #[must_use]
    pub fn number(mut self) -> Self {
        self.number = true;
        self
    }

    /// Left out on phones. Its cells get the class `roomy`.
    #[must_use]
    pub fn hidden_on_phones(mut self) -> Self {
        self.roomy_only = true;
        self
    }

    /// The head is a link that sorts by the column; `now` is how it is sorted.
    #[must_use]
    pub fn sortable(mut self, href: impl Into<String>, now: Sort) -> Self {
        self.sort = Some((href.into(), now));
        self
    }

    fn head(self) -> impl IntoView {
        let class = classes(&[when(self.number, "number"), when(self.roomy_only, "roomy")]);
        let aria = match &self.sort {
            Some((_, Sort::Up)) => Some("ascending"),
            Some((_, Sort::Down)) => Some("descending"),
            _ => None,
        };
        let label = self.label;
        let body = match (self.sort, self.silent) {
            (Some((href, now)), _) => {
                let glyph = match now {
                    Sort::None => None,
                    Sort::Up => Some(Glyph::Up),
                    Sort::Down => Some(Glyph::Down),
                };
                view! { <a class="sort" href=href>{label}{glyph.map(|glyph| view! { <Icon glyph/> })}</a> }.into_any()
            }
            (None, true) => view! { <span class="visually-hidden">{label}</span> }.into_any(),
            (None, false) => label.into_any(),
        };
        view! { <th scope="col" class=(!class.is_empty()).then_some(class) aria-sort=aria>{body}</th> }
    }
}

/// A table in a panel. Children are its rows. It never makes the page scroll sideways: it scrolls in itself.
#[component]
pub fn DataTable(
    /// What the table lists, for screen readers.
    #[prop(into)]
    caption: String,
    columns: Vec<Column>,
    #[prop(optional)] dense: bool,
    /// `j` and `k` walk its rows.
    #[prop(optional)]
    keyboard: bool,
    /// On phones each row is a block; the cells' classes say where they stand in it.
    #[prop(optional)]
    fold: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="panel table-panel" role="region" aria-label=caption tabindex="0">
            <table class=classes(&["table", when(dense, "table-dense"), when(fold, "table-fold")]) data-keys=keyboard.then_some("")>
                <caption class="visually-hidden">{caption.clone()}</caption>
                <thead><tr>{columns.into_iter().map(Column::head).collect_view()}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
