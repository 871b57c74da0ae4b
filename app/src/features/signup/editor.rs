//! Setting a form up.

use std::collections::BTreeMap;

use domain::consent::Purpose;
use domain::ids::{FormId, OrganisationId};
use domain::locale::{Locale, LocalizedText};
use domain::signup::{Asked, FieldRule, FormEdit, FormField, SignupForm};
use domain::tenants::Organisation;
use domain::tr;
use leptos::form::FromFormData;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_navigate, use_params_map};
use serde::{Deserialize, Serialize};

use super::api::{self, FormPage};
use super::paths;
use super::share::Share;
use crate::Failure;
use crate::features::people::{branch_choices, channel_text, field_text};
use crate::session::use_locale;
use crate::ui::{
    Button, Checkbox, Choice, ErrorNote, Field, FieldRow, Fieldset, FormErrorSummary, LocalizedField, PageHeader, Problems,
    Select, SkeletonCard, Split, Variant, use_toasts,
};
use crate::wire::load;

/// What the form of this page sends.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Input {
    name: String,
    slug: String,
    organisation: String,
    title: BTreeMap<String, String>,
    lead: BTreeMap<String, String>,
    thanks: BTreeMap<String, String>,
    tags: String,
    asked: BTreeMap<String, String>,
    purposes: Vec<String>,
}

/// Texts by language tag; what is no language of ours is left out.
pub(super) fn localized(texts: BTreeMap<String, String>) -> LocalizedText {
    LocalizedText(
        texts
            .into_iter()
            .filter_map(|(tag, text)| Some((Locale::parse(&tag)?, text.trim().to_owned())))
            .filter(|(_, t)| !t.is_empty())
            .collect(),
    )
}

impl Input {
    fn edit(self) -> Option<FormEdit> {
        let rule = |field: FormField| match self.asked.get(field.as_str()).and_then(|word| Asked::parse(word)) {
            Some(Asked::Required) => Some(FieldRule { field, required: true }),
            Some(Asked::Optional) => Some(FieldRule { field, required: false }),
            Some(Asked::No) | None => None,
        };
        Some(FormEdit {
            organisation: self.organisation.parse().ok()?,
            fields: FormField::ALL.iter().copied().filter_map(rule).collect(),
            slug: self.slug.trim().to_owned(),
            name: self.name.trim().to_owned(),
            title: localized(self.title),
            lead: localized(self.lead),
            thanks: localized(self.thanks),
            tags: self.tags.split(',').map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect(),
            purposes: self.purposes.iter().filter_map(|id| id.parse().ok()).collect(),
        })
    }
}

/// A new form.
#[component]
pub fn NewForm() -> impl IntoView {
    page(|| None)
}

/// An existing form.
#[component]
pub fn EditForm() -> impl IntoView {
    let params = use_params_map();
    page(move || params.read().get("id").and_then(|id| id.parse().ok()))
}

fn page(id: impl Fn() -> Option<FormId> + Send + Sync + 'static) -> impl IntoView {
    let l = use_locale();
    let reload = RwSignal::new(0);
    let data = load(move || (id(), reload.get()), |(id, _)| api::form(id));
    view! {
        <Transition fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! { <Editor page reload/> }.into_any(),
                    Err(e) => view! { <Title text=tr!(l, signup.edit_form)/><ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Editor(page: FormPage, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let id = page.form.as_ref().map(|f| f.id);
    let title = page.form.as_ref().map_or_else(|| tr!(l, signup.new_form), |f| f.name.clone());
    let shared = page.form.clone().map(|form| (form, page.base_url.clone(), page.qr.clone()));
    view! {
        <Title text=title.clone()/>
        <PageHeader title back=(paths::FORMS.to_owned(), tr!(l, signup.forms_title))/>
        <Split side=move || shared.map(|(form, base_url, qr)| view! { <Share form base_url qr reload/> })>
            <Fields id form=page.form branches=page.branches purposes=page.purposes reload/>
        </Split>
    }
}

#[component]
fn Fields(
    id: Option<FormId>,
    form: Option<SignupForm>,
    branches: Vec<Organisation>,
    purposes: Vec<Purpose>,
    reload: RwSignal<i32>,
) -> impl IntoView {
    let l = use_locale();
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let save = Action::new(move |edit: &FormEdit| api::save(id, edit.clone()));
    let problems = Problems::new(l, move || save.value().get().and_then(|r: Result<FormId, Failure>| r.err()).map(|e| e.0));
    Effect::new(move || {
        if let Some(Ok(saved)) = save.value().get() {
            toasts.say(tr!(l, common.saved));
            if id.is_some() { reload.update(|n| *n += 1) } else { navigate(&paths::form(saved), Default::default()) }
        }
    });
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(edit) = Input::from_event(&event).ok().and_then(Input::edit) {
            save.dispatch(edit);
        }
    };
    let chosen = form.as_ref().map(|f| f.organisation).or_else(|| api::first_branch(&branches));
    let branch = RwSignal::new(chosen.map(|id| id.to_string()).unwrap_or_default());
    let labels = vec![
        ("name", tr!(l, signup.team_name)),
        ("slug", tr!(l, signup.slug)),
        ("title", tr!(l, signup.headline)),
        ("lead", tr!(l, signup.lead)),
        ("thanks", tr!(l, signup.thanks)),
        ("tags", tr!(l, signup.tags)),
        ("purposes", tr!(l, signup.purposes_pick)),
    ];
    let text = |get: fn(&SignupForm) -> &LocalizedText| form.as_ref().map(get).cloned().unwrap_or_default();
    let button = if id.is_some() { tr!(l, common.save) } else { tr!(l, signup.create_form) };
    let first = form.clone();
    let team_name = first.as_ref().map(|f| f.name.clone()).unwrap_or_default();
    let slug = first.as_ref().map(|f| f.slug.clone()).unwrap_or_default();
    let tags = first.as_ref().map(|f| f.tags.join(", ")).unwrap_or_default();
    view! {
        <form method="post" class="narrow" on:submit=on_submit>
            <FormErrorSummary problems labels/>
            <FieldRow>
                <Field label=tr!(l, signup.team_name) name="name" value=team_name hint=tr!(l, signup.team_name_hint) required=true error=problems.of("name")/>
                <Field label=tr!(l, signup.slug) name="slug" value=slug hint=tr!(l, signup.slug_hint) required=true error=problems.of("slug")/>
            </FieldRow>
            <Select label=tr!(l, common.branch) name="organisation" options=branch_choices(&branches) bound=branch hint=tr!(l, signup.branch_hint)/>
            <LocalizedField label=tr!(l, signup.headline) name="title" value=text(|f| &f.title) required=true error=problems.of("title")/>
            <LocalizedField label=tr!(l, signup.lead) name="lead" value=text(|f| &f.lead) multiline=true hint=tr!(l, signup.lead_hint) error=problems.of("lead")/>
            <AskedFields form=first.clone()/>
            <PurposeBoxes form=first.clone() branches purposes branch error=problems.of("purposes")/>
            <Field label=tr!(l, signup.tags) name="tags" value=tags hint=tr!(l, signup.tags_hint) error=problems.of("tags")/>
            <LocalizedField label=tr!(l, signup.thanks) name="thanks" value=text(|f| &f.thanks) multiline=true hint=tr!(l, signup.thanks_hint) error=problems.of("thanks")/>
            <Button variant=Variant::Primary disabled=Signal::derive(move || save.pending().get())>{button}</Button>
        </form>
    }
}

#[component]
fn AskedFields(form: Option<SignupForm>) -> impl IntoView {
    let l = use_locale();
    let selects: Vec<_> = FormField::ALL
        .iter()
        .map(|field| {
            let rule = form.as_ref().and_then(|f| f.fields.iter().find(|r| r.field == *field));
            let asked = match (form.is_some(), rule) {
                (_, Some(FieldRule { required: true, .. })) => Asked::Required,
                (_, Some(_)) => Asked::Optional,
                // A new form asks for a first name and, if they like, a last name and postcode.
                (false, None) => match field {
                    FormField::GivenName => Asked::Required,
                    FormField::FamilyName | FormField::Postcode => Asked::Optional,
                    _ => Asked::No,
                },
                (true, None) => Asked::No,
            };
            let options = vec![
                Choice::new(Asked::No.as_str(), tr!(l, signup.asked_no)),
                Choice::new(Asked::Optional.as_str(), tr!(l, signup.asked_optional)),
                Choice::new(Asked::Required.as_str(), tr!(l, signup.asked_required)),
            ];
            view! { <Select label=field_text(l, field.as_str()) name=format!("asked[{field}]") options value=asked.as_str()/> }
        })
        .collect();
    view! { <Fieldset legend=tr!(l, signup.fields_title) hint=tr!(l, signup.fields_hint) name="fields"><FieldRow>{selects}</FieldRow></Fieldset> }
}

/// The purposes of the chosen branch and of those above it.
#[component]
fn PurposeBoxes(
    form: Option<SignupForm>,
    branches: Vec<Organisation>,
    purposes: Vec<Purpose>,
    branch: RwSignal<String>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let l = use_locale();
    let boxes = move || {
        let fitting: Vec<_> =
            purposes.iter().filter(|p| !p.archived && fits(&branches, branch.get().parse().ok(), p.organisation)).collect();
        if fitting.is_empty() {
            return view! { <p>{tr!(l, signup.purposes_none)}" "<a href=paths::PURPOSES>{tr!(l, signup.new_purpose)}</a></p> }
                .into_any();
        }
        fitting
            .into_iter()
            .map(|p| {
                let channels: Vec<String> = p.channels.iter().map(|c| channel_text(l, *c)).collect();
                let detail = format!("{} · {}", p.organisation_name, domain::l10n::list(l, &channels));
                let checked = form.as_ref().is_some_and(|f| f.purposes.contains(&p.id));
                view! { <Checkbox label=p.title.get(l) name="purposes[]" value=p.id.to_string() checked detail id=format!("purpose-{}", p.id)/> }
            })
            .collect_view()
            .into_any()
    };
    view! { <Fieldset legend=tr!(l, signup.purposes_pick) hint=tr!(l, signup.purposes_pick_hint) name="purposes" error>{boxes}</Fieldset> }
}

/// Whether a purpose of `owner` may be asked for by a form of `branch`: it is the branch's own or of one above it.
fn fits(branches: &[Organisation], branch: Option<OrganisationId>, owner: OrganisationId) -> bool {
    // What is above everything the reader manages is not in the list, and above any choice.
    if !branches.iter().any(|o| o.id == owner) {
        return true;
    }
    let mut at = branch;
    while let Some(id) = at {
        if id == owner {
            return true;
        }
        at = branches.iter().find(|o| o.id == id).and_then(|o| o.parent);
    }
    false
}
