//! Events past and coming, with people in them.

use domain::access::Actor;
use domain::events::{EventInput, RsvpInput, Visibility};
use domain::ids::OrganisationId;
use domain::locale::Locale;
use domain::tenants::Tenant;
use domain::time::Timestamp;
use engine::{Clock, Engine, clock, events};

use super::names::{FAMILY, GIVEN, pick};
use super::text;

/// Days from today, hour, capacity, guests (of the audience) per event.
const PLAN: &[(i64, i64, Option<i64>, usize)] = &[
    (-40, 19, Some(40), 25),
    (-12, 18, None, 18),
    (6, 19, Some(60), 22),
    (13, 17, Some(8), 11),
    (27, 10, None, 5),
    (45, 19, Some(120), 0),
];

/// Adds the events.
pub(super) async fn fill(
    engine: &Engine,
    tenant: &Tenant,
    owner: &Actor,
    branches: &[(OrganisationId, &'static str)],
) -> anyhow::Result<()> {
    for (n, (days, hour, capacity, guests)) in PLAN.iter().enumerate() {
        let Some((branch, town)) = branches.get(n % branches.len()) else { continue };
        let today = engine.now();
        let start = today.plus(days * Timestamp::DAY);
        // An event of the past was published before it was over.
        let engine = if *days < 0 {
            Engine { clock: Clock::standing(start.plus(-20 * Timestamp::DAY)), ..engine.clone() }
        } else {
            engine.clone()
        };
        let date = clock::date_in(start, &tenant.zone);
        let input = EventInput {
            organisation: *branch,
            title: text("Housing for all", "Boliger til alle", "Un logement pour tous", "Koti kaikille", "Moradia para todos"),
            description: text(
                "An open evening about **rents and repairs**. Coffee is on us; bring a neighbour.",
                "En åben aften om **huslejer og reparationer**. Vi giver kaffe; tag en nabo med.",
                "Une soirée ouverte sur **les loyers et les réparations**. Le café est offert ; amenez un voisin.",
                "Avoin ilta **vuokrista ja remonteista**. Kahvit tarjotaan; ota naapuri mukaan.",
                "Uma noite aberta sobre **aluguéis e reformas**. O café é por nossa conta; traga um vizinho.",
            ),
            venue: format!("{town} Town Hall"),
            street: "Market Square 1".into(),
            postcode: format!("48{}", 10 + n),
            city: (*town).to_owned(),
            country: "DK".into(),
            online_url: String::new(),
            zone: tenant.zone.clone(),
            start: format!("{date}T{hour:02}:00"),
            end: format!("{date}T{:02}:00", hour + 2),
            capacity: *capacity,
            guests_allowed: 2,
            visibility: Visibility::Public,
            remind: true,
            picture_alt: domain::locale::LocalizedText::default(),
        };
        let id = events::create(&engine, owner, &input).await?;
        events::publish(&engine, owner, id).await?;
        let slug = events::view(&engine, owner, Locale::En, id).await?.slug;
        for guest in 0..*guests {
            let who = n * 31 + guest * 7;
            let rsvp = RsvpInput {
                given_name: pick(GIVEN, who).into(),
                family_name: pick(FAMILY, who).into(),
                email: format!("person{}@example.org", who * 5 % 2000),
                guests: i64::from(guest % 6 == 0),
                website: String::new(),
                referrer: String::new(),
            };
            events::rsvp(&engine, tenant, Locale::En, &slug, &rsvp, "127.0.0.1").await?;
        }
    }
    Ok(())
}
