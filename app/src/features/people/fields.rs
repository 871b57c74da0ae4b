//! Fields organisations add: defining them, their order, putting them away.

use domain::ApiError;
use domain::people::{CustomField, CustomFieldEdit, FieldKind};
use domain::tenants::Organisation;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;

use super::branch_choices;
use super::fields_api::{self, FieldsPage};
use super::record_words::field_kind_text;
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{
    Button, Card, Checkbox, Chip, Choice, EmptyState, ErrorNote, Field, FormErrorSummary, Glyph, Icon, Kind, PageHeader,
    Problems, Section, Select, Size, SkeletonCard, TextArea, Tone, error_text, tell, use_toasts,
};
use crate::wire::load;

/// Where the page belongs.
const SETTINGS: &str = "/org/settings";

/// The page.
#[component]
pub fn OwnFieldsPage() -> impl IntoView {
    let l = use_locale();
    let reload = RwSignal::new(0);
    let data = load(move || reload.get(), |_| fields_api::fields());
    view! {
        <Title text=tr!(l, records.fields_title)/>
        <PageHeader title=tr!(l, records.fields_title) lead=tr!(l, records.fields_lead) back=(SETTINGS.to_owned(), tr!(l, common.settings))/>
        <Transition fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! { <Body page reload/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Body(page: FieldsPage, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let empty = page.fields.is_empty();
    view! {
        {empty.then(|| view! { <EmptyState title=tr!(l, records.fields_title) sentence=tr!(l, records.fields_empty)/> })}
        <ul class="plain-list">
            {page.fields.into_iter().map(|field| view! { <li><One field reload/></li> }).collect_view()}
        </ul>
        <Section title=tr!(l, records.field_new)><Form field=None branches=page.branches reload/></Section>
    }
}

#[component]
fn One(field: CustomField, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let id = field.id;
    let organisation = field.organisation_name.clone();
    let whose = if field.below {
        tr!(l, records.field_of_below, organisation = organisation)
    } else {
        tr!(l, records.field_of, organisation = organisation)
    };
    let archived = field.archived;
    let archive = Action::new(move |away: &bool| fields_api::archive(id, *away));
    let place = Action::new(move |up: &bool| fields_api::place(id, *up));
    tell(archive, reload, move |()| tr!(l, common.saved), move |e| error_text(l, e));
    tell(place, reload, move |()| tr!(l, common.saved), move |e| error_text(l, e));
    let word = if archived { tr!(l, records.field_restore) } else { tr!(l, records.field_archive) };
    let name = field.name.clone();
    let options = field.options.join(", ");
    let editing = RwSignal::new(false);
    let change = tr!(l, records.field_change, name = field.name.clone());
    let down = tr!(l, records.field_down, name = field.name.clone());
    let about = format!(
        "{} · {whose}{}",
        field_kind_text(l, field.kind),
        if options.is_empty() { options } else { format!(" · {options}") }
    );
    view! {
        <Card tight=true>
            <div class="row">
                <b class="grow">{name.clone()}</b>
                {field.sensitive.then(|| view! { <Chip tone=Tone::Warn>{tr!(l, records.sensitive_title)}</Chip> })}
                {archived.then(|| view! { <Chip>{tr!(l, records.field_archived)}</Chip> })}
                <button type="button" class="btn btn-quiet btn-small btn-icon" on:click=move |_| { place.dispatch(true); }><Icon glyph=Glyph::Up label=tr!(l, records.field_up, name = name.clone())/></button>
                <button type="button" class="btn btn-quiet btn-small btn-icon" on:click=move |_| { place.dispatch(false); }><Icon glyph=Glyph::Down label=down/></button>
                {(!archived).then(|| view! {
                    <Button size=Size::Small kind=Kind::Button attr:aria-label=change attr:aria-expanded=move || editing.get().to_string()
                        on:click=move |_| editing.update(|open| *open = !*open)>{tr!(l, common.change)}</Button>
                })}
                <Button size=Size::Small kind=Kind::Button disabled=archive.pending() on:click=move |_| { archive.dispatch(!archived); }>{word}</Button>
            </div>
            <p class="soft small">{about}</p>
            {move || editing.get().then(|| view! { <div class="section-foot"><Form field=Some(field.clone()) branches=Vec::new() reload/></div> })}
        </Card>
    }
}

/// A new field, or one that is changed: then organisation and kind stay.
#[component]
fn Form(field: Option<CustomField>, branches: Vec<Organisation>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let known = field.as_ref().map(|f| f.id);
    let n = move |part: &str| known.map_or_else(|| part.to_owned(), |id| format!("{part}-{id}"));
    let owner = field.as_ref().map(|f| f.organisation).or_else(|| branches.first().map(|o| o.id));
    let name = RwSignal::new(field.as_ref().map(|f| f.name.clone()).unwrap_or_default());
    let kind = RwSignal::new(field.as_ref().map_or(FieldKind::Text, |f| f.kind).as_str().to_owned());
    let place = RwSignal::new(owner.map(|id| id.to_string()).unwrap_or_default());
    let options = RwSignal::new(field.as_ref().map(|f| f.options.join("\n")).unwrap_or_default());
    let below = RwSignal::new(field.as_ref().is_none_or(|f| f.below));
    let sensitive = RwSignal::new(field.as_ref().is_some_and(|f| f.sensitive));
    let save = Action::new(move |edit: &CustomFieldEdit| {
        let edit = edit.clone();
        async move {
            match known {
                Some(id) => fields_api::change(id, edit).await,
                None => fields_api::define(edit).await.map(drop),
            }
        }
    });
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e: Failure| -> ApiError { e.0 }));
    Effect::new(move || {
        if let Some(Ok(())) = save.value().get() {
            toasts.say(tr!(l, common.saved));
            reload.update(|n| *n += 1);
        }
    });
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let (Ok(organisation), Some(kind)) = (place.get_untracked().parse(), FieldKind::parse(&kind.get_untracked())) {
            let options = options.get_untracked().lines().map(str::to_owned).collect();
            let (below, sensitive) = (below.get_untracked(), sensitive.get_untracked());
            save.dispatch(CustomFieldEdit { organisation, below, name: name.get_untracked(), kind, options, sensitive });
        }
    };
    let kinds = FieldKind::ALL.iter().map(|k| Choice::new(k.as_str(), field_kind_text(l, *k))).collect::<Vec<_>>();
    let with_options = move || FieldKind::parse(&kind.get()).is_some_and(FieldKind::has_options);
    view! {
        <form method="post" class="narrow" on:submit=on_submit>
            <FormErrorSummary problems/>
            <Field label=tr!(l, records.field_name) name=n("name") bound=name error=problems.of("name") maxlength=80/>
            {known.is_none().then(|| view! {
                <Select label=tr!(l, records.field_kind) name="kind" options=kinds bound=kind/>
                <Select label=tr!(l, common.organisation) name="organisation" options=branch_choices(&branches) bound=place/>
            })}
            {move || with_options().then(|| view! { <TextArea label=tr!(l, records.field_options) name=n("options") rows=4 bound=options error=problems.of("options")/> })}
            <Checkbox label=tr!(l, records.field_below) name=n("below") bound=below/>
            <Checkbox label=tr!(l, records.field_sensitive) name=n("sensitive") bound=sensitive/>
            <div class="section-foot"><Button disabled=save.pending()>{if known.is_some() { tr!(l, common.save) } else { tr!(l, records.field_new) }}</Button></div>
        </form>
    }
}
