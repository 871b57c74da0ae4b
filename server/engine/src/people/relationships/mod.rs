//! What ties people, households and organisations to each other. A relationship is one row, read from both ends, and is
//! only written by somebody who may see both.

mod household;
mod pick;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use domain::access::{Actor, Capability};
use domain::ids::{PersonId, RelationshipId, TenantId};
use domain::people::{
    InteractionKind, PersonChoice, PersonKind, Related, RelationshipDetails, RelationshipInput, RelationshipKind,
    RelationshipView, Side, Source, partial_date,
};
use domain::{ApiError, Problem};

pub use self::household::take_address;
pub use self::pick::pick;
use super::interactions::{self, NewInteraction};
use super::visible::{self, Reach};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, all, exec, not_found, one};

#[derive(sqlx::FromRow)]
struct Row {
    relationship_id: RelationshipId,
    kind: RelationshipKind,
    person_id: PersonId,
    note: String,
    start_date: String,
    end_date: String,
    other_id: PersonId,
    other_kind: PersonKind,
    given_name: String,
    family_name: String,
    city: String,
    seen: bool,
}

/// A person's relationships from their end: those that last first. An end the caller may not see has no name and no note.
///
/// # Errors
/// [`ApiError::NotFound`] if the caller may not see this person.
pub async fn list(engine: &Engine, actor: &Actor, person: PersonId) -> Result<Vec<RelationshipView>> {
    let mut tx = engine.read().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    let everyone = Reach::of(engine, &mut tx, actor, Capability::PeopleRead).await? == Reach::All;
    let rows = all!(&mut tx, Row, sql::OF_PERSON, actor.tenant, person, actor.account, engine.now(), everyone)?;
    Ok(rows.into_iter().map(|row| view(person, row)).collect())
}

fn view(person: PersonId, r: Row) -> RelationshipView {
    let side = if r.person_id == person { Side::First } else { Side::Second };
    let side = if r.kind.goes_both_ways() { Side::First } else { side };
    let other =
        PersonChoice { id: r.other_id, kind: r.other_kind, given_name: r.given_name, family_name: r.family_name, detail: r.city };
    RelationshipView {
        id: r.relationship_id,
        kind: r.kind,
        side,
        note: if r.seen { r.note } else { String::new() },
        other: r.seen.then_some(other),
        start_date: r.start_date,
        end_date: r.end_date,
    }
}

/// What a person's record stands for: decides which relationships are possible.
///
/// # Errors
/// [`ApiError::NotFound`] if the caller may not see this person.
pub async fn kind_of(engine: &Engine, actor: &Actor, person: PersonId) -> Result<PersonKind> {
    let mut tx = engine.read().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    kind(&mut tx, actor.tenant, person).await
}

/// Writes a relationship down.
///
/// # Errors
/// `Choice` on `kind` if it does not fit what the two stand for, `Taken` on `other` if it is there already, and as
/// [`RelationshipInput::check`]; [`ApiError::NotFound`] unless the caller may change the person and see the other.
pub async fn add(engine: &Engine, actor: &Actor, input: &RelationshipInput) -> Result<Related> {
    let input = input.check()?;
    let mut tx = engine.write().await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, input.person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, input.other).await?;
    let (first, second) = input.ends();
    if !input.kind.fits(kind(&mut tx, actor.tenant, first).await?, kind(&mut tx, actor.tenant, second).await?) {
        return Err(Error::Api(ApiError::field("kind", Problem::Choice)));
    }
    let id: RelationshipId = engine.id();
    let RelationshipInput { kind, note, start_date, end_date, .. } = &input;
    let (tenant, now) = (actor.tenant, engine.now());
    if exec!(&mut tx, sql::INSERT, tenant, id, *kind, first, second, note, start_date, end_date, now)? == 0 {
        return Err(Error::Api(ApiError::field("other", Problem::Taken)));
    }
    note_both(engine, &mut tx, actor, *kind, (first, second), InteractionKind::Related).await?;
    let act = Act { action: "person.related", subject_kind: "person", subject: Some(input.person.0) };
    audit::record(engine, &mut tx, tenant, Who::Account(actor), act, serde_json::json!({ "kind": kind })).await?;
    let moved_in = *kind == RelationshipKind::MemberOfHousehold && end_date.is_empty();
    let offer = if moved_in { household::offer(&mut tx, tenant, first, second).await? } else { None };
    tx.commit().await?;
    Ok(Related { id, offer })
}

/// Says that a relationship is over, or, with an empty date, that it lasts after all.
///
/// # Errors
/// `DateTime` on `end_date`; [`ApiError::NotFound`] unless the caller may see both ends and change one.
pub async fn end(engine: &Engine, actor: &Actor, id: RelationshipId, end_date: &str) -> Result<()> {
    let end_date = end_date.trim();
    if !end_date.is_empty() && partial_date(end_date).is_none() {
        return Err(Error::Api(ApiError::field("end_date", Problem::DateTime)));
    }
    let mut tx = engine.write().await?;
    let found = require(engine, &mut tx, actor, id).await?;
    RelationshipInput { end_date: end_date.to_owned(), ..found.clone() }.check()?;
    exec!(&mut tx, sql::SET_END, actor.tenant, id, end_date)?;
    let act = Act { action: "person.relationship_ended", subject_kind: "person", subject: Some(found.person.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "kind": found.kind })).await?;
    tx.commit().await
}

/// Corrects what is known of a relationship: the note, since when and until when. What it is and with whom stays: another
/// tie is another relationship.
///
/// # Errors
/// As [`RelationshipInput::check`]; [`ApiError::NotFound`] unless the caller may see both ends and change one.
pub async fn correct(engine: &Engine, actor: &Actor, id: RelationshipId, details: &RelationshipDetails) -> Result<()> {
    let mut tx = engine.write().await?;
    let found = require(engine, &mut tx, actor, id).await?;
    let RelationshipDetails { note, start_date, end_date } = details.clone();
    let RelationshipInput { person, kind, note, start_date, end_date, .. } =
        RelationshipInput { note, start_date, end_date, ..found }.check()?;
    exec!(&mut tx, sql::SET_DETAILS, actor.tenant, id, note, start_date, end_date)?;
    let act = Act { action: "person.relationship_corrected", subject_kind: "person", subject: Some(person.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "kind": kind })).await?;
    tx.commit().await
}

/// Strikes a relationship that never was. Gives what [`add`] needs to bring it back.
///
/// # Errors
/// [`ApiError::NotFound`] unless the caller may see both ends and change one.
pub async fn remove(engine: &Engine, actor: &Actor, id: RelationshipId) -> Result<RelationshipInput> {
    let mut tx = engine.write().await?;
    let found = require(engine, &mut tx, actor, id).await?;
    exec!(&mut tx, sql::DELETE, actor.tenant, id)?;
    note_both(engine, &mut tx, actor, found.kind, (found.person, found.other), InteractionKind::Unrelated).await?;
    let act = Act { action: "person.unrelated", subject_kind: "person", subject: Some(found.person.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "kind": found.kind })).await?;
    tx.commit().await?;
    Ok(found)
}

#[derive(sqlx::FromRow)]
struct Stored {
    kind: RelationshipKind,
    person_id: PersonId,
    other_id: PersonId,
    note: String,
    start_date: String,
    end_date: String,
}

/// The relationship from its first end, if the caller may see both ends and change one.
async fn require(engine: &Engine, tx: &mut Tx, actor: &Actor, id: RelationshipId) -> Result<RelationshipInput> {
    let Some(r) = one!(&mut *tx, Stored, sql::BY_ID, actor.tenant, id)? else { return not_found() };
    visible::require(engine, tx, actor, Capability::PeopleRead, r.person_id).await?;
    visible::require(engine, tx, actor, Capability::PeopleRead, r.other_id).await?;
    if visible::require(engine, tx, actor, Capability::PeopleWrite, r.person_id).await.is_err() {
        visible::require(engine, tx, actor, Capability::PeopleWrite, r.other_id).await?;
    }
    Ok(RelationshipInput {
        person: r.person_id,
        kind: r.kind,
        side: Side::First,
        other: r.other_id,
        note: r.note,
        start_date: r.start_date,
        end_date: r.end_date,
    })
}

async fn kind(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<PersonKind> {
    match one!(tx, (PersonKind,), sql::KIND, tenant, person)? {
        Some((kind,)) => Ok(kind),
        None => not_found(),
    }
}

/// On both timelines: what, from that end, and never with whom, since a name would outlive an erasure.
async fn note_both(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    kind: RelationshipKind,
    ends: (PersonId, PersonId),
    what: InteractionKind,
) -> Result<()> {
    for (person, side) in [(ends.0, Side::First), (ends.1, Side::Second)] {
        let result = format!("{kind}.{side}");
        let entry = NewInteraction::new(person, what, Source::Organiser).by(actor);
        interactions::add(engine, tx, actor.tenant, NewInteraction { result: &result, ..entry }).await?;
    }
    Ok(())
}
