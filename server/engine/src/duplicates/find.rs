//! Whom one person may be the same as: as data comes in, and while it is still being typed.

use std::collections::{HashMap, HashSet};

use domain::access::{Actor, Capability};
use domain::duplicates::Possible;
use domain::ids::{PersonId, TenantId};
use domain::people::{PersonEdit, PersonKind, Source};
use domain::time::Timestamp;

use super::card::{Card, Prepared};
use super::score::{self, LIKELY, Verdict};
use super::{keys, load, pairs, sql};
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::people;
use crate::{Engine, Result, access, all, exec};

/// People looked at. Blocks with more are taken apart by the search through everybody.
const NEIGHBOURS: i64 = 500;
/// How many are shown.
const SHOWN: usize = 5;

/// Everybody who shares a block with a card.
async fn neighbours(tx: &mut Tx, tenant: TenantId, of: &Prepared) -> Result<Vec<Prepared>> {
    let blocks = keys::of(of);
    if blocks.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT DISTINCT person_id FROM person_key WHERE tenant_id = ");
    sql.bind(tenant).push(" AND block IN ").list(blocks).push(" AND person_id <> ").bind(of.card.id);
    sql.push(" LIMIT ").bind(NEIGHBOURS);
    let ids: Vec<PersonId> = sql.all::<(PersonId,)>(tx).await?.into_iter().map(|(id,)| id).collect();
    Ok(load::cards(tx, tenant, &ids).await?.into_iter().map(Prepared::from).collect())
}

/// Those a card is likely the same as, the likeliest first.
async fn likely(tx: &mut Tx, tenant: TenantId, of: &Prepared) -> Result<Vec<(Prepared, Verdict)>> {
    let mut out: Vec<(Prepared, Verdict)> = neighbours(tx, tenant, of)
        .await?
        .into_iter()
        .map(|other| {
            let verdict = score::compare(of, &other);
            (other, verdict)
        })
        .filter(|(_, verdict)| verdict.score >= LIKELY)
        .collect();
    out.sort_by_key(|(other, verdict)| (-verdict.score, other.card.id));
    Ok(out)
}

/// Writes down whom a person may be the same as now, and lets go of open pairs that no longer look alike.
pub(super) async fn notice(
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
    card: Option<&Prepared>,
    now: Timestamp,
) -> Result<()> {
    let found = match card {
        Some(card) => {
            let found = likely(tx, tenant, card).await?;
            let alike: HashSet<PersonId> = found.iter().map(|(other, _)| other.card.id).collect();
            for (other, verdict) in &found {
                pairs::keep(tx, tenant, person, other.card.id, verdict, now).await?;
            }
            alike
        }
        None => HashSet::new(),
    };
    let open = all!(tx, (PersonId, PersonId), sql::OPEN_OF, tenant, person)?;
    let others = open.into_iter().map(|(a, b)| if a == person { b } else { a });
    // Not everybody who shares a block was looked at: those known to be alike are compared one by one.
    let left: Vec<PersonId> = others.filter(|other| !found.contains(other)).collect();
    let cards: HashMap<PersonId, Prepared> =
        load::cards(tx, tenant, &left).await?.into_iter().map(|card| (card.id, Prepared::from(card))).collect();
    for other in left {
        let verdict = card.zip(cards.get(&other)).map(|(card, other)| score::compare(card, other));
        match verdict.filter(|verdict| verdict.score >= LIKELY) {
            Some(verdict) => pairs::keep(tx, tenant, person, other, &verdict, now).await?,
            None => {
                let (a, b) = pairs::ordered(person, other);
                exec!(tx, sql::DROP_OPEN, tenant, a, b)?;
            }
        }
    }
    Ok(())
}

/// Whom somebody not yet added may be, of those the caller may see. What is typed may be half done.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to add people.
pub async fn typed(engine: &Engine, actor: &Actor, data: &PersonEdit) -> Result<Vec<Possible>> {
    access::require(actor, Capability::PeopleWrite)?;
    let card = Card {
        id: PersonId(uuid::Uuid::nil()),
        kind: PersonKind::Person,
        given_name: data.given_name.clone(),
        additional_name: data.additional_name.clone(),
        family_name: data.family_name.clone(),
        nickname: String::new(),
        birth_date: String::new(),
        emails: vec![data.email.clone()],
        phones: vec![data.phone.clone()],
        addresses: vec![data.address.clone()],
        source: Source::Organiser,
        created_at: engine.now(),
    };
    let mut tx = engine.read().await?;
    let found = likely(&mut tx, actor.tenant, &card.into()).await?;
    shown(engine, &mut tx, actor, found).await
}

/// Whom a person may be the same as: open pairs, of those the caller may see.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not change this person.
pub async fn of_person(engine: &Engine, actor: &Actor, person: PersonId) -> Result<Vec<Possible>> {
    let mut tx = engine.read().await?;
    people::require_visible(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let mut out = Vec::new();
    for pair in pairs::open_of(&mut tx, actor.tenant, person).await? {
        let other = if pair.a == person { pair.b } else { pair.a };
        if may_see(engine, &mut tx, actor, other).await?
            && let Some(card) = load::cards(&mut tx, actor.tenant, &[other]).await?.pop()
        {
            out.push(Possible { who: card.side(), score: pair.score, reasons: pair.reasons });
        }
    }
    out.sort_by_key(|possible| -possible.score);
    Ok(out)
}

async fn shown(engine: &Engine, tx: &mut Tx, actor: &Actor, found: Vec<(Prepared, Verdict)>) -> Result<Vec<Possible>> {
    let mut out = Vec::new();
    for (other, verdict) in found {
        if out.len() == SHOWN {
            break;
        }
        if may_see(engine, tx, actor, other.card.id).await? {
            out.push(Possible { who: other.card.side(), score: verdict.score, reasons: verdict.reasons });
        }
    }
    Ok(out)
}

/// Whether the caller may change this person.
pub(super) async fn may_see(engine: &Engine, tx: &mut Tx, actor: &Actor, person: PersonId) -> Result<bool> {
    people::visible::reaches(engine, tx, actor, Capability::PeopleWrite, person).await
}
