//! Making the index anew from nothing.

use domain::ids::PersonId;
use domain::tenants::Tenant;

use crate::db::dynamic::Sql;
use crate::{Engine, Result};

/// People in one transaction.
const BATCH: i64 = 1000;

/// Makes the words of everybody anew, a thousand people at a time, so that others can write in between. Gives how many there were.
///
/// # Errors
/// If the database fails; what was done until then stays.
pub async fn rebuild(engine: &Engine, tenant: &Tenant) -> Result<u64> {
    let mut after = PersonId(uuid::Uuid::nil());
    let mut done = 0;
    loop {
        let mut tx = engine.write().await?;
        let mut sql = Sql::new("SELECT person_id FROM person WHERE tenant_id = ");
        sql.bind(tenant.id).push(" AND person_id > ").bind(after).push(" ORDER BY person_id LIMIT ").bind(BATCH);
        let people: Vec<PersonId> = sql.all::<(PersonId,)>(&mut tx).await?.into_iter().map(|(id,)| id).collect();
        let Some(last) = people.last() else { break };
        after = *last;
        super::index(&mut tx, tenant, &people).await?;
        tx.commit().await?;
        done += u64::try_from(people.len()).unwrap_or_default();
    }
    Ok(done)
}
