//! What the form for an event starts with.

use domain::access::{Actor, Capability};
use domain::events::{EventEdit, EventInput, EventState, HostChoice, Visibility};
use domain::ids::{EventId, OrganisationId};
use domain::locale::{Locale, LocalizedText};
use domain::time::Timestamp;

use super::list::view_of;
use super::rows::EventRecord;
use super::{require, sql, tenant_of};
use crate::{Engine, Result, access, all, clock};

/// The values of an event as its form shows them.
pub(super) fn input(event: &EventRecord) -> EventInput {
    EventInput {
        organisation: event.organisation_id,
        title: event.title.0.clone(),
        description: event.description.0.clone(),
        venue: event.venue.clone(),
        street: event.street.clone(),
        postcode: event.postcode.clone(),
        city: event.city.clone(),
        country: event.country.clone(),
        online_url: event.online_url.clone(),
        zone: event.zone.clone(),
        start: clock::local(event.start_at, &event.zone).input_value(),
        end: clock::local(event.end_at, &event.zone).input_value(),
        capacity: event.capacity,
        guests_allowed: event.guests_allowed,
        visibility: event.visibility,
        remind: event.remind,
        picture_alt: event.picture_alt.0.clone(),
    }
}

/// The form of an event, or of a new one: next week at seven in the evening, by the tenant's clock.
///
/// # Errors
/// [`domain::ApiError::NotFound`], [`domain::ApiError::Forbidden`] for who plans no events; [`domain::ApiError::Conflict`]
/// (`cancelled`).
pub async fn edit(engine: &Engine, actor: &Actor, locale: Locale, id: Option<EventId>) -> Result<EventEdit> {
    access::require(actor, Capability::EventsManage)?;
    let mut tx = engine.read().await?;
    let tenant = tenant_of(&mut tx, actor.tenant).await?;
    let rows = all!(&mut tx, (OrganisationId, String), sql::HOSTS, actor.tenant, actor.account, engine.now())?;
    let hosts: Vec<HostChoice> = rows.into_iter().map(|(id, name)| HostChoice { id, name }).collect();
    let (input, event) = match id {
        Some(id) => {
            let event = require(&mut tx, actor, Capability::EventsManage, id).await?;
            if event.state == EventState::Cancelled {
                return Err(crate::Error::Api(domain::ApiError::Conflict("cancelled".into())));
            }
            (input(&event), Some(view_of(engine, &mut tx, actor, &tenant, locale, &event).await?))
        }
        None => {
            let day = clock::date_in(engine.now().plus(7 * Timestamp::DAY), &tenant.zone);
            let root = actor.roots(Capability::EventsManage).find(|r| hosts.iter().any(|h| h.id == *r));
            let organisation = root.or_else(|| hosts.first().map(|h| h.id)).unwrap_or(OrganisationId(uuid::Uuid::nil()));
            let input = EventInput {
                organisation,
                title: LocalizedText::default(),
                description: LocalizedText::default(),
                venue: String::new(),
                street: String::new(),
                postcode: String::new(),
                city: String::new(),
                country: tenant.country.clone(),
                online_url: String::new(),
                zone: tenant.zone.clone(),
                start: format!("{day}T19:00"),
                end: format!("{day}T21:00"),
                capacity: None,
                guests_allowed: 0,
                visibility: Visibility::Public,
                remind: true,
                picture_alt: LocalizedText::default(),
            };
            (input, None)
        }
    };
    Ok(EventEdit { input, event, hosts, zones: clock::zones() })
}

/// A description as its page will show it.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] for who plans no events.
pub fn markdown(actor: &Actor, text: &str) -> Result<String> {
    access::require(actor, Capability::EventsManage)?;
    Ok(crate::markdown::html(text))
}
