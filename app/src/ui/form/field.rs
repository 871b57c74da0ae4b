//! One line of input.

use leptos::html;
use leptos::prelude::*;

use super::shell::Shell;
use crate::ui::parts::given;

/// How much of the row a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldWidth {
    /// All of it.
    #[default]
    Full,
    /// About half, inside a `FieldRow`.
    Half,
    /// A postcode, a number, a code.
    Short,
}

impl FieldWidth {
    const fn class(self) -> &'static str {
        match self {
            Self::Full => "field",
            Self::Half => "field field-half",
            Self::Short => "field field-short",
        }
    }
}

/// One line of input with its label. `kind` is the native type: `email`, `tel`, `date`, `datetime-local`, `number`, `password`, ...
#[component]
pub fn Field(
    #[prop(into)] label: String,
    #[prop(into)] name: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] note: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] autocomplete: String,
    #[prop(optional, into)] inputmode: String,
    #[prop(optional, into)] placeholder: String,
    #[prop(optional, into)] min: String,
    #[prop(optional, into)] max: String,
    #[prop(optional, into)] step: String,
    #[prop(optional, into)] pattern: String,
    #[prop(optional)] maxlength: Option<u32>,
    #[prop(optional)] required: bool,
    #[prop(optional)] readonly: bool,
    #[prop(optional)] width: FieldWidth,
    /// Suggestions.
    #[prop(optional)]
    list: Vec<String>,
    #[prop(optional)] bound: Option<RwSignal<String>>,
    #[prop(optional, into)] id: String,
) -> impl IntoView {
    let id = Shell::id(id, &name);
    let shell = Shell { id: id.clone(), label, note, hint, error };
    let suggestions = (!list.is_empty()).then(|| format!("{id}-list"));
    let node = NodeRef::<html::Input>::new();
    let value = bound.map_or(value, |bound| bound.get_untracked());
    Effect::new(move || {
        if let (Some(input), Some(bound)) = (node.get(), bound) {
            let wanted = bound.get();
            if input.value() != wanted {
                input.set_value(&wanted);
            }
        }
    });
    let control = view! {
        <input
            class="input"
            type=kind
            id=id
            name=name
            value=given(value)
            autocomplete=given(autocomplete)
            inputmode=given(inputmode)
            placeholder=given(placeholder)
            min=given(min)
            max=given(max)
            step=given(step)
            pattern=given(pattern)
            maxlength=maxlength
            required=required
            readonly=readonly
            list=suggestions.clone()
            aria-describedby=shell.described()
            aria-invalid=shell.invalid()
            node_ref=node
            on:input=move |event| { if let Some(bound) = bound { bound.set(event_target_value(&event)); } }
        />
        {suggestions.map(|id| view! {
            <datalist id=id>{list.into_iter().map(|word| view! { <option value=word></option> }).collect_view()}</datalist>
        })}
    };
    shell.around(width.class(), control.into_any())
}
