//! What everybody may see.

use domain::events::{EventState, PublicEvent, PublicEventRow, PublicEvents, Visibility};
use domain::locale::Locale;
use domain::tenants::Tenant;

use super::rows::EventRecord;
use super::sql;
use crate::{Engine, Result, all, clock, markdown, not_found, one, tenants};

/// Most characters of a preview.
const SUMMARY: usize = 200;

/// Whether an event has a public page: it was published, and is not only for those an organiser put on the list.
pub(super) fn has_page(event: &EventRecord) -> bool {
    event.state != EventState::Draft && event.visibility != Visibility::Private
}

/// An event's public page.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if it has none.
pub async fn public_event(engine: &Engine, tenant: &Tenant, locale: Locale, slug: &str) -> Result<PublicEvent> {
    let mut tx = engine.read().await?;
    let event = one!(&mut tx, EventRecord, sql::BY_SLUG, tenant.id, slug)?;
    let Some(event) = event.filter(has_page) else { return not_found() };
    Ok(page(engine, tenant, locale, &event))
}

/// An event as its public page shows it.
pub(super) fn page(engine: &Engine, tenant: &Tenant, locale: Locale, event: &EventRecord) -> PublicEvent {
    let description = event.description.get(locale);
    PublicEvent {
        slug: event.slug.clone(),
        title: event.title.get(locale).to_owned(),
        summary: shorten(&markdown::text(description)),
        description: markdown::html(description),
        organisation: event.organisation_name.clone(),
        organisation_slug: event.organisation_slug.clone(),
        place: event.place(tenant, locale),
        start: clock::local(event.start_at, &event.zone),
        end: clock::local(event.end_at, &event.zone),
        closed: event.closed(engine.now()),
        cancel_message: event.cancel_message.clone(),
        seats_left: event.seats_left(),
        waiting: event.waiting,
        guests_allowed: event.guests_allowed,
        picture: event.picture(locale),
        listed: event.visibility == Visibility::Public,
    }
}

/// The beginning of a text, at a word's end.
fn shorten(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= SUMMARY {
        return text;
    }
    let cut: String = text.chars().take(SUMMARY).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(front, _)| front);
    format!("{cut} …")
}

/// The events to come, the next first; of one branch and below if given by its short name.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if there is no such branch.
pub async fn public_list(engine: &Engine, tenant: &Tenant, locale: Locale, branch: Option<&str>) -> Result<PublicEvents> {
    let mut tx = engine.read().await?;
    let now = engine.now();
    let branch = match branch.filter(|b| !b.is_empty()) {
        None => None,
        Some(slug) => match tenants::organisation_by_slug(&mut tx, tenant.id, slug).await? {
            Some(found) => Some(found),
            None => return not_found(),
        },
    };
    let id = branch.as_ref().map(|b| b.id.0).unwrap_or_default();
    let rows = all!(&mut tx, EventRecord, sql::PUBLIC, tenant.id, now, branch.is_none(), id)?;
    let branches = all!(&mut tx, (String, String), sql::PUBLIC_BRANCHES, tenant.id, now)?;
    let rows = rows
        .iter()
        .map(|event| PublicEventRow {
            slug: event.slug.clone(),
            title: event.title.get(locale).to_owned(),
            organisation: event.organisation_name.clone(),
            place: event.place(tenant, locale),
            start: clock::local(event.start_at, &event.zone),
            end: clock::local(event.end_at, &event.zone),
            seats_left: event.seats_left(),
            picture: event.picture(locale),
        })
        .collect();
    Ok(PublicEvents { rows, branches, branch: branch.map(|b| (b.slug, b.name)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn previews_end_at_a_word() {
        assert_eq!(shorten("a  b\nc"), "a b c");
        let long = shorten(&"word ".repeat(60));
        assert!(long.ends_with("word …") && long.chars().count() <= SUMMARY + 2);
    }
}
