//! Asking before something that cannot be undone.

use domain::tr;
use leptos::prelude::*;

use super::Field;
use crate::session::use_locale;
use crate::ui::button::{Button, Variant};
use crate::ui::parts::given;

/// A folded question with its own plain form: opening it is the first step, the button inside the second. With `type_this`
/// the reader must type that word or number too; the server checks the field `confirm`.
#[component]
pub fn ConfirmForm(
    #[prop(into)] action: String,
    /// What happens: stands on both buttons.
    #[prop(into)]
    label: String,
    #[prop(optional, into)] sentence: String,
    #[prop(optional, into)] type_this: String,
    #[prop(default = true)] danger: bool,
    #[prop(optional)] hidden: Vec<(String, String)>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let l = use_locale();
    let variant = if danger { Variant::Danger } else { Variant::Primary };
    let typed = given(type_this).map(|word| {
        let label = tr!(l, ui.type_to_confirm, word = word.clone());
        view! { <Field label name="confirm" autocomplete="off" required=true pattern=exactly(&word) error/> }
    });
    view! {
        <details class="confirm">
            <summary class="btn">{label.clone()}</summary>
            <form class="confirm-body" method="post" action=action>
                {hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
                {given(sentence).map(|sentence| view! { <p>{sentence}</p> })}
                {typed}
                <Button variant>{label}</Button>
            </form>
        </details>
    }
}

/// A pattern for the `pattern` attribute that only `word` matches.
fn exactly(word: &str) -> String {
    // Browsers compile the attribute with the `v` flag, which refuses a backslash before anything but these.
    word.chars().flat_map(|c| ["^$\\.*+?()[]{}|/".contains(c).then_some('\\'), Some(c)]).flatten().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn punctuation_loses_its_meaning() {
        assert_eq!(super::exactly("1,204 (all)"), "1,204 \\(all\\)");
    }
}
