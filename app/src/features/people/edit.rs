//! The short form for a person: adding somebody, and correcting one's own data.

use domain::locale::Locale;
use domain::people::{PersonEdit, PersonKind, PostalAddress};
use domain::tr;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::language_choices;
use crate::session::use_locale;
use crate::ui::{Field, FieldRow, FieldWidth, Problems, Select, field_id};

/// The fields of a person as a form sends them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonInput {
    given_name: String,
    additional_name: String,
    family_name: String,
    email: String,
    phone: String,
    street: String,
    extra: String,
    postcode: String,
    city: String,
    region: String,
    country: String,
    locale: String,
}

impl From<PersonInput> for PersonEdit {
    fn from(i: PersonInput) -> Self {
        let address = PostalAddress {
            street: i.street,
            extra: i.extra,
            postcode: i.postcode,
            city: i.city,
            region: i.region,
            country: i.country,
        };
        Self {
            given_name: i.given_name,
            additional_name: i.additional_name,
            family_name: i.family_name,
            email: i.email,
            phone: i.phone,
            address,
            locale: Locale::parse(&i.locale).unwrap_or_default(),
        }
    }
}

/// The names of the fields for people, for the summary of problems.
pub fn labels(l: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("given_name", tr!(l, common.given_name)),
        ("family_name", tr!(l, common.family_name)),
        ("additional_name", tr!(l, people.additional_name)),
        ("email", tr!(l, common.email)),
        ("phone", tr!(l, common.phone)),
        ("street", tr!(l, common.street)),
        ("postcode", tr!(l, common.postcode)),
        ("city", tr!(l, common.city)),
    ]
}

/// The fields, for the organiser's pages and the person's own. `with_email` leaves the address out where it has to be
/// proved first.
#[component]
pub fn PersonFields(
    data: PersonEdit,
    problems: Problems,
    #[prop(default = true)] with_email: bool,
    /// Sends `prefix[given_name]` instead of `given_name`: what a plain form needs to fill a struct.
    #[prop(optional)]
    prefix: &'static str,
    /// Only a human being has a first name.
    #[prop(optional, into)]
    kind: Signal<PersonKind>,
) -> impl IntoView {
    let l = use_locale();
    let a = data.address;
    let n = move |name: &str| named(prefix, name);
    view! {
        <NameFields given=data.given_name additional=data.additional_name family=data.family_name problems prefix kind/>
        {with_email.then(|| view! { <Field label=tr!(l, common.email) name=n("email") id=field_id("email") kind="email" value=data.email error=problems.of("email")/> })}
        <Field label=tr!(l, common.phone) name=n("phone") id=field_id("phone") kind="tel" value=data.phone autocomplete="tel" note=tr!(l, common.optional) error=problems.of("phone")/>
        <Field label=tr!(l, common.street) name=n("street") id=field_id("street") value=a.street autocomplete="street-address" error=problems.of("street")/>
        <Field label=tr!(l, people.address_extra) name=n("extra") id=field_id("extra") value=a.extra note=tr!(l, common.optional) error=problems.of("extra")/>
        <FieldRow>
            <Field label=tr!(l, common.postcode) name=n("postcode") id=field_id("postcode") value=a.postcode autocomplete="postal-code" width=FieldWidth::Short error=problems.of("postcode")/>
            <Field label=tr!(l, common.city) name=n("city") id=field_id("city") value=a.city autocomplete="address-level2" width=FieldWidth::Half error=problems.of("city")/>
        </FieldRow>
        <input type="hidden" name=n("region") value=a.region/>
        <input type="hidden" name=n("country") value=a.country/>
        <Select label=tr!(l, common.language) name=n("locale") id=field_id("locale") options=language_choices() value=data.locale.as_str() hint=if with_email { tr!(l, people.language_hint) } else { tr!(l, me.language_hint) }/>
    }
}

/// The name: in parts, or whole.
#[component]
fn NameFields(
    given: String,
    additional: String,
    family: String,
    problems: Problems,
    prefix: &'static str,
    kind: Signal<PersonKind>,
) -> impl IntoView {
    let l = use_locale();
    let n = move |name: &str| named(prefix, name);
    // What was typed stays when another kind is chosen.
    let [given, additional, family] = [given, additional, family].map(RwSignal::new);
    move || {
        match kind.get() {
        PersonKind::Person => view! {
            <FieldRow>
                <Field label=tr!(l, common.given_name) name=n("given_name") id=field_id("given_name") bound=given autocomplete="given-name" width=FieldWidth::Half error=problems.of("given_name")/>
                <Field label=tr!(l, common.family_name) name=n("family_name") id=field_id("family_name") bound=family autocomplete="family-name" width=FieldWidth::Half error=problems.of("family_name")/>
            </FieldRow>
            <Field label=tr!(l, people.additional_name) name=n("additional_name") id=field_id("additional_name") bound=additional autocomplete="additional-name" note=tr!(l, common.optional) error=problems.of("additional_name")/>
        }
        .into_any(),
        whole => {
            let household = whole == PersonKind::Household;
            let label = if household { tr!(l, records.name_household) } else { tr!(l, records.name_organisation) };
            view! { <Field label name=n("family_name") id=field_id("family_name") bound=family error=problems.of("family_name")/> }.into_any()
        }
    }
    }
}

/// The name of a field of a form: of a struct in it, if it has one.
fn named(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}[{name}]") }
}
