//! Choosing a record by typing a part of its name.

use std::collections::HashMap;

use domain::access::Actor;
use domain::ids::PersonId;
use domain::people::{PersonChoice, PersonKind};
use uuid::Uuid;

use super::super::search::find;
use super::sql;
use crate::{Engine, Result, all};

/// Records offered at once.
const OFFERED: u32 = 8;

/// The first records the caller may see that fit what was typed, the best first.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn pick(engine: &Engine, actor: &Actor, search: &str) -> Result<Vec<PersonChoice>> {
    if search.trim().is_empty() {
        crate::access::require(actor, domain::access::Capability::PeopleRead)?;
        return Ok(Vec::new());
    }
    let found = find(engine, actor, search, OFFERED).await?;
    let [a, b, c, d, e, f, g, h] = std::array::from_fn(|at| found.get(at).map_or(PersonId(Uuid::nil()), |row| row.id));
    let mut tx = engine.read().await?;
    let kinds = all!(&mut tx, (PersonId, PersonKind), sql::KINDS, actor.tenant, a, b, c, d, e, f, g, h)?;
    let kinds: HashMap<PersonId, PersonKind> = kinds.into_iter().collect();
    let choices = found.into_iter().map(|row| PersonChoice {
        id: row.id,
        kind: kinds.get(&row.id).copied().unwrap_or_default(),
        given_name: row.given_name,
        family_name: row.family_name,
        detail: if row.city.is_empty() { row.email.unwrap_or_default() } else { row.city },
    });
    Ok(choices.collect())
}
