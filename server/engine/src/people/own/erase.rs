//! Erasing: nothing that points to the person is left, except a keyed hash of each address, which keeps imports and
//! colleagues from bringing them back. What happened stays as numbers about nobody.

use domain::consent::Proof;
use domain::ids::IdentityId;
use domain::people::{InteractionKind, PersonProfile, Source};
use domain::tenants::Tenant;

use super::super::interactions::{self, NewInteraction};
use super::super::{identities, notes, profile, record, search, sql, tags};
use super::forget::forget;
use super::link::open;
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::links::{self, LinkKind};
use crate::{Engine, Result, consent, duplicates, events, exec, mail, not_found, segments, signup};

/// Erases the person for good.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the link is not good, as it is after the first time.
pub async fn erase(engine: &Engine, tenant: &Tenant, token: &str) -> Result<()> {
    let now = engine.now();
    let mut tx = engine.write().await?;
    let person = open(engine, &mut tx, tenant.id, token).await?;
    record::hold(&mut tx, tenant.id, [person]).await?;
    let Some(known) = profile::load(&mut tx, tenant.id, person).await? else { return not_found() };
    let proof = Proof { page: "/p/me".into(), asked_at: now, confirmed_at: Some(now), ..Proof::default() };
    wipe(engine, &mut tx, tenant, &known, Source::Person, &proof, &Kept::All).await?;
    let act = Act { action: "person.erased", subject_kind: "person", subject: Some(person.0) };
    audit::record(engine, &mut tx, tenant.id, Who::Supporter, act, ()).await?;
    tx.commit().await
}

/// Of which addresses a keyed hash stays.
pub(super) enum Kept {
    /// Of all: the person wants never to be written to again.
    All,
    /// Of these.
    Only(Vec<IdentityId>),
}

/// Empties everything that is personal; the shell that remains keeps the numbers right.
pub(super) async fn wipe(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    known: &PersonProfile,
    source: Source,
    proof: &Proof,
    kept: &Kept,
) -> Result<()> {
    let (now, person) = (engine.now(), known.id);
    consent::withdraw_all(engine, tx, tenant.id, person, source, proof).await?;
    consent::forget(tx, tenant.id, person).await?;
    events::forget(engine, tx, tenant, person).await?;
    for identity in &known.identities {
        if matches!(kept, Kept::All) || matches!(kept, Kept::Only(ids) if ids.contains(&identity.id)) {
            let fingerprint = identities::fingerprint(engine, identity.kind, &identity.address);
            exec!(tx, sql::INSERT_TOMBSTONE, tenant.id, identity.kind, fingerprint, now)?;
        }
        if identity.kind == domain::people::IdentityKind::Email {
            signup::forget(engine, tx, tenant.id, &identity.address).await?;
            mail::forget_all(tx, tenant.id, &identity.address).await?;
        }
    }
    // Addresses they had before stay left alone, too.
    exec!(tx, sql::BURY_PAST, tenant.id, person, now, matches!(kept, Kept::All))?;
    crate::imports::forget(tx, tenant.id, person).await?;
    segments::forget(tx, tenant.id, person).await?;
    duplicates::forget(engine, tx, tenant.id, person).await?;
    forget(tx, tenant.id, person).await?;
    exec!(tx, sql::END_AFFILIATIONS, tenant.id, person, now)?;
    tags::forget(tx, tenant.id, person).await?;
    notes::forget(tx, tenant.id, person).await?;
    exec!(tx, sql::FORGET_INTERACTIONS, tenant.id, person)?;
    interactions::add(engine, tx, tenant.id, NewInteraction::new(person, InteractionKind::Erased, source).incoming()).await?;
    exec!(tx, sql::ERASE_PERSON, tenant.id, person, now)?;
    search::index(tx, tenant, &[person]).await?;
    links::revoke(tx, tenant.id, LinkKind::SelfService, person.0).await?;
    Ok(())
}
