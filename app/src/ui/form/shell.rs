//! What every control has around it: label, the word beside it, the hint, the problem.

use leptos::prelude::*;

use crate::ui::icon::{Glyph, Icon};
use crate::ui::parts::{field_id, given};

/// The parts around one control.
pub(super) struct Shell {
    pub id: String,
    pub label: String,
    pub note: String,
    pub hint: String,
    pub error: Signal<Option<String>>,
}

impl Shell {
    /// The id to use: the one given, else the one the name makes.
    pub fn id(given: String, name: &str) -> String {
        if given.is_empty() { field_id(name) } else { given }
    }

    /// The value of `aria-describedby`: hint and problem, as far as they are there.
    pub fn described(&self) -> impl Fn() -> Option<String> + Send + Sync + Clone + use<> {
        let (id, hinted, error) = (self.id.clone(), !self.hint.is_empty(), self.error);
        move || {
            let hint = hinted.then(|| format!("{id}-hint"));
            let problem = error.read().is_some().then(|| format!("{id}-error"));
            match (hint, problem) {
                (Some(hint), Some(problem)) => Some(format!("{hint} {problem}")),
                (hint, problem) => hint.or(problem),
            }
        }
    }

    /// The value of `aria-invalid`.
    pub fn invalid(&self) -> impl Fn() -> Option<&'static str> + Send + Sync + Clone + use<> {
        let error = self.error;
        move || error.read().is_some().then_some("true")
    }

    /// The control with everything around it.
    pub fn around(self, class: &'static str, control: AnyView) -> AnyView {
        let Self { id, label, note, hint, error } = self;
        let hint_id = format!("{id}-hint");
        view! {
            <div class=class>
                <label class="field-label" for=id.clone()>
                    {label}
                    {given(note).map(|note| view! { " " <span class="field-note">{format!("({note})")}</span> })}
                </label>
                {given(hint).map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
                {control}
                {problem_line(id, error)}
            </div>
        }
        .into_any()
    }
}

/// The line under a control that says what is wrong with it.
pub(super) fn problem_line(id: String, error: Signal<Option<String>>) -> impl IntoView {
    move || {
        let id = format!("{id}-error");
        error.get().map(|problem| view! { <p class="field-error" id=id><Icon glyph=Glyph::Bad/> {problem}</p> })
    }
}
