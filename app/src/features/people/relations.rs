//! Who belongs together with the person: family, household, work.

use domain::ids::PersonId;
use domain::people::{AddressOffer, RelationshipInput, RelationshipView};
use domain::tr;
use leptos::prelude::*;

use super::paths;
use super::relate::Relate;
use super::relation_edit::Correct;
use super::relation_words::{way_text, when_text};
use super::relations_api::{end_relation, relate, relations, take_address, unrelate};
use super::undo::back;
use super::words::{address_lines, person_name};
use crate::session::{use_locale, use_session};
use crate::ui::{Button, Card, ErrorNote, Glyph, Icon, Kind, Note, Size, SkeletonText, Tone, Variant, error_text, use_toasts};
use crate::wire::load;

/// The card. `changed` rises with everything that stands on the timeline.
#[component]
pub(super) fn Relations(id: PersonId, may_write: bool, changed: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let (again, adding, offer) = (RwSignal::new(0), RwSignal::new(false), RwSignal::new(None::<AddressOffer>));
    let data = load(move || again.get(), move |_| relations(id));
    let refresh = move || {
        again.try_update(|n| *n += 1);
        changed.try_update(|n| *n += 1);
    };
    view! {
        <Card title=tr!(l, notes.relations_title) tight=true>
            <Transition fallback=|| view! { <SkeletonText lines=2/> }>
                {move || Suspend::new(async move {
                    match data.await {
                        Ok(page) => {
                            let none = page.list.is_empty();
                            let rows: Vec<_> = page.list.into_iter().map(|tie| view! { <Row tie may_write refresh/> }).collect();
                            let kind = page.kind;
                            view! {
                                {none.then(|| view! { <p class="soft">{tr!(l, notes.relations_none)}</p> })}
                                <ul class="plain-list ties">{rows}</ul>
                                {move || (may_write && adding.get()).then(|| view! { <Relate id kind open=adding offer refresh/> })}
                            }.into_any()
                        }
                        Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    }
                })}
            </Transition>
            {move || offer.get().map(|found| view! { <Offer found offer changed/> })}
            {move || (may_write && !adding.get()).then(|| view! {
                <p><Button kind=Kind::Button size=Size::Small icon=Glyph::Plus on:click=move |_| { offer.set(None); adding.set(true); }>{tr!(l, notes.relate)}</Button></p>
            })}
        </Card>
    }
}

#[component]
fn Row(tie: RelationshipView, may_write: bool, refresh: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let (id, over) = (tie.id, !tie.end_date.is_empty());
    let (editing, whole) = (RwSignal::new(false), tie.clone());
    let name = tie.other.as_ref().map(|p| person_name(l, &p.given_name, &p.family_name));
    let end = Action::new(move |(): &()| end_relation(id, true));
    let remove = Action::new(move |(): &()| unrelate(id));
    Effect::new(move || match end.value().get() {
        Some(Ok(())) => {
            toasts.undo(tr!(l, notes.relation_ended), move || back(l, toasts, refresh, end_relation(id, false)));
            refresh();
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    Effect::new(move || match remove.value().get() {
        Some(Ok(was)) => {
            let again = move |was: RelationshipInput| async move { relate(was).await.map(drop) };
            toasts.undo(tr!(l, notes.relation_removed), move || back(l, toasts, refresh, again(was.clone())));
            refresh();
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    let heard = name.clone().unwrap_or_default();
    let link = match (&tie.other, name.clone()) {
        (Some(other), Some(name)) => view! { <a href=paths::person(other.id)>{name}</a> }.into_any(),
        _ => view! { <span class="soft">{tr!(l, notes.hidden_person)}</span> }.into_any(),
    };
    let change = tr!(l, notes.relation_change, name = heard.clone());
    let (ended, gone) = (tr!(l, notes.relation_end, name = heard.clone()), tr!(l, notes.relation_remove, name = heard));
    let dates = when_text(l, &tie.start_date, &tie.end_date);
    view! {
        <li class=if over { "tie-over" } else { "" }>
            <p>
                <small class="soft">{way_text(l, tie.kind, tie.side)}</small><br/>{link}
                {dates.map(|dates| view! { <br/><small class="soft">{dates}</small> })}
                {(!tie.note.is_empty()).then(|| view! { <br/><small>{tie.note}</small> })}
            </p>
            {(may_write && name.is_some()).then(|| view! {
                <span class="note-tools">
                    <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet attr:aria-label=change attr:aria-expanded=move || editing.get().to_string() on:click=move |_| editing.update(|open| *open = !*open)><Icon glyph=Glyph::Edit/></Button>
                    {(!over).then(|| view! {
                        <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet attr:aria-label=ended on:click=move |_| { end.dispatch(()); }>{tr!(l, notes.end)}</Button>
                    })}
                    <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet attr:aria-label=gone on:click=move |_| { remove.dispatch(()); }><Icon glyph=Glyph::Cross/></Button>
                </span>
            })}
            {move || editing.get().then(|| view! { <Correct tie=whole.clone() open=editing refresh/> })}
        </li>
    }
}

/// The household's address for whoever moved in.
#[component]
fn Offer(found: AddressOffer, offer: RwSignal<Option<AddressOffer>>, changed: RwSignal<i32>) -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    let toasts = use_toasts();
    let (person, household) = (found.person, found.household);
    let take = Action::new(move |(): &()| take_address(person, household));
    Effect::new(move || match take.value().get() {
        Some(Ok(())) => {
            toasts.say(tr!(l, notes.address_taken));
            offer.set(None);
            changed.update(|n| *n += 1);
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    let address = address_lines(l, &found.address, &session.tenant.country).join(", ");
    view! {
        <Note tone=Tone::Info title=tr!(l, notes.address_offer)>
            <p>{address}</p>
            <p class="picks">
                <Button kind=Kind::Button size=Size::Small on:click=move |_| { take.dispatch(()); }>{tr!(l, notes.take_address)}</Button>
                <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet on:click=move |_| offer.set(None)>{tr!(l, notes.leave_address)}</Button>
            </p>
        </Note>
    }
}
