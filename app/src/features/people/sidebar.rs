//! Beside the timeline: how to reach the person, where they belong, tags, and what they agreed to.

use domain::consent::{ConsentView, Preference};
use domain::people::{Health, IdentityKind, IdentityView};
use domain::time::LocalDateTime;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::api::ProfilePage;
use super::record_api::RecordPage;
use super::record_side::RecordSide;
use super::relations::Relations;
use super::tag_card::TagCard;
use super::{address_lines, channel_text, source_text};
use crate::features::tasks::TaskCard;
use crate::session::{use_locale, use_session};
use crate::ui::{Card, Chip, DescriptionList, Tone};

/// The column.
#[component]
pub(super) fn Sidebar(page: ProfilePage, record: RecordPage, reload: RwSignal<i32>, changed: RwSignal<i32>) -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    let p = page.profile;
    let lines = address_lines(l, &p.address, &session.tenant.country);
    let facts: Vec<(String, AnyView)> = vec![
        (tr!(l, people.known_since), l10n::date(l, &page.known_since).into_any()),
        (tr!(l, people.source), source_text(l, p.source).into_any()),
        (tr!(l, common.language), p.locale.endonym().into_any()),
    ];
    view! {
        <Card title=tr!(l, people.contact_title) tight=true>
            {p.identities.iter().map(|i| view! { <Reach identity=i.clone()/> }).collect_view()}
            {(!lines.is_empty()).then(|| view! { <p>{lines.into_iter().map(|line| view! { {line}<br/> }).collect_view()}</p> })}
        </Card>
        <RecordSide id=p.id page=record may_write=page.may_write reload/>
        <Card title=tr!(l, people.about_title) tight=true><DescriptionList items=facts/></Card>
        <TagCard id=p.id may_write=page.may_write changed/>
        <Relations id=p.id may_write=page.may_write changed/>
        <TaskCard id=p.id may_write=page.may_write changed/>
        <Card title=tr!(l, people.consents_title) tight=true><Agreed preferences=page.preferences consents=page.consents/></Card>
    }
}

#[component]
fn Reach(identity: IdentityView) -> impl IntoView {
    let l = use_locale();
    let scheme = if identity.kind == IdentityKind::Email { "mailto" } else { "tel" };
    let href = format!("{scheme}:{}", identity.address);
    let state = match (identity.health, identity.suppressed_at, identity.verified_at) {
        (Health::Bounced, _, _) => (Tone::Bad, tr!(l, people.bounced)),
        (Health::Complained, _, _) => (Tone::Bad, tr!(l, people.complained)),
        (Health::Good, Some(_), _) => (Tone::Warn, tr!(l, people.suppressed)),
        (Health::Good, None, Some(_)) => (Tone::Good, tr!(l, people.verified)),
        (Health::Good, None, None) => (Tone::Plain, tr!(l, people.unverified)),
    };
    view! { <p><a href=href rel="external">{identity.address}</a>" "<Chip tone=state.0>{state.1}</Chip></p> }
}

/// How it stands, and, folded away, the proof.
#[component]
fn Agreed(preferences: Vec<Preference>, consents: Vec<(LocalDateTime, ConsentView)>) -> impl IntoView {
    let l = use_locale();
    if preferences.is_empty() {
        return view! { <p class="soft">{tr!(l, people.consents_none)}</p> }.into_any();
    }
    let rows: Vec<_> = preferences
        .into_iter()
        .map(|p| {
            let (tone, word) = match (p.given, p.since) {
                (true, _) => (Tone::Good, tr!(l, consent.given)),
                (false, Some(_)) => (Tone::Plain, tr!(l, consent.withdrawn)),
                (false, None) => (Tone::Plain, tr!(l, consent.not_given)),
            };
            view! { <li>{p.title.get(l).to_owned()}" "<span class="soft">{channel_text(l, p.channel)}</span>" "<Chip tone>{word}</Chip></li> }
        })
        .collect();
    let proofs: Vec<_> = consents
        .into_iter()
        .map(|(when, c)| {
            let date = l10n::date_time(l, &when);
            let said = if c.given { tr!(l, consent.given_on, date = date) } else { tr!(l, consent.withdrawn_on, date = date) };
            let note = (!c.proof.note.is_empty()).then(|| tr!(l, consent.noted_by, note = c.proof.note.clone()));
            view! { <li><b>{c.title.get(l).to_owned()}</b>" "{channel_text(l, c.channel)}<br/>{said}{note.map(|n| view! { <br/>{n} })}
                <blockquote class="small">{c.proof.wording}</blockquote><small class="soft">{c.proof.page}" "{c.proof.network}</small></li> }
        })
        .collect();
    let any = !proofs.is_empty();
    view! {
        <ul class="plain-list">{rows}</ul>
        {any.then(|| view! { <details><summary>{tr!(l, people.proof)}</summary><ul class="plain-list small">{proofs}</ul></details> })}
    }
    .into_any()
}
