//! Several lines of input in which `@` offers names.

use domain::people::being_typed;
use leptos::html;
use leptos::prelude::*;

use super::shell::Shell;
use crate::ui::parts::escape;

/// Most names offered at once.
const OFFERED: usize = 6;

/// A text area; after an `@` it offers the names that begin with what follows. Arrows walk them, Enter and Tab take the one
/// that is marked, Escape closes the list.
#[component]
pub fn MentionArea(
    #[prop(into)] label: String,
    #[prop(into)] name: String,
    /// What is typed.
    text: RwSignal<String>,
    /// Whom it may name.
    #[prop(into)]
    names: Signal<Vec<String>>,
    /// Said when the list opens: "3 suggestions".
    #[prop(into)]
    count: Callback<usize, String>,
    #[prop(default = 3)] rows: u32,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] id: String,
) -> impl IntoView {
    let id = Shell::id(id, &name);
    let shell = Shell { id: id.clone(), label: label.clone(), note: String::new(), hint, error };
    let (list, described, invalid) = (format!("{id}-options"), shell.described(), shell.invalid());
    let node = NodeRef::<html::Textarea>::new();
    let (typed, marked) = (RwSignal::new(None::<String>), RwSignal::new(0usize));
    let fitting = Memo::new(move |_| {
        let Some(typed) = typed.get().map(|t| t.to_lowercase()) else { return Vec::new() };
        let begins = |name: &&String| {
            name.to_lowercase().split(' ').any(|word| word.starts_with(&typed)) || name.to_lowercase().starts_with(&typed)
        };
        names.read().iter().filter(begins).take(OFFERED).cloned().collect::<Vec<_>>()
    });
    Effect::new(move || {
        let wanted = text.get();
        if let Some(area) = node.get()
            && area.value() != wanted
        {
            area.set_value(&wanted);
        }
    });
    let look = move || {
        marked.set(0);
        typed.set(node.get_untracked().and_then(|area| being_typed(&before_cursor(&area)).map(str::to_owned)));
    };
    let take = move |at: usize| {
        let (Some(name), Some(area)) = (fitting.get_untracked().get(at).cloned(), node.get_untracked()) else { return };
        let before = before_cursor(&area);
        let kept = being_typed(&before).map_or(before.as_str(), |typed| before.strip_suffix(typed).unwrap_or(&before));
        let after: String = area.value().strip_prefix(before.as_str()).unwrap_or_default().to_owned();
        let head = format!("{kept}{name} ");
        let cursor = u32::try_from(head.encode_utf16().count()).unwrap_or_default();
        text.set(format!("{head}{after}"));
        area.set_value(&format!("{head}{after}"));
        // Only fails for an element that has left the page.
        let _gone = area.set_selection_range(cursor, cursor);
        typed.set(None);
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let count = fitting.read_untracked().len();
        if count == 0 {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => marked.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => marked.update(|at| *at = (*at + count - 1) % count),
            "Enter" | "Tab" => take(marked.get_untracked()),
            "Escape" => typed.set(None),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let shown = move || !fitting.read().is_empty();
    let mark_id = {
        let id = id.clone();
        move || shown().then(|| format!("{id}-option-{}", marked.get()))
    };
    let option_id = id.clone();
    let control = view! {
        <textarea
            class="input" id=id name=name rows=rows aria-controls=list.clone() aria-autocomplete="list" aria-activedescendant=mark_id
            aria-describedby=described aria-invalid=invalid node_ref=node inner_html=escape(&text.get_untracked())
            on:input=move |event| { text.set(event_target_value(&event)); look(); }
            on:keydown=keys
            on:blur=move |_| typed.set(None)
        ></textarea>
        <ul class="options" id=list role="listbox" aria-label=label hidden=move || !shown()>
            {move || fitting.get().into_iter().enumerate().map(|(at, name)| view! {
                <li
                    role="option" id=format!("{option_id}-option-{at}") class="option" aria-selected=move || if marked.get() == at { "true" } else { "false" }
                    on:mousedown=move |event| event.prevent_default() on:click=move |_| take(at)
                >{name}</li>
            }).collect_view()}
        </ul>
        <p class="visually-hidden" role="status">{move || shown().then(|| count.run(fitting.read().len()))}</p>
    };
    shell.around("field", control.into_any())
}

/// What stands before the cursor.
fn before_cursor(area: &leptos::web_sys::HtmlTextAreaElement) -> String {
    let text = area.value();
    let at = area.selection_start().ok().flatten().and_then(|at| usize::try_from(at).ok());
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16_lossy(units.get(..at.unwrap_or(units.len())).unwrap_or(&units))
}
