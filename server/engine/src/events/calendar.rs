//! Events as calendar files: one, a feed of all, and the entry that goes to somebody with a place.

use domain::events::{EventState, event_path};
use domain::locale::Locale;
use domain::tenants::Tenant;

use super::ics::{self, Entry, Method};
use super::rows::{EventRecord, RegistrationRecord};
use super::{mails, public, sql};
use crate::{Engine, Result, all, markdown, not_found, one, tenants};

/// An event as a calendar file. The link to take part online is not in it.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if it has no public page.
pub async fn event_calendar(engine: &Engine, tenant: &Tenant, locale: Locale, slug: &str) -> Result<String> {
    let mut tx = engine.read().await?;
    let Some(event) = one!(&mut tx, EventRecord, sql::BY_SLUG, tenant.id, slug)?.filter(public::has_page) else {
        return not_found();
    };
    Ok(ics::file(Method::Publish, "", &[entry(engine, tenant, locale, &event)]))
}

/// The events to come, of one branch and below if given by its short name, as a feed to subscribe to. A cancelled event
/// stays in it, saying so, until it would have ended.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if there is no such branch.
pub async fn feed(engine: &Engine, tenant: &Tenant, locale: Locale, branch: Option<&str>) -> Result<String> {
    let mut tx = engine.read().await?;
    let branch = match branch {
        None => None,
        Some(slug) => match tenants::organisation_by_slug(&mut tx, tenant.id, slug).await? {
            Some(found) => Some(found),
            None => return not_found(),
        },
    };
    let id = branch.as_ref().map(|b| b.id.0).unwrap_or_default();
    let rows = all!(&mut tx, EventRecord, sql::FEED, tenant.id, engine.now(), branch.is_none(), id)?;
    let entries: Vec<Entry> = rows.iter().map(|event| entry(engine, tenant, locale, event)).collect();
    let name = branch.map_or_else(|| tenant.name.clone(), |b| b.name);
    Ok(ics::file(Method::Publish, &name, &entries))
}

fn entry(engine: &Engine, tenant: &Tenant, locale: Locale, event: &EventRecord) -> Entry {
    Entry {
        uid: event.ics_uid.clone(),
        sequence: event.ics_sequence,
        stamp: event.updated_at,
        start: event.start_at,
        end: event.end_at,
        title: event.title.get(locale).to_owned(),
        description: markdown::text(event.description.get(locale)),
        location: event.place(tenant, locale).line(),
        url: if public::has_page(event) { engine.url(&event_path(&event.slug)) } else { String::new() },
        cancelled: event.state == EventState::Cancelled,
        organizer: (event.organisation_name.clone(), tenant.mail_from.clone()),
        attendee: None,
    }
}

/// The entry for somebody with a place: with the link to take part online and the one to change or cancel.
pub(super) fn personal(engine: &Engine, tenant: &Tenant, event: &EventRecord, of: &RegistrationRecord) -> Entry {
    let entry = entry(engine, tenant, of.locale, event);
    let own = mails::own_url(engine, event, of.registration_id, of.locale);
    let parts = [entry.description.as_str(), event.online_url.as_str(), own.as_str()];
    let description = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("\n\n");
    let location = if entry.location.is_empty() { event.online_url.clone() } else { entry.location.clone() };
    Entry { stamp: engine.now(), description, location, attendee: Some((of.name.clone(), of.email.clone())), ..entry }
}
