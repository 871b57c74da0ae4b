//! How far a long job is.

use leptos::prelude::*;

use super::parts::given;

/// A bar with its label and numbers. Without `max` the length is unknown.
#[component]
pub fn ProgressBar(
    #[prop(into)] label: String,
    #[prop(optional, into)] value: Signal<u64>,
    #[prop(optional, into)] max: Signal<u64>,
    /// The numbers in words: "1,204 of 4,912".
    #[prop(optional, into)]
    text: Signal<String>,
) -> impl IntoView {
    let known = move || (max.get() > 0).then(|| value.get().min(max.get()).to_string());
    view! {
        <div class="progress">
            <div class="progress-line">
                <span>{label.clone()}</span>
                {move || given(text.get()).map(|text| view! { <span class="number soft">{text}</span> })}
            </div>
            <progress aria-label=label max=move || max.get().max(1).to_string() value=known></progress>
        </div>
    }
}
