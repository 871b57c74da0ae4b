//! One of a few, each with a face and a sentence.

use leptos::prelude::*;

use crate::ui::avatar::{Avatar, AvatarSize};
use crate::ui::parts::{classes, field_id, given, when};

/// A choice as a card: all of it can be pressed. Several with the same `name` make one question; put them in a `Fieldset`.
#[component]
pub fn RadioCard(
    #[prop(into)] name: String,
    #[prop(into)] value: String,
    #[prop(into)] title: String,
    /// Beside the title, softer: the party, the seat.
    #[prop(optional, into)]
    subtitle: String,
    #[prop(optional, into)] detail: String,
    /// Whose initials to show; empty for none.
    #[prop(optional, into)]
    initials: String,
    #[prop(optional, into)] picture: String,
    #[prop(optional)] checked: bool,
    /// There is nothing to choose here: a vacant seat.
    #[prop(optional)]
    disabled: bool,
    /// At the end of the row: a chip.
    #[prop(optional, into)]
    side: Option<ViewFnOnce>,
) -> impl IntoView {
    let id = field_id(&format!("{name}-{value}"));
    let detail_id = format!("{id}-detail");
    let described = (!detail.is_empty()).then(|| detail_id.clone());
    let face = !initials.is_empty() || !picture.is_empty();
    view! {
        <label class=classes(&["radio-card", when(disabled, "radio-card-off")]) for=id>
            <input type="radio" id=id.clone() name=name value=value checked=checked disabled=disabled aria-describedby=described/>
            {face.then(|| view! { <Avatar name=initials picture size=AvatarSize::Large/> })}
            <span class="radio-card-text">
                <span class="radio-card-title">
                    <b>{title}</b>
                    {given(subtitle).map(|subtitle| view! { " " <span class="soft">{format!("· {subtitle}")}</span> })}
                </span>
                {given(detail).map(|detail| view! { <span class="radio-card-detail" id=detail_id>{detail}</span> })}
            </span>
            {side.map(|side| view! { <span class="radio-card-side">{side.run()}</span> })}
        </label>
    }
}
