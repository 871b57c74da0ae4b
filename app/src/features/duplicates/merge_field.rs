//! One field of two records side by side, and whose value goes on.

use domain::duplicates::{ConsentChoice, FieldChoice, Pick};
use domain::locale::Locale;
use domain::tr;
use leptos::prelude::*;

use super::words::{answer_text, field_text, value_text};
use crate::features::people::channel_text;
use crate::session::use_locale;

/// What stands on a side; nothing is said too.
fn values(l: Locale, field: &str, of: &[String]) -> AnyView {
    if of.is_empty() {
        return view! { <span class="soft">{tr!(l, duplicates.nothing)}</span> }.into_any();
    }
    of.iter().map(|value| view! { <span class="value">{value_text(l, field, value)}</span> }).collect_view().into_any()
}

/// A row: the field's name, both values with a button each, and one for both where both may go on.
#[component]
pub(super) fn FieldRow(choice: FieldChoice, chosen: RwSignal<Pick>) -> impl IntoView {
    let l = use_locale();
    let label = if choice.label.is_empty() { field_text(l, &choice.field) } else { choice.label.clone() };
    let field = choice.field.clone();
    let name = format!("pick-{}", field.replace(':', "-"));
    let fixed = choice.ways.len() < 2;
    let option = {
        let name = name.clone();
        let label = label.clone();
        move |pick: Pick, side: String, body: AnyView| {
            let id = format!("{name}-{pick}");
            let own = id.clone();
            let spoken = format!("{label}: {side}");
            view! {
                <label class="pick" for=id>
                    <input type="radio" id=own name=name.clone() value=pick.as_str() aria-label=spoken
                        checked=chosen.get_untracked() == pick
                        prop:checked=move || chosen.get() == pick
                        on:change=move |_| chosen.set(pick)/>
                    <span class="pick-value">{body}</span>
                </label>
            }
            .into_any()
        }
    };
    let (left, right) = (values(l, &field, &choice.left), values(l, &field, &choice.right));
    let side = |pick: Pick, body: AnyView, name: String| {
        if choice.ways.contains(&pick) && !fixed {
            option(pick, name, body)
        } else {
            view! { <div class="pick-value">{body}</div> }.into_any()
        }
    };
    let left = side(Pick::Left, left, tr!(l, duplicates.left));
    let right = side(Pick::Right, right, tr!(l, duplicates.right));
    let both = (choice.ways.contains(&Pick::Both) && !fixed)
        .then(|| option(Pick::Both, tr!(l, duplicates.both), view! { {tr!(l, duplicates.both)} }.into_any()));
    let same =
        fixed.then(|| if choice.left == choice.right { tr!(l, duplicates.same_on_both) } else { tr!(l, duplicates.both_go_on) });
    view! {
        <tr>
            <th scope="row">{label}{choice.sensitive.then(|| view! { <span class="soft">" "{tr!(l, duplicates.hidden)}</span> })}</th>
            <td>{left}</td>
            <td>{right}</td>
            <td>{both}{same.map(|text| view! { <span class="soft">{text}</span> })}</td>
        </tr>
    }
}

/// A purpose: how it stands on both and what goes on. There is nothing to choose.
#[component]
pub(super) fn ConsentRow(choice: ConsentChoice) -> impl IntoView {
    let l = use_locale();
    let title = format!("{} {}", choice.title.get(l), channel_text(l, choice.channel));
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td>{answer_text(l, choice.left)}</td>
            <td>{answer_text(l, choice.right)}</td>
            <td class="strong">{answer_text(l, Some(choice.result))}</td>
        </tr>
    }
}
