//! The words of many people who were just made: nothing has to be read back.

use std::collections::BTreeSet;

use domain::ids::PersonId;
use domain::tenants::Tenant;

use super::index;
use super::says::Says;
use crate::Result;
use crate::db::bulk::{Bulk, Value};
use crate::db::{self, Tx};

/// Writes the words of people nobody has indexed yet.
///
/// # Errors
/// If the database fails, also if one of them has words already.
pub async fn index_new(tx: &mut Tx, tenant: &Tenant, people: &[(PersonId, Says)]) -> Result<()> {
    let numbers = db::search::numbers(tx, i64::try_from(people.len()).unwrap_or_default()).await?;
    let (Some(first), Some(last)) = (numbers.iter().min().copied(), numbers.iter().max().copied()) else { return Ok(()) };
    let mut rows = Bulk::new(
        "person_search",
        &["tenant_id", "person_id", "seq", "other_key", "city_key", "postcode_key", "email_key", "words"],
    );
    for ((person, says), number) in people.iter().zip(numbers) {
        let [other, city, postcode, email] = says.keys.clone().map(Value::Text);
        let (tenant, person) = (Value::Uuid(tenant.id.0), Value::Uuid(person.0));
        rows.row([tenant, person, Value::Int(number), other, city, postcode, email, Value::Text(says.words.clone())]);
    }
    rows.write(tx).await?;
    db::search::put_in_new(tx, tenant.id, first, last).await?;
    let vocabulary: BTreeSet<&str> = people.iter().flat_map(|(_, says)| &says.vocabulary).map(String::as_str).collect();
    index::learn(tx, tenant, &vocabulary).await
}
