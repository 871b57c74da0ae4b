//! An import at work.

use std::time::Duration;

use domain::imports::{ImportState, ImportView, texts};
use domain::{l10n, tr};
use leptos::prelude::*;

use super::api;
use super::done::Numbers;
use super::show::Page;
use crate::session::use_locale;
use crate::ui::{Button, Chip, ErrorNote, Kind, ProgressBar, Tone, Variant};

/// How often it is asked how far it is.
const BEAT: Duration = Duration::from_millis(900);

/// Progress, and the ways to stop it.
#[component]
pub fn Running(import: ImportView, page: Page) -> impl IntoView {
    let l = use_locale();
    let id = import.id;
    // In the browser only: asks again after a while, and the answer draws this anew until it is done.
    Effect::new(move || set_timeout(move || page.refetch(), BEAT));
    let turn = Action::new(move |to: &ImportState| {
        let to = *to;
        async move {
            let done = api::turn(id, to).await;
            page.refetch();
            done
        }
    });
    let whole = |n: i64| u64::try_from(n).unwrap_or(0);
    let text = tr!(l, imports.progress_of, done = l10n::number(l, import.done), total = l10n::number(l, import.total));
    let (running, paused) = (import.state == ImportState::Running, import.state == ImportState::Paused);
    let button = move |to: ImportState, label: String, variant: Variant| {
        view! { <Button variant kind=Kind::Button disabled=turn.pending() on:click=move |_| { turn.dispatch(to); }>{label}</Button> }
    };
    view! {
        <p class="lead">{import.file_name.clone()} " " <Chip tone=Tone::Info>{l10n::text(l, texts::state(import.state))}</Chip></p>
        <ProgressBar label=tr!(l, imports.progress) value=whole(import.done) max=whole(import.total.max(1)) text/>
        <p class="soft" role="status">{tr!(l, imports.leave)}</p>
        <div class="actions">
            {running.then(|| button(ImportState::Paused, tr!(l, imports.pause), Variant::Default))}
            {paused.then(|| button(ImportState::Running, tr!(l, imports.resume), Variant::Primary))}
            {(running || paused).then(|| button(ImportState::Cancelled, tr!(l, imports.stop), Variant::Danger))}
        </div>
        {move || turn.value().get().and_then(Result::err).map(|e| view! { <ErrorNote error=e.0/> })}
        <Numbers counts=import.counts/>
    }
}
