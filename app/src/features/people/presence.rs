//! Who else has a record open.

use std::time::Duration;

use domain::ids::PersonId;
use domain::people::PresenceView;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::record_api;
use crate::session::use_locale;
use crate::ui::{Note, Tone};

/// How often the server hears that the page is still open; it forgets after a minute.
const BEAT: Duration = Duration::from_secs(20);

/// A line that says who else is here, while somebody is.
#[component]
pub(super) fn Presence(id: PersonId, #[prop(optional)] editing: bool) -> impl IntoView {
    let l = use_locale();
    let others = RwSignal::new(Vec::<PresenceView>::new());
    let beat = Action::new(move |(): &()| record_api::presence(id, editing));
    Effect::new(move || {
        // Without an answer the line stays as it was: the page itself says when the server is away.
        if let Some(Ok(now)) = beat.value().get() {
            others.set(now);
        }
    });
    Effect::new(move || {
        beat.dispatch(());
        if let Ok(ticking) = set_interval_with_handle(
            move || {
                beat.dispatch(());
            },
            BEAT,
        ) {
            on_cleanup(move || ticking.clear());
        }
    });
    let text = move || {
        let names = |editing: bool| -> Vec<String> {
            others.with(|all| all.iter().filter(|p| p.editing == editing).map(|p| p.name.clone()).collect())
        };
        let (busy, here) = (names(true), names(false));
        if !busy.is_empty() {
            Some((Tone::Warn, tr!(l, records.presence_editing, names = l10n::list(l, &busy))))
        } else if here.is_empty() {
            None
        } else {
            Some((Tone::Info, tr!(l, records.presence_here, names = l10n::list(l, &here))))
        }
    };
    view! { <div role="status">{move || text().map(|(tone, text)| view! { <Note tone>{text}</Note> })}</div> }
}
