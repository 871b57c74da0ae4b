//! The form of the settings.

use domain::locale::Locale;
use domain::tenants::settings::{Embedding, SettingsEdit};
use domain::tr;
use leptos::form::FromFormData;
use leptos::prelude::*;

use super::api::{self, SettingsPage};
use super::fields::{Input, embed_word, labels};
use crate::Failure;
use crate::features::people::language_choices;
use crate::session::use_locale;
use crate::ui::{
    Button, Checkbox, Choice, Field, Fieldset, FormErrorSummary, LocalizedField, Problems, Section, Select, TextArea, Variant,
    use_toasts,
};

/// The form.
#[component]
pub fn Form(settings: SettingsEdit, page: SettingsPage) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let save = Action::new(move |edit: &SettingsEdit| api::change(edit.clone()));
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e: Failure| e.0));
    Effect::new(move || {
        if let Some(Ok(())) = save.value().get() {
            toasts.say(tr!(l, common.saved));
        }
    });
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(input) = Input::from_event(&event) {
            save.dispatch(input.into());
        }
    };
    view! {
        <form method="post" class="narrow" on:submit=on_submit>
            <FormErrorSummary problems labels=labels(l)/>
            <Basics settings=settings.clone() zones=page.zones problems/>
            <Mail settings=settings.clone() mail_from=page.mail_from problems/>
            <Privacy settings=settings.clone() problems/>
            <Embed embedding=settings.embedding problems/>
            <Button variant=Variant::Primary disabled=save.pending()>{tr!(l, common.save)}</Button>
        </form>
    }
}

#[component]
fn Basics(settings: SettingsEdit, zones: Vec<String>, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let boxes = Locale::ALL.iter().map(|locale| view! {
        <Checkbox label=locale.endonym() name="locales[]" value=locale.as_str() checked=settings.locales.contains(locale) id=format!("locales-{locale}")/>
    }).collect_view();
    let zones = zones.into_iter().map(|zone| Choice::new(zone.clone(), zone.replace('_', " "))).collect::<Vec<_>>();
    view! {
        <Section title=tr!(l, settings.basics)>
            <Field label=tr!(l, settings.name) name="name" value=settings.name required=true hint=tr!(l, settings.name_hint) error=problems.of("name")/>
            <Select label=tr!(l, settings.locale) name="locale" options=language_choices() value=settings.locale.as_str() hint=tr!(l, settings.locale_hint)/>
            <Fieldset legend=tr!(l, settings.locales) name="locales" hint=tr!(l, settings.locales_hint) error=problems.of("locales")>{boxes}</Fieldset>
            <Select label=tr!(l, settings.zone) name="zone" options=zones value=settings.zone hint=tr!(l, settings.zone_hint) error=problems.of("zone")/>
        </Section>
    }
}

#[component]
fn Mail(settings: SettingsEdit, mail_from: String, problems: Problems) -> impl IntoView {
    let l = use_locale();
    view! {
        <Section title=tr!(l, settings.mail)>
            <p class="soft">{tr!(l, settings.mail_from, address = mail_from)}</p>
            <Field label=tr!(l, settings.sender_name) name="sender_name" value=settings.sender_name note=tr!(l, common.optional) hint=tr!(l, settings.sender_name_hint) error=problems.of("sender_name")/>
            <Field label=tr!(l, settings.reply_to) name="reply_to" kind="email" value=settings.reply_to note=tr!(l, common.optional) hint=tr!(l, settings.reply_to_hint) error=problems.of("reply_to")/>
        </Section>
    }
}

#[component]
fn Privacy(settings: SettingsEdit, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let first = settings.locale;
    view! {
        <Section title=tr!(l, common.privacy) actions=move || view! { <a href="/privacy" rel="external">{tr!(l, settings.privacy_page)}</a> }>
            <Field label=tr!(l, settings.privacy_contact) name="privacy_contact" kind="email" value=settings.privacy_contact required=true hint=tr!(l, settings.privacy_contact_hint) error=problems.of("privacy_contact")/>
            <TextArea label=tr!(l, settings.privacy_address) name="privacy_address" rows=3 value=settings.privacy_address note=tr!(l, common.optional) error=problems.of("privacy_address")/>
            <LocalizedField label=tr!(l, settings.privacy_text) name="privacy_text" value=settings.privacy_text first multiline=true hint=tr!(l, settings.privacy_text_hint) error=problems.of("privacy_text")/>
        </Section>
    }
}

#[component]
fn Embed(embedding: Embedding, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let answer = RwSignal::new(embed_word(&embedding).to_owned());
    let listed = Memo::new(move |_| answer.get() == "listed");
    let sites = RwSignal::new(match &embedding {
        Embedding::Only(list) => list.join("\n"),
        Embedding::Everywhere => String::new(),
    });
    let answers = vec![
        Choice::new("everywhere", tr!(l, settings.embed_everywhere)),
        Choice::new("listed", tr!(l, settings.embed_listed)),
        Choice::new("nowhere", tr!(l, settings.embed_nowhere)),
    ];
    view! {
        <Section title=tr!(l, settings.embed)>
            <Select label=tr!(l, settings.embed_where) name="embed" options=answers bound=answer hint=tr!(l, settings.embed_hint)/>
            {move || listed.get().then(|| view! {
                <TextArea label=tr!(l, settings.sites) name="sites" rows=4 bound=sites hint=tr!(l, settings.sites_hint) error=problems.of("sites")/>
            })}
        </Section>
    }
}
