//! One line of input with suggestions under it.

use leptos::html;
use leptos::prelude::*;

use super::shell::Shell;
use crate::ui::parts::given;

/// Something that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What tells it apart.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A softer word beside it; may be empty.
    pub detail: String,
}

/// A combobox as the ARIA practices describe it: arrows walk the list, Enter takes what is marked, Escape closes it. What is
/// typed stays free: whoever uses it decides what it means if nothing was chosen.
#[component]
pub fn Combobox(
    #[prop(into)] label: String,
    #[prop(into)] name: String,
    /// What is typed.
    text: RwSignal<String>,
    /// What fits it.
    #[prop(into)]
    options: Signal<Vec<Suggestion>>,
    /// Called with what was chosen.
    #[prop(into)]
    choose: Callback<Suggestion>,
    /// Said when the list opens: "3 suggestions".
    #[prop(into)]
    count: Callback<usize, String>,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] note: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] maxlength: Option<u32>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] id: String,
) -> impl IntoView {
    let id = Shell::id(id, &name);
    let shell = Shell { id: id.clone(), label: label.clone(), note, hint, error };
    let (list, described, invalid) = (format!("{id}-options"), shell.described(), shell.invalid());
    let node = NodeRef::<html::Input>::new();
    let (open, marked) = (RwSignal::new(false), RwSignal::new(None::<usize>));
    let shown = Memo::new(move |_| open.get() && !options.read().is_empty());
    Effect::new(move || {
        let wanted = text.get();
        if let Some(input) = node.get()
            && input.value() != wanted
        {
            input.set_value(&wanted);
        }
    });
    let take = move |at: usize| {
        if let Some(found) = options.get_untracked().get(at).cloned() {
            open.set(false);
            marked.set(None);
            choose.run(found);
        }
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let count = options.read_untracked().len();
        let at = marked.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => {
                open.set(true);
                marked.set(Some(at.map_or(0, |at| (at + 1) % count)));
            }
            "ArrowUp" if count > 0 => {
                open.set(true);
                marked.set(Some(at.map_or(count - 1, |at| (at + count - 1) % count)));
            }
            "Enter" if shown.get_untracked() && at.is_some() => take(at.unwrap_or_default()),
            "Escape" if shown.get_untracked() => open.set(false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let mark_id = {
        let id = id.clone();
        move || marked.get().filter(|_| shown.get()).map(|at| format!("{id}-option-{at}"))
    };
    let option_id = id.clone();
    let control = view! {
        <input
            class="input" type="text" id=id name=name autocomplete="off" maxlength=maxlength required=required
            role="combobox" aria-autocomplete="list" aria-controls=list.clone() aria-activedescendant=mark_id
            aria-expanded=move || if shown.get() { "true" } else { "false" }
            aria-describedby=described aria-invalid=invalid node_ref=node value=given(text.get_untracked())
            on:input=move |event| { text.set(event_target_value(&event)); open.set(true); marked.set(None); }
            on:keydown=keys
            on:blur=move |_| { open.set(false); marked.set(None); }
        />
        <ul class="options" id=list role="listbox" aria-label=label hidden=move || !shown.get()>
            {move || options.get().into_iter().enumerate().map(|(at, option)| {
                let id = format!("{option_id}-option-{at}");
                // Pressing must not take the focus from the field, which would close the list before the click arrives.
                view! {
                    <li
                        role="option" id=id class="option" aria-selected=move || if marked.get() == Some(at) { "true" } else { "false" }
                        on:mousedown=move |event| event.prevent_default() on:click=move |_| take(at)
                    >{option.label}{given(option.detail).map(|detail| view! { " " <span class="soft">{detail}</span> })}</li>
                }
            }).collect_view()}
        </ul>
        <p class="visually-hidden" role="status">{move || shown.get().then(|| count.run(options.read().len()))}</p>
    };
    shell.around("field", control.into_any())
}
