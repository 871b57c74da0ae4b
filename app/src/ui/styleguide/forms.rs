//! Every control, as it is and when something is wrong.

use domain::locale::{Locale, LocalizedText};
use domain::{ApiError, FieldError, Problem};
use leptos::prelude::*;

use super::Part;
use crate::session::use_locale;
use crate::ui::*;

#[component]
pub(super) fn Fields() -> impl IntoView {
    let zones = ["Europe/Copenhagen", "Europe/Helsinki", "America/Sao_Paulo"];
    let zones: Vec<Choice> = zones.iter().map(|zone| Choice::new(*zone, *zone)).collect();
    view! {
        <Part title="Fields">
            <div class="guide-grid">
                <div>
                    <Field label="Your name" name="guide_name" autocomplete="name" hint="As you want us to write it"/>
                    <FieldRow>
                        <Field label="Postcode" name="guide_postcode" value="4821" width=FieldWidth::Short inputmode="numeric"/>
                        <Field label="Phone" name="guide_phone" kind="tel" note="if you like"/>
                    </FieldRow>
                    <Field label="Starts" name="guide_starts" kind="datetime-local" value="2026-11-26T19:00"/>
                    <Select label="Time zone" name="guide_zone" options=zones value="Europe/Helsinki"/>
                    <FileField label="Picture" name="guide_picture" accept="image/*" note="if you like"/>
                    <Field label="Only to read" name="guide_read" value="green.example" readonly=true/>
                </div>
                <div>
                    <TextArea label="Message" name="guide_message" value="Dear Maja Holm,\n\n" maxlength=2000/>
                    <LocalizedField
                        label="Title"
                        name="guide_title"
                        value=LocalizedText::one(Locale::Da, "Boliger til alle")
                        hint="Shown on the page of the event"
                    />
                    <CopyText label="Public link" value="https://green.example/join/norrvig"/>
                    <CopyText label="Embed code" value="<iframe src=\"https://green.example/join/norrvig\"></iframe>" multiline=true/>
                    <SearchBox action="#" label="Search people" value="aino"/>
                </div>
            </div>
        </Part>
    }
}

#[component]
pub(super) fn Choices() -> impl IntoView {
    view! {
        <Part title="Choices">
            <div class="guide-grid">
                <Fieldset legend="What may we write to you about?">
                    <Checkbox label="Events near me" name="guide_events" detail="About two e-mails a month" checked=true/>
                    <Checkbox label="News from the party" name="guide_news" detail="Every other Friday"/>
                    <Checkbox label="Call me" name="guide_call" error=Some("Tick the box to go on.".to_owned())/>
                </Fieldset>
                <Fieldset legend="National assembly" hint="One of three seats can be chosen">
                    <RadioCard
                        name="guide_seat" value="1" title="Maja Holm" subtitle="Green Meadow" initials="Maja Holm" checked=true
                        detail="Housing and transport committee · usually answers in 6 days"
                        side=|| view! { <Chip>"e-mail"</Chip> }
                    />
                    <RadioCard
                        name="guide_seat" value="2" title="Jonas Toft" subtitle="Liberal Union" initials="Jonas Toft"
                        detail="Prefers his own contact form; we give you the text to paste"
                        side=|| view! { <Chip>"web form"</Chip> }
                    />
                    <RadioCard
                        name="guide_seat" value="3" title="Vacant seat" initials="–" disabled=true
                        detail="A by-election is called for 14 March"
                        side=|| view! { <Chip tone=Tone::Warn>"vacant"</Chip> }
                    />
                </Fieldset>
            </div>
        </Part>
    }
}

#[component]
pub(super) fn Wrong() -> impl IntoView {
    let wrong = vec![
        FieldError::new("guide_wrong_email", Problem::Email),
        FieldError::new("guide_wrong_text", Problem::TooLong { max: 20 }),
        FieldError::new("guide_wrong_choice", Problem::Choice),
    ];
    let problems = Problems::new(use_locale(), Some(ApiError::Validation(wrong)));
    view! {
        <Part title="Something is wrong">
            <FormErrorSummary problems labels=vec![("guide_wrong_email", "E-mail".into()), ("guide_wrong_text", "Note".into())]/>
            <div class="guide-grid">
                <Field label="E-mail" name="guide_wrong_email" kind="email" value="aino@example" error=problems.of("guide_wrong_email")/>
                <TextArea label="Note" name="guide_wrong_text" rows=2 hint="For colleagues" error=problems.of("guide_wrong_text")/>
                <Select label="Branch" name="guide_wrong_choice" options=vec![Choice::new("", "–")] error=problems.of("guide_wrong_choice")/>
            </div>
        </Part>
    }
}
