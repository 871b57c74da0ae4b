//! Text that is only heard, text that was written in Markdown, text to take away.

use domain::tr;
use leptos::prelude::*;

use super::button::{Button, Kind, Size};
use super::icon::Glyph;
use super::parts::{escape, field_id};
use crate::session::use_locale;

/// For screen readers only.
#[component]
pub fn VisuallyHidden(children: Children) -> impl IntoView {
    view! { <span class="visually-hidden">{children()}</span> }
}

/// The first stop of the Tab key: past the navigation.
#[component]
pub fn SkipLink() -> impl IntoView {
    view! { <a class="skip" href="#main" rel="external">{tr!(use_locale(), common.main_content)}</a> }
}

/// Text the server made from Markdown. It must have been sanitised there.
#[component]
pub fn Markdown(#[prop(into)] html: String) -> impl IntoView {
    view! { <div class="prose" inner_html=html></div> }
}

/// A text to copy: a public link, a snippet. Without the browser half it can still be selected.
#[component]
pub fn CopyText(
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(optional)] multiline: bool,
    #[prop(default = 4)] rows: u32,
) -> impl IntoView {
    let l = use_locale();
    let id = format!("copy-{}", field_id(&label));
    let copied = RwSignal::new(false);
    // The button does nothing without the browser half, so it only appears with it.
    let lively = RwSignal::new(false);
    Effect::new(move || lively.set(true));
    let text = StoredValue::new(value.clone());
    let copy = move |_| to_clipboard(text.get_value(), copied);
    let control = if multiline {
        view! { <textarea class="input code" id=id.clone() readonly=true rows=rows inner_html=escape(&value)></textarea> }
            .into_any()
    } else {
        view! { <input class="input code" id=id.clone() readonly=true value=value/> }.into_any()
    };
    view! {
        <div class="field copy">
            <label class="field-label" for=id>{label}</label>
            <div class="copy-line">
                {control}
                <Show when=move || lively.get()>
                    <Button kind=Kind::Button size=Size::Medium icon=Glyph::Copy on:click=copy>
                        {move || if copied.get() { tr!(l, common.copied) } else { tr!(l, common.copy) }}
                    </Button>
                </Show>
            </div>
            <p class="visually-hidden" role="status">{move || copied.get().then(|| tr!(l, common.copied))}</p>
        </div>
    }
}

/// Puts the text on the clipboard and says whether it worked. A refused permission leaves the text there to be selected.
#[cfg(feature = "hydrate")]
fn to_clipboard(text: String, copied: RwSignal<bool>) {
    let done = web_sys::window().map(|window| window.navigator().clipboard().write_text(&text));
    leptos::task::spawn_local(async move {
        if let Some(done) = done {
            copied.set(wasm_bindgen_futures::JsFuture::from(done).await.is_ok());
        }
    });
}

/// The server has no clipboard; nothing there calls this.
#[cfg(not(feature = "hydrate"))]
fn to_clipboard(_text: String, copied: RwSignal<bool>) {
    copied.set(false);
}
