//! Beside the timeline: how to reach the person, where they belong, tags, and what they agreed to.

use domain::consent::{ConsentView, Preference};
use domain::people::{Health, IdentityKind, IdentityView, Record};
use domain::time::LocalDateTime;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::api::ProfilePage;
use super::record_api::RecordPage;
use super::record_side::{Blocks, Private, facts};
use super::record_ties::Ties;
use super::record_words::{label_text, link_text, place_text};
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
    let RecordPage { details, ties, branches, .. } = record;
    let mut about = facts(l, &details);
    about.extend([
        (tr!(l, common.language), p.locale.endonym().into_any()),
        (tr!(l, people.known_since), l10n::date(l, &page.known_since).into_any()),
        (tr!(l, people.source), source_text(l, p.source).into_any()),
    ]);
    let reached = details.record.clone();
    view! {
        <Card title=tr!(l, people.contact_title) tight=true><Contact identities=p.identities record=reached/></Card>
        <Blocks blocks=details.blocks.clone()/>
        <Card title=tr!(l, people.consents_title) tight=true><Agreed preferences=page.preferences consents=page.consents/></Card>
        <TagCard id=p.id may_write=page.may_write changed/>
        <Card title=tr!(l, people.about_title) tight=true><DescriptionList items=about/></Card>
        <TaskCard id=p.id may_write=page.may_write changed/>
        <Relations id=p.id may_write=page.may_write changed/>
        <Card title=tr!(l, people.ties_title) tight=true><Ties id=p.id ties branches may_write=page.may_write reload/></Card>
        <Card title=tr!(l, records.sensitive_title) tight=true><Private id=p.id details may_write=page.may_write reload/></Card>
    }
}

/// Every way to reach them, once: addresses and numbers with their labels, where they live, links.
#[component]
fn Contact(identities: Vec<IdentityView>, record: Record) -> impl IntoView {
    let session = use_session();
    let (l, home) = (session.locale, session.tenant.country);
    let label = |address: &str| {
        let known = record.emails.iter().chain(&record.phones).find(|a| a.address == address);
        known.map(|a| label_text(l, &a.label)).unwrap_or_default()
    };
    let none = identities.is_empty() && record.addresses.is_empty() && record.links.is_empty();
    let reach = identities.into_iter().map(|i| view! { <Reach label=label(&i.address) identity=i/> }).collect_view();
    let places = record.addresses.iter().filter(|p| !p.address.is_blank()).map(|postal| {
        let lines = address_lines(l, &postal.address, &home);
        let kind = (postal.kind != "home").then(|| view! { <small class="soft">{place_text(l, &postal.kind)}</small><br/> });
        view! { <p>{kind}{lines.into_iter().map(|line| view! { {line}<br/> }).collect_view()}</p> }
    });
    let links = record.links.iter().map(|link| {
        let shown = link.url.trim_start_matches("https://").trim_end_matches('/').to_owned();
        view! { <p><small class="soft">{link_text(l, link.kind)}</small><br/><a href=link.url.clone() rel="external noopener nofollow">{shown}</a></p> }
    });
    view! {
        {none.then(|| view! { <p class="soft">{tr!(l, people.no_contact)}</p> })}
        {reach}{places.collect_view()}{links.collect_view()}
    }
}

#[component]
fn Reach(identity: IdentityView, label: String) -> impl IntoView {
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
    let shown = if identity.kind == IdentityKind::Phone { l10n::phone(&identity.address) } else { identity.address };
    let label = (!label.is_empty()).then(|| view! { <small class="soft">{label}" · "</small> });
    view! { <p class="reach"><a href=href rel="external">{shown}</a><br/>{label}<Chip tone=state.0>{state.1}</Chip></p> }
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
        {any.then(|| view! { <details class="fold"><summary class="small">{tr!(l, people.proof)}</summary><ul class="plain-list small">{proofs}</ul></details> })}
    }
    .into_any()
}
