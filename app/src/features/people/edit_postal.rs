//! Postal addresses of the form for a record, each as its country writes it.

use domain::locale::Locale;
use domain::people::Postal;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::edit_draft::Place;
use super::record_words::place_text;
use crate::session::{use_locale, use_session};
use crate::ui::{Button, Choice, Field, FieldRow, FieldWidth, Fieldset, Glyph, Kind, Problems, Select, Size, Variant};

/// Kinds of addresses, each of which a person has at most once.
const KINDS: [&str; 4] = ["home", "work", "postal", "other"];

/// All addresses. Those left blank are not kept.
#[component]
pub(super) fn Places(places: RwSignal<Vec<Place>>, problems: Problems) -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    let home = session.tenant.country;
    let add = move |_| {
        places.update(|all| {
            let key = all.iter().map(|place| place.key + 1).max().unwrap_or_default();
            let used = |kind: &&str| all.iter().any(|place| place.kind.with_untracked(|k| k == *kind));
            let kind = KINDS.iter().find(|kind| !used(kind)).unwrap_or(&"other");
            let postal = Postal { kind: (*kind).to_owned(), ..Postal::default() };
            all.push(Place::new(key, &postal, &home));
        });
    };
    view! {
        <Fieldset legend=tr!(l, records.addresses) hint=tr!(l, records.country_hint) name="addresses" error=problems.of("addresses")>
            <For each=move || places.get() key=|place| place.key children=move |place| view! { <One place places problems/> }/>
            {move || places.with(|all| all.len() < KINDS.len()).then(|| {
                let add = add.clone();
                view! { <p><Button variant=Variant::Quiet size=Size::Small kind=Kind::Button icon=Glyph::Plus on:click=add>{tr!(l, records.add_address)}</Button></p> }
            })}
        </Fieldset>
    }
}

#[component]
fn One(place: Place, places: RwSignal<Vec<Place>>, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let at = move || places.with(|all| all.iter().position(|other| other.key == place.key));
    let error = Signal::derive(move || problems.named(&format!("addresses.{}", at()?)));
    let n = move |part: &str| format!("addresses.{}.{part}", place.key);
    let kinds = KINDS.iter().map(|kind| Choice::new(*kind, place_text(l, kind))).collect();
    let mut countries: Vec<Choice> = l10n::COUNTRIES.iter().map(|(code, key)| Choice::new(*code, l10n::text(l, *key))).collect();
    let own = place.country.get_untracked();
    if !countries.iter().any(|c| c.value == own) {
        countries.push(Choice::new(own.clone(), own));
    }
    let title = move || place_text(l, &place.kind.get());
    view! {
        <div class="edit-place">
            <FieldRow>
                <Select label=tr!(l, records.address_kind) name=n("kind") options=kinds bound=place.kind error/>
                <Select label=tr!(l, common.country) name=n("country") options=countries bound=place.country/>
            </FieldRow>
            <Field label=tr!(l, common.street) name=n("street") bound=place.street/>
            {move || parts(l, place, &place.country.get())}
            <p><button type="button" class="btn btn-quiet btn-small" on:click=move |_| places.update(|all| all.retain(|other| other.key != place.key))>
                {move || tr!(l, records.remove_line, address = title())}
            </button></p>
        </div>
    }
}

/// The lower lines in the order and by the names of the country.
fn parts(l: Locale, place: Place, country: &str) -> AnyView {
    let n = |part: &str| format!("addresses.{}.{part}", place.key);
    let extra =
        |label: String| view! { <Field label name=n("extra") bound=place.extra note=tr!(l, common.optional)/> }.into_any();
    let city = view! { <Field label=tr!(l, common.city) name=n("city") bound=place.city width=FieldWidth::Half/> }.into_any();
    let code =
        |label: String| view! { <Field label name=n("postcode") bound=place.postcode width=FieldWidth::Short/> }.into_any();
    let region = |label: String| view! { <Field label name=n("region") bound=place.region width=FieldWidth::Short/> }.into_any();
    let floor = tr!(l, people.address_extra);
    let (first, row) = match country {
        "BR" => {
            (extra(tr!(l, records.extra_br)), vec![city, region(tr!(l, records.region_br)), code(tr!(l, records.postcode_br))])
        }
        "US" => (extra(floor), vec![city, region(tr!(l, records.region_us)), code(tr!(l, records.postcode_us))]),
        "IE" => (extra(floor), vec![city, region(tr!(l, records.region_gb)), code(tr!(l, records.postcode_ie))]),
        "GB" => (extra(floor), vec![city, region(tr!(l, records.region_gb)), code(tr!(l, common.postcode))]),
        _ => (extra(floor), vec![code(tr!(l, common.postcode)), city]),
    };
    view! { {first} <FieldRow>{row}</FieldRow> }.into_any()
}
