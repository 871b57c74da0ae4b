//! What waits for somebody who has just logged in.

use domain::access::Capability;
use domain::day::Day;
use domain::l10n;
use domain::people::MentionView;
use domain::tasks::Waiting as Data;
use domain::tr;
use leptos::prelude::*;

use super::row::Row;
use super::{LIST, api};
use crate::features::people::{back, mention_seen, paths, person_name};
use crate::session::{use_actor, use_locale};
use crate::ui::{Button, Card, ErrorNote, Kind, LinkButton, Section, Size, SkeletonCard, Variant, error_text, use_toasts};
use crate::wire::load;

/// Tasks that are due and notes that name the reader. Nothing for those who do not work with people.
#[component]
pub fn Waiting() -> impl IntoView {
    if !use_actor().is_some_and(|a| a.has(Capability::PeopleRead)) {
        return ().into_any();
    }
    let again = RwSignal::new(0);
    let data = load(move || again.get(), |_| api::waiting());
    view! {
        <Transition fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(found) => view! { <Found found again/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Found(found: Data, again: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let may_write = use_actor().is_some_and(|a| a.has(Capability::PeopleWrite));
    let refresh = move || {
        again.try_update(|n| *n += 1);
    };
    let today = Day::parse(&found.today);
    // Ticking is all that is done here: the form stands on the list.
    let rows =
        found.tasks.into_iter().map(|task| view! { <Row task today with_person=true ticks=may_write editing=None refresh/> });
    let (rows, open) = (rows.collect::<Vec<_>>(), found.open);
    let none = rows.is_empty();
    let mentions: Vec<_> = found.mentions.into_iter().map(|mention| view! { <Mention mention refresh/> }).collect();
    view! {
        {(!mentions.is_empty()).then(|| view! {
            <Section title=tr!(l, tasks.mentions)><Card tight=true><ul class="plain-list ties">{mentions}</ul></Card></Section>
        })}
        {(open > 0).then(|| view! {
            <Section title=tr!(l, tasks.due_now) actions=move || view! { <LinkButton href=LIST size=Size::Small>{tr!(l, tasks.all_mine, n = open)}</LinkButton> }>
                <Card tight=true>
                    {none.then(|| view! { <p class="soft">{tr!(l, tasks.nothing_due)}</p> })}
                    <ul class="plain-list">{rows}</ul>
                </Card>
            </Section>
        })}
    }
}

#[component]
fn Mention(mention: MentionView, refresh: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let note = mention.note;
    let name = person_name(l, &mention.given_name, &mention.family_name);
    let see = Action::new(move |(): &()| mention_seen(note, true));
    Effect::new(move || match see.value().get() {
        Some(Ok(())) => {
            toasts.undo(tr!(l, tasks.mention_seen), move || back(l, toasts, refresh, mention_seen(note, false)));
            refresh();
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    let heard = tr!(l, tasks.see_named, name = name.clone());
    view! {
        <li>
            <p>
                <a href=paths::person(mention.person)>{name}</a><br/>
                <span class="said">{mention.body}</span><br/>
                <small class="soft">{tr!(l, people.by_actor, name = mention.author)} " · " {l10n::date_time(l, &mention.when)}</small>
            </p>
            <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet attr:aria-label=heard on:click=move |_| { see.dispatch(()); }>{tr!(l, tasks.see)}</Button>
        </li>
    }
}
