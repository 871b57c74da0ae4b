//! Name and language.

use domain::locale::Locale;
use domain::tr;
use leptos::form::FromFormData;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::Deserialize;

use super::super::{account_api as api, paths};
use crate::features::people::language_choices;
use crate::session::use_locale;
use crate::ui::{Button, Field, FormErrorSummary, Note, Problems, Select, Tone, Variant};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Input {
    name: String,
    language: String,
}

/// The form. Afterwards the page is loaded anew, because everything on it speaks the language and shows the name.
#[component]
pub(super) fn Profile(name: String, locale: Locale, email: String) -> impl IntoView {
    let l = use_locale();
    let saved = use_query_map().with_untracked(|map| map.get("saved").is_some());
    let save = Action::new(move |(name, language): &(String, Locale)| api::change_own(name.clone(), *language));
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e: crate::Failure| e.0));
    Effect::new(move || {
        if let Some(Ok(())) = save.value().get() {
            // Fails only in a window that is being closed.
            let _gone = window().location().set_href(&format!("{}?saved=yes", paths::ACCOUNT));
        }
    });
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(input) = Input::from_event(&event) {
            save.dispatch((input.name, Locale::parse(&input.language).unwrap_or(l)));
        }
    };
    view! {
        <form method="post" id="profile" on:submit=on_submit novalidate=true>
            {saved.then(|| view! { <div role="status"><Note tone=Tone::Good>{tr!(l, common.saved)}</Note></div> })}
            <FormErrorSummary problems labels=vec![("name", tr!(l, common.name))]/>
            <p class="small soft">{tr!(l, team.you_log_in_with, email = email)}</p>
            <Field label=tr!(l, common.name) name="name" value=name autocomplete="name" required=true error=problems.of("name")/>
            <Select label=tr!(l, common.language) name="language" options=language_choices() value=locale.as_str()/>
            <Button variant=Variant::Primary disabled=save.pending()>{tr!(l, common.save)}</Button>
        </form>
    }
}
