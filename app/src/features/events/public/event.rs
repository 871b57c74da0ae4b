//! An event's page.

use domain::events::{PublicEvent, RsvpInput, event_calendar_path, event_path, events_path, file_path};
use domain::l10n::date_range;
use domain::locale::Locale;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use leptos_router::hooks::use_params_map;

use super::facts::{Facts, closed_line, machine, place_line};
use super::sign_up::SignUp;
use crate::features::events::own_api::draft_name;
use crate::public::awaited;
use crate::server::{Draft, ctx, read_draft};
use crate::session::use_session;
use crate::ui::{Card, Glyph, LinkButton, Markdown, Note, PageHeader, PublicLayout, Tone, TwoColumns};

/// Title, facts, description, and the form to sign up.
#[component]
pub fn PublicEventPage() -> impl IntoView {
    let session = use_session();
    let slug = use_params_map().read_untracked().get("slug").unwrap_or_default();
    awaited(async move {
        let ctx = match ctx() {
            Ok(ctx) => ctx,
            Err(failure) => return super::failed(engine::Error::Api(failure.0)),
        };
        match engine::events::public_event(&ctx.engine, &ctx.tenant, session.locale, &slug).await {
            Ok(event) => {
                let draft = read_draft::<RsvpInput>(&ctx, &draft_name(&slug)).await;
                let referrer = ctx.query("ref").unwrap_or_default();
                page(session.locale, &session.tenant.name, &ctx.engine.base_url, event, draft, referrer)
            }
            Err(error) => super::failed(error),
        }
    })
}

fn page(
    l: Locale,
    organisation: &str,
    base: &str,
    event: PublicEvent,
    draft: Option<Draft<RsvpInput>>,
    referrer: String,
) -> AnyView {
    let (facts, meta, text) = (event.clone(), head(l, organisation, base, &event), event.description.clone());
    let (eyebrow, title) = (event.organisation.clone(), event.title.clone());
    let calendar = event_calendar_path(&event.slug);
    let picture = event.picture.clone().map(|p| view! { <img class="event-picture" src=file_path(p.id) alt=p.alt/> });
    let cancelled = event.closed.map(|closed| {
        let message = event.cancel_message.clone();
        view! { <Note tone=Tone::Warn title=closed_line(l, closed)>{(!message.is_empty()).then(|| view! { <p class="lines">{message}</p> })}</Note> }
    });
    view! {
        {meta}
        <PublicLayout organisation=organisation.to_owned() wide=true>
            <PageHeader title eyebrow back=(events_path(None), tr!(l, rsvp.more_events))/>
            {cancelled}
            <TwoColumns
                main=move || view! {
                    {picture}
                    <Facts event=facts l/>
                    <p><LinkButton href=calendar icon=Glyph::Calendar download=true>{tr!(l, rsvp.add_to_calendar)}</LinkButton></p>
                    <Markdown html=text/>
                }
                side=move || match event.closed {
                    None => view! { <Card><SignUp event draft referrer l/></Card> }.into_any(),
                    Some(_) => ().into_any(),
                }
            />
        </PublicLayout>
    }
    .into_any()
}

/// What search engines and messengers show of the page.
fn head(l: Locale, organisation: &str, base: &str, event: &PublicEvent) -> AnyView {
    let url = format!("{base}{}", event_path(&event.slug));
    let when = date_range(l, &event.start, &event.end);
    let place = place_line(l, &event.place);
    let preview =
        [when, place, event.summary.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let picture = event.picture.as_ref().map(|p| {
        let (src, alt) = (format!("{base}{}", file_path(p.id)), p.alt.clone());
        view! { <Meta property="og:image" content=src/> <Meta property="og:image:alt" content=alt/> <Meta name="twitter:card" content="summary_large_image"/> }
    });
    let hidden = (!event.listed).then(|| view! { <Meta name="robots" content="noindex"/> });
    view! {
        <Title text=format!("{} · {organisation}", event.title)/>
        <Link rel="canonical" href=url.clone()/>
        <Meta name="description" content=preview.clone()/>
        <Meta property="og:type" content="event"/>
        <Meta property="og:site_name" content=organisation.to_owned()/>
        <Meta property="og:title" content=event.title.clone()/>
        <Meta property="og:description" content=preview/>
        <Meta property="og:url" content=url/>
        <Meta property="og:locale" content=l.as_str().replace('-', "_")/>
        <Meta property="event:start_time" content=machine(&event.start)/>
        <Meta property="event:end_time" content=machine(&event.end)/>
        {picture}
        {hidden}
    }
    .into_any()
}
