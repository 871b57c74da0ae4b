//! One of many.

use leptos::html;
use leptos::prelude::*;

use super::choice::{Choice, grouped};
use super::shell::Shell;

/// One of many. For up to five that matter, `RadioCard` or links are better.
#[component]
pub fn Select(
    #[prop(into)] label: String,
    #[prop(into)] name: String,
    options: Vec<Choice>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] note: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional)] bound: Option<RwSignal<String>>,
    #[prop(optional, into)] id: String,
) -> impl IntoView {
    let id = Shell::id(id, &name);
    let shell = Shell { id: id.clone(), label, note, hint, error };
    let node = NodeRef::<html::Select>::new();
    let value = bound.map_or(value, |bound| bound.get_untracked());
    Effect::new(move || {
        if let (Some(select), Some(bound)) = (node.get(), bound) {
            let wanted = bound.get();
            if select.value() != wanted {
                select.set_value(&wanted);
            }
        }
    });
    let option = move |choice: Choice, chosen: &str| {
        let selected = choice.value == chosen;
        view! { <option value=choice.value selected=selected>{choice.label}</option> }
    };
    let body = grouped(options)
        .into_iter()
        .map(|(group, of)| {
            let of = of.into_iter().map(|choice| option(choice, &value)).collect_view();
            if group.is_empty() { of.into_any() } else { view! { <optgroup label=group>{of}</optgroup> }.into_any() }
        })
        .collect_view();
    let control = view! {
        <select
            class="input"
            id=id
            name=name
            required=required
            aria-describedby=shell.described()
            aria-invalid=shell.invalid()
            node_ref=node
            on:change=move |event| { if let Some(bound) = bound { bound.set(event_target_value(&event)); } }
        >
            {body}
        </select>
    };
    shell.around("field", control.into_any())
}
