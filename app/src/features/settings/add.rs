//! Adding an organisation to the tree.

use domain::tenants::OrganisationKind;
use domain::tenants::tree::{ADDABLE, NewBranch};
use domain::tr;
use leptos::form::FromFormData;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::api;
use super::tree::{kind_text, why};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{Button, Choice, Field, FormErrorSummary, Problems, Select, Variant, tell};

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Input {
    kind: String,
    name: String,
    slug: String,
    parent: String,
}

impl Input {
    fn branch(self) -> Option<NewBranch> {
        let kind = OrganisationKind::parse(&self.kind)?;
        Some(NewBranch { kind, name: self.name, slug: self.slug, parent: self.parent.parse().ok()? })
    }
}

/// The form.
#[component]
pub fn Add(places: Vec<Choice>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let add = Action::new(move |new: &NewBranch| api::add_branch(new.clone()));
    let problems = Problems::new(l, move || add.value().get().and_then(Result::err).map(|e: Failure| e.0));
    tell(add, reload, move |()| tr!(l, settings.added), move |e| why(l, e));
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(new) = Input::from_event(&event).ok().and_then(Input::branch) {
            add.dispatch(new);
        }
    };
    let kinds = ADDABLE.iter().map(|k| Choice::new(k.as_str(), kind_text(l, *k))).collect::<Vec<_>>();
    view! {
        <form method="post" class="narrow" on:submit=on_submit>
            <FormErrorSummary problems labels=vec![("name", tr!(l, common.name)), ("slug", tr!(l, settings.slug))]/>
            <Field label=tr!(l, common.name) name="name" required=true error=problems.of("name")/>
            <Field label=tr!(l, settings.slug) name="slug" required=true hint=tr!(l, settings.slug_hint) error=problems.of("slug")/>
            <Select label=tr!(l, settings.kind) name="kind" options=kinds value="branch" error=problems.of("kind")/>
            <Select label=tr!(l, settings.below) name="parent" options=places/>
            <Button variant=Variant::Primary disabled=add.pending()>{tr!(l, settings.add)}</Button>
        </form>
    }
}
