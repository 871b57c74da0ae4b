//! What came of an action: a short message, and the data anew.

use domain::ApiError;
use leptos::prelude::*;

use super::toast::use_toasts;
use crate::Failure;

/// Says `said` when the action has worked and asks for the data again; else says why not, in the words of `why`.
/// For buttons: a form shows its problems beside its fields.
pub fn tell<I, O>(
    action: Action<I, Result<O, Failure>>,
    reload: RwSignal<i32>,
    said: impl Fn(&O) -> String + 'static,
    why: impl Fn(&ApiError) -> String + 'static,
) where
    I: Send + Sync + 'static,
    O: Clone + Send + Sync + 'static,
{
    let toasts = use_toasts();
    Effect::new(move || match action.value().get() {
        Some(Ok(done)) => {
            toasts.say(said(&done));
            reload.update(|n| *n += 1);
        }
        Some(Err(e)) => toasts.fail(why(&e.0)),
        None => {}
    });
}
