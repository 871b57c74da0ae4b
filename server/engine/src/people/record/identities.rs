//! E-mail addresses and phone numbers of a record. Those that stay keep what is known of them; those that come back are
//! what they were.

use domain::ids::{IdentityId, PersonId, TenantId};
use domain::people::{Address, Health, IdentityKind};
use domain::time::Timestamp;

use super::load::IdentityRow;
use super::sql;
use crate::db::Tx;
use crate::people::identities::{fingerprint, is_erased};
use crate::{Engine, Result, all, exec, one};

/// The first of these e-mail addresses that belongs to somebody else.
pub(in super::super) async fn taken(
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
    emails: &[Address],
) -> Result<Option<PersonId>> {
    for email in emails {
        if let Some((other,)) = one!(tx, (PersonId,), sql::TAKEN_BY, tenant, &email.address, person)? {
            return Ok(Some(other));
        }
    }
    Ok(None)
}

/// Makes these the addresses of one kind, in this order. Gives whether none was taken.
pub(super) async fn write(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
    kind: IdentityKind,
    wanted: &[Address],
) -> Result<bool> {
    let mut known = all!(tx, IdentityRow, sql::IDENTITIES, tenant, person)?;
    known.retain(|row| row.kind == kind);
    for row in known.iter().filter(|row| !wanted.iter().any(|w| w.address == row.address)) {
        let print = fingerprint(engine, kind, &row.address);
        exec!(tx, sql::KEEP_PAST, tenant, person, row.identity_id, print)?;
        exec!(tx, sql::DELETE_IDENTITY, tenant, person, row.identity_id)?;
    }
    for (position, address) in (0_i64..).zip(wanted) {
        if let Some(row) = known.iter().find(|row| row.address == address.address) {
            exec!(tx, sql::PLACE_IDENTITY, tenant, person, row.identity_id, &address.label, position)?;
        } else if !insert(engine, tx, tenant, person, kind, address, position).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn insert(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
    kind: IdentityKind,
    new: &Address,
    position: i64,
) -> Result<bool> {
    let id: IdentityId = engine.id();
    let now = engine.now();
    let print = fingerprint(engine, kind, &new.address);
    let past = one!(tx, (PersonId, Option<Timestamp>, Health, Option<Timestamp>), sql::PAST, tenant, kind, print)?;
    let (verified_at, health, mut suppressed_at) = match past {
        Some((whose, verified_at, health, suppressed_at)) => (verified_at.filter(|_| whose == person), health, suppressed_at),
        None => (None, Health::Good, None),
    };
    if suppressed_at.is_none() && is_erased(engine, tx, tenant, kind, &new.address).await? {
        suppressed_at = Some(now);
    }
    let added = exec!(
        tx,
        sql::INSERT_IDENTITY,
        tenant,
        id,
        person,
        kind,
        &new.address,
        verified_at,
        health,
        suppressed_at,
        now,
        &new.label,
        position
    )?;
    Ok(added > 0)
}
