//! Questions that belong together.

use leptos::prelude::*;

use super::shell::problem_line;
use crate::ui::parts::{field_id, given};

/// A group of controls under one question.
#[component]
pub fn Fieldset(
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// The name of the field, so that the summary of problems can lead here.
    #[prop(optional, into)]
    name: String,
    children: Children,
) -> impl IntoView {
    let id = if name.is_empty() { field_id(&legend) } else { field_id(&name) };
    let hint_id = format!("{id}-hint");
    let own = (!name.is_empty()).then(|| id.clone());
    let described = {
        let (id, hinted) = (id.clone(), !hint.is_empty());
        move || match (hinted, error.read().is_some()) {
            (true, true) => Some(format!("{id}-hint {id}-error")),
            (true, false) => Some(format!("{id}-hint")),
            (false, true) => Some(format!("{id}-error")),
            (false, false) => None,
        }
    };
    view! {
        <fieldset class="fieldset" id=own tabindex="-1" aria-describedby=described>
            <legend>{legend}</legend>
            {given(hint).map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            {children()}
            {problem_line(id, error)}
        </fieldset>
    }
}

/// Fields side by side where there is room.
#[component]
pub fn FieldRow(children: Children) -> impl IntoView {
    view! { <div class="field-row">{children()}</div> }
}
