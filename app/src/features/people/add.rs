//! Adding a person an organiser has met, with how they know that they may.

use domain::consent::{Basis, Channel, Purpose};
use domain::ids::{PersonId, PurposeId};
use domain::people::{AddedAs, AffiliationRole, PersonEdit, PersonKind};
use domain::{ApiError, FieldError, Problem, l10n, tr};
use leptos::form::FromFormData;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_navigate, use_query_map};
use serde::{Deserialize, Serialize};

use super::add_kind::{AddedDraft, KindFields, kind_labels};
use super::api::{self, AddChoices, Added};
use super::edit::{PersonFields, PersonInput, labels};
use super::{branch_choices, channel_text, paths, role_text};
use crate::Failure;
use crate::features::duplicates::{MayBeTyped, typed_person};
use crate::session::use_locale;
use crate::ui::{
    Button, Checkbox, Choice, ErrorNote, Field, Fieldset, FormErrorSummary, Note, PageHeader, Problems, Select, SkeletonCard,
    Tone, Variant, use_toasts,
};
use crate::wire::load;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Input {
    organisation: String,
    role: String,
    origin: String,
    basis: String,
    purposes: Vec<String>,
}

/// A ticked purpose and channel as its box sends it: `<purpose>:<channel>`.
pub(crate) fn parse_tick(text: &str) -> Option<(PurposeId, Channel)> {
    let (purpose, channel) = text.split_once(':')?;
    Some((purpose.parse().ok()?, Channel::parse(channel)?))
}

impl Input {
    fn added(self, data: PersonEdit, added_as: AddedAs) -> Option<Added> {
        Some(Added {
            data,
            added_as,
            organisation: self.organisation.parse().ok()?,
            role: AffiliationRole::parse(&self.role)?,
            origin: self.origin,
            basis: Basis::parse(&self.basis)?,
            purposes: self.purposes.iter().filter_map(|text| parse_tick(text)).collect(),
        })
    }
}

/// The page.
#[component]
pub fn AddPerson() -> impl IntoView {
    let l = use_locale();
    let choices = load(|| (), |()| api::add_choices());
    view! {
        <Title text=tr!(l, people.add_title)/>
        <PageHeader title=tr!(l, people.add_title) lead=tr!(l, people.add_lead) back=(paths::LIST.to_owned(), tr!(l, people.back))/>
        <Suspense fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match choices.await {
                    Ok(choices) => view! { <Form choices/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Form(choices: AddChoices) -> impl IntoView {
    let l = use_locale();
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let typed = RwSignal::new(None::<PersonEdit>);
    let draft = AddedDraft::new(&use_query_map().read_untracked().get("kind").unwrap_or_default());
    let kind = Signal::derive(move || draft.kind());
    let add = Action::new(move |person: &Added| api::add(person.clone()));
    let failed = move || add.value().get().and_then(|r: Result<PersonId, Failure>| r.err()).map(|e| e.0);
    let problems = Problems::new(l, move || failed().filter(|e| !matches!(e, ApiError::Conflict(_))));
    Effect::new(move || {
        if let Some(Ok(id)) = add.value().get() {
            toasts.say(tr!(l, common.saved));
            navigate(&paths::person(id), Default::default());
        }
    });
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let person = PersonInput::from_event(&event).ok().map(PersonEdit::from);
        if let Some(added) = person.and_then(|data| Input::from_event(&event).ok()?.added(data, draft.added_as())) {
            add.dispatch(added);
        }
    };
    let roles = [AffiliationRole::Supporter, AffiliationRole::Volunteer, AffiliationRole::Member, AffiliationRole::Contact];
    let roles = roles.map(|role| Choice::new(role.as_str(), role_text(l, role))).to_vec();
    let bases = vec![
        Choice::new(Basis::Consent.as_str(), tr!(l, consent.basis_consent)),
        Choice::new(Basis::Membership.as_str(), tr!(l, consent.basis_membership)),
        Choice::new(Basis::LegitimateInterest.as_str(), tr!(l, consent.basis_legitimate_interest)),
    ];
    let mut names = labels(l);
    names.push(("origin", tr!(l, people.origin)));
    names.extend(kind_labels(l));
    let branch = choices.branches.iter().min_by_key(|o| o.depth).map(|o| o.id.to_string()).unwrap_or_default();
    view! {
        <form method="post" class="narrow" on:submit=on_submit on:change=move |event| typed.set(typed_person(&event))>
            <FormErrorSummary problems labels=names/>
            {move || failed().and_then(|e| explain(l, &e)).map(|text| view! { <Note tone=Tone::Bad>{text}</Note> })}
            <KindFields draft problems/>
            <PersonFields data=PersonEdit { locale: l, ..PersonEdit::default() } problems kind/>
            <MayBeTyped data=typed/>
            <Select label=tr!(l, common.branch) name="organisation" options=branch_choices(&choices.branches) value=branch/>
            <Select label=tr!(l, people.role) name="role" options=roles/>
            <Field label=tr!(l, people.origin) name="origin" hint=tr!(l, people.origin_hint) required=true error=problems.of("origin")/>
            <Select label=tr!(l, people.basis) name="basis" options=bases/>
            <Boxes purposes=choices.purposes/>
            <Button variant=Variant::Primary>{move || match kind.get() {
                PersonKind::Person => tr!(l, people.add_person),
                PersonKind::Household => tr!(l, people.add_household),
                PersonKind::Organisation => tr!(l, people.add_organisation),
            }}</Button>
        </form>
    }
}

/// What a refusal means here, where the form's own words do not say enough.
fn explain(l: domain::locale::Locale, error: &ApiError) -> Option<String> {
    match error {
        ApiError::Conflict(what) if what == "erased" => Some(tr!(l, people.erased_address)),
        ApiError::Conflict(_) => Some(l10n::api_error(l, error)),
        ApiError::Validation(list) if list.contains(&FieldError::new("email", Problem::Taken)) => {
            Some(tr!(l, people.email_taken))
        }
        _ => None,
    }
}

#[component]
fn Boxes(purposes: Vec<Purpose>) -> impl IntoView {
    let l = use_locale();
    let boxes: Vec<_> = purposes
        .iter()
        .flat_map(|p| p.channels.iter().map(move |channel| (p, *channel)))
        .map(|(p, channel)| {
            let label = format!("{} {}", p.title.get(l), channel_text(l, channel));
            let value = format!("{}:{channel}", p.id);
            let id = format!("purpose-{}-{channel}", p.id);
            view! { <Checkbox label name="purposes[]" value detail=p.organisation_name.clone() id/> }
        })
        .collect();
    (!boxes.is_empty())
        .then(|| view! { <Fieldset legend=tr!(l, people.purposes_asked) hint=tr!(l, people.purposes_asked_hint) name="purposes">{boxes}</Fieldset> })
}
