//! A person's own registration, opened by the link in their mail. Looking changes nothing; the buttons do.

use domain::events::{OwnRegistration, RegistrationStatus, event_path, events_path};
use domain::l10n::{weekday_date_time, zone};
use domain::locale::Locale;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_params_map;

use super::facts::{Facts, closed_line};
use crate::public::awaited;
use crate::server::{ctx, set_status};
use crate::session::use_session;
use crate::ui::{Button, ConfirmForm, Field, FieldWidth, LinkButton, Note, PageHeader, PublicLayout, Tone, Variant};

/// How the registration stands, and what can be done with it.
#[component]
pub fn OwnPage() -> impl IntoView {
    let session = use_session();
    let (l, organisation) = (session.locale, session.tenant.name);
    let token = use_params_map().read_untracked().get("token").unwrap_or_default();
    awaited(async move {
        let ctx = match ctx() {
            Ok(ctx) => ctx,
            Err(failure) => return super::failed(engine::Error::Api(failure.0)),
        };
        let done = ctx.query("done").unwrap_or_default();
        match engine::events::own(&ctx.engine, &ctx.tenant, l, &token).await.map_err(engine::Error::public) {
            Ok(own) => page(l, organisation, &token, own, &done),
            Err(domain::ApiError::NotFound) => bad_link(l, organisation),
            Err(other) => super::failed(engine::Error::Api(other)),
        }
    })
}

fn page(l: Locale, organisation: String, token: &str, own: OwnRegistration, done: &str) -> AnyView {
    let title = own.event.title.clone();
    let back =
        own.has_page.then(|| view! { <LinkButton href=event_path(&own.event.slug)>{tr!(l, rsvp.back_to_event)}</LinkButton> });
    let join =
        own.online_url.clone().map(|url| view! { <p><a href=url rel="noopener noreferrer">{tr!(l, rsvp.fact_online)}</a></p> });
    let (facts, said) = (own.event.clone(), outcome(l, done));
    let closed = own.event.closed.map(|closed| view! { <Note tone=Tone::Warn>{closed_line(l, closed)}</Note> });
    let (standing, status, name) = (standing(l, &own), own.status, own.name.clone());
    let acts = if own.event.closed.is_none() { acts(l, token, &own).into_any() } else { ().into_any() };
    view! {
        <Title text=format!("{} · {organisation}", tr!(l, rsvp.own_title))/>
        <Meta name="robots" content="noindex"/>
        <PublicLayout organisation>
            <PageHeader title eyebrow=format!("{} · {}", tr!(l, rsvp.own_title), name)/>
            {said}
            {closed}
            <Note tone=tone(status)>{standing}</Note>
            {join}
            <Facts event=facts l/>
            {acts}
            <p>{back}</p>
        </PublicLayout>
    }
    .into_any()
}

const fn tone(status: RegistrationStatus) -> Tone {
    match status {
        RegistrationStatus::Registered => Tone::Good,
        RegistrationStatus::Held => Tone::Warn,
        RegistrationStatus::Waitlisted | RegistrationStatus::Cancelled => Tone::Info,
    }
}

/// How it stands, in a sentence or two.
fn standing(l: Locale, own: &OwnRegistration) -> String {
    let guests = if own.guests > 0 { tr!(l, rsvp.own_guests, n = own.guests) } else { String::new() };
    let first = match own.status {
        RegistrationStatus::Registered => tr!(l, rsvp.own_registered),
        RegistrationStatus::Waitlisted if own.ahead == 0 => tr!(l, rsvp.own_first),
        RegistrationStatus::Waitlisted => tr!(l, rsvp.own_ahead, n = own.ahead),
        RegistrationStatus::Held => {
            let until =
                own.hold_until.as_ref().map(|at| format!("{} ({})", weekday_date_time(l, at), zone(at))).unwrap_or_default();
            tr!(l, rsvp.own_held, until = until)
        }
        RegistrationStatus::Cancelled => return tr!(l, rsvp.own_cancelled),
    };
    format!("{first} {guests}").trim().to_owned()
}

/// What came of the button that was pressed.
fn outcome(l: Locale, done: &str) -> Option<AnyView> {
    let (tone, text) = match done {
        "cancelled" => (Tone::Good, tr!(l, rsvp.done_cancelled)),
        "changed" => (Tone::Good, tr!(l, rsvp.done_changed)),
        "taken" => (Tone::Good, tr!(l, rsvp.done_taken)),
        "late" => (Tone::Bad, tr!(l, rsvp.error_late)),
        "full" => (Tone::Bad, tr!(l, rsvp.error_full)),
        "gone" => (Tone::Bad, tr!(l, rsvp.error_gone)),
        "guests" => (Tone::Bad, tr!(l, events.error_full)),
        _ => return None,
    };
    Some(view! { <div role="status"><Note tone>{text}</Note></div> }.into_any())
}

fn acts(l: Locale, token: &str, own: &OwnRegistration) -> impl IntoView + use<> {
    let hidden = || vec![("token".to_owned(), token.to_owned())];
    let waits = own.status == RegistrationStatus::Waitlisted;
    let here = own.status != RegistrationStatus::Cancelled;
    let take = (own.status == RegistrationStatus::Held || own.room).then(|| {
        view! {
            {own.room.then(|| view! { <p>{tr!(l, rsvp.own_room)}</p> })}
            <form method="post" action="/api/events/own_confirm">
                <input type="hidden" name="token" value=token.to_owned()/>
                <Button variant=Variant::Primary>{tr!(l, rsvp.own_take)}</Button>
            </form>
        }
    });
    let guests = (here && own.event.guests_allowed > 0).then(|| view! {
        <form class="filters" method="post" action="/api/events/own_change">
            <input type="hidden" name="token" value=token.to_owned()/>
            <Field
                label=tr!(l, rsvp.guests_label) name="guests" kind="number" inputmode="numeric" min="0" max=own.event.guests_allowed.to_string()
                value=own.guests.to_string() hint=tr!(l, rsvp.guests_hint, n = own.event.guests_allowed) width=FieldWidth::Short
            />
            <Button>{tr!(l, rsvp.own_save_guests)}</Button>
        </form>
    });
    let (label, sentence) = if waits {
        (tr!(l, rsvp.own_leave), tr!(l, rsvp.own_leave_sentence))
    } else {
        (tr!(l, rsvp.own_cancel), tr!(l, rsvp.own_cancel_sentence))
    };
    let cancel = here.then(|| view! { <ConfirmForm action="/api/events/own_cancel" label sentence hidden=hidden()/> });
    view! { {take} {guests} {cancel} }
}

fn bad_link(l: Locale, organisation: String) -> AnyView {
    set_status(404);
    view! {
        <Title text=format!("{} · {organisation}", tr!(l, rsvp.bad_link_title))/>
        <PublicLayout organisation>
            <PageHeader title=tr!(l, rsvp.bad_link_title) lead=tr!(l, rsvp.bad_link_text)/>
            <p><LinkButton href=events_path(None)>{tr!(l, rsvp.more_events)}</LinkButton></p>
        </PublicLayout>
    }
    .into_any()
}
