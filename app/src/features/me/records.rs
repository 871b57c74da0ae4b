//! What one hears about, agreed to, belongs to, and what happened.

use domain::consent::{ConsentView, Preference};
use domain::people::{InteractionView, PersonProfile};
use domain::{l10n, tr};
use engine::clock;
use leptos::prelude::*;

use crate::features::people::{channel_text, entry_text, kind_text, role_text};
use crate::session::use_session;
use crate::ui::{Button, Checkbox, Chip, Section, Timeline, TimelineItem};

/// A box per purpose and channel.
#[component]
pub(super) fn Preferences(token: String, list: Vec<Preference>) -> impl IntoView {
    let l = use_session().locale;
    if list.is_empty() {
        return view! { <Section title=tr!(l, me.preferences_title)><p>{tr!(l, me.preferences_none)}</p></Section> }.into_any();
    }
    let boxes: Vec<_> = list
        .into_iter()
        .map(|p| {
            let label = format!("{} {}", p.title.get(l), channel_text(l, p.channel));
            let value = format!("{}:{}", p.purpose, p.channel);
            let id = format!("preference-{}-{}", p.purpose, p.channel);
            let detail = format!("{} · {}", p.organisation_name, p.explanation.get(l)).trim_end_matches(" · ").to_owned();
            view! { <Checkbox label name="ticked[]" value checked=p.given detail id/> }
        })
        .collect();
    view! {
        <Section title=tr!(l, me.preferences_title) id="preferences">
            <form method="post" action="/api/me/preferences">
                <input type="hidden" name="token" value=token/>
                <input type="hidden" name="lang" value=l.as_str()/>
                {boxes}
                <Button>{tr!(l, me.save_preferences)}</Button>
            </form>
        </Section>
    }
    .into_any()
}

/// Every yes and no with its proof.
#[component]
pub(super) fn Consents(list: Vec<ConsentView>, zone: String) -> impl IntoView {
    let l = use_session().locale;
    if list.is_empty() {
        return view! { <Section title=tr!(l, me.consents_title)><p>{tr!(l, me.consents_none)}</p></Section> }.into_any();
    }
    let rows: Vec<_> = list
        .into_iter()
        .map(|c| {
            let date = l10n::date_time(l, &clock::local(c.at, &zone));
            let said = if c.given { tr!(l, consent.given_on, date = date) } else { tr!(l, consent.withdrawn_on, date = date) };
            let mailed = c.proof.confirmed_at.filter(|_| c.given).map(|at| tr!(l, consent.confirmed_by_mail, date = l10n::date(l, &clock::local(at, &zone))));
            let noted = (!c.proof.note.is_empty()).then(|| tr!(l, consent.noted_by, note = c.proof.note));
            let wording = c.proof.wording;
            view! {
                <li>
                    <b>{c.title.get(l).to_owned()}</b>" "{channel_text(l, c.channel)}<br/>{said}
                    {mailed.map(|text| view! { <br/><span class="soft">{text}</span> })}
                    {noted.map(|text| view! { <br/><span class="soft">{text}</span> })}
                    {(!wording.is_empty()).then(|| view! { <details class="small"><summary>{tr!(l, consent.words_shown)}</summary><blockquote>{wording}</blockquote></details> })}
                </li>
            }
        })
        .collect();
    view! { <Section title=tr!(l, me.consents_title)><ul class="plain-list">{rows}</ul></Section> }.into_any()
}

/// Organisations and tags.
#[component]
pub(super) fn Ties(profile: PersonProfile, zone: String) -> impl IntoView {
    let l = use_session().locale;
    let day = |at| l10n::date(l, &clock::local(at, &zone));
    let ties: Vec<_> = profile
        .affiliations
        .iter()
        .map(|a| {
            let role = role_text(l, a.role);
            let since = match a.ended_at {
                Some(end) => tr!(l, me.tie_until, role = role, date = day(end)),
                None => tr!(l, me.tie_since, role = role, date = day(a.started_at)),
            };
            view! { <li>{a.organisation_name.clone()}" "<span class="soft">{since}</span></li> }
        })
        .collect();
    let tags = (!profile.tags.is_empty()).then(|| {
        let chips: Vec<_> = profile.tags.into_iter().map(|tag| view! { <Chip>{tag.name}</Chip>" " }).collect();
        view! { <Section title=tr!(l, me.tags_title)><p>{chips}</p></Section> }
    });
    view! { <Section title=tr!(l, me.ties_title)><ul class="plain-list">{ties}</ul></Section> {tags} }
}

/// The timeline.
#[component]
pub(super) fn Happened(list: Vec<InteractionView>, zone: String) -> impl IntoView {
    let l = use_session().locale;
    let items: Vec<_> = list
        .into_iter()
        .map(|entry| {
            let when = clock::local(entry.at, &zone);
            let body = entry.body.clone();
            view! {
                <TimelineItem when=l10n::date_time(l, &when) datetime=when.input_value() title=kind_text(l, entry.kind) detail=entry_text(l, &entry)>
                    {(!body.is_empty()).then(|| view! { <p class="said">{body}</p> })}
                </TimelineItem>
            }
        })
        .collect();
    view! { <Section title=tr!(l, me.timeline_title)><Timeline>{items}</Timeline></Section> }
}
