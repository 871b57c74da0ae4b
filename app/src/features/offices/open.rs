//! Opening an office.

use domain::ApiError;
use domain::casework::manage::{NewOffice, OpenedOffice};
use domain::ids::PoliticianId;
use domain::locale::Locale;
use domain::tr;
use leptos::form::FromFormData;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::api::{self, RepresentativePage};
use super::office::languages;
use crate::Failure;
use crate::features::people::branch_choices;
use crate::session::use_locale;
use crate::ui::{Button, Field, FormErrorSummary, Problems, Select, Variant, error_text, tell};

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Input {
    name: String,
    slug: String,
    parent: String,
    locale: String,
}

impl Input {
    fn office(self, politician: PoliticianId) -> Option<NewOffice> {
        let (parent, locale) = (self.parent.parse().ok()?, Locale::parse(&self.locale));
        Some(NewOffice { politician, parent, name: self.name, slug: self.slug, locale })
    }
}

fn why(l: Locale, error: &ApiError) -> String {
    match error {
        ApiError::Conflict(word) if word == "has_office" => tr!(l, offices.has_office),
        other => error_text(l, other),
    }
}

fn said(l: Locale, done: &OpenedOffice) -> String {
    match done.released {
        0 => tr!(l, offices.opened),
        n => tr!(l, offices.opened_with, n = i64::from(n)),
    }
}

/// The form.
#[component]
pub fn Open(page: RepresentativePage, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let id = page.view.id;
    let open = Action::new(move |new: &NewOffice| api::open(new.clone()));
    let problems = Problems::new(l, move || open.value().get().and_then(Result::err).map(|e: Failure| e.0));
    tell(open, reload, move |done| said(l, done), move |e| why(l, e));
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(new) = Input::from_event(&event).ok().and_then(|i| i.office(id)) {
            open.dispatch(new);
        }
    };
    let root = page.parents.iter().min_by_key(|o| o.depth).map(|o| o.id.to_string()).unwrap_or_default();
    let labels = vec![("name", tr!(l, offices.name)), ("slug", tr!(l, offices.slug))];
    view! {
        <details class="fold">
            <summary class="btn btn-primary">{tr!(l, offices.open)}</summary>
            <form method="post" class="narrow" on:submit=on_submit>
                <FormErrorSummary problems labels/>
                <Field label=tr!(l, offices.name) name="name" value=tr!(l, offices.name_of, name = page.view.name) required=true error=problems.of("name")/>
                <Field label=tr!(l, offices.slug) name="slug" value=page.slug required=true hint=tr!(l, offices.slug_hint) error=problems.of("slug")/>
                <Select label=tr!(l, offices.parent) name="parent" options=branch_choices(&page.parents) value=root hint=tr!(l, offices.parent_hint)/>
                <Select label=tr!(l, offices.language) name="locale" options=languages(l) hint=tr!(l, offices.language_hint)/>
                <p class="soft">{tr!(l, offices.open_then)}</p>
                <Button variant=Variant::Primary disabled=open.pending()>{tr!(l, offices.open_now)}</Button>
            </form>
        </details>
    }
}
