//! Short messages after an action, with ten seconds to take it back.

use std::sync::Arc;
use std::time::Duration;

use domain::tr;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::tone::Tone;
use crate::session::use_locale;

const SECONDS: u32 = 10;

#[derive(Clone)]
struct Toast {
    id: u64,
    text: String,
    tone: Tone,
    // Neither may belong to the page that made the toast: the reader may have left it.
    undo: Option<Arc<dyn Fn() + Send + Sync>>,
    left: ArcRwSignal<u32>,
}

/// The messages in sight. A copy is free.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    last: StoredValue<u64>,
    held: RwSignal<bool>,
}

impl Default for Toasts {
    fn default() -> Self {
        Self { list: RwSignal::default(), last: StoredValue::new(0), held: RwSignal::new(false) }
    }
}

impl Toasts {
    /// Something worked.
    pub fn say(self, text: impl Into<String>) {
        self.push(text.into(), Tone::Good, None);
    }

    /// Something failed.
    pub fn fail(self, text: impl Into<String>) {
        self.push(text.into(), Tone::Bad, None);
    }

    /// Something was done and can be taken back for ten seconds.
    pub fn undo(self, text: impl Into<String>, back: impl Fn() + Send + Sync + 'static) {
        self.push(text.into(), Tone::Good, Some(Arc::new(back)));
    }

    fn push(self, text: String, tone: Tone, undo: Option<Arc<dyn Fn() + Send + Sync>>) {
        let id = self.last.get_value().wrapping_add(1);
        self.last.set_value(id);
        self.list.update(|list| list.push(Toast { id, text, tone, undo, left: ArcRwSignal::new(SECONDS) }));
    }

    fn drop_one(self, id: u64) {
        self.list.update(|list| list.retain(|toast| toast.id != id));
    }

    /// One second passes, unless the reader is at the messages.
    fn tick(self) {
        if self.held.get_untracked() || self.list.with_untracked(Vec::is_empty) {
            return;
        }
        let over = |toast: &Toast| toast.left.get_untracked() <= 1;
        if self.list.with_untracked(|list| list.iter().any(over)) {
            self.list.update(|list| list.retain(|toast| !over(toast)));
        }
        self.list.with_untracked(|list| list.iter().for_each(|toast| toast.left.update(|left| *left = left.saturating_sub(1))));
    }
}

/// Makes the messages available below; the layouts do it.
pub fn provide_toasts() -> Toasts {
    let toasts = use_context::<Toasts>().unwrap_or_default();
    provide_context(toasts);
    toasts
}

/// The messages of the layout around.
#[must_use]
pub fn use_toasts() -> Toasts {
    use_context::<Toasts>().unwrap_or_default()
}

/// Where the messages appear.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let l = use_locale();
    let toasts = provide_toasts();
    Effect::new(move || {
        if let Ok(ticking) = set_interval_with_handle(move || toasts.tick(), Duration::from_secs(1)) {
            on_cleanup(move || ticking.clear());
        }
    });
    view! {
        <div
            class="toasts"
            role="status"
            on:mouseenter=move |_| toasts.held.set(true)
            on:mouseleave=move |_| toasts.held.set(false)
            on:focusin=move |_| toasts.held.set(true)
            on:focusout=move |_| toasts.held.set(false)
        >
            <For each=move || toasts.list.get() key=|toast| toast.id let:toast>
                {one(l, toasts, toast)}
            </For>
        </div>
    }
}

fn one(l: domain::locale::Locale, toasts: Toasts, toast: Toast) -> impl IntoView {
    let Toast { id, text, tone, undo, left } = toast;
    let leave = move || {
        toasts.held.set(false);
        toasts.drop_one(id);
    };
    let back = undo.map(|undo| {
        view! {
            <button type="button" class="btn btn-small" on:click=move |_| { undo(); leave(); }>
                <Icon glyph=Glyph::Undo/> {tr!(l, common.undo)}
                <span class="soft number" aria-hidden="true">{move || tr!(l, ui.seconds_short, n = i64::from(left.get()))}</span>
            </button>
        }
    });
    view! {
        <div class=format!("toast {}", tone.class())>
            <Icon glyph=tone.glyph()/> <span class="toast-text">{text}</span> {back}
            <button type="button" class="btn btn-quiet btn-small btn-icon" on:click=move |_| leave()>
                <Icon glyph=Glyph::Cross label=tr!(l, common.close)/>
            </button>
        </div>
    }
}
