//! A page far down the list, against the first one.

use anyhow::ensure;
use domain::access::Actor;
use domain::ids::PersonId;
use domain::people::PeopleQuery;
use engine::{Engine, people, value};

use super::turns::{Turns, turns};

pub(super) async fn measure(engine: &Engine, owner: &Actor, people: usize, rounds: u32) -> anyhow::Result<Turns> {
    let first = PeopleQuery::default();
    // The person in the middle, found the slow way.
    let middle = i64::try_from(people / 2)?;
    let mut tx = engine.read().await?;
    let at = value!(
        &mut tx,
        PersonId,
        "SELECT person_id FROM person WHERE tenant_id = $1 AND state = 'active' ORDER BY name_key, person_id LIMIT 1 OFFSET $2",
        owner.tenant,
        middle
    )?;
    let key = value!(&mut tx, String, "SELECT name_key FROM person WHERE tenant_id = $1 AND person_id = $2", owner.tenant, at)?;
    drop(tx);
    let deep = PeopleQuery { after: Some(format!("{at}~{key}")), ..first.clone() };
    let page = people::list(engine, owner, &deep, people::PAGE).await?;
    ensure!(page.items.len() == usize::try_from(people::PAGE)?, "the page in the middle has {} people", page.items.len());
    let ask = async |query: &PeopleQuery| {
        people::list(engine, owner, query, people::PAGE).await?;
        Ok(())
    };
    turns(1, rounds * 5, async |_| ask(&deep).await, async |_| ask(&first).await).await
}
