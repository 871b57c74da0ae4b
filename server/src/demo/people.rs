//! About two thousand people with a plausible history of two years.

use domain::access::Actor;
use domain::consent::{Basis, Channel, Proof};
use domain::ids::{OrganisationId, PersonId, PurposeId};
use domain::locale::Locale;
use domain::people::{AffiliationRole, InteractionKind, Medium, NewPerson, Source};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use engine::people::interactions::{self, NewInteraction};
use engine::people::{self, tags};
use engine::{Clock, Engine, Tx, consent};

use super::names::{FAMILY, GIVEN, STREETS, pick};

const COUNT: usize = 2000;
/// People a transaction.
const BATCH: usize = 200;

/// What organisers note after a call.
const NOTES: &[&str] = &[
    "Called. Can drive people to meetings on weekdays.",
    "Met at the market stall; wants to hear about the bus route first.",
    "Will help with the newsletter from spring.",
    "Prefers a call after six. Has a printer to lend.",
    "Asked about membership; sent the leaflet.",
    "Moved house, new address taken down on the phone.",
];
const TAGS: &[&str] = &["volunteer", "driver", "stall", "donor", "housing", "climate"];

/// What the people agree to and who writes notes about them.
pub(super) struct Ground<'a> {
    pub tenant: &'a Tenant,
    pub owner: &'a Actor,
    pub branches: &'a [(OrganisationId, &'static str)],
    /// Events near me, news from the party.
    pub purposes: &'a [PurposeId],
}

/// How long before today somebody joined: a handful a week at first, several a day lately.
fn age(n: usize) -> i64 {
    let rank = i64::try_from(COUNT - n).unwrap_or_default();
    let slow = 2 * 365 * Timestamp::DAY / 10_000_000 * rank * (rank + 3000);
    // The last forty came within a week: something happened.
    if rank <= 40 { rank * 4 * Timestamp::HOUR } else { slow }
}

/// How many had joined at `then`, as seen from `now`.
pub(super) fn joined_by(now: Timestamp, then: Timestamp) -> usize {
    (0..COUNT).take_while(|n| now.plus(-age(*n)) < then).count()
}

/// Adds the people, the longest-standing first.
pub(super) async fn fill(engine: &Engine, ground: &Ground<'_>) -> anyhow::Result<()> {
    let numbers: Vec<usize> = (0..COUNT).collect();
    let now = engine.now();
    for batch in numbers.chunks(BATCH) {
        let mut tx = engine.write().await?;
        for &n in batch {
            let Some((branch, town)) = branch(ground.branches, n) else { continue };
            let then = |after: i64| {
                let at = now.plus(-(age(n) - after).max(Timestamp::MINUTE));
                Engine { clock: Clock::standing(at), ..engine.clone() }
            };
            let joined = then(0);
            let new = person(n, town);
            let added = people::match_or_create(&joined, &mut tx, ground.tenant, &new, branch, Source::Demo).await?;
            let entry = NewInteraction::new(added.person, InteractionKind::SignedUp, Source::Signup).incoming().with(branch);
            interactions::add(&joined, &mut tx, ground.tenant.id, entry).await?;
            if n % 5 == 0 {
                people::affiliate(&joined, &mut tx, ground.tenant, added.person, branch, AffiliationRole::Member).await?;
            }
            agree(&joined, &mut tx, ground, added.person, n).await?;
            if n % 17 == 0 && age(n) > 90 * Timestamp::DAY {
                withdraw(&then(80 * Timestamp::DAY), &mut tx, ground, added.person).await?;
            }
            if n % 9 == 0 {
                note(&then(20 * Timestamp::DAY), &mut tx, ground, added.person, branch, n).await?;
            }
            if n % 4 == 0 {
                tags::give(&joined, &mut tx, ground.tenant.id, added.person, pick(TAGS, n / 4)).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Two in three want to hear about events near them, one in three the news.
async fn agree(joined: &Engine, tx: &mut Tx, ground: &Ground<'_>, person: PersonId, n: usize) -> anyhow::Result<()> {
    for (which, wants) in [(0, n % 3 != 2), (1, n.is_multiple_of(3) || n.is_multiple_of(17))] {
        if let Some(purpose) = ground.purposes.get(which).filter(|_| wants) {
            consent::record(joined, tx, ground.tenant.id, &answer(joined, person, *purpose, WORDS.get(which), true)).await?;
        }
    }
    Ok(())
}

/// Somebody changes their mind about the news.
async fn withdraw(then: &Engine, tx: &mut Tx, ground: &Ground<'_>, person: PersonId) -> anyhow::Result<()> {
    let Some(news) = ground.purposes.get(1) else { return Ok(()) };
    consent::record(then, tx, ground.tenant.id, &answer(then, person, *news, WORDS.get(1), false)).await?;
    let entry = NewInteraction::new(person, InteractionKind::Preferences, Source::Person).incoming();
    interactions::add(then, tx, ground.tenant.id, entry).await?;
    Ok(())
}

/// What stood beside the boxes.
const WORDS: [&str; 2] = ["Events near me\nAbout two e-mails a month", "News from the party\nEvery other Friday"];

fn answer(then: &Engine, person: PersonId, purpose: PurposeId, words: Option<&&str>, given: bool) -> consent::Answer {
    let proof = Proof {
        wording: words.copied().unwrap_or_default().to_owned(),
        locale: Locale::En,
        page: if given { "/p/join/meadow".into() } else { "/p/me".into() },
        asked_at: then.now(),
        confirmed_at: given.then(|| then.now().plus(5 * Timestamp::MINUTE)),
        network: "198.51.100.0/24".into(),
        note: String::new(),
    };
    let source = if given { Source::Signup } else { Source::Person };
    let channel = Channel::Email;
    consent::Answer { person, purpose, channel, given, basis: Basis::Consent, version: 1, proof, source }
}

async fn note(
    then: &Engine,
    tx: &mut Tx,
    ground: &Ground<'_>,
    person: PersonId,
    branch: OrganisationId,
    n: usize,
) -> anyhow::Result<()> {
    let entry = NewInteraction::new(person, InteractionKind::Note, Source::Organiser).with(branch).by(ground.owner);
    let entry = NewInteraction { body: pick(NOTES, n / 9), channel: Medium::Phone, ..entry };
    interactions::add(then, tx, ground.tenant.id, entry).await?;
    Ok(())
}

/// Where the n-th person belongs, and the town.
pub(super) fn branch(branches: &[(OrganisationId, &'static str)], n: usize) -> Option<(OrganisationId, &'static str)> {
    branches.get((n * 7 + n / 11) % branches.len().max(1)).copied()
}

/// The n-th person.
pub(super) fn person(n: usize, town: &str) -> NewPerson {
    let (given, family) = (pick(GIVEN, n * 13 + n / 32), pick(FAMILY, n * 17 + n / 28));
    let locale = Locale::ALL.get(n % Locale::ALL.len()).copied().unwrap_or_default();
    NewPerson {
        given_name: given.into(),
        family_name: family.into(),
        email: format!("person{n}@example.org"),
        phone: if n.is_multiple_of(3) { format!("+4520{n:06}") } else { String::new() },
        street: format!("{} {}", pick(STREETS, n), n % 90 + 1),
        postcode: format!("48{:02}", n % 36 + 10),
        city: town.to_owned(),
        locale,
    }
}
