//! How a representative is reached, and correcting it.

use domain::ids::PoliticianId;
use domain::representatives::contact::{Channel, Contact, Health};
use domain::representatives::texts;
use domain::time::LocalDateTime;
use domain::{l10n, tr};
use leptos::form::FromFormData;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::api;
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{
    Button, Chip, Choice, Column, DataTable, Field, FormErrorSummary, Kind, Problems, Section, Select, Size, Tone, error_text,
    tell,
};

/// Every way, with where it comes from.
#[component]
pub fn Contacts(id: PoliticianId, contacts: Vec<(Contact, LocalDateTime)>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let columns = vec![
        Column::new(tr!(l, offices.way)),
        Column::new(tr!(l, offices.where_to)),
        Column::new(tr!(l, offices.known_from)).hidden_on_phones(),
        Column::silent(tr!(l, offices.next_step)),
    ];
    let table = if contacts.is_empty() {
        view! { <p class="soft">{tr!(l, offices.no_contacts)}</p> }.into_any()
    } else {
        let rows = contacts.into_iter().map(|(contact, at)| view! { <Row id contact at reload/> }).collect_view();
        view! { <DataTable caption=tr!(l, offices.contacts_title) columns>{rows}</DataTable> }.into_any()
    };
    view! {
        <Section title=tr!(l, offices.contacts_title)>
            <div class="stack">
                {table}
                <details class="fold"><summary class="btn">{tr!(l, offices.correct_contact)}</summary><Correct id reload/></details>
            </div>
        </Section>
    }
}

#[component]
fn Row(id: PoliticianId, contact: Contact, at: LocalDateTime, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let channel = contact.channel;
    let back = Action::new(move |(): &()| api::take_back_contact(id, channel));
    tell(back, reload, move |()| tr!(l, offices.taken_back), move |e| error_text(l, e));
    let from = [contact.note, contact.provenance, l10n::date_short(l, &at)]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <tr>
            <td>{l10n::text(l, texts::channel(channel))}</td>
            <td>
                {contact.value} " "
                {contact.manual.then(|| view! { <Chip tone=Tone::Info>{tr!(l, offices.by_hand)}</Chip> })}
                {(contact.health == Health::Dead).then(|| view! { <Chip tone=Tone::Bad>{tr!(l, offices.dead)}</Chip> })}
            </td>
            <td class="roomy soft">{from}</td>
            <td>
                {contact.manual.then(|| view! {
                    <Button size=Size::Small kind=Kind::Button disabled=back.pending() on:click=move |_| { back.dispatch(()); }>{tr!(l, offices.take_back)}</Button>
                })}
            </td>
        </tr>
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Input {
    channel: String,
    value: String,
    note: String,
}

#[component]
fn Correct(id: PoliticianId, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let save = Action::new(move |i: &Input| {
        let channel = Channel::parse(&i.channel).unwrap_or(Channel::Email);
        api::correct_contact(id, channel, i.value.clone(), i.note.clone())
    });
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e: Failure| e.0));
    tell(save, reload, move |()| tr!(l, offices.contact_saved), move |e| error_text(l, e));
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(input) = Input::from_event(&event) {
            save.dispatch(input);
        }
    };
    let ways = [Channel::Email, Channel::Secretariat, Channel::Phone, Channel::WebForm, Channel::Letter, Channel::Refuses];
    let ways = ways.map(|c| Choice::new(c.as_str(), l10n::text(l, texts::channel(c)))).to_vec();
    view! {
        <form method="post" class="narrow" on:submit=on_submit>
            <FormErrorSummary problems labels=vec![("value", tr!(l, offices.where_to)), ("note", tr!(l, offices.basis))]/>
            <Select label=tr!(l, offices.way) name="channel" options=ways/>
            <Field label=tr!(l, offices.where_to) name="value" hint=tr!(l, offices.value_hint) error=problems.of("value")/>
            <Field label=tr!(l, offices.basis) name="note" hint=tr!(l, offices.basis_hint) required=true error=problems.of("note")/>
            <p class="soft">{tr!(l, offices.imports_keep)}</p>
            <Button disabled=save.pending()>{tr!(l, common.save)}</Button>
        </form>
    }
}
