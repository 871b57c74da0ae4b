//! The public list of events.

use domain::events::{PublicEventRow, PublicEvents, calendar_feed_path, event_path, events_path, file_path};
use domain::l10n::{date_range, month_short, zone};
use domain::locale::Locale;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};

use super::facts::{machine, place_line};
use crate::public::awaited;
use crate::server::ctx;
use crate::session::use_session;
use crate::ui::{Button, Choice, EmptyState, Glyph, LinkButton, PageHeader, PublicLayout, Select, Size};

/// The events to come, of one branch if the address says so.
#[component]
pub fn PublicEventsPage() -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    awaited(async move {
        let ctx = match ctx() {
            Ok(ctx) => ctx,
            Err(failure) => return super::failed(engine::Error::Api(failure.0)),
        };
        let branch = ctx.query("branch");
        match engine::events::public_list(&ctx.engine, &ctx.tenant, l, branch.as_deref()).await {
            Ok(events) => page(l, &session.tenant.name, &ctx.engine.base_url, events),
            Err(error) => super::failed(error),
        }
    })
}

fn page(l: Locale, organisation: &str, base: &str, events: PublicEvents) -> AnyView {
    let branch = events.branch.as_ref().map(|(slug, _)| slug.clone());
    let feed = calendar_feed_path(branch.as_deref());
    let title = events
        .branch
        .as_ref()
        .map_or_else(|| tr!(l, rsvp.list_title), |(_, name)| format!("{} · {name}", tr!(l, rsvp.list_title)));
    let canonical = format!("{base}{}", events_path(branch.as_deref()));
    let rows: Vec<_> = events.rows.into_iter().map(|row| card(l, row)).collect();
    let list = if rows.is_empty() {
        view! { <EmptyState icon=Glyph::Calendar title=tr!(l, rsvp.list_empty_title) sentence=tr!(l, rsvp.list_empty_text)/> }
            .into_any()
    } else {
        view! { <ul class="event-cards">{rows}</ul> }.into_any()
    };
    view! {
        <Title text=format!("{title} · {organisation}")/>
        <Link rel="canonical" href=canonical.clone()/>
        <Link rel="alternate" type_="text/calendar" href=feed.clone()/>
        <Meta property="og:type" content="website"/>
        <Meta property="og:title" content=title.clone()/>
        <Meta property="og:url" content=canonical/>
        <PublicLayout organisation=organisation.to_owned() wide=true>
            <PageHeader title lead=tr!(l, rsvp.list_lead)/>
            <div class="event-tools">
                {branches(l, branch.unwrap_or_default(), events.branches)}
                <LinkButton href=feed icon=Glyph::Calendar download=true>{tr!(l, rsvp.subscribe)}</LinkButton>
            </div>
            {list}
        </PublicLayout>
    }
    .into_any()
}

/// A form that reloads the page for one branch; not there where there is nothing to choose.
fn branches(l: Locale, chosen: String, branches: Vec<(String, String)>) -> Option<AnyView> {
    if branches.len() < 2 && chosen.is_empty() {
        return None;
    }
    let all = Choice::new("", tr!(l, rsvp.all_branches));
    let options: Vec<Choice> =
        std::iter::once(all).chain(branches.into_iter().map(|(slug, name)| Choice::new(slug, name))).collect();
    Some(
        view! {
            <form class="filters" method="get" action=events_path(None)>
                <Select label=tr!(l, rsvp.branch_filter) name="branch" options value=chosen/>
                <Button size=Size::Small>{tr!(l, rsvp.branch_show)}</Button>
            </form>
        }
        .into_any(),
    )
}

fn card(l: Locale, row: PublicEventRow) -> impl IntoView {
    let places = row.seats_left.map(|left| if left > 0 { tr!(l, rsvp.seats_left, n = left) } else { tr!(l, rsvp.full) });
    let full = row.seats_left == Some(0);
    let picture = row.picture.map(|p| view! { <img class="event-card-picture" src=file_path(p.id) alt="" loading="lazy"/> });
    view! {
        <li class="card event-card">
            <p class="event-leaf" aria-hidden="true">
                <b>{row.start.day.to_string()}</b> <span>{month_short(l, row.start.month)}</span>
            </p>
            <div class="event-card-text">
                <h2><a href=event_path(&row.slug)>{row.title}</a></h2>
                <p><time datetime=machine(&row.start)>{date_range(l, &row.start, &row.end)}</time> <span class="soft">{format!(" ({})", zone(&row.start))}</span></p>
                <p>{place_line(l, &row.place)}</p>
                <p class="soft">{row.organisation} {places.map(|text| view! { " · " <span class=if full { "event-full" } else { "" }>{text}</span> })}</p>
            </div>
            {picture}
        </li>
    }
}
