//! Taking people out: what kind of file, and the way to it when it is written.

use domain::ids::BatchId;
use domain::locale::Locale;
use domain::people::{ExportFormat, ExportRequest, ExportState, ExportStatus, ListColumn, PeopleQuery};
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::list_api::{self, Choices};
use super::list_picked::Picked;
use super::paths;
use crate::session::use_locale;
use crate::ui::{
    Button, Checkbox, Choice, Dialog, Glyph, Kind, LinkButton, ProgressBar, Select, Toasts, Variant, error_text, use_toasts,
};

/// How often a file that is being written is asked how far it is.
const AGAIN: std::time::Duration = std::time::Duration::from_millis(1500);

/// The dialog.
#[component]
pub(super) fn ExportDialog(query: Memo<PeopleQuery>, choices: Choices, picked: Picked, open: RwSignal<bool>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let format = RwSignal::new(ExportFormat::Csv.as_str().to_owned());
    let what = RwSignal::new("shown".to_owned());
    let sensitive = RwSignal::new(false);
    let status = RwSignal::new(None::<ExportStatus>);
    // Whoever asks again wants another file: the one before is not offered in its place.
    Effect::new(move || {
        if open.get() {
            status.update(|last| {
                if last.as_ref().is_some_and(|s| !matches!(s.state, ExportState::Waiting | ExportState::Running)) {
                    *last = None;
                }
            });
        }
    });
    let fields: Vec<ListColumn> = choices.fields.iter().map(|f| ListColumn::Field(f.id)).collect();
    let start = move |_| {
        let every = what.get_untracked() == "all";
        let columns = if every {
            ListColumn::ALL.iter().copied().chain(fields.iter().copied()).collect()
        } else {
            query.get_untracked().shown()
        };
        let request = ExportRequest {
            selection: picked.selection(&query.get_untracked()),
            format: ExportFormat::parse(&format.get_untracked()).unwrap_or_default(),
            columns,
            sensitive: sensitive.get_untracked(),
        };
        spawn_local(async move {
            match list_api::start_export(request).await {
                Ok(id) => follow(l, toasts, id, status, std::time::Duration::from_millis(300)),
                Err(e) => toasts.fail(error_text(l, &e.0)),
            }
        });
    };
    let formats = vec![
        Choice::new("csv", tr!(l, lists.format_csv)),
        Choice::new("xlsx", tr!(l, lists.format_xlsx)),
        Choice::new("vcf", tr!(l, lists.format_vcf)),
    ];
    let whats = vec![Choice::new("shown", tr!(l, lists.columns_shown)), Choice::new("all", tr!(l, lists.columns_all))];
    view! {
        <Dialog id="export" title=tr!(l, lists.export_title) open footer=move || view! {
            <Button kind=Kind::Button variant=Variant::Primary on:click=start.clone()>{tr!(l, lists.make_file)}</Button>
        }>
            <p>{tr!(l, lists.export_lead)}</p>
            <Select label=tr!(l, lists.format) name="export_format" options=formats bound=format/>
            <Select label=tr!(l, lists.columns) name="export_columns" options=whats bound=what/>
            <Checkbox label=tr!(l, lists.with_sensitive) name="export_sensitive" bound=sensitive detail=tr!(l, lists.with_sensitive_detail)/>
            {move || status.get().map(|status| view! { <Progress status/> })}
        </Dialog>
    }
}

#[component]
fn Progress(status: ExportStatus) -> impl IntoView {
    let l = use_locale();
    let number = |n: i64| u64::try_from(n).unwrap_or_default();
    match status.state {
        ExportState::Ready => view! {
            <p role="status">{tr!(l, lists.file_ready, n = status.done)}</p>
            <LinkButton href=paths::download(status.id) download=true icon=Glyph::Down>{tr!(l, common.download)}</LinkButton>
        }
        .into_any(),
        ExportState::Failed | ExportState::Expired => view! { <p role="status">{tr!(l, lists.file_failed)}</p> }.into_any(),
        ExportState::Waiting | ExportState::Running => {
            let text = format!("{} / {}", l10n::number(l, status.done), l10n::number(l, status.total));
            view! { <ProgressBar label=tr!(l, lists.file_being_written) value=number(status.done) max=number(status.total) text/> }.into_any()
        }
    }
}

/// Looks again and again until the file is there.
fn follow(l: Locale, toasts: Toasts, id: BatchId, into: RwSignal<Option<ExportStatus>>, pause: std::time::Duration) {
    set_timeout(
        move || {
            spawn_local(async move {
                let status = match list_api::export_status(id).await {
                    Ok(status) => status,
                    Err(e) => return toasts.fail(error_text(l, &e.0)),
                };
                let over = !matches!(status.state, ExportState::Waiting | ExportState::Running);
                // The page may have been left meanwhile.
                if into.try_set(Some(status)).is_none() && !over {
                    follow(l, toasts, id, into, AGAIN);
                }
            });
        },
        pause,
    );
}
