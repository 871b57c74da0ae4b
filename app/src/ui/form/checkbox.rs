//! A box to tick, with its reason.

use leptos::html;
use leptos::prelude::*;

use super::shell::{Shell, problem_line};
use crate::ui::parts::given;

/// A row with a box, what ticking it means, and a small explanation. Unticked unless the reader ticked it before.
#[component]
pub fn Checkbox(
    #[prop(into)] label: String,
    #[prop(into)] name: String,
    #[prop(default = String::from("true"), into)] value: String,
    #[prop(optional)] checked: bool,
    #[prop(optional, into)] detail: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional)] bound: Option<RwSignal<bool>>,
    #[prop(optional, into)] id: String,
) -> impl IntoView {
    let id = Shell::id(id, &name);
    let shell = Shell { id: id.clone(), label: String::new(), note: String::new(), hint: detail.clone(), error };
    let node = NodeRef::<html::Input>::new();
    let checked = bound.map_or(checked, |bound| bound.get_untracked());
    Effect::new(move || {
        if let (Some(input), Some(bound)) = (node.get(), bound) {
            input.set_checked(bound.get());
        }
    });
    let hint_id = format!("{id}-hint");
    view! {
        <div class="check">
            <input
                type="checkbox"
                id=id.clone()
                name=name
                value=value
                checked=checked
                required=required
                aria-describedby=shell.described()
                aria-invalid=shell.invalid()
                node_ref=node
                on:change=move |event| { if let Some(bound) = bound { bound.set(event_target_checked(&event)); } }
            />
            <label for=id.clone()>{label}</label>
            {given(detail).map(|detail| view! { <p class="check-detail" id=hint_id>{detail}</p> })}
            {problem_line(id, error)}
        </div>
    }
}
