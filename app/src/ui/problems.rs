//! What went wrong, in the reader's language.

use domain::ApiError;
use domain::locale::Locale;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::parts::field_id;

pub use domain::l10n::{api_error as error_text, problem as problem_text};

/// The problems of one form, ready to be handed to its fields. A copy is free.
#[derive(Clone, Copy)]
pub struct Problems {
    locale: Locale,
    error: Signal<Option<ApiError>>,
}

impl Problems {
    /// The problems in `error`: a plain `Option`, a signal or a closure.
    pub fn new<M>(locale: Locale, error: impl IntoReactiveValue<Signal<Option<ApiError>>, M>) -> Self {
        Self { locale, error: error.into_reactive_value() }
    }

    /// What is wrong with the field of that name.
    #[must_use]
    pub fn of(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.named(field))
    }

    /// What is wrong just now with a field whose name is made up as it goes; asks again when read in a signal.
    #[must_use]
    pub fn named(self, field: &str) -> Option<String> {
        match &*self.error.read() {
            Some(ApiError::Validation(list)) => {
                list.iter().find(|wrong| wrong.field == field).map(|wrong| problem_text(self.locale, &wrong.problem))
            }
            _ => None,
        }
    }

    /// The error itself.
    #[must_use]
    pub fn error(self) -> Option<ApiError> {
        self.error.get()
    }
}

/// Above the form after a failed try: says so at once, and leads to each field. `labels` gives the fields' names for people.
#[component]
pub fn FormErrorSummary(problems: Problems, #[prop(optional)] labels: Vec<(&'static str, String)>) -> impl IntoView {
    let l = problems.locale;
    let labels = StoredValue::new(labels);
    move || {
        let error = problems.error()?;
        let text = error_text(l, &error);
        let lines = match error {
            ApiError::Validation(list) => list,
            _ => Vec::new(),
        };
        let lines = lines.into_iter().map(|wrong| {
            let text = problem_text(l, &wrong.problem);
            let label =
                labels.with_value(|all| all.iter().find(|(name, _)| *name == wrong.field).map(|(_, label)| label.clone()));
            let text = label.map_or_else(
                || text.clone(),
                // A question ends by itself.
                |label| if label.ends_with('?') { format!("{label} {text}") } else { format!("{label}: {text}") },
            );
            if wrong.field.is_empty() {
                view! { <li>{text}</li> }.into_any()
            } else {
                let href = format!("#{}", field_id(&wrong.field));
                view! { <li><a href=href rel="external">{text}</a></li> }.into_any()
            }
        });
        let lines: Vec<_> = lines.collect();
        // A long form is sent from its end: without the focus nothing would be seen to happen there.
        let node = NodeRef::<leptos::html::Div>::new();
        Effect::new(move || {
            if let Some(summary) = node.get() {
                // It is on the page: it was just drawn.
                let _focused = summary.focus();
            }
        });
        let list = (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> });
        Some(view! {
            <div class="note tone-bad form-errors" role="alert" tabindex="-1" node_ref=node>
                <Icon glyph=Glyph::Bad/>
                <div class="note-body"><p class="note-title">{text}</p>{list}</div>
            </div>
        })
    }
}

/// What went wrong with a short form as a whole, where no field says it: the server was away, somebody may not do this.
#[component]
pub fn OtherProblem(problems: Problems) -> impl IntoView {
    move || {
        let error = problems.error().filter(|error| !matches!(error, ApiError::Validation(_)))?;
        Some(view! { <ErrorNote error/> })
    }
}

/// In the place of a part that could not be loaded.
#[component]
pub fn ErrorNote(error: ApiError) -> impl IntoView {
    let text = error_text(crate::session::use_locale(), &error);
    view! {
        <div class="note tone-bad" role="alert"><Icon glyph=Glyph::Bad/><div class="note-body"><p>{text}</p></div></div>
    }
}
