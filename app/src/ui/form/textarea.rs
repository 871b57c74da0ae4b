//! Several lines of input.

use domain::tr;
use leptos::html;
use leptos::prelude::*;

use super::shell::Shell;
use crate::session::use_locale;
use crate::ui::parts::escape;

/// Several lines of input; grows with its text. With `maxlength` it says, in the browser, how many characters are left.
#[component]
pub fn TextArea(
    #[prop(into)] label: String,
    #[prop(into)] name: String,
    #[prop(optional, into)] value: String,
    #[prop(default = 5)] rows: u32,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] note: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] maxlength: Option<u32>,
    #[prop(optional)] required: bool,
    #[prop(optional)] bound: Option<RwSignal<String>>,
    #[prop(optional, into)] id: String,
) -> impl IntoView {
    let l = use_locale();
    let id = Shell::id(id, &name);
    let shell = Shell { id: id.clone(), label, note, hint, error };
    let node = NodeRef::<html::Textarea>::new();
    let value = bound.map_or(value, |bound| bound.get_untracked());
    let left = RwSignal::new(None::<i64>);
    let room =
        move |text: &str| maxlength.map(|max| i64::from(max) - i64::try_from(text.encode_utf16().count()).unwrap_or(i64::MAX));
    Effect::new(move || {
        if let (Some(area), Some(bound)) = (node.get(), bound) {
            let wanted = bound.get();
            if area.value() != wanted {
                area.set_value(&wanted);
            }
            left.set(room(&wanted));
        }
    });
    let control = view! {
        <textarea
            class="input"
            id=id
            name=name
            rows=rows
            maxlength=maxlength
            required=required
            aria-describedby=shell.described()
            aria-invalid=shell.invalid()
            node_ref=node
            on:input=move |event| {
                let text = event_target_value(&event);
                left.set(room(&text));
                if let Some(bound) = bound { bound.set(text); }
            }
            inner_html=escape(&value)
        ></textarea>
        <p class="field-count" aria-live="polite">{move || left.get().map(|n| tr!(l, ui.characters_left, n = n))}</p>
    };
    shell.around("field", control.into_any())
}
