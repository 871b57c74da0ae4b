//! Fields organisations added, in the form for a record.

use domain::ids::PersonId;
use domain::people::{CUSTOM, CustomField, FieldKind, PeopleQuery};
use domain::tr;
use leptos::prelude::*;

use super::edit_draft::{Draft, Own};
use super::record_words::Names;
use super::{api, person_name, record_api};
use crate::session::use_locale;
use crate::ui::{
    Button, Checkbox, Choice, Field, FieldWidth, Fieldset, Glyph, Kind, Problems, Section, Select, Size, TextArea, use_toasts,
};

/// The fields, those that are sensitive behind a button.
#[component]
pub(super) fn OwnFields(id: PersonId, draft: Draft, hidden: Vec<CustomField>, names: Names, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let waiting = RwSignal::new(hidden);
    let names = StoredValue::new(names);
    let reveal = Action::new(move |(): &()| record_api::reveal(id));
    Effect::new(move || match reveal.value().get() {
        Some(Ok(seen)) => {
            draft.show(&waiting.get_untracked(), &seen.sensitive.values, l);
            waiting.set(Vec::new());
        }
        Some(Err(e)) => toasts.fail(crate::ui::error_text(l, &e.0)),
        None => {}
    });
    let any = move || !waiting.with(Vec::is_empty) || !draft.own.with(Vec::is_empty);
    move || {
        any().then(|| view! {
        <Section title=tr!(l, records.custom_title)>
            <For each=move || draft.own.get() key=|(field, _)| field.id
                children=move |(field, own)| view! { <One field own names=names.get_value() problems/> }/>
            {move || (!waiting.with(Vec::is_empty)).then(|| view! {
                <div>
                    <Button kind=Kind::Button size=Size::Small icon=Glyph::Eye disabled=reveal.pending() on:click=move |_| { reveal.dispatch(()); }>{tr!(l, records.reveal)}</Button>
                    <p class="soft small">{tr!(l, records.reveal_hint)}</p>
                </div>
            })}
        </Section>
    })
    }
}

#[component]
fn One(field: CustomField, own: Own, names: Names, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let name = format!("{CUSTOM}{}", field.id);
    let error = {
        let name = name.clone();
        Signal::derive(move || problems.named(&name))
    };
    let label = field.name.clone();
    let options = |words: &[String]| {
        let mut all = vec![Choice::new("", tr!(l, common.none))];
        all.extend(words.iter().map(|word| Choice::new(word.clone(), word.clone())));
        let now = own.text.get_untracked();
        if !now.is_empty() && !words.contains(&now) {
            all.push(Choice::new(now.clone(), now));
        }
        all
    };
    match field.kind {
        FieldKind::Text => view! { <TextArea label name rows=2 bound=own.text error/> }.into_any(),
        FieldKind::Number => {
            view! { <Field label name inputmode="decimal" bound=own.text error width=FieldWidth::Half/> }.into_any()
        }
        FieldKind::Date => view! { <Field label name kind="date" bound=own.text error width=FieldWidth::Half/> }.into_any(),
        FieldKind::Choice => view! { <Select label name options=options(&field.options) bound=own.text error/> }.into_any(),
        FieldKind::YesNo => {
            let words = vec![
                Choice::new("", tr!(l, common.none)),
                Choice::new("yes", tr!(l, common.yes)),
                Choice::new("no", tr!(l, common.no)),
            ];
            view! { <Select label name options=words bound=own.text error/> }.into_any()
        }
        FieldKind::Choices => {
            let mut words = field.options.clone();
            words.extend(own.chosen.get_untracked().into_iter().filter(|word| !field.options.contains(word)));
            let boxes = words.into_iter().enumerate().map(|(n, word)| {
                let on = own.chosen.with_untracked(|all| all.contains(&word));
                let id = crate::ui::field_id(&format!("{name}.{n}"));
                let chosen = word.clone();
                let flip = move |event: leptos::ev::Event| {
                    let now = event_target_checked(&event);
                    own.chosen.update(|all| {
                        if now {
                            all.insert(chosen.clone());
                        } else {
                            all.remove(&chosen);
                        }
                    });
                };
                view! { <div on:change=flip><Checkbox label=word name=format!("{name}.{n}") checked=on id/></div> }
            });
            let boxes = boxes.collect_view();
            view! { <Fieldset legend=label name error>{boxes}</Fieldset> }.into_any()
        }
        FieldKind::Person => view! { <Somebody label name own names error/> }.into_any(),
    }
}

/// Another person, found by searching.
#[component]
fn Somebody(label: String, name: String, own: Own, names: Names, error: Signal<Option<String>>) -> impl IntoView {
    let l = use_locale();
    let now = own.text.get_untracked().parse().ok().and_then(|id| names.get(&id).cloned()).unwrap_or_default();
    let (typed, shown) = (RwSignal::new(String::new()), RwSignal::new(now));
    let found = RwSignal::new(Vec::<(PersonId, String)>::new());
    let search = Action::new(move |text: &String| api::list(PeopleQuery { search: text.clone(), ..PeopleQuery::default() }));
    Effect::new(move || {
        if let Some(Ok(page)) = search.value().get() {
            let people = page.list.items.into_iter().take(6);
            found.set(people.map(|p| (p.id, person_name(l, &p.given_name, &p.family_name))).collect());
        }
    });
    Effect::new(move || {
        let text = typed.get();
        if text.trim().chars().count() > 1 {
            search.dispatch(text);
        } else {
            found.set(Vec::new());
        }
    });
    let choose = move |id: String, name: String| {
        own.text.set(id);
        shown.set(name);
        typed.set(String::new());
    };
    view! {
        <div class="edit-person">
            <Field label name bound=typed placeholder=tr!(l, records.find_person) error/>
            {move || (!shown.with(String::is_empty)).then(|| view! {
                <p><b>{shown.get()}</b>" "<button type="button" class="btn btn-quiet btn-small" on:click=move |_| choose(String::new(), String::new())>{tr!(l, common.remove)}</button></p>
            })}
            <ul class="plain-list">
                <For each=move || found.get() key=|(id, _)| *id children=move |(id, name)| {
                    let text = name.clone();
                    view! { <li><button type="button" class="btn btn-small" on:click=move |_| choose(id.to_string(), name.clone())>{text}</button></li> }
                }/>
            </ul>
        </div>
    }
}
