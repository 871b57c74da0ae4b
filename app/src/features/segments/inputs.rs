//! Small controls of the editor: each has a label, an id that says where it stands, and tells what was entered.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

/// What happens with what was entered.
pub type Told = Arc<dyn Fn(String) + Send + Sync>;

/// A value and what it is called.
pub type Option2 = (String, String);

fn labelled(id: &str, label: String, control: AnyView) -> AnyView {
    let id = id.to_owned();
    view! { <div class="field"><label class="field-label" for=id>{label}</label>{control}</div> }.into_any()
}

/// One of many.
pub fn choose(id: &str, label: String, options: Vec<Option2>, value: &str, told: Told) -> AnyView {
    let options = options
        .into_iter()
        .map(|(v, label)| {
            let selected = v == value;
            view! { <option value=v selected=selected>{label}</option> }
        })
        .collect_view();
    let control =
        view! { <select class="input" id=id.to_owned() on:change=move |e| told(event_target_value(&e))>{options}</select> };
    labelled(id, label, control.into_any())
}

/// A text, a number, a day.
pub fn typed(id: &str, label: String, kind: &'static str, value: String, suggested: Vec<String>, told: Told) -> AnyView {
    let list = format!("{id}-list");
    let suggestions = (!suggested.is_empty()).then(|| {
        let options = suggested.into_iter().map(|s| view! { <option value=s></option> }).collect_view();
        view! { <datalist id=list.clone()>{options}</datalist> }
    });
    let listed = suggestions.is_some().then_some(list);
    let control = view! {
        <input class="input" type=kind id=id.to_owned() value=value list=listed autocomplete="off" on:input=move |e| told(event_target_value(&e))/>
        {suggestions}
    };
    labelled(id, label, control.into_any())
}

/// Several lines.
pub fn lines(id: &str, label: String, value: String, told: Told) -> AnyView {
    let control = view! { <textarea class="input" rows="4" id=id.to_owned() on:input=move |e| told(event_target_value(&e))>{value}</textarea> };
    labelled(id, label, control.into_any())
}

/// Several of many.
pub fn ticks(
    id: &str,
    legend: String,
    options: Vec<Option2>,
    chosen: BTreeSet<String>,
    told: Arc<dyn Fn(BTreeSet<String>) + Send + Sync>,
) -> AnyView {
    let now = StoredValue::new(chosen.clone());
    let boxes = options
        .into_iter()
        .enumerate()
        .map(|(n, (value, label))| {
            let (box_id, checked, told) = (format!("{id}-{n}"), chosen.contains(&value), Arc::clone(&told));
            let change = move |e| {
                now.update_value(|all| {
                    if event_target_checked(&e) {
                        all.insert(value.clone())
                    } else {
                        all.remove(&value)
                    };
                });
                told(now.get_value());
            };
            view! {
                <div class="check">
                    <input type="checkbox" id=box_id.clone() checked=checked on:change=change/>
                    <label for=box_id>{label}</label>
                </div>
            }
        })
        .collect_view();
    view! { <fieldset class="fieldset segment-ticks"><legend>{legend}</legend><div class="segment-boxes">{boxes}</div></fieldset> }.into_any()
}

/// Yes or no.
pub fn tick(id: &str, label: String, checked: bool, told: Arc<dyn Fn(bool) + Send + Sync>) -> AnyView {
    let id = id.to_owned();
    view! {
        <div class="check">
            <input type="checkbox" id=id.clone() checked=checked on:change=move |e| told(event_target_checked(&e))/>
            <label for=id>{label}</label>
        </div>
    }
    .into_any()
}
