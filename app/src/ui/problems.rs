//! What went wrong, in the reader's language.

use domain::locale::Locale;
use domain::{ApiError, Problem, tr};
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::parts::field_id;

/// What is wrong with one field, as a sentence.
#[must_use]
pub fn problem_text(l: Locale, problem: &Problem) -> String {
    match problem {
        Problem::Required => tr!(l, common.problem_required),
        Problem::TooLong { max } => tr!(l, common.problem_too_long, n = *max),
        Problem::TooShort { min } => tr!(l, common.problem_too_short, n = *min),
        Problem::OutOfRange { min, max } => tr!(l, common.problem_out_of_range, min = *min, max = *max),
        Problem::Email => tr!(l, common.problem_email),
        Problem::Phone => tr!(l, common.problem_phone),
        Problem::Url => tr!(l, common.problem_url),
        Problem::DateTime => tr!(l, common.problem_date_time),
        Problem::SkippedTime => tr!(l, common.problem_skipped_time),
        Problem::EndBeforeStart => tr!(l, common.problem_end_before_start),
        Problem::Choice => tr!(l, common.problem_choice),
        Problem::Taken => tr!(l, common.problem_taken),
        Problem::MustAgree => tr!(l, common.problem_must_agree),
        Problem::Wrong => tr!(l, common.problem_wrong),
        Problem::FileTooLarge { max } => tr!(l, common.problem_file_too_large, max = megabytes(*max)),
        Problem::FileKind => tr!(l, common.problem_file_kind),
    }
}

/// What went wrong as a whole: what happened, what was kept, what to do next.
#[must_use]
pub fn error_text(l: Locale, error: &ApiError) -> String {
    match error {
        ApiError::Validation(list) => tr!(l, common.error_summary, n = list.len()),
        ApiError::NotFound => tr!(l, common.error_not_found),
        ApiError::Unauthenticated => tr!(l, common.error_unauthenticated),
        ApiError::Forbidden => tr!(l, common.error_forbidden),
        ApiError::Conflict(_) => tr!(l, common.error_conflict),
        ApiError::RateLimited(seconds) => tr!(l, common.error_rate_limited, n = *seconds),
        ApiError::Internal(incident) => tr!(l, common.error_internal, incident = incident.clone()),
        ApiError::Network => tr!(l, common.error_network),
    }
}

/// Whole megabytes, at least one.
fn megabytes(bytes: i64) -> String { format!("{} MB", (bytes / 1_000_000).max(1)) }

/// The problems of one form, ready to be handed to its fields. A copy is free.
#[derive(Clone, Copy)]
pub struct Problems {
    locale: Locale,
    error: Signal<Option<ApiError>>,
}

impl Problems {
    /// The problems in `error`: a plain `Option`, a signal or a closure.
    pub fn new<M>(locale: Locale, error: impl IntoReactiveValue<Signal<Option<ApiError>>, M>) -> Self {
        Self { locale, error: error.into_reactive_value() }
    }

    /// What is wrong with the field of that name.
    #[must_use]
    pub fn of(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || match &*self.error.read() {
            Some(ApiError::Validation(list)) => {
                list.iter().find(|wrong| wrong.field == field).map(|wrong| problem_text(self.locale, &wrong.problem))
            }
            _ => None,
        })
    }

    /// The error itself.
    #[must_use]
    pub fn error(self) -> Option<ApiError> { self.error.get() }
}

/// Above the form after a failed try: says so at once, and leads to each field. `labels` gives the fields' names for people.
#[component]
pub fn FormErrorSummary(problems: Problems, #[prop(optional)] labels: Vec<(&'static str, String)>) -> impl IntoView {
    let l = problems.locale;
    let labels = StoredValue::new(labels);
    move || {
        let error = problems.error()?;
        let text = error_text(l, &error);
        let lines = match error {
            ApiError::Validation(list) => list,
            _ => Vec::new(),
        };
        let lines = lines.into_iter().map(|wrong| {
            let text = problem_text(l, &wrong.problem);
            let label = labels.with_value(|all| all.iter().find(|(name, _)| *name == wrong.field).map(|(_, label)| label.clone()));
            let text = label.map_or_else(|| text.clone(), |label| format!("{label}: {text}"));
            if wrong.field.is_empty() {
                view! { <li>{text}</li> }.into_any()
            } else {
                let href = format!("#{}", field_id(&wrong.field));
                view! { <li><a href=href rel="external">{text}</a></li> }.into_any()
            }
        });
        let lines: Vec<_> = lines.collect();
        let list = (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> });
        Some(view! {
            <div class="note tone-bad form-errors" role="alert">
                <Icon glyph=Glyph::Bad/>
                <div class="note-body"><p class="note-title">{text}</p>{list}</div>
            </div>
        })
    }
}

/// In the place of a part that could not be loaded.
#[component]
pub fn ErrorNote(error: ApiError) -> impl IntoView {
    let text = error_text(crate::session::use_locale(), &error);
    view! {
        <div class="note tone-bad" role="alert"><Icon glyph=Glyph::Bad/><div class="note-body"><p>{text}</p></div></div>
    }
}
