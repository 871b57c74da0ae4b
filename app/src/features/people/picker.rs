//! Choosing a person by typing.

use domain::ids::PersonId;
use domain::people::PersonHit;
use domain::tr;
use leptos::prelude::*;

use super::{list_api, person_name};
use crate::session::use_locale;
use crate::ui::field_id;

/// How long after the last key people are looked for.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(150);

/// A field that finds people as one types. Arrow keys walk through those found, Enter takes one, Escape closes the list. In a form it sends
/// the person's identifier under its name; `chosen` follows it.
#[component]
pub fn PersonPicker(
    /// Label.
    #[prop(into)]
    label: String,
    /// Name of the field.
    #[prop(into)]
    name: String,
    /// Who is chosen.
    chosen: RwSignal<Option<PersonId>>,
    /// The name shown at first.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let l = use_locale();
    let id = field_id(&name);
    let list = format!("{id}-list");
    let (typed, asked) = (RwSignal::new(value), RwSignal::new(String::new()));
    let (open, at) = (RwSignal::new(false), RwSignal::new(0_usize));
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let found = LocalResource::new(move || {
        let text = asked.get();
        async move { if text.trim().is_empty() { Vec::new() } else { list_api::find(text).await.unwrap_or_default() } }
    });
    let hits = move || found.get().unwrap_or_default();
    let take = move |hit: &PersonHit| {
        typed.set(person_name(l, &hit.given_name, &hit.family_name));
        chosen.set(Some(hit.id));
        open.set(false);
    };
    let input = move |text: String| {
        typed.set(text.clone());
        chosen.set(None);
        at.set(0);
        if let Some(before) = waiting.get_value() {
            before.clear();
        }
        let go = move || {
            asked.set(text);
            open.set(true);
        };
        waiting.set_value(set_timeout_with_handle(go, PAUSE).ok());
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let hits = hits();
        let last = hits.len().saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = if *at >= last { 0 } else { at.saturating_add(1) }),
            "ArrowUp" => at.update(|at| *at = at.checked_sub(1).unwrap_or(last)),
            "Enter" if open.get_untracked() && !hits.is_empty() => {
                hits.get(at.get_untracked()).into_iter().for_each(take);
            }
            "Escape" if open.get_untracked() => open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    let option_id = {
        let id = id.clone();
        move |n: usize| format!("{id}-{n}")
    };
    let active = option_id.clone();
    let rows = move || {
        let option_id = option_id.clone();
        hits().into_iter().enumerate().map(move |(n, hit)| {
            let detail = [hit.email.clone().unwrap_or_default(), hit.city.clone()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
            let label = person_name(l, &hit.given_name, &hit.family_name);
            view! {
                <div role="option" class="palette-row" id=option_id(n) aria-selected=move || if at.get() == n { "true" } else { "false" }
                    on:mousedown=move |event| { event.prevent_default(); take(&hit); }>
                    <span>{label}</span> <span class="soft">{detail}</span>
                </div>
            }
        }).collect_view()
    };
    let shown = move || open.get() && !hits().is_empty();
    view! {
        <div class="field combobox">
            <label class="field-label" for=id.clone()>{label.clone()}</label>
            <input type="hidden" name=name prop:value=move || chosen.get().map(|id| id.to_string()).unwrap_or_default()/>
            <input class="input" type="text" id=id role="combobox" autocomplete="off" aria-autocomplete="list"
                aria-expanded=move || if shown() { "true" } else { "false" } aria-controls=list.clone()
                aria-activedescendant=move || shown().then(|| active(at.get()))
                prop:value=typed on:input=move |event| input(event_target_value(&event)) on:keydown=keys on:blur=move |_| open.set(false)/>
            <div class="combobox-list" id=list role="listbox" aria-label=label hidden=move || !shown()>{rows}</div>
            <p class="visually-hidden" role="status">{move || (open.get() && !asked.read().is_empty() && hits().is_empty()).then(|| tr!(l, common.no_results))}</p>
        </div>
    }
}
