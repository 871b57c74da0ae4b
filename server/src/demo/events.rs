//! Events past and coming, with people in them.

use domain::access::Actor;
use domain::events::{EventInput, Mark, RsvpInput, Visibility};
use domain::ids::{EventId, OrganisationId};
use domain::locale::{Locale, LocalizedText};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use engine::{Clock, Engine, clock, events};

use super::people;
use super::themes::theme;

/// What stands on the noticeboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Published,
    /// Seen by the team only.
    Draft,
    /// Published before anybody wrote what it is about.
    Silent,
}

use State::{Draft, Published, Silent};

/// Days from today, hour, capacity, guests (of the audience) per event.
const PLAN: &[(i64, i64, Option<i64>, usize, State)] = &[
    (-700, 19, None, 12, Published),
    (-610, 10, None, 9, Published),
    (-540, 18, Some(40), 16, Published),
    (-450, 19, None, 14, Published),
    (-360, 17, Some(60), 20, Published),
    (-280, 19, None, 15, Published),
    (-200, 11, None, 13, Published),
    (-130, 19, Some(30), 24, Published),
    (-75, 18, None, 18, Published),
    (-40, 19, Some(40), 25, Published),
    (-12, 18, None, 18, Published),
    (-3, 10, None, 14, Published),
    (6, 19, Some(60), 22, Published),
    (9, 9, None, 6, Silent),
    (11, 19, None, 0, Draft),
    (13, 17, Some(8), 11, Published),
    (27, 10, None, 5, Published),
    (45, 19, Some(120), 0, Published),
];
/// The latest past event, of which nobody has written down yet who came.
const UNMARKED: i64 = -3;

/// Adds the events.
pub(super) async fn fill(
    engine: &Engine,
    tenant: &Tenant,
    owner: &Actor,
    branches: &[(OrganisationId, &'static str)],
) -> anyhow::Result<()> {
    for (n, &(days, hour, capacity, guests, state)) in PLAN.iter().enumerate() {
        let Some((branch, town)) = branches.get(n % branches.len()) else { continue };
        let start = engine.now().plus(days * Timestamp::DAY);
        // An event of the past was published before it was over.
        let then = if days < 0 { standing(engine, start.plus(-20 * Timestamp::DAY)) } else { engine.clone() };
        let date = clock::date_in(start, &tenant.zone);
        let (title, description) = theme(n);
        let input = EventInput {
            organisation: *branch,
            title,
            description: if state == Silent { LocalizedText::default() } else { description },
            venue: format!("{town} Town Hall"),
            street: "Market Square 1".into(),
            postcode: format!("48{}", 10 + n),
            city: (*town).to_owned(),
            country: "DK".into(),
            online_url: String::new(),
            zone: tenant.zone.clone(),
            start: format!("{date}T{hour:02}:00"),
            end: format!("{date}T{:02}:00", hour + 2),
            capacity,
            guests_allowed: 2,
            visibility: Visibility::Public,
            remind: true,
            picture_alt: LocalizedText::default(),
        };
        let id = events::create(&then, owner, &input).await?;
        if state == Draft {
            continue;
        }
        events::publish(&then, owner, id).await?;
        let known = people::joined_by(engine.now(), then.now());
        come(&then, tenant, owner, id, n, known, guests).await?;
        if days < UNMARKED {
            // The hour is the plan's, the rest of the moment today's: a day later it is over in any case.
            count(&standing(engine, start.plus(Timestamp::DAY)), owner, id).await?;
        }
    }
    Ok(())
}

fn standing(engine: &Engine, at: Timestamp) -> Engine {
    Engine { clock: Clock::standing(at), ..engine.clone() }
}

/// People who were there by then, `known` in all, sign up.
async fn come(
    then: &Engine,
    tenant: &Tenant,
    owner: &Actor,
    id: EventId,
    event: usize,
    known: usize,
    guests: usize,
) -> anyhow::Result<()> {
    let slug = events::view(then, owner, Locale::En, id).await?.slug;
    for guest in 0..guests {
        let who = (event * 131 + guest * 37) % known.max(1);
        let person = people::person(who, "");
        let rsvp = RsvpInput {
            given_name: person.given_name,
            family_name: person.family_name,
            email: person.email,
            guests: i64::from(guest % 6 == 0),
            website: String::new(),
            referrer: String::new(),
        };
        events::rsvp(then, tenant, person.locale, &slug, &rsvp, &format!("203.0.113.{event}")).await?;
    }
    Ok(())
}

/// At the door: five of six came.
async fn count(then: &Engine, owner: &Actor, id: EventId) -> anyhow::Result<()> {
    let list = events::attendees(then, owner, id, &Default::default()).await?;
    for (n, attendee) in list.items.iter().enumerate() {
        if n % 6 != 5 && attendee.status == domain::events::RegistrationStatus::Registered {
            events::mark(then, owner, attendee.id, Some(Mark::Attended)).await?;
        }
    }
    events::absent_rest(then, owner, id).await?;
    Ok(())
}
