//! The fields of a letter.

use domain::casework::form::LetterForm;
use domain::casework::letter::Topic;
use domain::casework::{limits, words};
use domain::tr;
use leptos::prelude::*;

use crate::session::use_locale;
use crate::ui::{Field, FieldRow, FieldWidth, Fieldset, Problems, RadioCard, TextArea};

/// What it is about and the letter itself.
#[component]
pub(super) fn Message(form: LetterForm, greeting: String, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let chosen = form.topic();
    let topics = Topic::ALL.iter().map(move |topic| {
        let guide = match topic {
            Topic::Help => tr!(l, letters.guide_help),
            Topic::Policy => tr!(l, letters.guide_policy),
            Topic::Other => tr!(l, letters.guide_other),
        };
        view! { <RadioCard name="topic" value=topic.as_str() title=words::topic(l, *topic) detail=guide checked={*topic == chosen}/> }
    });
    view! {
        <Fieldset legend=tr!(l, letters.field_topic) name="topic" error=problems.of("topic")>{topics.collect::<Vec<_>>()}</Fieldset>
        <Field
            label=tr!(l, letters.field_subject)
            name="subject"
            value=form.subject
            hint=tr!(l, letters.hint_subject)
            maxlength=limits::SUBJECT_MAX
            required=true
            error=problems.of("subject")
        />
        <TextArea
            label=tr!(l, letters.field_body)
            name="body"
            value=form.body
            rows=14
            hint=tr!(l, letters.hint_body, greeting = greeting, max = limits::BODY_MAX)
            required=true
            error=problems.of("body")
        />
    }
}

/// Who writes.
#[component]
pub(super) fn AboutYou(form: LetterForm, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let optional = tr!(l, common.optional);
    view! {
        <Fieldset legend=tr!(l, letters.about_you) hint=tr!(l, letters.about_you_hint)>
            <Field label=tr!(l, letters.field_name) name="name" value=form.name autocomplete="name" required=true error=problems.of("name")/>
            <Field
                label=tr!(l, common.email)
                name="email"
                kind="email"
                value=form.email
                hint=tr!(l, letters.hint_email)
                autocomplete="email"
                required=true
                error=problems.of("email")
            />
            <Field
                label=tr!(l, common.street)
                name="address"
                value=form.address
                autocomplete="street-address"
                required=true
                error=problems.of("address")
            />
            <FieldRow>
                <Field
                    label=tr!(l, common.postcode)
                    name="postcode"
                    value=form.postcode
                    autocomplete="postal-code"
                    width=FieldWidth::Short
                    required=true
                    error=problems.of("postcode")
                />
                <Field label=tr!(l, common.city) name="city" value=form.city autocomplete="address-level2" width=FieldWidth::Half error=problems.of("city")/>
            </FieldRow>
            <Field
                label=tr!(l, common.phone)
                name="phone"
                kind="tel"
                value=form.phone
                note=optional.clone()
                hint=tr!(l, letters.hint_phone)
                autocomplete="tel"
                error=problems.of("phone")
            />
            <Field
                label=tr!(l, letters.field_behalf)
                name="on_behalf_of"
                value=form.on_behalf_of
                note=optional
                hint=tr!(l, letters.hint_behalf)
                error=problems.of("on_behalf_of")
            />
        </Fieldset>
    }
}
