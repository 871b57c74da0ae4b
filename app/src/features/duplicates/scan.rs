//! How the last search through everybody went, and how far one is that runs.

use domain::duplicates::ScanSummary;
use domain::time::Timestamp;
use domain::{l10n, tr};
use leptos::prelude::*;
use std::time::Duration;

use super::words::group_text;
use crate::session::use_locale;
use crate::ui::{Note, ProgressBar, Tone};

/// Looks again this often while a search runs.
const AGAIN: Duration = Duration::from_secs(2);

/// The line above the list.
#[component]
pub(super) fn Scan(scan: ScanSummary, now: Timestamp, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    if let Some((done, total)) = scan.running {
        Effect::new(move || {
            if let Ok(waiting) = set_timeout_with_handle(move || reload.update(|n| *n += 1), AGAIN) {
                on_cleanup(move || waiting.clear());
            }
        });
        let number = |n: i64| u64::try_from(n).unwrap_or_default();
        return view! { <ProgressBar label=tr!(l, duplicates.scanning) value=number(done) max=number(total.unwrap_or_default())/> }.into_any();
    }
    let when = l10n::relative(l, now, scan.finished_at.unwrap_or(scan.started_at));
    let said = tr!(l, duplicates.scanned, n = scan.people, when = when);
    let skipped: Vec<_> =
        scan.skipped.iter().map(|group| view! { <li>{group_text(l, &group.kind, group.people)}</li> }).collect();
    view! {
        <p class="soft">{said}</p>
        {(!skipped.is_empty()).then(|| view! {
            <Note tone=Tone::Warn title=tr!(l, duplicates.skipped_title)><p>{tr!(l, duplicates.skipped_text)}</p><ul>{skipped}</ul></Note>
        })}
    }
    .into_any()
}
