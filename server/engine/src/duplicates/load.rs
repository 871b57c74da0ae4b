//! Reading cards, many at once.

use std::collections::HashMap;

use domain::ids::{PersonId, TenantId};
use domain::people::{IdentityKind, PersonKind, PersonState, PostalAddress, Source};
use domain::time::Timestamp;

use super::card::Card;
use crate::Result;
use crate::db::Tx;
use crate::db::dynamic::Sql;

/// People read with one statement: few enough for the arguments either database takes.
const AT_ONCE: usize = 500;

#[derive(sqlx::FromRow)]
struct Row {
    person_id: PersonId,
    state: PersonState,
    kind: PersonKind,
    given_name: String,
    additional_name: String,
    family_name: String,
    nickname: String,
    birth_date: String,
    source: Source,
    created_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Reached {
    person_id: PersonId,
    kind: IdentityKind,
    address: String,
}

#[derive(sqlx::FromRow)]
struct Lives {
    person_id: PersonId,
    street: String,
    postcode: String,
    city: String,
}

/// Cards of those of the people who are active, in no particular order.
///
/// # Errors
/// If the database fails.
pub async fn cards(tx: &mut Tx, tenant: TenantId, people: &[PersonId]) -> Result<Vec<Card>> {
    read(tx, tenant, people, |state| state == PersonState::Active).await
}

/// The same of people in any state but erased.
///
/// # Errors
/// If the database fails.
pub async fn cards_of_any(tx: &mut Tx, tenant: TenantId, people: &[PersonId]) -> Result<Vec<Card>> {
    read(tx, tenant, people, |state| state != PersonState::Erased).await
}

async fn read(tx: &mut Tx, tenant: TenantId, people: &[PersonId], which: fn(PersonState) -> bool) -> Result<Vec<Card>> {
    let mut out = Vec::with_capacity(people.len());
    for some in people.chunks(AT_ONCE) {
        let mut found: HashMap<PersonId, Card> = HashMap::with_capacity(some.len());
        let mut sql = Sql::new(
            "SELECT person_id, state, kind, given_name, additional_name, family_name, nickname, birth_date, source, created_at
             FROM person WHERE tenant_id = ",
        );
        // Asked for the state as well, SQLite would go through everybody who is in it.
        sql.bind(tenant).push(" AND person_id IN ").list(some.iter().copied());
        for row in sql.all::<Row>(tx).await?.into_iter().filter(|row| which(row.state)) {
            found.insert(row.person_id, card(row));
        }
        let mut sql = Sql::new("SELECT person_id, kind, address FROM identity WHERE tenant_id = ");
        sql.bind(tenant).push(" AND person_id IN ").list(some.iter().copied());
        sql.push(" ORDER BY person_id, position, created_at, identity_id");
        for row in sql.all::<Reached>(tx).await? {
            let Some(card) = found.get_mut(&row.person_id) else { continue };
            match row.kind {
                IdentityKind::Email => card.emails.push(row.address),
                IdentityKind::Phone => card.phones.push(row.address),
            }
        }
        // `home` comes before the other kinds in the alphabet.
        let mut sql = Sql::new("SELECT person_id, street, postcode, city FROM postal_address WHERE tenant_id = ");
        sql.bind(tenant).push(" AND person_id IN ").list(some.iter().copied()).push(" ORDER BY person_id, kind");
        for row in sql.all::<Lives>(tx).await? {
            let Lives { person_id, street, postcode, city } = row;
            let Some(card) = found.get_mut(&person_id) else { continue };
            card.addresses.push(PostalAddress { street, postcode, city, ..PostalAddress::default() });
        }
        out.extend(found.into_values());
    }
    Ok(out)
}

fn card(row: Row) -> Card {
    Card {
        id: row.person_id,
        kind: row.kind,
        given_name: row.given_name,
        additional_name: row.additional_name,
        family_name: row.family_name,
        nickname: row.nickname,
        birth_date: row.birth_date,
        emails: Vec::new(),
        phones: Vec::new(),
        addresses: Vec::new(),
        source: row.source,
        created_at: row.created_at,
    }
}
