//! The form on an event's page.

use domain::ApiError;
use domain::events::{PublicEvent, RsvpInput};
use domain::locale::Locale;
use domain::tr;
use leptos::prelude::*;

use crate::server::Draft;
use crate::ui::{Button, Field, FieldWidth, FormErrorSummary, Note, Problems, Tone, Variant};

/// Name, address, guests. When the event is full it says so first, and what the queue means.
#[component]
pub(super) fn SignUp(event: PublicEvent, draft: Option<Draft<RsvpInput>>, referrer: String, l: Locale) -> impl IntoView {
    let full = event.seats_left == Some(0);
    let (input, error) = draft.map_or((RsvpInput { referrer, ..RsvpInput::default() }, None), |d| (d.input, Some(d.error)));
    // The event was open when the form was sent and is closed now: the page says that by itself.
    let error = error.filter(|e| !matches!(e, ApiError::Conflict(_)));
    let problems = Problems::new(l, error);
    let labels = vec![
        ("given_name", tr!(l, common.given_name)),
        ("family_name", tr!(l, common.family_name)),
        ("email", tr!(l, common.email)),
        ("guests", tr!(l, rsvp.guests_label)),
        ("website", tr!(l, rsvp.leave_empty)),
    ];
    let title = if full { tr!(l, rsvp.form_title_full) } else { tr!(l, rsvp.form_title) };
    let submit = if full { tr!(l, rsvp.submit_waitlist) } else { tr!(l, rsvp.submit) };
    let guests = (event.guests_allowed > 0).then(|| {
        let max = event.guests_allowed;
        view! {
            <Field
                label=tr!(l, rsvp.guests_label) name="guests" kind="number" inputmode="numeric" min="0" max=max.to_string()
                value=input.guests.max(0).to_string() hint=tr!(l, rsvp.guests_hint, n = max) width=FieldWidth::Short error=problems.of("guests")
            />
        }
    });
    view! {
        <form method="post" action="/api/events/rsvp" id="sign-up">
            <h2 class="card-title">{title}</h2>
            {full.then(|| view! { <Note tone=Tone::Info>{tr!(l, rsvp.full_text)}</Note> })}
            <FormErrorSummary problems labels/>
            <input type="hidden" name="slug" value=event.slug/>
            <input type="hidden" name="referrer" value=input.referrer/>
            <Field label=tr!(l, common.given_name) name="given_name" value=input.given_name autocomplete="given-name" required=true error=problems.of("given_name")/>
            <Field label=tr!(l, common.family_name) name="family_name" value=input.family_name note=tr!(l, common.optional) autocomplete="family-name" error=problems.of("family_name")/>
            <Field label=tr!(l, common.email) name="email" kind="email" value=input.email autocomplete="email" required=true error=problems.of("email")/>
            {guests}
            <div class="trap" aria-hidden="true">
                <label for="f-website">{tr!(l, rsvp.leave_empty)}</label>
                <input id="f-website" name="website" type="text" tabindex="-1" autocomplete="off"/>
            </div>
            <p class="soft">{tr!(l, rsvp.keep_text)}</p>
            <Button variant=Variant::Primary wide=true>{submit}</Button>
        </form>
    }
}
