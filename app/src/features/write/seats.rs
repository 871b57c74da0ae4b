//! Everybody who represents a place: all levels, all seats, the vacant ones too.

use domain::locale::Locale;
use domain::representatives::contact::Channel;
use domain::representatives::level::Level;
use domain::representatives::lookup::{About, BodySeats, Holder, PostSeats, Representation, initials};
use domain::tr;
use leptos::prelude::*;

use super::paths;
use crate::ui::{Button, Chip, EmptyState, Fieldset, LinkButton, Note, PageHeader, RadioCard, Tone, Variant};

/// Most letters one press may begin.
const ALL_AT_MOST: usize = 30;

/// The page.
pub fn page(l: Locale, about: About, found: &Representation) -> AnyView {
    let again = paths::with(paths::START, &[("about", about.as_str())]);
    if found.people() == 0 && found.vacant() == 0 {
        let areas = found.areas.join(", ");
        return view! {
            <PageHeader title=tr!(l, write.title)/>
            <EmptyState title=tr!(l, write.who_none_title) sentence=tr!(l, write.who_none_text, areas = areas) action=move || view! { <LinkButton href=again.clone()>{tr!(l, write.change_place)}</LinkButton> }/>
        }
        .into_any();
    }
    let suggested = found.suggested();
    let chosen = suggested.map(|h| h.membership.to_string()).unwrap_or_default();
    let all: Vec<String> = found.holders().filter(|h| h.channel != Channel::Refuses).map(|h| h.membership.to_string()).collect();
    let token = found.token.clone();
    let advice = guidance(l, about, suggested);
    let bodies: Vec<_> = found.bodies.iter().map(|b| body(l, b, &chosen)).collect();
    view! {
        <PageHeader title=tr!(l, write.who_title, n = found.people())/>
        <p class="lead">{found.place.label.clone()} " · " <a href=again>{tr!(l, write.change_place)}</a></p>
        <Note>{advice}</Note>
        <form method="get" action=paths::MESSAGE>
            <input type="hidden" name="place" value=token.clone()/>
            <input type="hidden" name="about" value=about.as_str()/>
            {bodies}
            {suggested.is_some().then(|| view! { <Button variant=Variant::Primary>{tr!(l, write.go_on)}</Button> })}
        </form>
        {(all.len() > 1 && all.len() <= ALL_AT_MOST).then(|| to_all(l, about, token, all))}
    }
    .into_any()
}

fn guidance(l: Locale, about: About, suggested: Option<&Holder>) -> String {
    match (about, suggested) {
        (About::Problem, Some(h)) if h.office => tr!(l, write.guidance_problem, name = h.name.clone()),
        (About::Problem, Some(h)) => tr!(l, write.guidance_nearest, name = h.name.clone()),
        (About::Policy, _) => tr!(l, write.guidance_policy),
        _ => tr!(l, write.guidance_other),
    }
}

fn to_all(l: Locale, about: About, token: String, all: Vec<String>) -> impl IntoView {
    let n = all.len();
    view! {
        <form method="get" action=paths::MESSAGE class="to-all">
            <input type="hidden" name="place" value=token/>
            <input type="hidden" name="about" value=about.as_str()/>
            {all.into_iter().map(|id| view! { <input type="hidden" name="to" value=id/> }).collect::<Vec<_>>()}
            <Button variant=Variant::Quiet>{tr!(l, write.all_button, n = n)}</Button>
        </form>
    }
}

fn level(l: Locale, level: Level) -> String {
    match level {
        Level::National => tr!(l, write.level_national),
        Level::Regional => tr!(l, write.level_regional),
        Level::Municipal => tr!(l, write.level_municipal),
        Level::Local => tr!(l, write.level_local),
        Level::Union => tr!(l, write.level_union),
    }
}

fn body(l: Locale, b: &BodySeats, chosen: &str) -> impl IntoView + use<> {
    view! {
        <h2>{b.name.clone()} " " <span class="soft">{level(l, b.level)}</span></h2>
        {b.over_since.clone().map(|date| view! { <Note tone=Tone::Warn>{tr!(l, write.over_since, date = date)}</Note> })}
        {b.posts.iter().map(|p| post(l, p, chosen)).collect::<Vec<_>>()}
    }
}

fn post(l: Locale, p: &PostSeats, chosen: &str) -> impl IntoView + use<> {
    let seats = p.seats.filter(|n| *n > 1).map(|n| tr!(l, write.seats, n = n));
    let parts: Vec<String> =
        [Some(p.label.clone()), Some(p.area.clone()), seats].into_iter().flatten().filter(|s| !s.is_empty()).collect();
    let legend = if parts.is_empty() { tr!(l, write.choose_legend) } else { parts.join(" · ") };
    let too_many = p.seats.is_some_and(|n| p.holders.len() > usize::try_from(n).unwrap_or(usize::MAX));
    let vacancy = (p.vacant > 0).then(|| view! {
        <RadioCard name="to" value=format!("vacant-{}", p.post) title=tr!(l, write.vacant_title, n = p.vacant) detail=tr!(l, write.vacant_text) initials="–" disabled=true
            side=move || view! { <Chip tone=Tone::Warn>{tr!(l, write.vacant)}</Chip> }/>
    });
    let holders: Vec<_> = p.holders.iter().map(|h| holder(l, h, chosen)).collect();
    view! {
        <Fieldset legend>
            {too_many.then(|| view! { <p class="field-hint">{tr!(l, write.too_many)}</p> })}
            {holders}
            {vacancy}
        </Fieldset>
    }
}

fn holder(l: Locale, h: &Holder, chosen: &str) -> impl IntoView + use<> {
    let id = h.membership.to_string();
    let subtitle = [h.role.as_str(), h.party.as_str()].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · ");
    let (short, long) =
        if h.office { (tr!(l, write.channel_office), tr!(l, write.detail_office)) } else { channel(l, h.channel) };
    let (checked, disabled) = (id == chosen, h.channel == Channel::Refuses);
    view! {
        <RadioCard name="to" value=id title=h.name.clone() subtitle detail=long initials=initials(&h.name) checked disabled
            side=move || view! { <Chip>{short}</Chip> }/>
    }
}

/// How somebody is reached: as a word and as a sentence.
fn channel(l: Locale, channel: Channel) -> (String, String) {
    match channel {
        Channel::Email => (tr!(l, write.channel_email), tr!(l, write.detail_email)),
        Channel::Secretariat => (tr!(l, write.channel_secretariat), tr!(l, write.detail_secretariat)),
        Channel::WebForm => (tr!(l, write.channel_web_form), tr!(l, write.detail_web_form)),
        Channel::Phone => (tr!(l, write.channel_phone), tr!(l, write.detail_phone)),
        Channel::Letter => (tr!(l, write.channel_letter), tr!(l, write.detail_letter)),
        Channel::Refuses => (tr!(l, write.channel_refuses), tr!(l, write.detail_refuses)),
        Channel::Unknown => (tr!(l, write.channel_unknown), tr!(l, write.detail_unknown)),
    }
}
