//! What people are asked for, in plain words.

use std::collections::BTreeMap;

use domain::consent::{Channel, Purpose, PurposeEdit};
use domain::ids::PurposeId;
use domain::tenants::Organisation;
use domain::tr;
use leptos::form::FromFormData;
use leptos::prelude::*;
use leptos_meta::Title;
use serde::{Deserialize, Serialize};

use super::editor::localized;
use super::{api, paths};
use crate::Failure;
use crate::features::people::{branch_choices, channel_text};
use crate::session::use_locale;
use crate::ui::{
    Button, Card, Checkbox, Chip, EmptyState, ErrorNote, Fieldset, FormErrorSummary, Kind, LocalizedField, PageHeader, Problems,
    Select, Size, SkeletonCard, Variant, use_toasts,
};
use crate::wire::load;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Input {
    organisation: String,
    title: BTreeMap<String, String>,
    explanation: BTreeMap<String, String>,
    channels: Vec<String>,
}

impl Input {
    fn edit(self) -> Option<PurposeEdit> {
        Some(PurposeEdit {
            organisation: self.organisation.parse().ok()?,
            channels: self.channels.iter().filter_map(|c| Channel::parse(c)).collect(),
            title: localized(self.title),
            explanation: localized(self.explanation),
        })
    }
}

/// The page.
#[component]
pub fn Purposes() -> impl IntoView {
    let l = use_locale();
    let reload = RwSignal::new(0);
    let data = load(move || reload.get(), |_| api::purposes());
    view! {
        <Title text=tr!(l, signup.purposes_title)/>
        <PageHeader title=tr!(l, signup.purposes_title) lead=tr!(l, signup.purposes_lead) back=(paths::FORMS.to_owned(), tr!(l, signup.forms_title))/>
        <Transition fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok((list, branches)) => view! { <List list branches reload/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn List(list: Vec<Purpose>, branches: Vec<Organisation>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let empty = list.is_empty();
    let all = branches.clone();
    view! {
        {empty.then(|| view! { <EmptyState title=tr!(l, signup.purposes_empty_title) sentence=tr!(l, signup.purposes_empty_text)/> })}
        <div class="stack">
            {list.into_iter().map(|purpose| {
                let branches = all.clone();
                view! { <One purpose branches reload/> }
            }).collect_view()}
            <Card title=tr!(l, signup.new_purpose)><Form purpose=None branches reload/></Card>
        </div>
    }
}

#[component]
fn One(purpose: Purpose, branches: Vec<Organisation>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let channels: Vec<String> = purpose.channels.iter().map(|c| channel_text(l, *c)).collect();
    // The purposes of organisations above are shown so that they are known, not to be changed here.
    let own = branches.iter().any(|o| o.id == purpose.organisation);
    let (id, archived) = (purpose.id, purpose.archived);
    view! {
        <Card title=purpose.title.get(l).to_owned()>
            <p>{purpose.explanation.get(l).to_owned()}</p>
            <p class="small soft">
                {format!("{} · {} · ", purpose.organisation_name, domain::l10n::list(l, &channels))}
                {tr!(l, signup.purpose_version, version = purpose.version.to_string())}
                {archived.then(|| view! { " "<Chip>{tr!(l, signup.archived)}</Chip> })}
            </p>
            {own.then(|| view! {
                <details class="unfold">
                    <summary class="btn btn-small">{tr!(l, signup.edit_purpose)}</summary>
                    <Form purpose=Some(purpose) branches reload/>
                </details>
                <Archive id archived reload/>
            })}
        </Card>
    }
}

#[component]
fn Archive(id: PurposeId, archived: bool, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let archive = Action::new(move |now: &bool| api::archive_purpose(id, *now));
    Effect::new(move || match archive.value().get() {
        Some(Ok(())) => {
            toasts.say(tr!(l, common.saved));
            reload.update(|n| *n += 1);
        }
        Some(Err(e)) => toasts.fail(crate::ui::error_text(l, &e.0)),
        None => {}
    });
    let label = if archived { tr!(l, signup.restore) } else { tr!(l, signup.archive) };
    view! { <Button variant=Variant::Quiet size=Size::Small kind=Kind::Button on:click=move |_| { archive.dispatch(!archived); }>{label}</Button> }
}

#[component]
fn Form(purpose: Option<Purpose>, branches: Vec<Organisation>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let id = purpose.as_ref().map(|p| p.id);
    let save = Action::new(move |edit: &PurposeEdit| api::save_purpose(id, edit.clone()));
    let problems = Problems::new(l, move || save.value().get().and_then(|r: Result<PurposeId, Failure>| r.err()).map(|e| e.0));
    Effect::new(move || {
        if let Some(Ok(_)) = save.value().get() {
            toasts.say(tr!(l, common.saved));
            reload.update(|n| *n += 1);
        }
    });
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(edit) = Input::from_event(&event).ok().and_then(Input::edit) {
            save.dispatch(edit);
        }
    };
    // Several of these forms stand on one page.
    let mark = id.map_or_else(|| "new".to_owned(), |id| id.to_string());
    let chosen = purpose
        .as_ref()
        .map(|p| p.organisation)
        .or_else(|| api::first_branch(&branches))
        .map(|id| id.to_string())
        .unwrap_or_default();
    let channels = purpose.as_ref().map_or_else(|| vec![Channel::Email], |p| p.channels.clone());
    let boxes: Vec<_> = Channel::ALL.iter().map(|channel| view! {
        <Checkbox label=channel_text(l, *channel) name="channels[]" value=channel.as_str() checked=channels.contains(channel) id=format!("channel-{mark}-{channel}")/>
    }).collect();
    let place = match id {
        Some(_) => view! { <input type="hidden" name="organisation" value=chosen/> }.into_any(),
        None => view! { <Select label=tr!(l, common.branch) name="organisation" options=branch_choices(&branches) value=chosen id=format!("branch-{mark}")/> }.into_any(),
    };
    let title = purpose.as_ref().map(|p| p.title.clone()).unwrap_or_default();
    let explanation = purpose.map(|p| p.explanation).unwrap_or_default();
    view! {
        <form method="post" class="narrow" on:submit=on_submit>
            <FormErrorSummary problems labels=vec![("title", tr!(l, signup.purpose_words)), ("channels", tr!(l, signup.purpose_channels))]/>
            {place}
            <LocalizedField label=tr!(l, signup.purpose_words) name="title" id=format!("title-{mark}") value=title required=true error=problems.of("title")/>
            <LocalizedField label=tr!(l, signup.purpose_explanation) name="explanation" id=format!("explanation-{mark}") value=explanation multiline=true hint=tr!(l, signup.purpose_explanation_hint) error=problems.of("explanation")/>
            <Fieldset legend=tr!(l, signup.purpose_channels) name=format!("channels-{mark}") error=problems.of("channels")>{boxes}</Fieldset>
            <Button variant=if id.is_some() { Variant::Default } else { Variant::Primary }>{tr!(l, common.save)}</Button>
        </form>
    }
}
