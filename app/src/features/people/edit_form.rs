//! The form for a whole record.

use domain::ids::PersonId;
use domain::locale::Locale;
use domain::people::{PersonDetails, PersonKind, RecordEdit};
use domain::tr;
use leptos::prelude::*;

use super::edit_custom::OwnFields;
use super::edit_draft::Draft;
use super::edit_lists::{Lines, Of};
use super::edit_postal::Places;
use super::language_choices;
use super::record_words::{Names, block_text, field_name, kind_text};
use crate::session::use_locale;
use crate::ui::{
    Button, Checkbox, Choice, Field, FieldRow, FieldWidth, Fieldset, FormErrorSummary, Problems, Section, Select, Variant,
};

/// The form.
#[component]
pub(super) fn Form(
    id: PersonId,
    draft: Draft,
    version: i64,
    details: PersonDetails,
    names: Names,
    problems: Problems,
    saving: Memo<bool>,
    send: Callback<RecordEdit>,
) -> impl IntoView {
    let l = use_locale();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let block_reason = draft.block_reason.get_untracked();
        send.run(RecordEdit { version, record: draft.record(), shown: draft.shown(), block_reason });
    };
    let hidden: Vec<_> = details.fields.iter().filter(|f| f.sensitive).cloned().collect();
    view! {
        <form method="post" class="narrow form-parts" on:submit=on_submit>
            <FormErrorSummary problems labels=labels(l)/>
            <NamePart draft problems/>
            <Section title=tr!(l, records.part_contact)>
                <Lines of=Of::Emails lines=draft.emails problems/>
                <Lines of=Of::Phones lines=draft.phones problems/>
                <Places places=draft.places problems/>
                <Lines of=Of::Links lines=draft.links problems/>
                <Blocks draft problems/>
                <Select label=tr!(l, common.language) name="locale" options=language_choices() bound=draft.locale hint=tr!(l, people.language_hint)/>
            </Section>
            <AboutPart draft colleagues=details.colleagues problems/>
            <OwnFields id draft hidden names problems/>
            <Button variant=Variant::Primary disabled=saving>{tr!(l, common.save)}</Button>
        </form>
    }
}

/// The names of the fields, for the summary of problems.
fn labels(l: Locale) -> Vec<(&'static str, String)> {
    let fields = [
        "given_name",
        "family_name",
        "birth_date",
        "languages",
        "emails",
        "phones",
        "addresses",
        "links",
        "emails.0",
        "emails.1",
        "phones.0",
        "phones.1",
        "links.0",
        "addresses.0",
        "owner",
    ];
    fields.into_iter().map(|field| (field, field_name(l, field.split('.').next().unwrap_or(field), &Names::new()))).collect()
}

#[component]
fn NamePart(draft: Draft, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let kinds = PersonKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), kind_text(l, *kind))).collect();
    let half = FieldWidth::Half;
    let names = move || {
        match PersonKind::parse(&draft.kind.get()).unwrap_or_default() {
        PersonKind::Person => view! {
            <FieldRow>
                <Field label=tr!(l, common.given_name) name="given_name" bound=draft.given_name width=half error=problems.of("given_name")/>
                <Field label=tr!(l, common.family_name) name="family_name" bound=draft.family_name width=half error=problems.of("family_name")/>
            </FieldRow>
            <FieldRow>
                <Field label=tr!(l, people.additional_name) name="additional_name" bound=draft.additional_name width=half note=tr!(l, common.optional) error=problems.of("additional_name")/>
                <Field label=tr!(l, records.honorific_prefix) name="honorific_prefix" bound=draft.honorific_prefix width=half note=tr!(l, common.optional) error=problems.of("honorific_prefix")/>
            </FieldRow>
            <FieldRow>
                <Field label=tr!(l, records.nickname) name="nickname" bound=draft.nickname width=half note=tr!(l, common.optional) error=problems.of("nickname")/>
                <Field label=tr!(l, records.pronouns) name="pronouns" bound=draft.pronouns width=half note=tr!(l, common.optional) error=problems.of("pronouns")/>
            </FieldRow>
            <Birth draft problems/>
        }
        .into_any(),
        kind => {
            let household = kind == PersonKind::Household;
            let label = if household { tr!(l, records.name_household) } else { tr!(l, records.name_organisation) };
            view! { <Field label name="family_name" bound=draft.family_name error=problems.of("family_name")/> }.into_any()
        }
    }
    };
    view! {
        <Section title=tr!(l, records.part_name)>
            <Select label=tr!(l, records.kind) name="kind" options=kinds bound=draft.kind/>
            {names}
        </Section>
    }
}

#[component]
fn Birth(draft: Draft, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let [year, month, day] = draft.birth;
    let mut months = vec![Choice::new("", "")];
    months.extend((1_u8..=12).map(|n| Choice::new(format!("{n:02}"), domain::l10n::month(l, n))));
    view! {
        <Fieldset legend=tr!(l, records.birth_date) name="birth_date" hint=tr!(l, records.birth_hint) error=problems.of("birth_date")>
            <FieldRow>
                <Field label=tr!(l, records.birth_day) name="birth_day" inputmode="numeric" maxlength=2 bound=day width=FieldWidth::Short/>
                <Select label=tr!(l, records.birth_month) name="birth_month" options=months bound=month/>
                <Field label=tr!(l, records.birth_year) name="birth_year" inputmode="numeric" maxlength=4 bound=year width=FieldWidth::Short/>
            </FieldRow>
        </Fieldset>
    }
}

#[component]
fn Blocks(draft: Draft, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let blocks = draft.blocks.get_value();
    let any = {
        let blocks = blocks.clone();
        move || blocks.iter().any(|(_, on)| on.get())
    };
    let boxes = blocks
        .into_iter()
        .map(|(channel, on)| view! { <Checkbox label=block_text(l, channel) name=format!("block_{channel}") bound=on/> })
        .collect_view();
    view! {
        <Fieldset legend=tr!(l, records.do_not_contact) hint=tr!(l, records.do_not_contact_hint) name="do_not_contact">
            {boxes}
            {move || any().then(|| view! { <Field label=tr!(l, records.block_reason) name="block_reason" bound=draft.block_reason note=tr!(l, common.optional) error=problems.of("block_reason")/> })}
        </Fieldset>
    }
}

#[component]
fn AboutPart(draft: Draft, colleagues: Vec<(domain::ids::AccountId, String)>, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let half = FieldWidth::Half;
    let mut owners = vec![Choice::new("", tr!(l, records.owner_none))];
    owners.extend(colleagues.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)));
    let person = move || draft.kind.with(|kind| kind == PersonKind::Person.as_str());
    view! {
        <Section title=tr!(l, records.part_about)>
            <Select label=tr!(l, records.owner) name="owner" options=owners bound=draft.owner error=problems.of("owner")/>
            {move || person().then(|| view! {
                <FieldRow>
                    <Field label=tr!(l, records.job_title) name="job_title" bound=draft.job_title width=half error=problems.of("job_title")/>
                    <Field label=tr!(l, records.employer) name="employer" bound=draft.employer width=half error=problems.of("employer")/>
                </FieldRow>
                <Field label=tr!(l, records.languages) name="languages" bound=draft.languages hint=tr!(l, records.languages_hint) error=problems.of("languages")/>
            })}
            <Fieldset legend=tr!(l, records.facets) name="facets">
                <Checkbox label=tr!(l, records.facet_stakeholder) name="stakeholder" bound=draft.stakeholder/>
                <Checkbox label=tr!(l, records.facet_media) name="media" bound=draft.media/>
            </Fieldset>
            {move || draft.media.get().then(|| view! {
                <FieldRow>
                    <Field label=tr!(l, records.outlet) name="outlet" bound=draft.outlet width=half error=problems.of("outlet")/>
                    <Field label=tr!(l, records.beat) name="beat" bound=draft.beat width=half error=problems.of("beat")/>
                </FieldRow>
            })}
        </Section>
    }
}
