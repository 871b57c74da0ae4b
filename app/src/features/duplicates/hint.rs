//! "This may be …": on a profile, and while somebody is being added.

use domain::duplicates::Possible;
use domain::ids::PersonId;
use domain::people::PersonEdit;
use domain::tr;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::pair::{Reasons, hint_tone};
use super::{api, paths};
use crate::Failure;
use crate::features::people::{paths as people, person_name};
use crate::session::use_locale;
use crate::ui::{ErrorNote, LinkButton, Note, Size};
use crate::wire::load;

/// Whom this person may be the same as; nothing if nobody.
#[component]
pub fn MayBe(id: PersonId) -> impl IntoView {
    let found = load(move || id, api::of_person);
    view! {
        <Suspense fallback=|| ()>
            {move || Suspend::new(async move {
                hints(found.await, Some(id))
            })}
        </Suspense>
    }
}

/// Whom somebody may be who is being typed in; `data` changes as they are.
#[component]
pub fn MayBeTyped(#[prop(into)] data: Signal<Option<PersonEdit>>) -> impl IntoView {
    let found = load(
        move || data.get(),
        async |data| match data {
            Some(data) => api::typed(data).await,
            None => Ok(Vec::new()),
        },
    );
    view! {
        <div role="status">
            <Transition fallback=|| ()>
                {move || Suspend::new(async move {
                    hints(found.await, None)
                })}
            </Transition>
        </div>
    }
}

/// The hints, or why there are none to be had.
fn hints(found: Result<Vec<Possible>, Failure>, of: Option<PersonId>) -> AnyView {
    match found {
        Ok(all) => all.into_iter().map(|possible| view! { <One possible of/> }).collect_view().into_any(),
        Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
    }
}

#[component]
fn One(possible: Possible, of: Option<PersonId>) -> impl IntoView {
    let l = use_locale();
    let name = person_name(l, &possible.who.given_name, &possible.who.family_name);
    let title = match of {
        Some(_) => tr!(l, duplicates.may_be_same, name = name.clone()),
        None => tr!(l, duplicates.may_be, name = name.clone()),
    };
    let there = possible.who.id;
    let link = match of {
        Some(id) => (paths::merge(id, there), tr!(l, duplicates.look_and_merge)),
        None => (people::person(there), tr!(l, duplicates.open_record, name = name)),
    };
    view! {
        <Note tone=hint_tone(possible.score) title>
            <Reasons reasons=possible.reasons/>
            <p><LinkButton href=link.0 size=Size::Small>{link.1}</LinkButton></p>
        </Note>
    }
}

/// Who stands in the form around the element of this event, as far as it is filled in.
#[cfg(feature = "hydrate")]
#[must_use]
pub fn typed_person(event: &leptos::ev::Event) -> Option<PersonEdit> {
    use wasm_bindgen::JsCast;
    let form = event.current_target()?.dyn_into::<web_sys::HtmlFormElement>().ok()?;
    let data = web_sys::FormData::new_with_form(&form).ok()?;
    let get = |name: &str| data.get(name).as_string().unwrap_or_default();
    let address = domain::people::PostalAddress {
        street: get("street"),
        postcode: get("postcode"),
        city: get("city"),
        ..domain::people::PostalAddress::default()
    };
    Some(PersonEdit {
        given_name: get("given_name"),
        additional_name: get("additional_name"),
        family_name: get("family_name"),
        email: get("email"),
        phone: get("phone"),
        address,
        ..PersonEdit::default()
    })
}

/// Events happen in browsers only.
#[cfg(not(feature = "hydrate"))]
#[must_use]
pub fn typed_person(_event: &leptos::ev::Event) -> Option<PersonEdit> {
    None
}

/// The address of a record that became part of another one changes to that one's.
pub fn follow_merge(id: PersonId) {
    let (params, navigate) = (use_params_map(), use_navigate());
    Effect::new(move || {
        let asked = params.read_untracked().get("id").and_then(|text| text.parse::<PersonId>().ok());
        if asked.is_some_and(|asked| asked != id) {
            navigate(&people::person(id), NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
}
