//! Blocks: who shares one may be the same person, so only they are compared. A person is in a handful, chosen so that whatever
//! is usually wrong in a duplicate (a slip in either name, a short form, names the other way round, a new address, a new
//! number) leaves at least one in common.

use domain::ids::{PersonId, TenantId};
use domain::people::PersonKind;
use domain::time::Timestamp;

use super::card::Prepared;
use super::{load, plain, sql, words};
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::{Engine, Result, all, exec, one};

/// Rows written with one statement.
const AT_ONCE: usize = 400;
/// Up to this many people are looked up at once when they are indexed; more are left to the search through everybody.
const FEW: usize = 20;

/// What the people in a block have in common. Its number is in the lowest three bits of the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    Email,
    Phone,
    NamePlace,
    NameStreet,
    NameBirth,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Email, Self::Phone, Self::NamePlace, Self::NameStreet, Self::NameBirth];

    const fn bits(self) -> u64 {
        match self {
            Self::Email => 0,
            Self::Phone => 1,
            Self::NamePlace => 2,
            Self::NameStreet => 3,
            Self::NameBirth => 4,
        }
    }

    /// What a block's people have in common.
    pub(super) fn of(block: i64) -> Self {
        let bits = u64::from_be_bytes(block.to_be_bytes()) & 7;
        Self::ALL.into_iter().find(|kind| kind.bits() == bits).unwrap_or(Self::NamePlace)
    }

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::NamePlace => "name",
            Self::NameStreet => "address",
            Self::NameBirth => "birth_date",
        }
    }
}

/// FNV-1a with a last stir. Blocks are stored: this must never change.
fn hash(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 29)
}

fn block(kind: Kind, parts: &[&str]) -> i64 {
    i64::from_be_bytes(((hash(parts) & !7) | kind.bits()).to_be_bytes())
}

/// The blocks a person is in, each once, in order.
#[must_use]
pub fn of(person: &Prepared) -> Vec<i64> {
    let mut out = Vec::with_capacity(8);
    for mailbox in &person.mailboxes {
        out.push(match &mailbox.own {
            Some(own) => block(Kind::Email, &[&plain::sound(own)]),
            None => block(Kind::Email, &[&mailbox.local, &mailbox.host]),
        });
    }
    out.extend(person.phones.iter().map(|(tail, _)| block(Kind::Phone, &[tail])));
    let given = person.given.first().map(|name| words::root(name).to_owned());
    let families = [person.family.first(), person.family.last().filter(|_| person.family.len() > 1)];
    for family in families.into_iter().flatten() {
        named(person, given.as_deref(), family, &mut out);
    }
    if let (Some(given), [year, month, day]) = (&given, person.birth.as_slice()) {
        let (early, late) = (month.min(day), month.max(day));
        // One name is enough beside a birth date; either may be first, last, or new since a wedding.
        out.push(block(Kind::NameBirth, &[&plain::sound(given), &format!("{year}-{early}-{late}")]));
        if let Some(family) = person.family.last() {
            out.push(block(Kind::NameBirth, &[&plain::sound(words::root(family)), &format!("{year}-{early}-{late}")]));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The first letter, which people get right.
fn initial(word: &str) -> &str {
    word.get(..1).unwrap_or_default()
}

/// One name by its sound and the other by its initial, both ways, with the place; and both by sound with the street.
fn named(person: &Prepared, given: Option<&str>, family: &str, out: &mut Vec<i64>) {
    let family = if person.card.kind == PersonKind::Person { words::root(family) } else { family };
    let given = given.unwrap_or_default();
    let (given_sound, family_sound) = (plain::sound(given), plain::sound(family));
    let mut both = [given_sound.as_str(), family_sound.as_str()];
    both.sort_unstable();
    for place in &person.places {
        let name = if place.postcode.is_empty() { &place.city } else { &place.postcode };
        if !name.is_empty() {
            out.push(block(Kind::NamePlace, &[&family_sound, initial(given), name]));
            out.push(block(Kind::NamePlace, &[&given_sound, initial(family), name]));
        }
        let street = place.street.name.iter().max_by_key(|word| word.len());
        if let Some(street) = street.filter(|_| !place.street.number.is_empty()) {
            let beginning = street.get(..street.len().min(5)).unwrap_or(street);
            out.push(block(Kind::NameStreet, &[both[0], both[1], beginning, &place.street.number]));
        }
    }
}

/// Finer blocks for a group that is too large: first by the whole name, then by street or birth date as well.
pub(super) fn finer(person: &Prepared, coarse: i64, round: u8) -> u64 {
    let mut names: Vec<&str> =
        person.given.iter().take(1).map(|n| words::root(n)).chain(person.family.last().map(String::as_str)).collect();
    names.sort_unstable();
    let mut parts = vec![coarse.to_string(), names.join(" ")];
    if round > 0 {
        match person.places.first().filter(|p| !p.street.number.is_empty()) {
            Some(place) => parts.push(format!("{} {}", place.street.name.concat(), place.street.number)),
            None => parts.push(person.card.birth_date.clone()),
        }
    }
    hash(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Makes the blocks of these people anew from what their records say, and looks at once whom they may be the same as if they are
/// few. Every change of a record and every import ends with this. For very many at once it is faster to leave it to the search through
/// everybody ([`super::scan`]), which begins with those who have no blocks yet.
///
/// # Errors
/// If the database fails.
pub async fn index(engine: &Engine, tx: &mut Tx, tenant: TenantId, people: &[PersonId]) -> Result<()> {
    let now = engine.now();
    for some in people.chunks(2_000) {
        let cards: Vec<Prepared> = load::cards(tx, tenant, some).await?.into_iter().map(Prepared::from).collect();
        for few in some.chunks(500) {
            let mut sql = Sql::new("DELETE FROM person_key WHERE tenant_id = ");
            sql.bind(tenant).push(" AND person_id IN ").list(few.iter().copied());
            sql.exec(tx).await?;
        }
        write(tx, tenant, &cards).await?;
    }
    if people.len() <= FEW {
        for person in people {
            let card = load::cards(tx, tenant, &[*person]).await?.pop().map(Prepared::from);
            super::find::notice(tx, tenant, *person, card.as_ref(), now).await?;
        }
    }
    Ok(())
}

/// The same for one person whose record was just written.
pub(crate) async fn refresh(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<()> {
    let card = load::cards(tx, tenant, &[person]).await?.pop().map(Prepared::from);
    let wanted = card.as_ref().map(of).unwrap_or_default();
    let mut known: Vec<i64> = all!(tx, (i64,), sql::KEYS_OF, tenant, person)?.into_iter().map(|(block,)| block).collect();
    known.sort_unstable();
    if known != wanted {
        exec!(tx, sql::DELETE_KEYS, tenant, person)?;
        for block in &wanted {
            exec!(tx, sql::INSERT_KEY, tenant, *block, person)?;
        }
    }
    let at = one!(tx, (Timestamp,), sql::CHANGED_AT, tenant, person)?.map(|(at,)| at).unwrap_or_default();
    super::find::notice(tx, tenant, person, card.as_ref(), at).await
}

/// Writes the blocks of people who have none, in the order of the index.
pub(super) async fn write(tx: &mut Tx, tenant: TenantId, people: &[Prepared]) -> Result<()> {
    let mut rows: Vec<(i64, PersonId)> =
        people.iter().flat_map(|p| of(p).into_iter().map(move |block| (block, p.card.id))).collect();
    rows.sort_unstable();
    for some in rows.chunks(AT_ONCE) {
        let mut sql = Sql::new("INSERT INTO person_key (tenant_id, block, person_id) VALUES ");
        for (place, (block, person)) in some.iter().enumerate() {
            sql.push(if place == 0 { "(" } else { ", (" })
                .bind(tenant)
                .push(", ")
                .bind(*block)
                .push(", ")
                .bind(*person)
                .push(")");
        }
        sql.push(" ON CONFLICT DO NOTHING");
        sql.exec(tx).await?;
    }
    Ok(())
}
