//! Taking something back.

use domain::locale::Locale;

use crate::Failure;
use crate::ui::{Toasts, error_text};

/// Takes an action back when the reader says so, from whatever page they are on by then.
pub(crate) fn back(
    l: Locale,
    toasts: Toasts,
    refresh: impl Fn() + 'static,
    undo: impl Future<Output = Result<(), Failure>> + 'static,
) {
    leptos::task::spawn_local(async move {
        match undo.await {
            Ok(()) => refresh(),
            Err(e) => toasts.fail(error_text(l, &e.0)),
        }
    });
}
