//! About two thousand people with a plausible history.

use domain::ids::OrganisationId;
use domain::locale::Locale;
use domain::people::{AffiliationRole, NewPerson, Source};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use engine::{Clock, Engine, people};

use super::names::{FAMILY, GIVEN, STREETS, pick};

const COUNT: usize = 2000;
/// People a transaction.
const BATCH: usize = 100;

/// Adds the people, the longest-standing first.
pub(super) async fn fill(engine: &Engine, tenant: &Tenant, branches: &[(OrganisationId, &'static str)]) -> anyhow::Result<()> {
    let numbers: Vec<usize> = (0..COUNT).collect();
    for batch in numbers.chunks(BATCH) {
        // Each batch joined a week after the one before, so that the timeline reaches back months.
        let age = i64::try_from((COUNT - batch.first().copied().unwrap_or_default()) / BATCH).unwrap_or_default();
        let engine = Engine { clock: Clock::standing(engine.now().plus(-7 * age * Timestamp::DAY)), ..engine.clone() };
        let mut tx = engine.write().await?;
        for &n in batch {
            let Some((branch, town)) = branches.get((n * 7 + n / 11) % branches.len()) else { continue };
            let person = person(n, town);
            let added = people::match_or_create(&engine, &mut tx, tenant, &person, *branch, Source::Demo).await?;
            let role = if n % 5 == 0 { AffiliationRole::Member } else { AffiliationRole::Supporter };
            if n % 5 == 0 {
                people::affiliate(&engine, &mut tx, tenant, added.person, *branch, role).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(())
}

fn person(n: usize, town: &str) -> NewPerson {
    let (given, family) = (pick(GIVEN, n * 13 + n / 32), pick(FAMILY, n * 17 + n / 28));
    let locale = Locale::ALL.get(n % Locale::ALL.len()).copied().unwrap_or_default();
    NewPerson {
        given_name: given.into(),
        family_name: family.into(),
        email: format!("person{n}@example.org"),
        phone: if n % 3 == 0 { format!("+4520{n:06}") } else { String::new() },
        street: format!("{} {}", pick(STREETS, n), n % 90 + 1),
        postcode: format!("48{:02}", n % 36 + 10),
        city: town.to_owned(),
        locale,
    }
}
