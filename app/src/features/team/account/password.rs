//! Changing the password, against the old one or, after a link in a mail, without it.

use domain::tr;
use leptos::form::FromFormData;
use leptos::prelude::*;
use serde::Deserialize;

use super::super::account_api as api;
use crate::session::use_locale;
use crate::ui::{Button, Field, FormErrorSummary, Problems, use_toasts};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Input {
    old: String,
    new: String,
}

/// The form.
#[component]
pub(super) fn Password(has_password: bool, asks_old: bool, email: String, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let save = Action::new(move |input: &Input| api::change_password(input.old.clone(), input.new.clone()));
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e: crate::Failure| e.0));
    Effect::new(move || {
        if let Some(Ok(())) = save.value().get() {
            toasts.say(tr!(l, team.password_changed));
            // The page's data comes anew, and with it empty fields and the devices that are left.
            reload.update(|n| *n += 1);
        }
    });
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(input) = Input::from_event(&event) {
            save.dispatch(input);
        }
    };
    let label = if has_password { tr!(l, team.password_change) } else { tr!(l, team.password_set) };
    view! {
        <form method="post" id="password" on:submit=on_submit novalidate=true>
            <FormErrorSummary problems labels=vec![("old", tr!(l, team.old_password)), ("new", tr!(l, team.new_password))]/>
            {(!has_password).then(|| view! { <p>{tr!(l, team.no_password)}</p> })}
            {(has_password && !asks_old).then(|| view! { <p>{tr!(l, team.password_forgotten)}</p> })}
            <input class="visually-hidden" type="text" name="username" autocomplete="username" value=email tabindex="-1" aria-hidden="true" readonly=true/>
            {asks_old.then(|| view! {
                <Field label=tr!(l, team.old_password) name="old" kind="password" autocomplete="current-password" required=true error=problems.of("old")/>
            })}
            <Field label=tr!(l, team.new_password) name="new" kind="password" autocomplete="new-password" hint=tr!(l, team.password_hint) required=true error=problems.of("new")/>
            <Button disabled=save.pending()>{label}</Button>
        </form>
    }
}
