//! Putting somebody on the list by hand.

use domain::events::RegistrationStatus;
use domain::locale::Locale;
use domain::tr;
use leptos::form::FromFormData;
use leptos::prelude::*;

use super::detail::Desk;
use super::fields::AddFields;
use super::{api, words};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{Button, Choice, Dialog, Field, FieldWidth, FormErrorSummary, Note, Problems, Select, Tone, Variant, use_toasts};

/// Name, address, guests, language of the mail.
#[component]
pub(super) fn AddDialog(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let add = Action::new(move |fields: &AddFields| {
        let (input, locale) = fields.clone().input(l);
        api::add_attendee(desk.id, input, locale)
    });
    let error = move || add.value().get().and_then(|r: Result<RegistrationStatus, Failure>| r.err()).map(|e| e.0);
    let problems = Problems::new(l, move || error().filter(|e| !matches!(e, domain::ApiError::Conflict(_))));
    let conflict = move || error().filter(|e| matches!(e, domain::ApiError::Conflict(_))).map(|e| words::refusal(l, &e));
    Effect::new(move || {
        if let Some(Ok(status)) = add.value().get() {
            let waits = status == RegistrationStatus::Waitlisted;
            toasts.say(if waits { tr!(l, events.add_waitlisted) } else { tr!(l, events.add_done) });
            open.set(false);
            desk.refresh();
        }
    });
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(fields) = AddFields::from_event(&event) {
            add.dispatch(fields);
        }
    };
    let languages: Vec<Choice> = Locale::ALL.iter().map(|l| Choice::new(l.as_str(), l.endonym())).collect();
    view! {
        <Dialog id="add-attendee" title=tr!(l, events.add) open>
            <form method="post" on:submit=on_submit novalidate=true>
                <FormErrorSummary problems/>
                {move || conflict().map(|text| view! { <Note tone=Tone::Bad>{text}</Note> })}
                <Field label=tr!(l, common.given_name) name="given_name" required=true error=problems.of("given_name")/>
                <Field label=tr!(l, common.family_name) name="family_name" note=tr!(l, common.optional) error=problems.of("family_name")/>
                <Field label=tr!(l, common.email) name="email" kind="email" required=true error=problems.of("email")/>
                <Field label=tr!(l, events.col_guests) name="guests" kind="number" inputmode="numeric" min="0" value="0" width=FieldWidth::Short error=problems.of("guests")/>
                <Select label=tr!(l, common.language) name="language" options=languages value=l.as_str()/>
                <Button variant=Variant::Primary disabled=Signal::derive(move || add.pending().get())>{tr!(l, common.add)}</Button>
            </form>
        </Dialog>
    }
}
