//! Planning an event: one form for a new one and for a change. Before a change is saved that people have to be told of, it
//! says how many they are.

use domain::events::{ChangeEffect, EventEdit, EventInput, EventView, Visibility, console_path};
use domain::ids::EventId;
use domain::l10n::COUNTRIES;
use domain::locale::Locale;
use domain::tr;
use leptos::form::FromFormData;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::fields::EventFields;
use super::list::LIST;
use super::picture::PictureCard;
use super::{api, words};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{
    Button, Checkbox, Choice, Dialog, ErrorNote, Field, FieldRow, FieldWidth, Fieldset, FormErrorSummary, Kind, LocalizedField,
    Note, PageHeader, Problems, Select, Size, SkeletonCard, Tone, Variant, use_toasts,
};
use crate::wire::load;

/// A new event.
#[component]
pub fn NewEvent() -> impl IntoView {
    page(|| None)
}

/// A change of an event.
#[component]
pub fn EditEvent() -> impl IntoView {
    let params = use_params_map();
    page(move || params.read().get("id").and_then(|id| id.parse().ok()))
}

fn page(id: impl Fn() -> Option<EventId> + Send + Sync + 'static) -> impl IntoView {
    let l = use_locale();
    let data = load(id, api::edit_event);
    view! {
        <Suspense fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(edit) => view! { <Editor edit/> }.into_any(),
                    Err(Failure(domain::ApiError::Conflict(_))) => {
                        view! { <Title text=tr!(l, events.edit_title)/> <Note tone=Tone::Warn>{tr!(l, events.error_cancelled)}</Note> }.into_any()
                    }
                    Err(e) => view! { <Title text=tr!(l, events.edit_title)/> <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// What was asked of the server last.
#[derive(Clone)]
enum Step {
    /// A new draft is there.
    Created(EventId),
    /// Saving this would tell people: ask first.
    Ask(ChangeEffect, Box<EventInput>),
    /// Saved.
    Saved(EventId),
}

async fn save(id: Option<EventId>, input: EventInput, sure: bool) -> Result<Step, Failure> {
    let Some(id) = id else { return Ok(Step::Created(api::create_event(input).await?)) };
    if !sure {
        let effect = api::effect_of_change(id, input.clone()).await?;
        if effect != ChangeEffect::default() {
            return Ok(Step::Ask(effect, Box::new(input)));
        }
    }
    api::change_event(id, input).await?;
    Ok(Step::Saved(id))
}

#[component]
fn Editor(edit: EventEdit) -> impl IntoView {
    let l = use_locale();
    let id = edit.event.as_ref().map(|e| e.row.id);
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let (asking, effect) = (RwSignal::new(false), RwSignal::new(None::<(ChangeEffect, EventInput)>));
    let save = Action::new(move |(input, sure): &(EventInput, bool)| save(id, input.clone(), *sure));
    let problems = Problems::new(l, move || save.value().get().and_then(|r: Result<Step, Failure>| r.err()).map(|e| e.0));
    Effect::new(move || match save.value().get() {
        Some(Ok(Step::Created(id) | Step::Saved(id))) => {
            asking.set(false);
            toasts.say(tr!(l, events.saved));
            navigate(&console_path(id), Default::default());
        }
        Some(Ok(Step::Ask(what, input))) => {
            effect.set(Some((what, *input)));
            asking.set(true);
        }
        Some(Err(_)) => asking.set(false),
        None => {}
    });
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(input) = EventFields::from_event(&event).ok().and_then(EventFields::input) {
            save.dispatch((input, false));
        }
    };
    let sure = move |_| {
        if let Some((_, input)) = effect.get_untracked() {
            save.dispatch((input, true));
        }
    };
    let pending = Signal::derive(move || save.pending().get());
    let title = if id.is_some() { tr!(l, events.edit_title) } else { tr!(l, events.new) };
    let back = edit
        .event
        .as_ref()
        .map_or_else(|| (LIST.to_owned(), tr!(l, events.title)), |e| (console_path(e.row.id), e.row.title.get(l).to_owned()));
    let button = if id.is_some() { tr!(l, common.save) } else { tr!(l, events.save_draft) };
    let conflict = move || problems.error().filter(|e| matches!(e, domain::ApiError::Conflict(_))).map(|e| words::refusal(l, &e));
    let event = edit.event.clone();
    view! {
        <Title text=title.clone()/>
        <PageHeader title back/>
        <form method="post" class="narrow" on:submit=on_submit novalidate=true>
            <FormErrorSummary problems labels=labels(l)/>
            {move || conflict().map(|text| view! { <Note tone=Tone::Bad>{text}</Note> })}
            <What edit=edit.clone() problems/>
            <Where input=edit.input.clone() problems/>
            <When input=edit.input.clone() zones=edit.zones.clone() problems/>
            <Who edit problems/>
            <Button variant=Variant::Primary disabled=pending>{button}</Button>
        </form>
        {event.map(|event| view! { <PictureCard event/> })}
        <Dialog
            id="tell" title=tr!(l, events.tell_title) open=asking
            footer=move || view! {
                <Button kind=Kind::Button on:click=move |_| asking.set(false)>{tr!(l, common.cancel)}</Button>
                <Button kind=Kind::Button variant=Variant::Primary disabled=pending on:click=sure>{tr!(l, events.tell_save)}</Button>
            }
        >
            {move || effect.get().map(|(effect, _)| view! {
                {(effect.told > 0).then(|| view! { <p>{tr!(l, events.tell_text, n = effect.told)}</p> })}
                {(effect.offered > 0).then(|| view! { <p>{tr!(l, events.offer_text, n = effect.offered)}</p> })}
            })}
        </Dialog>
    }
}

fn labels(l: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("title", tr!(l, events.field_title)),
        ("description", tr!(l, events.field_description)),
        ("venue", tr!(l, events.field_venue)),
        ("online_url", tr!(l, events.field_online)),
        ("start", tr!(l, events.field_start)),
        ("end", tr!(l, events.field_end)),
        ("zone", tr!(l, events.field_zone)),
        ("capacity", tr!(l, events.field_capacity)),
        ("guests_allowed", tr!(l, events.field_guests)),
        ("picture_alt", tr!(l, events.picture_alt)),
    ]
}

#[component]
fn What(edit: EventEdit, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let (input, hosts) = (edit.input, edit.hosts);
    let options: Vec<Choice> = hosts.into_iter().map(|host| Choice::new(host.id.to_string(), host.name)).collect();
    let text = RwSignal::new(input.description.get(l).to_owned());
    let shown = RwSignal::new(String::new());
    let preview = Action::new(move |text: &String| api::preview_description(text.clone()));
    Effect::new(move || {
        if let Some(Ok(html)) = preview.value().get() {
            shown.set(html)
        }
    });
    view! {
        <LocalizedField label=tr!(l, events.field_title) name="title" value=input.title required=true error=problems.of("title")/>
        <Select label=tr!(l, events.field_host) name="organisation" options value=input.organisation.to_string()/>
        <div on:input=move |event| text.set(event_target_value(&event))>
            <LocalizedField
                label=tr!(l, events.field_description) name="description" value=input.description multiline=true
                hint=tr!(l, events.description_hint) error=problems.of("description")
            />
        </div>
        <p><Button kind=Kind::Button size=Size::Small on:click=move |_| { preview.dispatch(text.get_untracked()); }>{tr!(l, common.preview)}</Button></p>
        {move || (!shown.read().is_empty()).then(|| view! { <div class="card prose" role="status" inner_html=shown.get()></div> })}
    }
}

#[component]
fn Where(input: EventInput, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let mut countries: Vec<Choice> =
        COUNTRIES.iter().map(|(code, key)| Choice::new(*code, domain::l10n::text(l, *key))).collect();
    if !input.country.is_empty() && !countries.iter().any(|c| c.value == input.country) {
        countries.insert(0, Choice::new(input.country.clone(), input.country.clone()));
    }
    view! {
        <Fieldset legend=tr!(l, events.section_where)>
            <Field label=tr!(l, events.field_venue) name="venue" value=input.venue hint=tr!(l, events.venue_hint) error=problems.of("venue")/>
            <Field label=tr!(l, common.street) name="street" value=input.street error=problems.of("street")/>
            <FieldRow>
                <Field label=tr!(l, common.postcode) name="postcode" value=input.postcode width=FieldWidth::Short error=problems.of("postcode")/>
                <Field label=tr!(l, common.city) name="city" value=input.city error=problems.of("city")/>
                <Select label=tr!(l, common.country) name="country" options=countries value=input.country/>
            </FieldRow>
            <Field
                label=tr!(l, events.field_online) name="online_url" kind="url" value=input.online_url note=tr!(l, common.optional)
                hint=tr!(l, events.online_hint) error=problems.of("online_url")
            />
        </Fieldset>
    }
}

#[component]
fn When(input: EventInput, zones: Vec<String>, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let options: Vec<Choice> = zones
        .into_iter()
        .map(|zone| {
            let (area, place) =
                zone.split_once('/').map_or((String::new(), zone.clone()), |(a, p)| (a.to_owned(), p.replace('_', " ")));
            Choice::new(zone, place).under(area)
        })
        .collect();
    view! {
        <Fieldset legend=tr!(l, events.section_when)>
            <FieldRow>
                <Field label=tr!(l, events.field_start) name="start" kind="datetime-local" value=input.start required=true error=problems.of("start")/>
                <Field label=tr!(l, events.field_end) name="end" kind="datetime-local" value=input.end required=true error=problems.of("end")/>
            </FieldRow>
            <Select label=tr!(l, events.field_zone) name="zone" options value=input.zone error=problems.of("zone")/>
        </Fieldset>
    }
}

fn capacity_hint(l: Locale, event: Option<&EventView>) -> String {
    match event.map(|e| e.row.seats_taken).filter(|n| *n > 0) {
        Some(taken) => format!("{} {}", tr!(l, events.capacity_hint), tr!(l, events.capacity_taken, n = taken)),
        None => tr!(l, events.capacity_hint),
    }
}

#[component]
fn Who(edit: EventEdit, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let hint = capacity_hint(l, edit.event.as_ref());
    let input = edit.input;
    let visibility = vec![
        Choice::new(Visibility::Public.as_str(), tr!(l, events.visibility_public)),
        Choice::new(Visibility::Unlisted.as_str(), tr!(l, events.visibility_unlisted)),
        Choice::new(Visibility::Private.as_str(), tr!(l, events.visibility_private)),
    ];
    let capacity = input.capacity.map(|n| n.to_string()).unwrap_or_default();
    view! {
        <Fieldset legend=tr!(l, events.section_who)>
            <FieldRow>
                <Field
                    label=tr!(l, events.field_capacity) name="capacity" kind="number" inputmode="numeric" min="1" value=capacity
                    note=tr!(l, common.optional) hint error=problems.of("capacity")
                />
                <Field
                    label=tr!(l, events.field_guests) name="guests_allowed" kind="number" inputmode="numeric" min="0"
                    value=input.guests_allowed.to_string() error=problems.of("guests_allowed")
                />
            </FieldRow>
            <Select label=tr!(l, events.visibility) name="visibility" options=visibility value=input.visibility.as_str()/>
            <Checkbox label=tr!(l, events.field_remind) name="remind" checked=input.remind detail=tr!(l, events.remind_detail)/>
        </Fieldset>
        <LocalizedField
            label=tr!(l, events.picture_alt) name="picture_alt" value=input.picture_alt hint=tr!(l, events.picture_alt_hint)
            error=problems.of("picture_alt")
        />
    }
}
